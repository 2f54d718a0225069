"""What people do: build, check, new, serve, tally; `python -m civic.desk VERB` (contract.md §4)."""
