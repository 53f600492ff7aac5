"""One walk per command. The only room that knows the order of the others."""
