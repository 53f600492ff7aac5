"""Reading: files in, values of `model` and problems out."""
