"""The workshop: what all pages share."""
