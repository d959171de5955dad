"""What regulation asks of a disclosure, one TOML file for each sort of disclosure, with the legal source."""
