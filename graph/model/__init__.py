"""What there is: kinds, tables, relations, dates. Pure data; it imports nothing of ours."""
