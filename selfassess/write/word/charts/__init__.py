"""Native Word charts, written by hand so that every reader draws them alike."""
