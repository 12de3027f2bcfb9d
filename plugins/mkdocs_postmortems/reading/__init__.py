"""Author files become values; the only room that knows front matter, YAML and Markdown parsers."""
