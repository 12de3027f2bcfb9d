"""One rule a file; the docstring of the file is the page of the rule."""
