// Keeps the changes that are asked for and that lie behind the last page.
// in and out: version (KnownRecord), at (µs), bundle
// $label: string – label of the versions of one table, empty for any
// $record: string – identifier of one record, empty for any
// $by: string or null – one author
// $bundles: list of strings – the loads of that author
// $after: map or null – {at, record} of the last change of the page before
WITH version, at, bundle
WHERE ($label = '' OR $label IN labels(version))
  AND ($record = '' OR version.id = $record)
  AND ($by IS NULL OR bundle IN $bundles)
  AND ($after IS NULL OR at < $after.at OR (at = $after.at AND version.id > $after.record))
