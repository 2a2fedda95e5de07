"""What is wrong, where, and in which words it is told."""
