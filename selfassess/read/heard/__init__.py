"""Surveys and logs of complaints and compliments in a council's own layout."""
