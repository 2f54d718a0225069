"""The speed claims: each with its peer, method and corpus (README.md beside this file)."""
