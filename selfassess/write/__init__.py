"""Composed documents and evidence into files: the only room that writes Word and Excel."""
