"""Disclosures as data for other programs: one package or module for each kind of export."""
