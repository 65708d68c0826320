"""Labelled speakers + a returned name → whether it names the labelled speaker, nobody, or somebody else."""

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.evaluation.labels import Quotation
from summarizer.language.names import TITLES
from summarizer.language.words import spelled

_PARTS = re.compile(
    r"[,;()]| - | \u2013 | \u2014 "
)  # a name and what is put beside it: "Odile Brannoch, the treasurer"


class Speakers:
    """The speakers of an article as labelled."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        by_speaker = {quotation.speaker: quotation for quotation in quotations}
        surnames = [_plain(name)[-1:] for name in by_speaker]
        self._shared = {name for name, times in Counter(surnames).items() if times > 1}

    def right(self, quotation: Quotation, name: str) -> bool:
        """True for the speaker's name or an alias, with titles or without, or the surname if no other bears it."""
        accepted = {_plain(each) for each in (quotation.speaker, *quotation.aliases)} - {()}
        surname = _plain(quotation.speaker)[-1:]
        if surname and surname not in self._shared:
            accepted.add(surname)
        return any(_plain(part) in accepted for part in (name, *_PARTS.split(name)))

    def names_another(self, quotation: Quotation, name: str) -> bool:
        """True if it is not right and names somebody, who then is somebody else; "a spokesman" names nobody."""
        return not self.right(quotation, name) and any(
            word[:1].isupper() for word in spelled(name)[1:] or spelled(name)
        )

    def reason(self, quotation: Quotation, name: str) -> str:
        """What the returned name is, in words."""
        if self.right(quotation, name):
            return "with its speaker"
        return "under another's name" if self.names_another(quotation, name) else "without its speaker"


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without the titles and articles before it."""
    words = [word.casefold().replace("\u2019", "'").replace(".", "") for word in spelled(name)]
    while len(words) > 1 and (words[0] in TITLES or words[0] in {"the", "a", "an"}):
        del words[0]
    return tuple(words)
