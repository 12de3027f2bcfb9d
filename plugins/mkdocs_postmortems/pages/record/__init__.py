"""A record's page: facts above the author's text; factors, actions and related records below.

Each part is a function that returns Markdown, and no template: with thousands of records this is
what a build writes most of.
"""
