// Every index, those of constraints included.
SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties, owningConstraint, options
RETURN name, state, type, entityType, coalesce(labelsOrTypes, []) AS labels, coalesce(properties, []) AS properties,
       owningConstraint IS NOT NULL AS owned, options.indexConfig['fulltext.analyzer'] AS analyser
