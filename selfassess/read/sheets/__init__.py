"""Sheets in a known form: found by their headings, read row by row, every row accounted for."""
