"""How facts come in: bundles read, checked and loaded; policies as data; demo data."""
