"""Days, stretches of time, and the forms in which councils write them."""
