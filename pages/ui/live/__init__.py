"""The live picture: Python's side of the player (assets/player/ is the browser's)."""
