"""A disclosure on a terminal, with rich: verdict and key figures, one table, one project."""
