"""What pages show that must be joined, counted or sorted first."""
