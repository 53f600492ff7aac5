"""Workbooks that are no .xlsx: older and binary Excel, OpenDocument, and text with separators."""
