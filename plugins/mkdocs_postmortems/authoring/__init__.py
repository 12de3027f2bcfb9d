"""Proposed changes to author files; the only room that writes them."""
