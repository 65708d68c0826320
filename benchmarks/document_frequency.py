"""A list of English word counts → the table of document frequencies that the similarity weighs words by.

    python benchmarks/document_frequency.py COUNTS > summarizer/language/data/document_frequency.tsv

COUNTS holds a word and its count a line, such as `frequency_dictionary_en_82_765.txt` of the package symspellpy (MIT;
counts of the Google Books Ngram data, CC BY 3.0, for the words of SCOWL). With p the share of a stem among all words, a
document of n words holds it with probability 1 - (1 - p)^n.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from summarizer.language.words import stem

WORDS_A_DOCUMENT = 400  # about one news report
PER = 1_000_000  # documents that a count refers to
FEWEST = 100  # in PER: what is rarer is left out, and counts as this rare


def main() -> None:
    """Read the counts, print the table, sorted by stem."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    counts: Counter[str] = Counter()
    for line in parser.parse_args().counts.read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.partition(" ")
        if word and count:
            counts[stem(word)] += int(count)
    total = counts.total()
    for key in sorted(counts):
        documents = round(PER * (1 - (1 - counts[key] / total) ** WORDS_A_DOCUMENT))
        if documents > FEWEST:
            sys.stdout.write(f"{key}\t{documents}\n")


if __name__ == "__main__":
    main()
