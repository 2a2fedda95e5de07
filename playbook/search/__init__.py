"""The index of the finished site."""
