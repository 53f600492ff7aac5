"""Annex A workbooks of invented children, of any size, whose every figure can be worked out."""
