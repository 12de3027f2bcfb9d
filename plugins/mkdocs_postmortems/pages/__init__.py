"""Values become Markdown pages; knows the paths of the site, not MkDocs."""
