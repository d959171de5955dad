"""Databases: the relations as tables with keys, and views that answer common questions."""
