// Policies that apply around a compound and say how one without a firm is to be managed.
// in: codes – of the areas around it, day; out: y (Policy)
MATCH (y:Policy) WHERE y.area IN codes AND y.modes IS NOT NULL
