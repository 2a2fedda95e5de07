"""The points of the article."""
