"""Conclusions → a document as data. No Word in here, and no sentence outside templates/wording."""
