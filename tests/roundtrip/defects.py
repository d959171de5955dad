"""What is known not to be read as printed, by variant and part, with the reason. Each is a test that has to fail."""

DEFECTS: dict[tuple[str, str], str] = {}
