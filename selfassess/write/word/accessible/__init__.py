"""Whether a finished document can be read by everyone: the checker's rules, run on every draft."""
