"""A paragraph → its photo credits, which make a caption of what stands before them.

Smoke over the village on Friday. (AP Photo/Ann Example)            in brackets
Smoke over the village on Friday. Photo: Ann Example/The Example    behind a label
Smoke over the village. Associated Press/Ann Example Fighters …     bare, and run into the next caption
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

Range = tuple[int, int]

_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŠŽČĐİΑ-ΩА-ЯЁІЇЄҐ"
_WORD = rf"(?:[{_CAPITAL}][\w.'’&-]{{0,30}}|(?:de|del|der|van|von|el|al|bin|and|of|the|for|via)(?=\s))"
_NAMES = rf"{_WORD}(?:\s{_WORD}){{0,6}}"
_PHOTO = (
    r"(?:(?:file|stock|handout|archive|undated)\s)?"
    r"(?:photo(?:graph)?s?|pic(?:ture)?s?|images?|illustration|graphic|fotos?|bild|crédit photo|screengrab|screenshot)"
)
_LABEL = rf"(?:{_PHOTO}(?:\s(?:credit|courtesy))?|credits?|courtesy)"
_AGENCY = (
    r"(?:AP(?: Photo)?|(?:The )?Associated Press|Reuters|REUTERS|AFP|Agence France-Presse|Getty(?: Images)?|"
    r"EPA(?:-EFE)?|EFE|dpa|DPA|ANSA|Xinhua|TASS|PTI|ANI|UPI|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|Bloomberg|"
    r"PA(?: Media| Wire)?|AAP|The Canadian Press|NurPhoto|Sipa|SIPA|ZUMA|Zuma|Shutterstock|iStock|Alamy|Sputnik|Maxar)"
)
_STOCK = r"(?:(?:[\w ]{1,30}\svia\s)?(?:Getty Images|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?))"

# Who is credited: names to the end, and nothing that only a sentence has. Some agencies write themselves small.
_WHO = rf"(?:@\w{{1,30}}|{_WORD}|dpa|epa|picture[ -]alliance|imago)"
_CREDITED = rf"{_WHO}(?:(?:\s?[/|,;&–—-]\s?|\s)(?:{_WHO}|on|in|from|at|et al\.?|\d{{4}})){{0,12}}\W{{0,4}}\Z"
_OPENS = rf"\s?(?:[{_CAPITAL}@©]|dpa|epa|picture|imago)"
_FILED = r"(?:,\s?(?i:file(?: photo)?|pool|ho|handout))?"

# In brackets, anywhere: what opens with a label, names an agency's photo, or sets a name and an agency side by side.
_SURE = (
    rf"(?i:{_LABEL}|file)\s?(?::(?={_OPENS})|/|(?i:by|via|courtesy)(?=\s[{_CAPITAL}]))[^()\[\]\n]{{1,100}}",
    rf"(?i:submitted|supplied|provided)(?:\s?:|\s(?i:by))\s?{_NAMES}",
    rf"{_NAMES}\svia\s{_AGENCY}",
    rf"(?i:courtesy(?: of)?|handout(?: via)?)\s{_NAMES}",
    r"(?i:file(?: photo)?|handout|file picture|stock image)",
    rf"{_NAMES}\s?/\s?{_AGENCY}(?:\s?(?:/|via|for)\s?{_NAMES})?",
    rf"{_AGENCY}\s?/\s?{_NAMES}",
    rf"{_NAMES}\s(?:Photo|Picture|Image)s?\s?/\s?{_NAMES}",
    rf"AP Photo|{_AGENCY}\s(?i:photo|picture|image)s?",
    _STOCK,
)
_BRACKETED = re.compile(rf"[(\[]\s?(?:{'|'.join(_SURE)}){_FILED}\s?[)\]]")
# In brackets, where a caption ends: two names side by side that nobody knows, one of them of several words.
_NAMED = re.compile(
    rf"[(\[](?![^)\]]{{0,200}}\d)(?:{_WORD}\s{_NAMES}\s?/\s?{_NAMES}|{_NAMES}\s?/\s?{_WORD}\s{_NAMES}"
    rf"|{_WORD}\s{_WORD}\sfor\sThe\s{_NAMES}){_FILED}[)\]]"
)
# At the start of a sentence, up to the end of the paragraph.
_CLOSING = (
    rf"(?:\|\s?)?(?i:{_LABEL})\s?(?::\s?|\b(?i:by|via|courtesy of|courtesy:)\s){_CREDITED}",
    rf"©\s?(?:\d{{4}}\s)?{_NAMES}(?:\s?[/,]\s?{_NAMES})?\.?\Z",
    rf"{_NAMES}\s\|\s(?:{_NAMES}\s\|\s)?{_AGENCY}\.?\Z",
    rf"{_NAMES}\s?/\s?{_NAMES}(?:\s?/\s?{_NAMES})?\.?\Z",
    rf"{_STOCK}\.?\Z",
)
_BARE = re.compile("|".join(_CLOSING))
# At the start of a later sentence, with another behind it: only with a known agency, and a name of two words. What
# follows opens with a capital letter, as the next caption does: not `Reuters/Ipsos Poll showed`.
_INSIDE = re.compile(
    rf"(?:{_AGENCY}/[{_CAPITAL}][^\W\d_]{{1,20}}(?:\s[{_CAPITAL}]\.)?\s[{_CAPITAL}][\w'’]{{1,20}}(?:-[\w'’]{{1,20}})?"
    rf"|{_WORD}(?:\s{_WORD}){{0,2}}/{_AGENCY})(?=\s[{_CAPITAL}\d\"“‘(]|\.\s|\.?\Z)\.?"
)
# Run on behind a stop, as a page that sets it apart is copied: `… on Friday.Credit...Ann Example for The Example`.
_RUN_ON = re.compile(rf"(?<=[.!?”\"])\s?Credit(?:\.{{3}}|…)\s?{_NAMES}")
# Behind a caption without a stop: the label has a capital letter that no sentence would give it.
_UNSTOPPED = re.compile(rf"(?<=[^\W_]\s)(?:Photo(?:graph)?|Picture|Pic|Image|Foto)(?i:\scredit)?s?\s?:\s?{_CREDITED}")
_LONGEST = 160  # characters; a credit of two photographers and an agency has 60
_CAPTION = re.compile(
    r"\W{0,3}(?:FILE\s?(?:PHOTO|IMAGE|PICTURE)?\s?[-–—:]|(?i:file photo|image caption)\s?[:,–—]?\s|"
    r"(?i:(?:media |photo )?caption|pictured)\s?[:,–—]\s|\d{1,3}/\d{1,3}\]\s|Item \d{1,3} of \d{1,3}\s|"
    r"(?:In )?[Tt]his (?:[\w.,]{1,12}\s){0,5}(?:photo|photograph|image|picture|frame grab|combination)\b)"
)
_LONGEST_CAPTION = 600  # characters, some four sentences; text farther from its credit is the story again


def find_credits(text: str, sentences: Sequence[Range]) -> list[Range]:
    """The credits in one paragraph, given by its sentences, in order and disjoint."""
    return list(_disjoint(list(_candidates(text, sentences))))


def _candidates(text: str, sentences: Sequence[Range]) -> Iterator[Range]:
    begin, end = sentences[0][0], sentences[-1][1]
    paragraph = text[begin:end]
    # Most paragraphs lack the sign of each form.
    if "(" in paragraph or "[" in paragraph:
        yield from (match.span() for match in _BRACKETED.finditer(text, begin, end))
        starts = {start for start, _ in sentences}
        for match in _NAMED.finditer(text, begin, end):
            if match.start() in starts or end - match.end() <= 1:
                yield match.span()
    for pattern, sign in ((_RUN_ON, "Credit"), (_UNSTOPPED, ":")):
        if sign in paragraph:
            yield from (match.span() for match in pattern.finditer(text, begin, end))
    has_slash = "/" in paragraph
    for index, (start, _) in enumerate(sentences):
        bare = _BARE.match(text[start:end]) if end - start <= _LONGEST else None
        inside = _INSIDE.match(text, start, end) if has_slash and index and not bare else None
        if bare:
            yield start, start + bare.end()
            yield from _repeated(text, bare.group(), sentences)
        elif inside:
            yield inside.span()


def _repeated(text: str, credit: str, sentences: Sequence[Range]) -> Iterator[Range]:
    """Where sentences open with the credit that also closes the paragraph: two captions run together."""
    name = credit.rstrip(".")
    return ((start, start + len(name)) for start, _ in sentences if text.startswith(name, start))


def _disjoint(ranges: list[Range]) -> Iterator[Range]:
    done = 0
    for start, end in sorted(ranges, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end


def find_captions(sentences: Sequence[Range], credits_: Sequence[Range]) -> list[Range]:
    """For each credit, its caption: what stands before it, back to the last credit, but no longer than a caption is."""
    starts = [start for start, _ in sentences]
    ranges = []
    done = starts[0]
    for start, end in credits_:
        begin = done
        if start - done > _LONGEST_CAPTION:
            begin = starts[min(bisect_left(starts, start - _LONGEST_CAPTION), len(starts) - 1)]
        if begin < start:
            ranges.append((begin, start))
        done = end
    return ranges


def is_caption(paragraph: str) -> bool:
    """True for a paragraph without a credit that says itself that it describes a picture."""
    return len(paragraph) <= _LONGEST_CAPTION and bool(_CAPTION.match(paragraph))
