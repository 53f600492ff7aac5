"""DfE's own data files: their columns, their rows, and what of them is used."""
