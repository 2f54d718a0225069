"""Values -> bytes: feeds, tables, sitemap, reports. No disk."""
