"""Records and overviews -> Markdown and HTML, by Jinja templates."""
