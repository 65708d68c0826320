"""Labels and what an engine made of their articles → scores, statistics and the gate."""
