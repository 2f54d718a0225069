"""What people do: build, check, new, serve, tally; `python -m civic.desk VERB` (specification.md §4.2)."""
