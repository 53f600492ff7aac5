"""The parts of the classifier: words, evidence for themes, evidence for polarity, extent."""
