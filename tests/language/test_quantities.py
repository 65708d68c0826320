"""What figures a sentence holds, and what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.number_words import STARTS
from summarizer.language.numerals import SEPARATORS
from summarizer.language.quantities import Quantity, covered, quantities


def _only(text: str, language: str = "en") -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "what"),
    [
        ("At least 36 trucks left Oster Quay.", 36, None, "trucks"),
        ("The flood injured 14 people.", 14, None, "people"),
        ("The mayor put the number of people injured at 19.", 19, None, "people"),
        ("The death toll rose to 25.", 25, None, "death toll"),
        ("Some 300 Red Valley miners went home.", 300, None, "Red Valley miners"),
        ("They evacuated 1,240 households in Fenmoor.", 1240, None, "households"),
        ("It adopted a $48.6 million budget.", 48.6e6, "USD", "budget"),
        ("The court set a fine of 10.5 million Australian dollars.", 10.5e6, "AUD", "fine"),
        ("He owes US $1.1 million.", 1.1e6, "USD", ""),
        ("He owes \u00a35bn.", 5e9, "GBP", ""),
        ("Turnout was 24 per cent of adults.", 24, "percent", "adults"),
        ("It imposed a 25% duty.", 25, "percent", "duty"),
        ("Support fell 4.2 percentage points.", 4.2, "percentage points", ""),
        ("The ridge is 2,300 metres high.", 2300, "metre", ""),
        ("A 4-mile road was closed.", 4, "mile", "road"),
        ("A three-week strike ended.", 3, "week", "strike"),
        ("They shipped 2.7m tonnes of grain.", 2.7e6, "tonne", "grain"),
        ("They sold 2.7m combined digital and printed copies.", 2.7e6, None, "digital and printed copies"),
        ("A quarter of the town was dark.", 0.25, None, "town"),
        ("One in four adults smokes.", 0.25, None, "adults"),
        ("One in every four adults smokes.", 0.25, None, "adults"),
        ("One dollar in four is lost.", 0.25, None, "dollar"),
        ("One dollar in four of the harbour fund is lost.", 0.25, None, "harbour fund"),
        ("The motion passed by a single vote.", 1, None, "vote"),
        ("It took a half-dozen boats.", 6, None, "boats"),
        ("They drew 2.5 million-plus visitors.", 2.5e6, None, "visitors"),
        ("It was minus-5 degrees Celsius.", -5, "degree Celsius", ""),
        ("Output rose sixfold.", 6, "times", ""),
        ("One of her daughters was hurt.", 1, None, "daughters"),
        ("They drew a 5,000-strong crowd.", 5000, None, "crowd"),
        ("The winds reached 90 mph.", 90, "mph", ""),
    ],
)
def test_a_figure_has_value_unit_and_what_it_counts(text: str, value: float, unit: str | None, what: str) -> None:
    """A figure is read with its scale folded in, its unit by its one name, and the noun phrase that it counts."""
    found = _only(text)
    assert (value, unit, what) == (found.value, found.unit, found.what)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 40 and 50 boats sank.", 40, 50, None),
        ("It takes 15 to 22 minutes.", 15, 22, "minute"),
        ("Tickets cost $500,000 to $1 million.", 5e5, 1e6, "USD"),
        ("It costs $89 to $93 billion.", 89e9, 93e9, "USD"),
        ("There were 1 to 2 thousand guests.", 1000, 2000, None),
        ("Add 5\u201310% of it.", 5, 10, "percent"),
        ("Dozens of trucks came.", 24, None, None),
        ("Hundreds of thousands fled.", 200_000, None, None),
    ],
)
def test_ranges_and_vague_counts_have_ends(text: str, low: float, high: float | None, unit: str | None) -> None:
    """A range has both ends in one unit and scale; a vague count has the least that it says."""
    found = _only(text)
    assert (None, low, high, unit) == (found.value, found.low, found.high, found.unit)


@pytest.mark.parametrize(
    ("text", "values", "units"),
    [
        ("The rate rose from 12 to 14 percent.", [12, 14], ["percent", "percent"]),
        ("It fell from 208 pounds to 193.", [208, 193], ["pound", "pound"]),
        ("They paid 18 and 22 percent.", [18, 22], ["percent", "percent"]),
        ("The council voted 9 to 6.", [9, 6], [None, None]),
        ("They have one goal in three games.", [1, 3], [None, None]),
        ("It needs 280 million of the 1.5 billion shekels.", [280e6, 1.5e9], ["ILS", "ILS"]),
    ],
)
def test_two_figures_share_their_unit(text: str, values: list[float], units: list[str | None]) -> None:
    """Two figures that are said to be of one kind both have its unit, and are no range."""
    found = quantities(text)
    assert (values, units) == ([one.value for one in found], [one.unit for one in found])


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("at least 36 boats", "at_least"),
        ("no fewer than 36 boats", "at_least"),
        ("36 or more boats", "at_least"),
        ("up to 36 boats", "at_most"),
        ("no more than 36 boats", "at_most"),
        ("more than 36 boats", "more_than"),
        ("over 36 boats", "more_than"),
        ("fewer than 36 boats", "less_than"),
        ("under 36 boats", "less_than"),
        ("nearly 36 boats", "nearly"),
        ("close to 36 boats", "nearly"),
        ("about 36 boats", "about"),
        ("36 or so boats", "about"),
        ("36 boats", "exact"),
    ],
)
def test_the_words_around_a_figure_bound_it(words: str, bound: str) -> None:
    """The bound is what the words before or behind the figure say."""
    assert bound == _only(f"They saw {words}.").bound.value


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They cost $4.0 billion a year.", "year"),
        ("They cost $4.0 billion a year earlier.", None),
        ("They sold 300 houses a week.", "week"),
        ("They sold 300 houses a week ago.", None),
        ("They burn 5 tonnes an hour.", "hour"),
        ("They burn 5 tonnes of lime per day.", "day"),
        ("They burn 5 tonnes of lime a day before the feast.", "day"),
    ],
)
def test_what_is_said_to_be_by_the_day_is_a_rate(text: str, per: str | None) -> None:
    """A time that says when is no rate; what a unit holds may stand before one that does."""
    assert per == quantities(text)[0].per


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales rose 6.5%.", "rose_by"),
        ("Sales rose by 6.5%.", "rose_by"),
        ("Sales fell sharply to 300 tonnes.", "fell_to"),
        ("Sales are down 9.2%.", "fell_by"),
        ("They reported a 75 percent increase in thefts.", "rose_by"),
        ("The toll has risen to 13.", "rose_to"),
        ("Sales stood at 300 tonnes.", "none"),
        ("The fair raised $3 million.", "none"),
        ("They raised the fee by $3.", "rose_by"),
        ("They take up to 300 tonnes.", "none"),
    ],
)
def test_a_change_has_its_direction(text: str, direction: str) -> None:
    """What rose or fell, and whether the figure is the size or the result of it, is kept."""
    assert direction == _only(text).direction.value


@pytest.mark.parametrize(
    "text",
    [
        "She died on Feb. 22, 2019, in Morrowick.",
        "It has been so since 1958.",
        "Call 555-123-4567.",
        "Call 0800 555 0142 or +44 20 7946 0018.",
        "Tel. 0800 123 4567 takes orders.",
        "The desk on 020 7946 0958 takes orders.",
        "Write to us or ring (202) 555-0134.",
        "The hotline 116 123 is open.",
        "The attacks of 9/11 are remembered.",
        "A single mother spoke.",
        "She came in 2014, and left in 2019.",
        "She won the 3rd race.",
        "Flight 370 left at 4:30 p.m.",
        "An F-16 flew over the G7.",
        "The Lanternfield 600 index fell.",
        "One of them said no one came.",
        "They saw one another at four o'clock.",
        "Every one of those points was lost.",
        "A third-party court ruled.",
        "See https://herald.example/2026/02/22/flood for it.",
        "The 787 Dreamliner landed.",
        "The first half was dull.",
    ],
)
def test_names_dates_and_pronouns_count_nothing(text: str) -> None:
    """Dates, times, ordinals, phone numbers, labels and the pronoun are no figures."""
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Oil cost $70 a barrel.", "barrel"),
        ("They pump 325,000 barrels per day.", "day"),
        ("It earns \u20ac5 per share.", "share"),
        ("They ferry 300 passengers a day.", "day"),
        ("They ferry 300 passengers per boat.", "boat"),
    ],
)
def test_a_rate_says_by_what(text: str, per: str) -> None:
    """A rate keeps its denominator apart from its unit."""
    assert per == _only(text).per


@pytest.mark.parametrize(
    "text",
    [
        "Ina Brun, 65, waved.",
        "A 20-year-old man fell.",
        "He is aged 54.",
        "The baby is three months old.",
        "A boy, 6, fell.",
    ],
)
def test_ages_are_told_from_durations(text: str) -> None:
    """An age is marked as one."""
    assert _only(text).age


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("Der Umsatz stieg auf 1.234,5 Millionen Euro.", "de", 1234.5e6, "EUR"),
        ("Le prix est de 1 234,50 \u20ac.", "fr", 1234.5, "EUR"),
        ("\u0627\u0644\u0639\u062f\u062f \u0661\u0662\u0663", "ar", 123, None),
        ("3\u4e07\u4eba", "zh", 3e4, None),
        ("\u8239\u53ea36", "zh", 36, None),
        ("Mindestens 36 Boote sanken.", "de", 36, None),
        ("Il co\u00fbte 3 millions d\u2019euros.", "fr", 3e6, "EUR"),
        ("Cuesta 1.234,5 millones de euros.", "es", 1234.5e6, "EUR"),
    ],
)
def test_other_languages_are_read_by_their_digits(text: str, language: str, value: float, unit: str | None) -> None:
    """A covered language has its own separators, scales and digits."""
    assert covered(language)
    found = _only(text, language)
    assert (value, unit) == (found.value, found.unit)


def test_an_uncovered_language_is_said_to_be_one() -> None:
    """No guess is made where the separators are not known."""
    assert not covered("xx")


_WORDS = st.sampled_from(
    [
        *sorted(STARTS),
        "12",
        "1,300",
        "0.5",
        "$",
        "%",
        "-",
        "to",
        "and",
        "of",
        "the",
        "per",
        "day",
        "people",
        "rose",
        "Feb.",
        "2019",
        ",",
        ".",
        "m",
        "half",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join)),
    st.sampled_from([*sorted(SEPARATORS), "und"]),
)
def test_spans_are_ordered_disjoint_and_hold_a_number(text: str, language: str) -> None:
    """Whatever the text, each figure's characters are its own and hold a digit, a fraction or a number word."""
    end = 0
    for one in quantities(text, language):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        written = text[one.start : one.end]
        assert any(char.isnumeric() for char in written) or any(char.isalpha() for char in written)
        assert (one.value is None) != (one.low is None)


@pytest.mark.parametrize(
    ("piece", "value"),
    [
        ("a half of ", 0.5),
        ("12 to ", 12),
        ("1 per ", 1),
        ("3 of the ", 3),
        ("5 and ", 5),
        ("twenty-", 20),
        ("from 2 ", 2),
        ("\u00bd", 0.5),
        ("0 ", 0),
        ("one dollar in ", 1),
        ("about a week 5 ", 1),
        ("5 of them ", 5),
        ("7", None),
        ("1,", None),
        ("million ", None),
        ("+1 ", None),
        ("about a ", None),
    ],
)
def test_figures_in_any_number_are_read_as_one_is(piece: str, value: float | None) -> None:
    """Five thousand digits are no figure, five hundred figures are as many, and pieces of figures make none."""
    repeats = 5_000 if len(piece) == 1 else 500
    assert [value] * repeats * (value is not None) == [one.value for one in quantities(piece * repeats)]
