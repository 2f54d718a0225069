"""Values -> bytes: feeds, tables, reports, and the seam where the engine renders civic's Pages. No disk."""
