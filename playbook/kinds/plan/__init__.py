"""The team-building plan."""
