"""What stands behind keys, in front matter, cards and files of the registry: lines -> YAML nodes -> typed fields."""
