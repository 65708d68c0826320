"""Words → whether they give speech to somebody: verbs of saying in the languages of news, and "according to".

`SAYING` introduces a statement with or without "that"; `SPEECH` adds verbs that also take plain objects (denied the
report), which give away a quotation beside them, and a statement only with "that".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a mark, with its half-open span and its lower case."""

    text: str
    start: int
    end: int
    lower: str


_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gens?|Govs?|Sens?|Reps?|Del|Ald|Lt|Col|Maj|Capt|Cmdr|Cpl|Sgt|Pvt|Adm|Brig"
    r"|Rev|Fr|Hon|St|Sra?|Supt|Insp|Det|Atty|Asst|Pres|Amb|No|Mme)\."
)
# A full stop belongs to an abbreviation before a comma, a bracket or a small letter: R-Ky., Calif., U.S. officials.
_TOKEN = re.compile(
    rf"(?=[A-Z]){_ABBREVIATED}(?=\s)|(?:[^\W\d_]\.){{2,6}}(?:-\w+|)|[^\W\d_]\.(?=\s[A-Z])"
    r"|\w+(?:(?:['\u2019.&\-](?=\w)|,(?=\d{3}))\w+)*(?:\.(?=[,)]|\s[a-z]))?|[^\w\s]"
)


@lru_cache(maxsize=1 << 4)  # a stretch between two quotations is asked for by both, and by each way of reading it
def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words and marks of text[start:end]; abbreviations keep their full stops."""
    return tuple(each_token(text, start, end))


def each_token(text: str, start: int, end: int) -> Iterator[Token]:
    """The same one by one, for who needs the first few."""
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        yield Token(word, match.start(), match.end(), word.lower())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYING_ENGLISH = (
    "said says say told tells tell added adds add argued argues argue insisted insists insist noted "
    "notes note warned warns warn "
    "announced announces stated states explained explains acknowledged acknowledges claimed claims claim "
    "maintained maintains "
    "believed believes believe estimated estimates estimate suggested suggests suggest predicted "
    "predicts contended contends "
    "alleged alleges testified testifies admitted admits conceded concedes reported declared declares replied replies"
)
_OTHER_ENGLISH = (
    "asked asks ask recalled recalls continued continues concluded concludes remarked remarks wrote "
    "writes write tweeted tweets posted "
    "confirmed confirms denied denies complained complains reports vowed vows promised promises urged urges stressed "
    "stresses reiterated reiterates observed observes quipped joked jokes shouted yelled yells cried pleaded responded "
    "responds answered answers accused commented comments cautioned cautions emphasized emphasised emphasizes reads "
    "read mused sneered asserted asserts countered counters demanded demands lamented laments boasted boasts charged "
    "proclaimed proclaims repeated repeats opined whispered exclaimed thought thinks wondered wonders pointed put puts "
    "called calls call described describes dubbed dismissed praised criticized criticised condemned "
    "denounced labeled labelled "
    "referred offered offers began begins pledged hailed blasted mocked retorted snapped laughed tells interjected "
    "chanted chants sang sings typed recited screamed hollered muttered murmured ranted scoffed grumbled "
    "sighed elaborated "
    "volunteered clarified reasoned speculated ventured recounted reflected confided revealed marveled "
    "marvelled emailed "
    "texted ruled surmised enthused fumed blurted remembered remembers summarized summarised likened "
    "blogged thundered bragged intoned gushed relayed signaled signalled went goes advised advises"
)
_SPANISH = (
    "dijo dice dijeron dicen afirmó afirma aseguró asegura declaró declara explicó explica señaló señala "
    "añadió añade agregó "
    "agrega indicó indica sostuvo sostiene manifestó expresó advirtió advierte comentó reconoció "
    "escribió anunció preguntó "
    "respondió insistió subrayó destacó apuntó recordó concluyó dicho afirmado asegurado declarado "
    "explicado señalado añadido"
)
_FRENCH = (
    "dit déclare déclaré affirme affirmé explique expliqué ajoute ajouté assure assuré indique indiqué "
    "souligne souligné précise "
    "précisé estime estimé raconte raconté annonce annoncé confie confié écrit lance lancé poursuit "
    "poursuivi conclut répond "
    "répondu rappelle rappelé martèle martelé insiste insisté regrette regretté prévient prévenu tweeté"
)
_GERMAN = (
    "sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont meinte meint fügte "
    "ergänzte ergänzt schrieb schreibt "
    "teilte berichtete berichtet kündigte warnte warnt forderte fordert kritisierte kritisiert "
    "bestätigte bestätigt antwortete "
    "fragte behauptete behauptet versicherte unterstrich twitterte"
)
_RUSSIAN = (
    "сказал сказала сказали говорит говорят заявил заявила заявили отметил отметила отметили добавил "
    "добавила добавили подчеркнул "
    "подчеркнула сообщил сообщила сообщили рассказал рассказала рассказали пояснил пояснила написал "
    "написала считает уверен "
    "утверждает признал признала пообещал пообещала ответил ответила объяснил объяснила сказав заявляет "
    "сообщает сообщают "
    "каже сказав заявив заявила зазначив зазначила повідомив повідомила додав додала"
)
_ARABIC = (
    "قال قالت قالوا يقول تقول أضاف أضافت وأضاف وأضافت وقال وقالت أكد أكدت وأكد صرح صرحت وصرح أعلن أعلنت "
    "وأعلن أوضح أوضحت وأوضح "
    "ذكر ذكرت وذكر أشار أشارت وأشار كتب كتبت وكتب وتابع تابع"
)
FOREIGN = _set(f"{_SPANISH} {_FRENCH} {_GERMAN} {_RUSSIAN} {_ARABIC}")
"""The verbs of saying of the languages other than English."""
COVERED = _set("en es fr de ru uk ar zh")
"""Languages whose verbs of saying are known here, so that a speaker that they name is the speaker."""
VERB_FIRST = _set(_ARABIC)
"""Verbs whose subject follows them also where they stand before the quotation."""
SAYING = _set(_SAYING_ENGLISH)
SAID = frozenset(word for word in SAYING if word.endswith("d")) | _set("says tells adds")
"""Verbs of saying that are little else: in the present they are too often nouns (states, notes, claims)."""
SPEECH = SAYING | _set(_OTHER_ENGLISH) | FOREIGN
SPOKEN_ON = _set(
    "saying adding noting writing arguing warning calling asking insisting telling explaining declaring "
    "describing claiming "
    "stating stressing suggesting tweeting recalling responding acknowledging predicting concluding "
    "alleging continuing "
    "chanting singing shouting yelling screaming pleading remarking observing reasoning whispering boasting "
    "announcing vowing promising joking lamenting quoting citing dubbing"
)
"""Participles whose subject is that of their sentence."""
# Cues whose plain form is a noun too: behind an article, an adjective or a preposition they say nothing.
_NOUNS = _set(
    "says states state reports report claims claim notes note estimates estimate demands answers remarks "
    "comments promises jokes "
    "cautions posts tweets calls call add say put puts offers offered read reads began begins charged thought repeats "
    "repeated counters pointed read posted dit dice estime indica write lance annonce went goes vows pledged"
)
_BEFORE_NOUN = _set(
    "the a an this that these those his her their its our your my some any no many several more such of "
    "in on from by with "
    "for at to and or other new recent official united"
)
# Not a verb of saying unless the quotation stands right beside it, or right behind its colon.
BESIDE_ONLY = _set(
    "put puts offered offers began begins read reads went goes pointed charged called calls call "
    "described describes dubbed "
    "dismissed praised criticized criticised condemned denounced labeled labelled referred thought "
    "thinks hailed blasted "
    "mocked laughed asked asks ask advised advises demanded demands signaled signalled accused posted relayed dit écrit"
)
NEVER_INVERTED = _set("told tells tell urged urges called calls call described dubbed accused thanked labeled labelled")
NEGATIONS = _set("not never n't nor neither cannot hardly nobody without ne nicht nunca jamais")
BE = _set("was were been be is are being get got gets am")
"""What makes a passive of a participle."""
_ACTIVE_ONLY = _set("says say saying went goes thought")
AUXILIARIES = BE | _set(
    "has had have having will would can could should may might must do does did shall hasn't haven't "
    "wasn't isn't weren't "
    "didn't doesn't don't won't wouldn't couldn't can't ont ha han hat haben hatte war est sont"
)
# Stand between a subject and its verb of saying, or between that and the end, and change neither.
_ADVERBS = _set(
    "also then later again once still even just now first recently often repeatedly has had have would himself herself "
    "themselves previously further earlier simply only always sometimes would soon already famously ever finally too "
    "he's she's aussi también auch noch ya encore jüngst déjà même"
)
PERFECT = _set("a ont ha han hat haben hatte")
"""French, Spanish, German: has (said)."""


def is_adverb(token: Token) -> bool:
    """True for a word that may stand between a subject and its verb of saying."""
    return token.lower in _ADVERBS or (token.lower.endswith("ly") and token.text.islower() and len(token.lower) > 4)  # noqa: PLR2004 - not "fly", "only"


def is_perfect(found: Sequence[Token], at: int) -> bool:
    """True for the auxiliary of a foreign perfect tense: *a* déclaré, *ha* dicho."""
    return found[at].lower in PERFECT and at + 1 < len(found) and found[at + 1].lower in FOREIGN


def is_word(token: Token) -> bool:
    """True for anything but a punctuation mark."""
    return token.text[0].isalnum()


def is_cue(found: Sequence[Token], at: int) -> bool:
    """True if the word gives speech to its subject; negated, passive and noun uses are none."""
    token = found[at]
    if token.lower not in SPEECH or not (token.text.islower() or at == 0 or not is_word(found[at - 1])):
        return False
    before = at - 1
    while before >= 0 and is_adverb(found[before]):
        before -= 1
    word = found[before].lower if before >= 0 else ""
    if word in NEGATIONS or word.endswith(("n't", "n\u2019t")):
        return False
    if word == "to":
        return before > 0 and found[before - 1].lower in {"on", "used"}
    if word in BE and token.lower not in _ACTIVE_ONLY and token.lower not in FOREIGN:
        return False
    if at and is_perfect(found, at - 1):
        return True  # a dit: a verb, though "a" is an English article
    return not (token.lower in _NOUNS and at > 0 and found[at - 1].lower in _BEFORE_NOUN and word != "that")


def source_leads(found: Sequence[Token], at: int) -> int:
    """How many words from `at` on say "according to", so that a source follows; 0 if they do not."""
    one = found[at].lower
    two = found[at + 1].lower if at + 1 < len(found) else ""
    if (one, two) in _TWO_WORDS:
        return 2
    return 1 if one in _ONE_WORD else 0


_TWO_WORDS = frozenset(
    [("according", "to"), ("d'après", ""), ("по", "словам"), ("de", "acuerdo"), ("по", "мнению"), ("за", "словами")]
)
_ONE_WORD = _set("selon según laut d'après d\u2019après بحسب")
LEADS = _ONE_WORD | {one for one, _ in _TWO_WORDS}
"""What "according to" begins with."""
