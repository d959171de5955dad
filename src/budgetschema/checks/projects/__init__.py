"""Projects: forms against the project tables, their indicators, and what the text claims of them."""
