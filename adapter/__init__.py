"""The parts of the adapter to MkDocs that have a shape of their own; hooks.py calls them."""
