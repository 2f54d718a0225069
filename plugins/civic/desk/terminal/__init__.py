"""Questions, progress and failures, as they are told on a terminal."""
