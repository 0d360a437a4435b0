"""The live picture: the player’s Python side, its panels, and runs that go on from where they are."""
