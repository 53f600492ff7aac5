"""What one piece of evidence, or one aspect, sounds like."""
