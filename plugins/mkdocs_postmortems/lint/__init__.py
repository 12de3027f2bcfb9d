"""Opinions about a record, each one a question to its author; nothing here fails a build."""
