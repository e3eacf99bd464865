// Every load with what it says it recorded and how many versions the ledger has of it.
CALL () {
  MATCH (version:KnownRecord)
  RETURN version.bundle AS bundle, count(*) AS versions
}
WITH collect({bundle: bundle, versions: versions}) AS counted
MATCH (load:Load)
RETURN load.id AS id, load.counts AS counts, coalesce([one IN counted WHERE one.bundle = load.id | one.versions][0], 0) AS versions
