"""Layer codes: codes of the classifications in tables, against the code lists and against each other."""
