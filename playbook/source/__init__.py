"""Bytes of YAML -> data with a place for everything."""
