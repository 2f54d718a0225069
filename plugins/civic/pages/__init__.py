"""What the site shows: one visible ability a module, a function of the View to Pages, and a register()."""
