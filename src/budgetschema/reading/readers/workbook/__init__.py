"""Workbooks: sheets as people see them, from the file formats of the usual programs."""
