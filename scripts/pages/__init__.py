"""Pages of the documentation that are made from the model, the registry and the code lists."""
