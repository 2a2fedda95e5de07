"""What the team says (YAML), read, checked and made ready to print. Never imports MkDocs."""

__version__ = "0.1.0"
