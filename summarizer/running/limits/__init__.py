"""How many requests may be under way, how fast they may follow each other, and how large each one is."""
