"""The words: what each thing is. Imports nothing else of ours."""
