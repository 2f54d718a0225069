"""`publish`: to a branch of a Git remote or into a zip, and what of the site that is online would change."""
