"""Annex A lists → checks, measures and breakdowns. No row of a child leaves this folder."""
