"""Text → its first word that denies, in each language whose denying words are known here.

Stricter than `polarity`, which weighs statements: a quote may lose no such word, whatever it does to the sense.
"""

import re
from functools import cache

_ENGLISH = (
    "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely seldom rarely unless "
    "except unable incapable impossible unlikely false untrue refuse refuses refused refusing refusal deny denies "
    "denied denying fail fails failed failing failure reject rejects rejected rejecting lack lacks lacked lacking "
    "avoid avoids avoided avoiding prevent prevents prevented preventing oppose opposes opposed opposing against "
    "instead rather ain't"
)
# Written without accents too where newsrooms do; suffixes that deny (Turkish, Japanese, Korean) stand below.
_WORDS = {
    "en": _ENGLISH,
    "de": "nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts ohne "
    "weder kaum nirgends nirgendwo keinesfalls keineswegs mitnichten niemandes unmöglich",
    "fr": "ne pas jamais rien aucun aucune sans ni non guère nul nulle",
    "es": "no nunca jamás jamas nadie nada ningún ninguna ninguno ningun sin ni tampoco",
    "it": "non mai nessuno nessuna nessun niente nulla senza né neanche nemmeno",
    "pt": "não nao nunca jamais ninguém nada nenhum nenhuma sem nem tampouco",
    "nl": "niet geen nooit niemand niets zonder nergens nauwelijks noch",
    "sv": "inte ej icke aldrig ingen inget inga ingenting utan knappast varken",
    "da": "ikke aldrig ingen intet uden næppe hverken",
    "no": "ikke aldri ingen intet ingenting uten neppe verken",
    "pl": "nie nigdy nikt nikogo nic żaden żadna żadne bez ani ledwie",
    "cs": "ne není nejsou nikdy nikdo nikoho nic žádný žádná žádné bez ani nebyl nebyla nebude nemá nemáme",
    "ro": "nu niciodată nimeni nimic niciun nicio fără nici",
    "hu": "nem sem soha senki semmi nincs nincsenek sincs ne nélkül",
    "fi": "ei en et emme ette eivät eikä älä ilman koskaan mikään",
    "tr": "değil yok hiç asla hayır ne",
    "id": "tidak bukan tak belum jangan tanpa tiada",
    "vi": "không chưa chẳng đừng chớ",
    "ru": "не ни нет никогда никто никого ничего ничто никакой нельзя без едва",
    "uk": "не ні немає ніколи ніхто нікого нічого без ані жоден",
    "bg": "не няма никога никой нищо без нито",
    "sr": "не није нису нема никад никада нико ништа без ни",
    "el": "δεν δε μη μην όχι ποτέ κανείς κανένας τίποτα χωρίς ούτε",
    "ar": "لا لم لن ليس ليست ليسوا لست لسنا ما غير بدون دون ولا ولم ولن وليس فلا فلم فلن كلا",
    "fa": "نه هیچ بدون نیست نیستند نبود نکرد نمی هرگز ندارد ندارند نشد نخواهد نخواهند نباید",
    "ur": "نہیں نہ بغیر مت نا ہرگز",
    "he": "לא אין בלי אף אינו אינה איננו אל מעולם ולא",
    "hi": "नहीं न मत बिना ना",
}
_SIGNS = {
    "zh": "不|没|沒|無|无|未|非|别|勿|莫|否|難以|难以|拒",
    "ja": "ない|なく|なか|ません|ぬ|ず|無|不|非|未",
    "ko": "않|못|없|안 |아니|말라",
    "tr": r"\w+(?:ma|me)(?:dı|di|yacak|yacağ|yecek|yeceğ|mış|miş|z|sın|sin|yız|yiz)\w*",
    "en": r"\b\w+n['\u2019]t\b|\brul\w+ out\b|\bdeclin\w+ to\b|\bfar from\b|\bno one\b",
    "fr": r"\bn['\u2019]",
    "fa": r"\bنمی\w+|\bنخواه\w+",
}
# What is written onto a word: "and", "so", "in" and a question before an Arabic "not".
_CLITICS = {"ar": "[وفبأ]?"}
# Signs of vowels, which are no letters to `re`: optional ones are left out, others stand inside words.
_VOWELLED = re.compile("[\u0640\u064b-\u0652]")
_INSIDE = r"\w\u0900-\u0903\u093a-\u094f"
_LATE = frozenset(["de", "nl", "sv", "da", "no"])
COVERED = frozenset(_WORDS) | frozenset(_SIGNS)
"""Languages whose denying words are known here; in others no gap of a quote can be vouched for."""


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _WORDS.get(language, "").split()))
    whole = rf"(?<![{_INSIDE}]){_CLITICS.get(language, '')}(?:{words})(?![{_INSIDE}])" if words else ""
    signs = _SIGNS.get(language, "")
    return re.compile("|".join(part for part in (whole, signs) if part), re.IGNORECASE)


def denial(text: str, language: str) -> re.Match[str] | None:
    """The first word that denies; of English where the language is not covered."""
    return _pattern(language if language in COVERED else "en").search(_plain(text))


def last_denial(text: str, language: str) -> re.Match[str] | None:
    """The last word that denies."""
    found = list(_pattern(language if language in COVERED else "en").finditer(_plain(text)))
    return found[-1] if found else None


def _plain(text: str) -> str:
    return text if text.isascii() else _VOWELLED.sub("", text)


def denies_late(language: str) -> bool:
    """True for a language whose "not" stands behind verb and object: wir schließen die Schule *nicht*."""
    return language in _LATE


def denies_last(language: str) -> int:
    """Characters of a verb, in a script without spaces, behind which its "not" may stand: 閉めません."""
    return 3 if language in {"ja", "ko"} else 0
