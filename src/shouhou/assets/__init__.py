"""Assets owns product models and the units installed at customers' sites."""
