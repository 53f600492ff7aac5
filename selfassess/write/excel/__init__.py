"""Workbooks that the tool writes: starters, the register of findings, the evidence."""
