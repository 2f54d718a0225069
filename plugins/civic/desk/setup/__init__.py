"""`new --site` and `new --unit`: a county's first content, a unit's card."""
