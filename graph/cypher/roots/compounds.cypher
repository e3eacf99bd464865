// Compounds of an area or of all, that certainly exist on the day, as filtered.
// out: y (Compound), area
//> compounds_listed
WITH y, area WHERE y.sinceLast <= day < y.untilFirst
