"""Front matter: lines -> YAML nodes -> typed fields."""
