"""The parts of a document, one module each."""
