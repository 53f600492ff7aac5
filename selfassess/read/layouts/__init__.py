"""Workbooks in a council's own layout: tables found, columns and rows understood, figures taken."""
