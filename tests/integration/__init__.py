"""What other people's tools are given: hooks, an action, catalogues, configurations."""
