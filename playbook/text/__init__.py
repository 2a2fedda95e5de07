"""Text itself: languages, inline markup, encodings, Han characters, house style."""
