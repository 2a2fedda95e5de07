"""Outside sources."""
