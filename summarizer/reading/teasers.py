"""A line → whether it advertises another story, by its own first words.

Precision comes first: a teaser left in the story costs a little, a line of the story taken for a teaser is lost. So a
label counts only where the line opens with it, and a label that is a common word only with a colon behind it.
"""

import re

# A bullet, an arrow or a bracket may stand before a label; a quotation mark may not, because then somebody speaks.
BULLET = r"[\s•·▪‣◦●*+>|»›▶►➤→–—_\[({#-]{0,8}"
_LONGEST_TEASER = 300  # characters; a headline with its standfirst stays below
_LONGEST_HEADLINE = 150
_FEWEST_SHOUTED = 4  # words; a shorter line in capitals may head a section

# These lead on to another story before a colon, a dash or an arrow, or with nothing behind them.
_CLEAR_LABELS = (
    r"also read",
    r"read (?:also|more|next|this next)",
    r"what to read next",
    r"keep reading",
    r"(?:see also|also see)",
    r"more on this(?: story| topic)?",
    r"more (?:stories|news|coverage|headlines)",
    r"(?:read )?more from [^:\n]{1,40}",
    r"see more on",
    r"related (?:stor(?:y|ies)|articles?|content|coverage|news|posts?|links?|topics?|videos?)",
    r"(?:further|suggested) reading",
    r"recommended(?: reading| stories| for you)?",
    r"(?:most read|top stories|must[- ]reads?|trending(?: now)?)",
    r"you (?:may|might)(?: also)?(?: like| be interested in)",
    r"don['’]t miss(?: these [^:\n]{1,40})?",
    r"watch (?:more|now|live|also|the video)",
    r"listen (?:now|also|to this)",
    r"(?:in (?:pictures|photos)|photo gallery)",
    r"editors?['’]?s? picks?",
    r"from the archives?",
    r"(?:icymi|in case you missed it)",
    r"(?:go deeper|full coverage)",
    r"(?:lesen sie (?:auch|mehr)|mehr zum thema|siehe auch)",
    r"(?:(?:à )?lire aussi|voir aussi)",
    r"(?:le[ae] también|(?:también )?te puede interesar|más información)",
    r"leggi anche",
    r"(?:leia (?:também|mais)|veja também)",
    r"lees (?:ook|meer)",
    r"(?:читайте также|смотрите также|читайте також)",
    r"(?:czytaj (?:też|także)|zobacz (?:też|także))",
    r"ayrıca (?:bakınız|okuyun)",
    r"läs (?:också|mer)",
    r"(?:相关阅读|関連記事|관련기사|اقرأ أيضا)",
)
_CLEAR_LABEL = re.compile(
    rf"{BULLET}(?:{'|'.join(_CLEAR_LABELS)})\s?(?:[:：|»›>→…–—]|-\s|[.)\]*_]{{0,4}}\s*\Z)", re.IGNORECASE
)
# These are words of any story, too: only a colon or a bar behind them makes a label, for the last only capitals do.
_COLON_LABEL = re.compile(
    rf"{BULLET}(?:(?i:related|more|watch|read|listen)|ALSO|VIDEO|GALLERY|PHOTOS|MORE ON)\s?[:：|]"
)
# No colon at all: both words in capitals or with capital letters, and a headline behind them.
_BARE_LABEL = re.compile(
    rf"{BULLET}(?:ALSO READ|READ ALSO|READ MORE|SEE ALSO|WATCH LIVE|WATCH NOW|DON['’]T MISS|"
    r"Also Read|Read Also|Read More|See Also)\s(?=.{0,200}[a-z])"
)


def is_teaser(line: str) -> bool:
    """True for a line that advertises another story."""
    if len(line) > _LONGEST_TEASER:
        return False
    if _CLEAR_LABEL.match(line) or _COLON_LABEL.match(line):
        return True
    return bool(_BARE_LABEL.match(line)) and len(line) <= _LONGEST_HEADLINE and not line.endswith((".", ".”", '."'))


def is_shouted(line: str) -> bool:
    """True for a headline in capitals, as stands between the paragraphs of a story and leads to another."""
    return line.isupper() and len(line.split()) >= _FEWEST_SHOUTED and is_headline(line)


def opens_teasers(line: str) -> bool:
    """True for a label with nothing behind it: the headlines of other stories may follow, a line each."""
    match = _CLEAR_LABEL.match(line) if len(line) <= _LONGEST_HEADLINE else None
    return match is not None and not any(map(str.isalnum, line[match.end() :]))


def is_headline(line: str) -> bool:
    """True for a short line that does not end as a sentence does."""
    return len(line) <= _LONGEST_HEADLINE and not line.endswith((".", "!", "?", ":", ";", "”", '"', "。"))
