"""Text → the language it is written in, as an ISO 639-1 code, or `und`.

The script decides where it can; among languages that share one, their most frequent little words do. A guess needs
several of them, because a wrong language does more harm than none; words and letters that no other language here has
count as well. For English one is enough where nothing speaks for another language: most short texts are.
"""

import re
from collections import Counter
from collections.abc import Callable

UNDETERMINED = "und"
_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].{0,20})?\Z")
_SAMPLE = 2000  # characters from the top; a screen of text decides as well as a whole book
_FEWEST_HITS = 4  # little words found; a headline has one or two, which another language may share
_LEAST_SHARE = 0.12  # of all words; running text of these languages has 0.25 to 0.5
_LEAD = 1.15  # over the second best; Danish and Swedish, Spanish and Portuguese come that near
_FEWEST_LETTERS = 20  # of a script that only one language here uses
_MOSTLY = 0.5  # share of all letters from which a script decides
_SOME_KANA = 0.05  # share of kana among Chinese characters and kana from which it is Japanese, which has 0.4 and more

_SCRIPTS = {
    "latin": "A-Za-zÀ-ɏḀ-ỿ",
    "cyrillic": "Ѐ-ԯ",
    "greek": "Ͱ-Ͽἀ-῿",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "hebrew": "\u0590-\u05ff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff",
    "kana": "\u3040-\u30ff",
    "hangul": "\u1100-\u11ff\uac00-\ud7af",
    "thai": "\u0e00-\u0e7f",
    "devanagari": "\u0900-\u097f",
    "bengali": "\u0980-\u09ff",
    "georgian": "\u10a0-\u10ff",
    "armenian": "\u0530-\u058f",
}
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
_ONE_LANGUAGE = {
    "greek": "el",
    "hebrew": "he",
    "thai": "th",
    "hangul": "ko",
    "bengali": "bn",
    "georgian": "ka",
    "armenian": "hy",
}
_ASCII = re.compile(r"[\x00-\x7f]+")
# The signs of vowels in Devanagari are no letters to `re`, and stand inside words.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])"
_WORD = re.compile(rf"(?:[a-z]++|{_LETTER}){_LETTER}*+(?:'(?=[^\W\d_]))?")  # in small letters, most of them plain ones
_PLAIN_WORD = re.compile("[a-z]++(?:'(?=[a-z]))?")  # the same where all is ASCII, in half the time
# Arabic writes "and", "in", "for" and the article onto the word: the article tells it from Persian and Urdu.
_ARTICLE = re.compile("[\u0648\u0641\u0628\u0643]?\u0627\u0644\\w\\w+|\u0644\u0644\\w\\w+")
_AND = "\u0648\u0641"
# Letters that one language alone has here: a word with one of them is as good as a little word.
_OWN_LETTERS = {
    "de": "ß",
    "pl": "łąęśźńż",
    "tr": "ığş",
    "cs": "řěů",
    "ro": "ță",
    "hu": "őű",
    "vi": "ơưđạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵỷ",
}
# Words of English that no other language here has, for texts too short to count its little words in.
_ONLY_ENGLISH = frozenset(
    "the and that with from they she this which their would there what were been who said says you your our his how "
    "when will than could should about after before because".split()
)

# The little words of running text. Those that two neighbours share help neither, and stand here all the same: the
# others decide.
_LITTLE = {
    "en": "a the of and to in that is was for on with as by at from it he his are be has have had not this which but",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec aux",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha sobre este",
    "it": "di che e la il un a per è una in del non si da con i della le al sono dei più nel alla come anche ha gli",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das à seu sua pelo",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar maar uit dan nog",
    "tr": "ve bir bu da de için ile olarak olan çok daha en gibi kadar sonra ancak göre değil ne var ki o ise her şu",
    "pl": "w i na z się nie do to że jest o a od po za przez jak dla przy ale oraz co jego już także które który która "
    "była być ma nad przed został została czy są lub",
    "sv": "och i att det som en på är av för med den till inte har de om ett men var sig från vid så kan nu hade",
    "da": "og i at det er en til på af for med den der de som ikke har et var om men fra han ved blev kan så efter",
    "no": "og i å det er en til på av for med den som de ikke har et var om men fra han ved ble kan så etter også",
    "fi": "ja on ei se että oli hän ovat mutta myös kuin joka sen mukaan kun jos ole tai vuoden jo niin vain sekä",
    "cs": "a v se na je že to s z do i o k ve za by pro ale jako jsou po od jeho podle který které byl však nebo není",
    "ro": "de și a în la cu că nu o pe din un se este care au mai pentru sunt prin după fi cel dar lui al fost sau",
    "hu": "a az és hogy nem is egy de ez volt meg azt csak el már még mint szerint ha után vagy fel minden aki ami",
    "id": "yang dan di itu dengan untuk dari dalam tidak ini pada akan ke juga ada mereka sudah saya kami oleh bisa",
    "vi": "và của là có không được trong cho các một với người này đã những để khi vào về ở ra đến từ cũng nhiều theo",
    "ru": "и в не на что с он как по это из за от к у о но его же для все так вы мы она они был бы до или только",
    "uk": "і в не на що з він як по це із за від до у та але його ж для все так ви ми вона вони був би або про",
    "bg": "и в на се да не за е от че с по са като но ще си до той това при след а или бе към",
    "sr": "и у је да се на за су од не са који као што би то о али из до по био није он због према",
    "ar": "في من على إلى أن عن هذا التي الذي مع كان هذه ما لا قال بعد بين وقد كما أو",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم می شد کرد ها",
    "ur": "کے میں کی ہے اور سے کا کو اس نے پر کہ ہیں یہ بھی نہیں کر ایک",
    "hi": "के में की है और से का को इस ने पर कि हैं यह भी नहीं कर एक",
    "mr": "आणि आहे या च्या मध्ये नाही ते हे एक की व तर होते आहेत",
}  # fmt: skip
_LITTLE_WORDS = {language: frozenset(words.split()) for language, words in _LITTLE.items()}
_BY_SCRIPT = {
    "latin": "en de fr es it pt nl tr pl sv da no fi cs ro hu id vi".split(),
    "cyrillic": "ru uk bg sr".split(),
    "arabic": "ar fa ur".split(),
    "devanagari": "hi mr".split(),
}
# A word → the languages that have it among theirs: one look for each word, and not one in each language.
_SPEAKS_FOR: dict[str, list[str]] = {}
for _language, _words in _LITTLE_WORDS.items():
    for _word in _words:
        _SPEAKS_FOR.setdefault(_word, []).append(_language)


def identify(text: str) -> str:
    """The code of the language of `text`; `und` if the text is too short, or like none that is known here.

    >>> identify("Die Regierung hat am Freitag mit den Gesprächen begonnen, die sich auf den Herbst auswirken.")
    'de'
    """
    sample = text[:_SAMPLE]
    beyond = _ASCII.sub("", sample)  # little or nothing in English, where one look then does instead of thirteen
    counts = {script: len(letters.findall(beyond)) for script, letters in _LETTERS.items()}
    counts["latin"] += len(sample) - len(beyond) - sample.count(" ")  # signs and digits too: they are few
    if counts["kana"] > _SOME_KANA * (counts["kana"] + counts["han"]):
        counts["kana"] += counts.pop("han")
    script = max(counts, key=lambda name: counts[name])
    if counts[script] < _MOSTLY * sum(counts.values()):
        return UNDETERMINED
    if script in _BY_SCRIPT:
        return _by_little_words(sample, _BY_SCRIPT[script])
    if counts[script] < _FEWEST_LETTERS:
        return UNDETERMINED
    return {"han": "zh", "kana": "ja", **_ONE_LANGUAGE}[script]


def _by_little_words(sample: str, languages: list[str]) -> str:
    small = sample.lower().replace("’", "'")
    words = Counter((_PLAIN_WORD if small.isascii() else _WORD).findall(small))
    hits = _hits(words, languages)
    best, second = sorted(hits, key=lambda name: (-hits[name], name))[:2]
    if hits[best] >= _FEWEST_HITS and hits[best] >= _LEAST_SHARE * words.total():
        return best if hits[best] >= _LEAD * hits[second] else UNDETERMINED
    english = words.keys() & _ONLY_ENGLISH
    others = max(hits[name] for name in languages if name != "en")
    return "en" if english and max(len(english), hits.get("en", 0)) > others else UNDETERMINED


def _hits(words: Counter[str], languages: list[str]) -> dict[str, int]:
    """How many words of a text speak for each of the languages."""
    hits = dict.fromkeys(languages, 0)
    for word, count in words.items():
        for language in _SPEAKS_FOR.get(word, ()):
            if language in hits:  # another may share the word, and not the script
                hits[language] += count
    beyond = [word for word in words if not word.isascii()]
    for language in hits.keys() & _BY_LETTERS.keys() if beyond else ():
        little, speaks = _LITTLE_WORDS[language], _BY_LETTERS[language]
        hits[language] += sum(words[word] for word in beyond if word not in little and speaks(word))
    return hits


def _is_arabic(word: str) -> bool:
    return bool(_ARTICLE.match(word)) or (word[0] in _AND and word[1:] in _LITTLE_WORDS["ar"])


# A language → whether a word speaks for it by its letters alone, all of them beyond ASCII.
_BY_LETTERS: dict[str, Callable[[str], object]] = {
    "ar": _is_arabic,
    **{language: re.compile(f"[{letters}]").search for language, letters in _OWN_LETTERS.items()},
}


def language_code(name: str | None) -> str | None:
    """`en` for `en`, `en-GB` and `en_US`; None for anything else, and for `und`."""
    match = _CODE.match(name.strip()) if name and name.strip() != UNDETERMINED else None
    return match.group(1).lower() if match else None
