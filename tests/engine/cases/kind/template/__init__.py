"""Texts to copy: what a new kind of data is, whole."""
