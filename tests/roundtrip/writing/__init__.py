"""Writers: one description of a publication, one module a format."""
