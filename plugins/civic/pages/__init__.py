"""What the site shows. A module with a register() is one visible ability, a function of the View to Pages. The others are what
those have in common: the View and what is kept of it, the values of the templates and who makes them, and rendering.py,
which makes bytes of Pages."""
