"""Word documents: paragraphs and tables in their order, from the XML of the package."""
