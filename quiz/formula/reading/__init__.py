"""Reading: characters of every notation to one tree, or a complaint with its place."""
