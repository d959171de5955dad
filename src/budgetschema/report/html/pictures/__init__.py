"""Pictures of a disclosure, drawn from its facts as inline SVG, each with its figures as a table."""
