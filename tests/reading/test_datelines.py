"""Datelines at the opening of a report, and openings that only look like one."""

import datetime as dt

import pytest

from summarizer.reading.datelines import find_dateline

LEAD = "The sea wall gave way before dawn, and by noon the oldest streets of the port stood under two metres of water."
DATELINES = [
    ("AL-OMAR OIL FIELD BASE, Syria — ", "AL-OMAR OIL FIELD BASE, Syria"),
    ("OUTSIDE BAGHOUZ, Syria -- ", "OUTSIDE BAGHOUZ, Syria"),
    ("Baghouz: ", "Baghouz"),
    ("Sallow Bay: ", "Sallow Bay"),
    ("NEW DELHI: ", "NEW DELHI"),
    ("PARIS (AP) — ", "PARIS"),
    ("Berlin (dpa) - ", "Berlin"),
    ("Berlin – ", "Berlin"),
    ("WASHINGTON, Jan 5 (Reuters) - ", "WASHINGTON"),
    ("FLINT, Mich., Oct. 4 (UPI) —", "FLINT, Mich."),
    ("SEOUL, Aug. 20 (Yonhap) -- ", "SEOUL"),
    ("MADRID, 22 Feb. (EFE).- ", "MADRID"),
    ("PARÍS.- ", "PARÍS"),
    ("BEIRUT/ANKARA (Reuters) – ", "BEIRUT/ANKARA"),
    ("ST. LOUIS — ", "ST. LOUIS"),
    ("Anaheim, Calif. — ", "Anaheim, Calif."),
    ("Rio de Janeiro, Brazil — ", "Rio de Janeiro, Brazil"),
    ("MEXICO CITY ― ", "MEXICO CITY"),
    ("SALLOW BAY, Corvania\u00a0— ", "SALLOW BAY, Corvania"),
    ("**SALLOW BAY** — ", "SALLOW BAY"),
    ("*Sallow Bay, Corvania —* ", "Sallow Bay, Corvania"),
    ("**BERLIN (dpa) -** ", "BERLIN"),
    ("Sallow Bay, Mar 4 (PTI) ", "Sallow Bay"),
    ("SALLOW BAY, Calif. (AP) _ ", "SALLOW BAY, Calif."),
    ("March 4, 2024 - ", None),
    ("March 4, 2024 — ", None),
    ("(CNN) -- ", None),
    ("(Reuters) - ", None),
    ("新华社北京11月17日电 ", "北京"),
    ("【東京＝共同】", "東京"),
    ("(서울=연합뉴스) ", "서울"),
]
OPENINGS = [
    LEAD,
    "Boeing — the maker of the 737 — said that it would appeal.",
    "NASA — the space agency — said that it would appeal.",
    "Boris Johnson — The prime minister until 2022 — said that he would appeal.",
    f"Trump: “{LEAD}”",
    f"Update: {LEAD}",
    f"Exclusive: {LEAD}",
    f"The Latest: {LEAD}",
    f"Analysis — {LEAD}",
    f"Bali said: {LEAD}",
    "Pence: No new talks this year",
    "In 2019 - The year of the flood - the port was closed.",
    "The toll: 11 people, among them two children who had slept in the lowest street of the port, officials said.",
    "Apple Unveils New Laptop, Next - By Ann Example",
    "It was 4 a.m. — The wall had gone.",
    "Petra Orrin (Greens) Three times lost the seat by a few votes, and won it back in May.",
    "March 4, 2024 — the day on which the wall fell — is a holiday.",
    "March 4, 2024 — The Day of the Wall — is a holiday.",
    "The snake_case (AP) _name_ stays.",
]


@pytest.mark.parametrize(("opening", "place"), DATELINES)
def test_dateline(opening: str, place: str | None) -> None:
    """A dateline ends where the first word of the story begins, and gives the place as written."""
    text = opening + LEAD
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (LEAD, place) == (text[found.end :], found.place)


@pytest.mark.parametrize("text", OPENINGS)
def test_no_dateline(text: str) -> None:
    """A first sentence with a dash or a colon in it loses none of its words."""
    assert find_dateline(text, 0, len(text)) is None


def test_speaker_of_a_dialogue_is_no_place() -> None:
    """A name before a colon that comes again later on is somebody who speaks."""
    text = f"Bali: {LEAD}\n\nReporter: And then?\n\nBali: {LEAD}"
    assert find_dateline(text, 0, text.index("\n")) is None


def test_day_with_a_year_is_kept() -> None:
    """A day in the dateline is a date only with its year."""
    text = "PARIS, Feb. 22, 2019 (AFP) - The talks failed."
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (dt.date(2019, 2, 22), "PARIS") == (found.day, found.place)


def test_plain_place_only_where_asked_for() -> None:
    """Once the story has begun, a word with a capital letter before a dash is no dateline; capitals still are."""
    plain, sure = f"Berlin – {LEAD}", f"BERLIN (dpa) – {LEAD}"
    assert find_dateline(plain, 0, len(plain), plain=False) is None
    assert find_dateline(sure, 0, len(sure), plain=False) is not None


def test_dateline_on_a_line_of_its_own_is_left() -> None:
    """A place and a dash with nothing behind them open no story."""
    assert find_dateline("PARIS (AP) —", 0, 12) is None
