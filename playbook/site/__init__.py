"""The finished site: its scripts and styles, the offline copy, verification, publishing."""
