"""How a count is written in a text."""

NUMBER = r"\d++(?:,\d{3})*(?:\.\d+)?"
COUNT = rf"(?<!\d)(?!(?<=\d,)\d{{3}}(?!\d)){NUMBER}"
"""A number from its first digit: none begins within a run of digits or of groups of three, so each is tried once."""
