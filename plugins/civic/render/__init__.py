"""Values -> bytes: feeds, tables, reports, and the seam where the engine draws civic's Pages. No disk."""
