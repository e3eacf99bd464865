// The names of everything that was loaded.
MATCH (load:Load)
RETURN collect(load.name) AS names
