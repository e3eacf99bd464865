"""How the hub fares on a whole city (城市规模)."""
