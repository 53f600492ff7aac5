"""A composed document as a Word file: styles from a template, the body block by block."""
