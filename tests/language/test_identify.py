"""Texts and the languages they are written in; all sentences say about the same."""

import pytest

from summarizer.language.identify import identify

SENTENCES = {
    "en": "The spokesman said on Friday that the fighting began again and that it was not over.",
    "de": "Der Sprecher sagte am Freitag, dass die Kämpfe im Dorf wieder begonnen haben und sich ausweiten.",
    "fr": "Le porte-parole a déclaré vendredi que les combats ont repris et que les civils sont partis.",
    "es": "El portavoz dijo el viernes que los combates se han reanudado en el pueblo y que los civiles salieron.",
    "it": "Il portavoce ha detto venerdì che i combattimenti sono ripresi nel villaggio e che i civili sono usciti.",
    "pt": "O porta-voz disse na sexta-feira que os combates foram retomados na aldeia e que os civis saíram.",
    "nl": "De woordvoerder zei vrijdag dat de gevechten in het dorp zijn hervat en dat de burgers zijn vertrokken.",
    "sv": "Talesmannen sade på fredagen att striderna i byn har återupptagits och att de civila har lämnat den.",
    "da": "Talsmanden sagde fredag, at kampene i landsbyen er genoptaget, og at de civile ikke længere er der.",
    "pl": "Rzecznik powiedział w piątek, że walki w wiosce zostały wznowione i że cywile wyszli, ale nie wszyscy.",
    "tr": "Sözcü cuma günü köyde çatışmaların yeniden başladığını ve sivillerin ayrıldığını söyledi, ancak bu henüz "
    "bağımsız olarak doğrulanmadı ve bir daha da olmadı.",
    "ru": "Представитель заявил в пятницу, что бои в деревне возобновились и что мирные жители ушли из нее.",
    "uk": "Речник заявив у п'ятницю, що бої в селі поновилися і що мирні жителі вийшли з нього.",
    "ar": "قال المتحدث يوم الجمعة إن القتال استؤنف في القرية وإن المدنيين غادروا إلى المخيمات من هذا المكان على الحدود",
    "el": "Ο εκπρόσωπος δήλωσε την Παρασκευή ότι οι μάχες ξανάρχισαν στο χωριό.",
    "zh": "发言人周五表示，村里的战斗已经恢复，最后一批平民已经离开。",
    "ja": "報道官は金曜日、村での戦闘が再開され、最後の民間人が退避したと述べた。",
    "ko": "대변인은 금요일 마을에서 전투가 재개되었고 마지막 민간인들이 떠났다고 말했다.",
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str) -> None:
    """A sentence of a report shows its language."""
    assert identify(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text", ["", " ", "12 345", "Breaking news", "Baghouz", "你好", "🙂" * 50, "qwx zzk plh vbn " * 20]
)
def test_nothing_is_guessed_from_too_little(text: str) -> None:
    """A text that is too short, or like no language that is known, is undetermined."""
    assert identify(text) == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("اجتمع مجلس المدينة يوم الاثنين لمناقشة المصنع القديم وجاء كثير من الناس لسماع القرار.", "ar"),
        ("Rada miasta omawiała cegielnię nad rzeką. „Nie zamkniemy cegielni”, powiedziała Marta.", "pl"),
        ("Belediye meclisi pazartesi günü eski fabrikayı görüştü ve kararı açıkladı. “Kapatmayacağız,” dedi.", "tr"),
        ("नगर परिषद ने सोमवार को पुराने कारखाने पर चर्चा की। “हम कारखाना बंद नहीं करेंगे,” मार्था ने कहा।", "hi"),
        ("The dredger sank.", "en"),
        ('"We go," said Nora Pell.', "en"),
        ("Ziegelei brennt. Schaden 1.234 Euro.", "und"),
        ("De stad is dicht, said the bus in de straat.", "nl"),
        ("Nora Pell laughed.", "und"),
    ],
)
def test_a_short_text(text: str, language: str) -> None:
    """Letters, articles and words that one language alone has show it; a text without any is not called English."""
    assert language == identify(text)


def test_names_in_another_script_do_not_decide() -> None:
    """A quotation or a name in another script leaves a text in its own language."""
    assert identify(SENTENCES["en"] + " The paper 人民日报 and Представитель said so.") == "en"


def test_long_text_is_as_quick_as_its_beginning() -> None:
    """Only the beginning is looked at: the language of the rest does not matter."""
    assert identify(SENTENCES["de"] * 30 + SENTENCES["en"] * 1000) == "de"
