"""Text → who is in it: the persons and bodies it names, so that a pronoun, a title or a surname finds its full name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from summarizer.language.names import TITLES, Name, names
from summarizer.language.roles import beside

HE = frozenset("he él il er он هو 他".split())
SHE = frozenset("she ella elle sie она هي 她".split())
_MALE = frozenset(
    "mr sir lord king prince father spokesman chairman congressman councilman businessman sr herr señor".split()
)
_FEMALE = frozenset(
    "ms mrs miss lady dame queen princess sister spokeswoman chairwoman congresswoman councilwoman "
    "businesswoman sra mme frau señora".split()
)
_KINSMEN = frozenset("husband brother father son uncle grandfather".split())
_KINSWOMEN = frozenset("wife sister mother daughter aunt grandmother".split())
_MALE |= _KINSMEN
_FEMALE |= _KINSWOMEN
# A capitalised run with one of these is a body or a place.
_BODY = frozenset(
    "ministry department party forces force group state states university college school house senate "
    "council committee agency "
    "bank court union nations river city county news press post times street institute association "
    "company corporation inc "
    "corp ltd llc center centre foundation army navy police office administration bureau league club "
    "hospital church journal "
    "tribune herald guardian democratic republic republican republicans democrats islamic national "
    "international federal "
    "united north south east west northern southern eastern western new san los saint mount lake island "
    "islands bay valley "
    "commission board authority service services fund project campaign congress parliament assembly "
    "front movement network "
    "agreement act treaty war day supreme european american british french german russian chinese syrian "
    "street road".split()
)
# Words before a name that is no person's: the Islamic State, in Ode.
_BEFORE_PLACE = frozenset("the in at near from across around outside inside toward towards into".split())
_LOOK_BACK = 24  # characters: a title and a space
_MOST_OF_A_NAME = 8  # fuller names kept a word; more persons of one surname are not told apart


class Cast:
    """The names of a text in order of their places, looked up by their words."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.spans = spans
        self._judged: dict[tuple[int, int, bool], bool] = {}
        self._first_places: dict[str, Name | None] = {}
        self._by_sentence: dict[int, Sequence[Name]] = {}
        self._persons_of: dict[int, Sequence[Name]] = {}
        self._words_beside: dict[int, set[str]] = {}
        self._entitled: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._fullest: dict[tuple[tuple[str, ...], bool], Name] = {}

    def _named(self, index: int) -> Sequence[Name]:
        """The names of one sentence, with their places in the text."""
        found = self._by_sentence.get(index)
        if found is None:
            start, end = self.spans[index]
            found = self._by_sentence[index] = [
                Name(name.text, name.start + start, name.end + start, name.parts, name.sure)
                for name in names(self.text[start:end])
            ]
        return found

    @cached_property
    def known(self) -> list[Name]:
        """Every name of the text's sentences, with its place in the text."""
        return [name for index in range(len(self.spans)) for name in self._named(index)]

    def fullest(self, name: Name) -> Name:
        """The first longer name in the text that holds all words of this one; else the name itself."""
        key = name.parts, len(name.parts) == 1 and self.is_person(name, of_its_own=True)
        found = self._fullest.get(key)
        if found is None:
            found = self._fullest[key] = self._longer(name)
        return name if found.parts == name.parts else found

    def _longer(self, name: Name) -> Name:
        """The best of the longer names; the name itself if there is none."""
        single = len(name.parts) == 1
        fuller: list[Name] = []
        for other in self._holding(name.parts):
            if single and other.parts[-1] == name.parts[0] and self.is_person(other):
                return other  # a surname, before a first name: Doe is Jane Doe and not Doe Valley Council
            fuller.append(other)
        if single:
            fuller = [other for other in fuller if other.parts[-1] == name.parts[0]] or fuller
            if not self.is_person(name, of_its_own=True):
                fuller = [other for other in fuller if self.is_person(other)] or fuller
        persons = [other for other in fuller if self.is_person(other)]
        return (persons or fuller or [name])[0]

    def _holding(self, parts: tuple[str, ...]) -> Iterator[Name]:
        """Names that have all these words and more, each once, as they come; only sentences with the words are read."""
        seen = set()
        for index in self._with_words(parts):
            for name in self._named(index):
                if len(name.parts) > len(parts) and name.parts not in seen and set(parts) <= set(name.parts):
                    seen.add(name.parts)
                    yield name
                    if len(seen) == _MOST_OF_A_NAME:
                        return

    def _with_words(self, parts: tuple[str, ...]) -> Iterator[int]:
        """Sentences that have these words, in order; words that stand there with full stops (U.S.) are missed."""
        at = self._lower.find(parts[-1])
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            start, end = self.spans[index] if index >= 0 else (at, at)
            if at < end and all(part in self._lower[start:end] for part in parts):
                yield index
            at = self._lower.find(parts[-1], max(end, at + 1))

    @cached_property
    def _lower(self) -> str:
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text

    def first(self, text: str) -> Name | None:
        """The first place of a name, None for words that the text does not have as one."""
        if text not in self._first_places:
            self._first_places[text] = self._first(text)
        return self._first_places[text]

    def _first(self, text: str) -> Name | None:
        at = self.text.find(text)
        while at >= 0:
            for name in self._named(index) if (index := self._sentence_at(at)) is not None else ():
                if name.text == text:
                    return name
            at = self.text.find(text, at + 1)
        return None

    def _sentence_at(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.spans[index][1] else None

    def titles(self, name: Name) -> str:
        """The word before a name, in lower case, without its full stop; empty behind a mark."""
        head = self.text[max(0, name.start - _LOOK_BACK) : name.start]
        words = head.rsplit(None, 1)
        return words[-1].rstrip(".").lower() if words and head[-1].isspace() else ""

    def is_person(self, name: Name, *, of_its_own: bool = False) -> bool:
        """True for a name that reads as a person's: two words and more without a body's word, or one behind a title."""
        key = name.start, name.end, of_its_own
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = self._reads_as_person(name, of_its_own=of_its_own)
        return known

    def _reads_as_person(self, name: Name, *, of_its_own: bool) -> bool:
        before = self.titles(name)
        if before in TITLES or before in _MALE or before in _FEMALE:
            return True
        if not name.sure or not _BODY.isdisjoint(name.parts) or " of " in name.text or " for " in name.text:
            return False
        if before in _BEFORE_PLACE or name.text.isupper():
            return False
        if len(name.parts) == 1:
            return not of_its_own and self.is_person(self.fullest(name), of_its_own=True)
        return len(name.parts) < 5 or of_its_own  # longer runs are titles of works and bodies  # noqa: PLR2004

    def _persons(self, index: int) -> Sequence[Name]:
        """Every mention of a person in one sentence."""
        found = self._persons_of.get(index)
        if found is None:
            found = self._persons_of[index] = [name for name in self._named(index) if self.is_person(name)]
        return found

    def _persons_before(self, at: int) -> list[Name]:
        """The last mentions of persons before offset `at`, in order."""
        found: list[Name] = []
        index = bisect_right(self._starts, at) - 1
        last = index - _SENTENCES_BACK
        while index >= 0 and index > last and len(found) < _PERSONS_BACK:
            found[:0] = [name for name in self._persons(index) if name.end <= at]
            index -= 1
        return found[-_PERSONS_BACK:]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _genders(self) -> dict[str, str]:
        """`he` or `she` for a surname that a title tells it of."""
        found: dict[str, str] = {}
        for index in self._around(match.start() for match in _GENDERED.finditer(self._lower)):
            for name in self._persons(index):
                told = self._told(name)
                if told:
                    found.setdefault(name.parts[-1], told)
        return found

    def _told(self, name: Name) -> str | None:
        """`he` or `she` by a title, a word of kinship or a relative clause beside this mention; None without any."""
        before = self.titles(name)
        if before in _MALE or before in _FEMALE:
            return "he" if before in _MALE else "she"
        kin = _KIN.match(self.text, name.end)
        if kin:
            return "he" if kin[1] in _MALE else "she"
        own = _WHO.match(self.text, name.end)
        if own:
            return "he" if own[1] in _HIS else "she"
        return None

    def _around(self, places: Iterable[int]) -> list[int]:
        """The sentences of these offsets and those beside them, in order."""
        indexes = {bisect_right(self._starts, at) - 1 for at in places}
        near = {index + shift for index in indexes for shift in (-1, 0, 1)}
        return sorted(index for index in near if 0 <= index < len(self.spans))

    def fits(self, pronoun: str, parts: Sequence[str]) -> bool:
        """False if a title in the text says that the pronoun means somebody of the other sex."""
        told = self._genders.get(parts[-1]) if parts else None
        return told is None or told == ("he" if pronoun in HE else "she")

    def meant(self, pronoun: str, at: int, spoke: Sequence[tuple[int, str]]) -> str | None:
        """Whom he or she at offset `at` stands for. `spoke`: where somebody was said to speak, and who it was.

        The last person that a sentence began with or that spoke; else the last person named. One of whom the text tells
        the sex goes before one of whom it does not, in the same sentence.
        """
        fitting = [name for name in self._persons_before(at) if self.fits(pronoun, name.parts)]
        leading = [name for name in fitting if self._leads(name)]
        subject = leading[-1] if leading else None
        alone = self._alone_before(at, fitting)
        if alone and (subject is None or subject.start < alone.start):
            subject = alone
        told = self._told_last(fitting)
        if subject and told and told.start >= self._starts[bisect_right(self._starts, subject.start) - 1]:
            subject = told
        for place, who in reversed(spoke[-_SPEAKERS_BACK:]):
            named = names(who)
            if named and self.fits(pronoun, named[-1].parts) and (subject is None or place >= subject.start):
                return who
        if subject or fitting:
            return self.fullest(subject or fitting[-1]).text
        return None

    def _told_last(self, fitting: Sequence[Name]) -> Name | None:
        """The last person of whom the text tells that the pronoun may stand for him or her."""
        told = [name for name in fitting if name.parts[-1] in self._genders]
        return told[-1] if told else None

    def _alone_before(self, at: int, persons: Sequence[Name]) -> Name | None:
        """The one person named in the sentence before that of offset `at`: "…, Ode said. "…," she said."""
        index = bisect_right(self._starts, at) - 1
        if index < 1:
            return None
        start, end = self.spans[index - 1]
        there = [name for name in persons if start <= name.start < end]
        return there[-1] if len({self.fullest(name).text for name in there}) == 1 else None

    def _leads(self, name: Name) -> bool:
        """True for the first person of a sentence, near its start."""
        index = bisect_right(self._starts, name.start) - 1
        if index < 0 or name.start - self._starts[index] > _LOOK_BACK:
            return False
        return self._persons(index)[0] == name

    def entitled(self, title: Sequence[str], at: int) -> str | None:
        """The last person before offset `at` whom the text gives a title: the mayor → Kim Ode."""
        if not title or (len(title) == 1 and not (title[0] in TITLES or title[0].endswith(_ROLE_ENDS))):
            return None
        places = self._entitled.get(tuple(title))
        if places is None:
            places = self._entitled[tuple(title)] = [
                (name.end, name.text)
                for index in self._around(self._places(title[-1]))
                for name in self._persons(index)
                if len(name.parts) > 1 and self._beside(name).issuperset(title)  # the full name stands by the title
            ]
        index = bisect_left(places, (at, "")) - 1
        if index < 0:
            return places[0][1] if places else None
        return places[index][1]

    def _places(self, word: str) -> Iterator[int]:
        at = self._lower.find(word)
        while at >= 0:
            yield at
            at = self._lower.find(word, at + 1)

    def _beside(self, name: Name) -> set[str]:
        """The words before a name, back to a comma, and those of its apposition, up to its complement."""
        found = self._words_beside.get(name.end)
        if found is None:
            begin = max(self._starts[bisect_right(self._starts, name.start) - 1], name.start - _LOOK_BACK)
            before = self.text[begin : name.start].rstrip(" ,").rpartition(",")[2]
            is_called = _PREDICATE.match(self.text, name.end)
            behind = _COMPLEMENT.split(is_called[1] if is_called else beside(self.text, name.end) or "", maxsplit=1)[0]
            found = self._words_beside[name.end] = set(_LETTERS.findall(f"{before} {behind}".lower()))
        return found


_ROLE_ENDS = ("er", "or", "ist", "man", "woman", "ian", "ent", "ant", "yst", "ic", "son", "ess", "ive", "ary", "head")
_COMPLEMENT = re.compile(r"\b(?:of|for|at|in|from|with|who|to)\b")
# Kim Ode is the mayor of the town.
_PREDICATE = re.compile(r"\s(?:is|was)\s(?:the|a|an|its|their|his|her)\s([^.,;:\"\u201c\u201d()\n]{3,80})")
_LETTERS = re.compile(r"[^\W\d_]+")
_GENDERED = re.compile(rf"\b(?:{'|'.join(sorted(_MALE | _FEMALE))}|who|whose)\b")
# Kim Ode, her husband; Kim Ode is his sister.
_KIN = re.compile(rf"(?:,|\s(?:is|was))\s(?:his|her|their)\s(?:[a-z]+\s|)({'|'.join(sorted(_KINSMEN | _KINSWOMEN))})\b")
# Kim Ode, who runs her own bakery.
_WHO = re.compile(r",\swho(?:se)?\s[a-z\s]{0,40}?\b(his|himself|he|her|herself|she)\b")
_HIS = frozenset(["his", "himself", "he"])
_PERSONS_BACK = 12  # mentions; a pronoun seldom reaches over more
_SENTENCES_BACK = 60  # sentences in which whom a pronoun stands for was last named
_SPEAKERS_BACK = 4
