"""Quotations in the conventions of other languages: found word for word, and given to whom their text gives them."""

import pytest

from summarizer.reading import from_text
from summarizer.summary import Quote
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote
from summarizer.verification.page import Page
from summarizer.verification.quotes import verify_quote

GERMAN = """\
Die Fähren von Ohlenau bleiben im Hafen, weil ein Bagger in der Fahrrinne gesunken ist. Das hat die Stadt am Freitag \
mitgeteilt, und die Leute warten auf die Auskunft der Verwaltung.

„Wir öffnen die Rinne erst, wenn das Wrack gehoben ist“, sagte Hafenmeisterin Anke Brüsewitz. „Niemand soll am Kai \
warten.“

»Die Kosten sind nicht ‚ohne Folgen‘ für die Stadt«, erklärte Bürgermeister Jörn Tellkamp am Abend.

„Der Bagger lag zu tief“, so Tellkamp.

„Wir schließen die Schule im Herbst nicht“, sagte Tellkamp auch.
"""
FRENCH = """\
Les bacs de Valmorel restent au port parce qu'une drague a coulé dans le chenal, ont dit les autorités de la ville, et \
les habitants attendent une décision pour la semaine.

«\u00a0Nous ne rouvrirons pas le chenal avant lundi\u00a0», a déclaré Maëlle Kervadec, la directrice du port.

« L’épave est lourde, dit-elle, et nous manquons de grues. »

« Le bac, a dit Yann Tréguier, restera au port. »

« La ville paiera sa part, a ajouté Yann Tréguier, le maire, mais pas celle des autres. »

— Nous partons demain, dit Luc Perrin.

— Et nous reviendrons, répondit Maëlle Kervadec.
"""
SPANISH = """\
Los transbordadores de Puerto Albar siguen en el muelle porque una draga se hundió en el canal, según las autoridades \
de la ciudad, y los vecinos esperan una decisión para la semana.

«No abriremos el canal antes del lunes», dijo Inés Valcárcel, la directora del puerto.

“La ciudad pagará su parte”, afirmó Tomás Urrea, el alcalde.

—Nos vamos mañana —dijo Marta Olmedo—. Volveremos el lunes.

—El canal es hondo —añadió Urrea— y el pecio lo cruza.
"""
RUSSIAN = """\
Паромы Вельмора остались в порту, потому что в канале затонула землечерпалка, и жители города ждут решения, \
сообщили в пятницу городские власти.

«Мы не откроем канал до понедельника», — сказала Мирена Оскова, представитель порта.

«Канал глубокий, — заявил лоцман Дарий Венов. — Судно лежит поперёк».

— Мы уходим завтра, — сказал Иван Петренков. — Вернёмся в понедельник.

Глава города Пётр Лаврин отметил: „Город заплатит свою долю“.
"""
ARABIC = """\
بقيت العبارات في ميناء تل البحر بعد أن غرقت جرافة في القناة يوم الجمعة، وقال سكان المدينة إنهم ينتظرون قرارا من البلدية.

قال محمد الناصر: «لن نفتح القناة قبل يوم الاثنين».

وأضافت سلمى الخطيب: “المدينة ستدفع حصتها من المال”.
"""
CHINESE = """\
星期五，一艘挖泥船在航道沉没，渡轮停在望海港。居民正在等待市政府的决定。

港口主任林秋水说：“我们星期一以前不会开放航道。”

「沉船很重，需要两台起重机。」市长赵明远表示。

她还提到了《海港日报》的报道。
"""
POLISH = """\
Promy z Wiślicza stoją w porcie, ponieważ w kanale zatonęła pogłębiarka, i mieszkańcy miasta czekają na decyzję, która \
ma być znana w poniedziałek, jak podano w piątek.

„Nie otworzymy kanału przed poniedziałkiem” – powiedziała Maria Zielonka, rzeczniczka portu.
"""
TEXTS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC, "zh": CHINESE, "pl": POLISH}


def verified(language: str, text: str, speaker: str = "?") -> VerifiedQuote:
    article = from_text(TEXTS[language], published="2026-03-14")
    assert language == article.language
    words = text.split("…", maxsplit=1)[0].strip("„“”«»「」 ")[:8]
    place = article.text.find(words)
    cited = article.sentence_at(place) if place >= 0 else None
    number = cited.number if cited else 1
    return verify_quote(Quote(text=text, speaker=speaker, role=None, sentence=number), Page(article), "quotes", 0)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir öffnen die Rinne erst, wenn das Wrack gehoben ist"),
        ("de", "Niemand soll am Kai warten."),
        ("de", "Die Kosten sind nicht ‚ohne Folgen‘ für die Stadt"),
        ("de", "Der Bagger lag zu tief"),
        ("fr", "Nous ne rouvrirons pas le chenal avant lundi"),
        ("fr", "L’épave est lourde"),
        ("fr", "et nous manquons de grues"),
        ("fr", "La ville paiera sa part"),
        ("fr", "restera au port."),
        ("fr", "mais pas celle des autres"),
        ("fr", "Nous partons demain"),
        ("fr", "Et nous reviendrons"),
        ("es", "No abriremos el canal antes del lunes"),
        ("es", "La ciudad pagará su parte"),
        ("es", "Nos vamos mañana"),
        ("es", "Volveremos el lunes."),
        ("es", "El canal es hondo"),
        ("es", "y el pecio lo cruza"),
        ("ru", "Мы не откроем канал до понедельника"),
        ("ru", "Канал глубокий"),
        ("ru", "Судно лежит поперёк"),
        ("ru", "Мы уходим завтра"),
        ("ru", "Вернёмся в понедельник."),
        ("ru", "Город заплатит свою долю"),
        ("ar", "لن نفتح القناة قبل يوم الاثنين"),
        ("ar", "المدينة ستدفع حصتها من المال"),
        ("zh", "我们星期一以前不会开放航道。"),
        ("zh", "我们星期一以前不会开放航道"),
        ("zh", "沉船很重，需要两台起重机"),
        ("zh", "需要两台起重机"),
        ("pl", "Nie otworzymy kanału przed poniedziałkiem"),
    ],
)
def test_the_words_of_each_convention(language: str, text: str) -> None:
    """Whatever encloses the words, marks, corner brackets or a dash, they are found as they stand."""
    found = verified(language, text)
    assert found.verdict is QuoteVerdict.EXACT
    assert text.rstrip(".。") == found.spans[0].of(TEXTS[language])


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("de", "»Der Bagger lag zu tief«", QuoteVerdict.EXACT),
        ("de", 'Die Kosten sind nicht "ohne Folgen" für die Stadt', QuoteVerdict.TYPOGRAPHIC),
        ("fr", "L'épave est lourde", QuoteVerdict.TYPOGRAPHIC),
        ("fr", "L’épave est lourde et nous manquons de grues", QuoteVerdict.TYPOGRAPHIC),
        ("fr", "L’épave est lourde … nous manquons de grues", QuoteVerdict.ELIDED),
        ("ru", "Канал глубокий. Судно лежит поперёк", QuoteVerdict.TYPOGRAPHIC),
        ("es", "El canal es hondo y el pecio lo cruza", QuoteVerdict.TYPOGRAPHIC),
        ("zh", "「沉船很重,需要两台起重机」", QuoteVerdict.TYPOGRAPHIC),
        ("ar", "\u200fلن نفتح القناة قبل يوم الاثنين\u200f", QuoteVerdict.EXACT),
        ("ar", "لن نفتح \u200eالقناة قبل يوم الاثنين", QuoteVerdict.TYPOGRAPHIC),
    ],
)
def test_honest_variants(language: str, text: str, verdict: QuoteVerdict) -> None:
    """Marks, spaces, widths and invisible characters may differ; an incise may be left out."""
    assert verdict is verified(language, text).verdict


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir öffnen die Rinne erst, wenn das Wrack gehoben wird"),
        ("de", "Wir schließen die Schule im Herbst"),
        ("de", "Die Kosten sind … ohne Folgen für die Stadt"),
        ("fr", "Nous rouvrirons le chenal avant lundi"),
        ("fr", "Nous ne rouvrirons … le chenal avant lundi"),
        ("fr", "Nous … rouvrirons pas le chenal avant lundi"),
        ("fr", "celle des autres"),
        ("fr", "L’épave est lourde, dit-elle"),
        ("es", "abriremos el canal antes del lunes"),
        ("es", "Nos vamos mañana —dijo Marta Olmedo"),
        ("ru", "откроем канал до понедельника"),
        ("ru", "Мы … откроем канал до понедельника"),
        ("ru", "Канал глубокий, — заявил лоцман"),
        ("ar", "نفتح القناة قبل يوم الاثنين"),
        ("ar", "لن نفتح القناة قبل يوم الثلاثاء"),
        ("zh", "我们星期一以前会开放航道"),
        ("zh", "我们星期一以前…开放航道"),
        ("zh", "开放航道"),
        ("zh", "海港日报"),
        ("pl", "otworzymy kanału przed poniedziałkiem"),
    ],
)
def test_corruptions(language: str, text: str) -> None:
    """A changed word, a negation cut off or dropped, and the reporter's words are no quotation in any language."""
    assert not verified(language, text).verbatim


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Wir öffnen die Rinne erst, wenn das Wrack gehoben ist", "Anke Brüsewitz"),
        ("de", "Niemand soll am Kai warten", "Anke Brüsewitz"),
        ("de", "Die Kosten sind nicht ‚ohne Folgen‘ für die Stadt", "Jörn Tellkamp"),
        ("de", "Der Bagger lag zu tief", "Jörn Tellkamp"),
        ("fr", "Nous ne rouvrirons pas le chenal avant lundi", "Maëlle Kervadec"),
        ("fr", "et nous manquons de grues", "Maëlle Kervadec"),
        ("fr", "La ville paiera sa part", "Yann Tréguier"),
        ("fr", "Nous partons demain", "Luc Perrin"),
        ("es", "No abriremos el canal antes del lunes", "Inés Valcárcel"),
        ("es", "La ciudad pagará su parte", "Tomás Urrea"),
        ("es", "Nos vamos mañana", "Marta Olmedo"),
        ("es", "Volveremos el lunes", "Marta Olmedo"),
        ("es", "y el pecio lo cruza", "Tomás Urrea"),
        ("ru", "Мы не откроем канал до понедельника", "Мирена Оскова"),
        ("ru", "Канал глубокий", "Дарий Венов"),
        ("ru", "Судно лежит поперёк", "Дарий Венов"),
        ("ru", "Вернёмся в понедельник", "Иван Петренков"),
        ("ru", "Город заплатит свою долю", "Пётр Лаврин"),
        ("ar", "لن نفتح القناة قبل يوم الاثنين", "محمد الناصر"),
        ("ar", "المدينة ستدفع حصتها من المال", "سلمى الخطيب"),
        ("zh", "我们星期一以前不会开放航道", "林秋水"),
        ("zh", "沉船很重，需要两台起重机", "赵明远"),
    ],
)
def test_speakers(language: str, text: str, speaker: str) -> None:
    """The verbs of saying of each covered language tie the words to the name beside them."""
    assert verified(language, text, speaker).speaker is SpeakerVerdict.NAMED_HERE


@pytest.mark.parametrize(
    ("language", "text", "speaker", "verdict"),
    [
        ("de", "Der Bagger lag zu tief", "Anke Brüsewitz", SpeakerVerdict.ANOTHER_SPEAKER),
        ("fr", "Nous partons demain", "Yann Tréguier", SpeakerVerdict.ANOTHER_SPEAKER),
        ("es", "Nos vamos mañana", "Inés Valcárcel", SpeakerVerdict.ANOTHER_SPEAKER),
        ("ru", "Канал глубокий", "Мирена Оскова", SpeakerVerdict.ANOTHER_SPEAKER),
        ("ar", "لن نفتح القناة قبل يوم الاثنين", "سلمى الخطيب", SpeakerVerdict.ANOTHER_SPEAKER),
        ("zh", "我们星期一以前不会开放航道", "赵明远", SpeakerVerdict.ANOTHER_SPEAKER),
        ("pl", "Nie otworzymy kanału przed poniedziałkiem", "Maria Zielonka", SpeakerVerdict.NAMED_ELSEWHERE),
        ("pl", "Nie otworzymy kanału przed poniedziałkiem", "Jan Kowal", SpeakerVerdict.ABSENT),
    ],
)
def test_wrong_speakers(language: str, text: str, speaker: str, verdict: SpeakerVerdict) -> None:
    """Somebody else is called so only where the language's verbs of saying are known."""
    assert verdict is verified(language, text, speaker).speaker


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "قال سكان المدينة إنهم ينتظرون القرار. قالت هالة البدري: «نحن لن نغلق المصنع قبل الخريف».",
            "نحن … نغلق المصنع",
        ),
        ("قال سكان المدينة إنهم ينتظرون القرار. قالت هالة البدري: «نحن لن نغلق المصنع قبل الخريف».", "نغلق المصنع قبل"),
        ("Rada miasta milczy. „Nie zamkniemy szkoły”, mówi Marta Polna.", "Zamkniemy szkoły"),
        ("Stadtrat tagt. „Schule bleibt niemals zu“, Anke Osk.", "Schule bleibt"),
        ("Stadtrat tagt. „Schule bleibt niemals zu“, Anke Osk.", "Schule … zu"),
        ("议会开会。市长贺兰雪说：“我们关闭十五座砖厂，居民都来了，大家很高兴。”", "五座砖厂"),
        ("议会开会。市长贺兰雪说：“我们关闭十五座砖厂，居民都来了，大家很高兴。”", "我们关闭十"),
        (
            "町議会は煉瓦工場について話し合った。町長の山根澄子さんは「秋までに工場を閉めません」と話した。",
            "秋までに工場を閉めま",
        ),
        (
            "町議会は煉瓦工場について話し合った。町長の山根澄子さんは「秋までに工場を閉めません」と話した。",
            "秋までに工場を閉め",
        ),
    ],
)
def test_cuts_that_turn_the_sense(text: str, quote: str) -> None:
    """A cut drops no negation written onto a verb and divides no number; in an unknown language none is vouched for."""
    page = Page(from_text(text, published="2026-03-14"))
    found = verify_quote(Quote(text=quote, speaker="?", role=None, sentence=2), page, "quotes", 0)
    assert QuoteVerdict.ALTERED is found.verdict
