"""The incident-factor graph and what can be asked of it; the only room that knows networkx."""
