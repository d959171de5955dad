"""Layer catalogue: entries of service procurement catalogues, within a department and across departments."""
