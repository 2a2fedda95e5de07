"""Facts: numbers that are said in several places and have one home."""
