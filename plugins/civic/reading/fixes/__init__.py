"""Line edits that `check --fix` and `takedown` propose."""
