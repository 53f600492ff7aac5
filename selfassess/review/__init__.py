"""A document against the dossier it was made from: what does not hold. Pure."""
