"""The look of the templates that come with the tool, written from nothing."""
