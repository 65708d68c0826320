"""Text → who is in it: the persons and bodies it names, so that a pronoun, a title or a surname finds its full name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from summarizer.language.cues import tokens
from summarizer.language.grammar import Source
from summarizer.language.names import TITLES, Name, names

HE = frozenset("he él il er он هو 他".split())
SHE = frozenset("she ella elle sie она هي 她".split())
_MALE = frozenset(
    "mr sir lord king prince father spokesman chairman congressman councilman businessman sr herr señor".split()
)
_FEMALE = frozenset(
    "ms mrs miss lady dame queen princess sister spokeswoman chairwoman congresswoman councilwoman "
    "businesswoman sra mme frau señora".split()
)
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
        self._by_sentence: dict[int, Sequence[Name]] = {}
        self._fullest: dict[tuple[str, ...], Name | tuple[()]] = {}

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
        found = self._fullest.get(name.parts)
        if found is None:
            found = self._fullest[name.parts] = self._longer(name)
        return found or name

    def _longer(self, name: Name) -> Name | tuple[()]:
        """The best of the longer names; empty if there is none."""
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
        return (persons or fuller or [()])[0]

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

    @cached_property
    def _by_text(self) -> dict[str, Name]:
        index: dict[str, Name] = {}
        for name in self.known:
            index.setdefault(name.text, name)
        return index

    def first(self, text: str) -> Name | None:
        """The first place of a name, None for words that the text does not have as one."""
        return self._by_text.get(text)

    def titles(self, name: Name) -> str:
        """The word before a name, in lower case, without its full stop; empty behind a mark."""
        head = self.text[max(0, name.start - _LOOK_BACK) : name.start]
        words = head.split()
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

    @cached_property
    def persons(self) -> list[Name]:
        """Every mention of a person, in order."""
        return [name for name in self.known if self.is_person(name)]

    @cached_property
    def _person_ends(self) -> list[int]:
        return [name.end for name in self.persons]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _genders(self) -> dict[str, str]:
        """`he` or `she` for a surname that a title tells it of."""
        found: dict[str, str] = {}
        for name in self.persons:
            before = self.titles(name)
            if before in _MALE or before in _FEMALE:
                found.setdefault(name.parts[-1], "he" if before in _MALE else "she")
        return found

    def fits(self, pronoun: str, parts: Sequence[str]) -> bool:
        """False if a title in the text says that the pronoun means somebody of the other sex."""
        told = self._genders.get(parts[-1]) if parts else None
        return told is None or told == ("he" if pronoun in HE else "she")

    def meant(self, pronoun: str, at: int, spoke: Sequence[tuple[int, str]]) -> str | None:
        """Whom he or she at offset `at` stands for. `spoke`: where somebody was said to speak, and who it was.

        The last person that a sentence began with or that spoke; else the last person named.
        """
        last = bisect_right(self._person_ends, at)
        fitting = [name for name in self.persons[max(0, last - _PERSONS_BACK) : last] if self.fits(pronoun, name.parts)]
        leading = [name for name in fitting if self._leads(name)]
        subject = leading[-1] if leading else None
        alone = self._alone_before(at, fitting)
        if alone and (subject is None or subject.start < alone.start):
            subject = alone
        for place, who in reversed(spoke[-_SPEAKERS_BACK:]):
            named = names(who)
            if named and self.fits(pronoun, named[-1].parts) and (subject is None or place >= subject.start):
                return who
        if subject or fitting:
            return self.fullest(subject or fitting[-1]).text
        return None

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
        place = bisect_left(self._person_ends, name.end)
        return place == 0 or self.persons[place - 1].start < self._starts[index]

    def entitled(self, title: str, at: int) -> str | None:
        """The last person before offset `at` whom the text gives a title: the mayor → Kim Ode."""
        places = self._entitled.get(title, [])
        index = bisect_left(places, (at, "")) - 1
        if index < 0:
            return places[0][1] if places else None
        return places[index][1]

    @cached_property
    def _entitled(self) -> dict[str, list[tuple[int, str]]]:
        index: dict[str, list[tuple[int, str]]] = {}
        for name in self.persons:
            if len(name.parts) < 2:  # noqa: PLR2004 - the full name stands by the title
                continue
            for word in self._set_beside(name):
                index.setdefault(word, []).append((name.end, name.text))
        return index

    def _set_beside(self, name: Name) -> set[str]:
        before = {
            match.lower()
            for match in re.findall(
                r"[^\W\d_]+", self.text[max(0, name.start - _LOOK_BACK) : name.start].rstrip(" ,").rpartition(",")[2]
            )
        }
        role = beside(self.text, name.end) or ""
        head = re.split(r"\b(?:of|for|at|in|from|with|who|to)\b", role, maxsplit=1)[0]
        return {
            word
            for word in before | set(re.findall(r"[^\W\d_]+", head.lower()))
            if word in TITLES or word.endswith(_ROLE_ENDS)
        }


_ROLE_ENDS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "ian",
    "ent",
    "ant",
    "yst",
    "or",
    "ic",
    "son",
    "ess",
    "ive",
    "ary",
    "head",
)
_PERSONS_BACK = 12  # mentions; a pronoun seldom reaches over more
_SPEAKERS_BACK = 4
_LONGEST_ROLE = 160  # characters


def beside(text: str, at: int) -> str | None:
    """The apposition that begins with a comma at offset `at`, without its commas; None if a clause begins there."""
    if text[at : at + 2] != ", ":
        return None
    if not (text[at + 2 : at + 3].islower() or text.startswith(("The ", "A "), at + 2)):
        return None
    found = tokens(text, at + 2, min(len(text), at + _LONGEST_ROLE))
    if not found or found[0].lower in _NO_ROLE:
        return None
    last = None
    for token in found:
        if token.text in _ROLE_STOPS:
            break
        last = token
    else:
        last = None  # longer than any role
    if last is None:
        return None
    role = text[at + 2 : last.end]
    return None if _SPOKEN.search(role) else role


_ROLE_EDGE = re.compile(
    r"[^\w\s'\u2019-]|\n|\s(?:said|by|with|and|to|told|that|from|when|but|as|met|its|his|her|their)\s"
)
_MOST_TITLE_WORDS = 5
_SHORTEST_TITLE = 4  # letters; "Mr" is no role


def title_before(text: str, name: Name) -> str | None:
    """The words before a full name, back to the last mark, if they end with a title: Ode fire chief."""
    head = text[max(0, name.start - _LONGEST_TITLE) : name.start].rstrip(" ,")
    words = _ARTICLE.sub("", _ROLE_EDGE.split(f" {head}")[-1].strip()).split()
    if not 0 < len(words) <= _MOST_TITLE_WORDS or len(words[-1]) < _SHORTEST_TITLE or words[-1].lower() not in TITLES:
        return None
    return " ".join(words)


_LONGEST_TITLE = 80  # characters
_NO_ROLE = frozenset(
    "who whose which where when while but and or as in on at after before during said says told adding "
    "saying according to for "
    "with by from though although because that if has had was were is are she he they it we i then so "
    "yet not also".split()
)
_ROLE_STOPS = frozenset('.,;:!?"\u201c\u201d\u00ab\u00bb\u201e\u2014\u2013()\n')
_SPOKEN = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|will|would)\b")


def role_of(text: str, source: Source, name: Name | None) -> str | None:
    """What the text calls the speaker: the words set beside the source, or those before the name inside it."""
    if name and source.beside_start <= name.start < source.beside_end:  # the mayor, Kim Ode, said
        return _ARTICLE.sub("", text[source.start : source.end])
    role = _AGE.sub("", text[source.beside_start : source.beside_end].strip(" ,\u2014\u2013"))
    if name:
        before = text[source.start : name.start].strip(" ,") if source.start <= name.start < source.end else ""
        if before and before.lower().rstrip(".") not in _PLAIN_TITLES and not (role and before.endswith(".")):
            return before
    role = _RELATIVE.split(role, maxsplit=1)[0]
    first = role.split(" ", 1)[0].lower()
    if role and first not in _NO_ROLE and not role[0].isdigit() and not _SPOKEN.search(role):
        return role
    return None


_RELATIVE = re.compile(r",?\s(?:who|whose|which|that)\s")
_AGE = re.compile(r"\A\d+,\s*")
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their)\s", re.IGNORECASE)
_PLAIN_TITLES = frozenset("mr mrs ms mx the a an".split())
