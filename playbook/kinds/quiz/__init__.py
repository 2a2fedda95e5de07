"""Self-checks."""
