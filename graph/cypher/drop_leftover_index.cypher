// Drops one index.
// $name: string – its name
DROP INDEX $name IF EXISTS
