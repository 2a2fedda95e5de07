"""What a team leaves out of its base."""
