"""content/registry and the cards of units."""
