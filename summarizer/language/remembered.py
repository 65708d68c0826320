"""How many texts the readers of text remember, by how long the texts are: what one article asks for again and again.

An article has some 30 sentences, as many statements about it, and their clauses, phrases and words. More would be kept
of articles that are done: with eight times as many, a batch holds 150 MB instead of 73, and is no faster.
"""

SENTENCES = 1 << 9
PHRASES = 1 << 10
WORDS = 1 << 11
VOCABULARY = 1 << 13
"""Of what is told of a word by itself: most of any text is made of so few; the rare words of a batch have no end."""
