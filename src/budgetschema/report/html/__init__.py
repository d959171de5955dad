"""The report as one page that people open: verdict, findings on the printed tables, pictures, projects, provenance."""
