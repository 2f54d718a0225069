"""`publish`: to a branch of a Git remote or into a zip, what of the site that is online would change, and what the content's
history says of posts' days."""
