"""Numbers to SVG text; this room knows nothing of incidents."""
