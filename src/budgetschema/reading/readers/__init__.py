"""Readers: one module a kind of file, each with ``read(Source) -> Grid``. They know files, and nothing of budgets."""
