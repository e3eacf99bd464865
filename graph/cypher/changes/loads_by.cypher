// The loads of one author, and whether the area was ever recorded.
// $by: string or null – who changed, unknown for loads that do not tell; null for nobody in particular
// $within: string – code, empty for everywhere
RETURN COLLECT { MATCH (load:Load) WHERE $by IS NOT NULL AND coalesce(load.by, 'unknown') = $by RETURN load.id } AS bundles,
       $within = '' OR EXISTS { MATCH (version:KnownArea {id: $within}) } AS seen
