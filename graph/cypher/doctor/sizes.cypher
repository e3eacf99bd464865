// How much there is to examine.
RETURN COUNT { (:Record) } AS records, COUNT { (:KnownRecord) } AS versions, COUNT { ()-[]->() } AS relations
