"""Texts of articles and the kinds of their sentences, on dirt as news has it; all invented."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import SentenceKind
from summarizer.reading.classing import Classed, classed
from summarizer.reading.markup import Markup, markdown

B, C, X, T = SentenceKind.BODY, SentenceKind.CAPTION, SentenceKind.BOILERPLATE, SentenceKind.TEASER

DATED = """ date 2026-03-12 SALLOW BAY, Corvania — The sea took Eel Quay in the dark. By noon 11 people were dead.

Boats lie across the road, Monday. Osprey Press/Lene Achterby

The wall was built in 1961.

A Section on 03/13/2026"""

BY_LINE = """Tolverin: City councillors on Friday voted to close the last public pool of the town, which has been open \
since 1934, a spokesman said.
Thousands had signed a petition.
Also Read:Ten things to do when it rains
The pool closes in June.
Related: Swans return"""

PAGE_LIKE = """Sea wall fails at Sallow Bay

By Petra Vondermoor

Published: March 12, 2026 10:15 AM

SALLOW BAY, Corvania (Osprey) — Eleven people were killed on Thursday.

Sign up for our morning newsletter

“Follow us,” the captain told them, and they did.

Correction: an earlier version gave the toll as 13.

More on this story

Swans return to the mill pond

What the pump log shows

The inquiry is to report by April 30.

(Osprey)

© 2026 The Morrowick Herald. All rights reserved."""


def told(text: str, result: Classed) -> list[tuple[SentenceKind, str]]:
    """The sentences as (kind, words)."""
    return [(sentence.kind, sentence.span.of(text)) for sentence in result.sentences]


def test_leading_date_dateline_caption_and_footer() -> None:
    """Date, dateline, photo credit and print footer are sentences of their own, and the story begins with its word."""
    result = classed(DATED)
    assert [
        (X, "date 2026-03-12"),
        (X, "SALLOW BAY, Corvania —"),
        (B, "The sea took Eel Quay in the dark."),
        (B, "By noon 11 people were dead."),
        (C, "Boats lie across the road, Monday."),
        (X, "Osprey Press/Lene Achterby"),
        (B, "The wall was built in 1961."),
        (X, "A Section on 03/13/2026"),
    ] == told(DATED, result)
    assert ("SALLOW BAY, Corvania", dt.date(2026, 3, 12)) == (result.dateline, result.published)
    assert result.notes == []


def test_lines_without_blank_lines_between() -> None:
    """Where each line is a paragraph, teasers between them are found, and the place before the colon."""
    assert [X, B, B, T, B, T] == [kind for kind, _ in told(BY_LINE, classed(BY_LINE))]
    assert classed(BY_LINE).dateline == "Tolverin"


def test_title_byline_prompts_teasers_and_rights() -> None:
    """What a page copied as text has around its story is told from the story, and a correction stays in it."""
    result = classed(PAGE_LIKE)
    assert [
        (X, "Sea wall fails at Sallow Bay"),
        (X, "By Petra Vondermoor"),
        (X, "Published: March 12, 2026 10:15 AM"),
        (X, "SALLOW BAY, Corvania (Osprey) —"),
        (B, "Eleven people were killed on Thursday."),
        (X, "Sign up for our morning newsletter"),
        (B, "“Follow us,” the captain told them, and they did."),
        (B, "Correction: an earlier version gave the toll as 13."),
        (T, "More on this story"),
        (T, "Swans return to the mill pond"),
        (T, "What the pump log shows"),
        (B, "The inquiry is to report by April 30."),
        (X, "(Osprey)"),
        (X, "© 2026 The Morrowick Herald."),
        (X, "All rights reserved."),
    ] == told(PAGE_LIKE, result)
    assert ("Sea wall fails at Sallow Bay", dt.date(2026, 3, 12)) == (result.title, result.published)


GALLERY = """Sea wall fails at Sallow Bay; 11 are dead

1 of 3 |

Boats lie across the road, Monday. (AP Photo/Ann Example, File)

2 of 3 |

FILE - The wall in 2019. (AP Photo/Ann Example, Pool)

3 of 3 |

Rescuers wait
Ann Example/AP
hide caption

PETRA VONDERMOOR

Share

Updated 7:41 PM EDT, March 12, 2026

SALLOW BAY, Corvania (AP) — Eleven people were killed on Thursday, police said.

MAYOR UNDER FIRE FOR SLOW ANSWER

The wall was built in 1961."""


def test_gallery_before_the_story() -> None:
    """However many pictures stand before it, the story begins at its dateline, and its writer is named above."""
    result = classed(GALLERY)
    assert ("Sea wall fails at Sallow Bay; 11 are dead", "SALLOW BAY, Corvania") == (result.title, result.dateline)
    assert [(C, "Boats lie across the road, Monday."), (C, "FILE - The wall in 2019."), (C, "Rescuers wait")] == [
        piece for piece in told(GALLERY, result) if piece[0] is C
    ]
    assert (X, "PETRA VONDERMOOR") in told(GALLERY, result)
    assert ["Eleven people were killed on Thursday, police said.", "The wall was built in 1961."] == [
        words for kind, words in told(GALLERY, result) if kind is B
    ]
    assert (T, "MAYOR UNDER FIRE FOR SLOW ANSWER") in told(GALLERY, result)


@pytest.mark.parametrize(
    "below",
    [
        "By Tess Arnaud, political editor",
        "Tess Arnaud",
        "Tess Arnaud in Norvale\nMon 4 Mar 2024 18.02 GMT",
        "Published\n4 hours ago",
        "*By Tess Arnaud* · 12 January 2024",
        "Updated 7:41 PM EDT, June 2, 2024",
        "Boats lie across the road. (Ann Example/Reuters)",
    ],
)
def test_headline_above_what_is_no_story(below: str) -> None:
    """A headline is the title, and no fact, whatever house style the line below it has."""
    text = f"Storm kills two in Norvale\n\n{below}\n\nTwo people died on Monday when the storm hit the town."
    result = classed(text)
    assert result.title == "Storm kills two in Norvale"
    assert ["Two people died on Monday when the storm hit the town."] == [
        words for kind, words in told(text, result) if kind is B
    ]


@pytest.mark.parametrize("line", ["STORM KILLS TWO IN NORVALE", "NORVALE — THE STORM OF THE YEAR HAS PASSED"])
def test_capitals_at_the_top_and_throughout_are_no_teaser(line: str) -> None:
    """A first line in capitals, and a story all in capitals, advertise nothing."""
    text = f"{line}\n\nTWO PEOPLE DIED ON MONDAY\n\nTHE HARBOUR WAS CLOSED BY THE POLICE"
    assert T not in {kind for kind, _ in told(text, classed(text))}


def test_print_footer_dates_only_what_has_no_other_date() -> None:
    """A print footer gives the day where nothing else does, and the note says so."""
    result = classed("The wall was built in 1961.\n\nA Section on 03/13/2026")
    assert (dt.date(2026, 3, 13), ["date taken from the print footer"]) == (result.published, result.notes)


def test_date_in_a_caption_is_not_the_day_of_publication() -> None:
    """A caption's day is the picture's."""
    result = classed("Boats lie across the road, Friday, March 13, 2026. (AP Photo/Ann Example)\n\nThe wall fell.")
    assert result.published is None


def test_caption_credit_and_dateline_on_one_line() -> None:
    """A dateline is found behind a credit, too."""
    text = "Boats lie across the road. (AP Photo/Ann Example) SALLOW BAY, Corvania (AP) — The wall fell. It was old."
    assert [C, X, X, B, B] == [kind for kind, _ in told(text, classed(text))]


def test_caption_that_says_so_and_has_a_credit() -> None:
    """The credit of a caption is apart, also where the caption is known by its own words."""
    text = "File photo of the harbour wall. Image: Ann Example."
    assert [(C, "File photo of the harbour wall."), (X, "Image: Ann Example.")] == told(text, classed(text))


def test_dateline_stands_only_at_the_beginning() -> None:
    """A name before a dash in a later paragraph loses nothing, nor does a second dateline far below."""
    later = "Osprey – The agency of that name was the first to report it."
    text = "The wall fell on Friday, officials said.\n\n" + later + "\n\nMore of it.\n" * 9 + "PARIS (AP) — It is over."
    result = classed(text)
    assert (None, {B}) == (result.dateline, {kind for kind, _ in told(text, result)})
    assert (B, later) in told(text, result)


@pytest.mark.parametrize(
    "text",
    [
        "Breaking the wall took an hour\nThe sea did the rest, and nobody could say who had seen it first.",
        "The council voted for the plan.\n\nThe pool will close in June, after 92 years.",
        "Why the wall fell:\n\nNobody knows, and the inquiry will not say before the end of April.",
        "why the wall fell\n\nNobody knows, and the inquiry will not say before the end of April.",
        "Why the wall fell\n\nNobody knows",
    ],
)
def test_first_line_is_hardly_ever_a_title(text: str) -> None:
    """A first line is taken for a title only if it is short, unfinished, alone, and above a finished paragraph."""
    assert classed(text).title is None


def test_given_title_is_no_sentence_of_the_story() -> None:
    """The title at the top of the text, however quoted or spaced, is told from the story; farther down it is not."""
    text = "“The Wall  Fell”\n\nThe sea did the rest.\n\n" + "More of the story.\n\n" * 10 + "The wall fell"
    kinds = [kind for kind, _ in told(text, classed(text, title="The wall fell"))]
    assert (X, B, B) == (kinds[0], kinds[1], kinds[-1])


def test_markdown() -> None:
    """Headings, images, rules and bare links of Markdown are apart; its first heading is the title; emphasis stays."""
    text = (
        "# The *wall* fell\n\nThe sea did the **rest**.\n\n![Boats](boats.jpg)\n\n## Why\n\n---\n\n"
        "Nobody knows, says [the report](https://a.example/b).\n\n[Read the report](https://a.example/b)\n\n"
        "Afterwards\n==========\n\nThe end of it."
    )
    result = classed(text, markup=markdown(text))
    assert result.title == "The wall fell"
    assert [
        "The sea did the **rest**.",
        "Nobody knows, says [the report](https://a.example/b).",
        "The end of it.",
    ] == [words for kind, words in told(text, result) if kind is B]


def test_rule_below_a_paragraph_makes_no_heading_of_it() -> None:
    """Only a line directly above `---` is a heading; a paragraph above a rule stays."""
    text = "# Title\n\nThe sea did the rest\n\n---\n\nThe end of it."
    assert (B, "The sea did the rest") in told(text, classed(text, markup=markdown(text)))


def test_heading_of_a_page_that_is_a_sentence_stays() -> None:
    """A page's heading is apart, unless it is a whole sentence, as a standfirst is."""
    text = "What the log shows\nThe wall gave way at four.\nAll three pumps were running."
    markup = Markup(headings=frozenset({"what the log shows", "the wall gave way at four"}))
    assert [X, B, B] == [kind for kind, _ in told(text, classed(text, markup=markup))]


def test_numbers_and_order() -> None:
    """Sentences are numbered from 1 in the order of the text."""
    numbers = [sentence.number for sentence in classed(PAGE_LIKE).sentences]
    assert list(range(1, len(numbers) + 1)) == numbers


_DIRT = (
    "Also Read: ", "date 2019-02-19 ", "PARIS (AP) — ", "Baghouz: ", "(AP Photo/Ann Example)", "Photo: ", "Reuters/A B",
    "By Ann Example", "© 2019", "A Section on 02/23/2019", "Sign up for our newsletter", "# ", "---", "===", "U.S. ",
    "Mr. ", "1.5 ", "The wall fell. ",
)  # fmt: skip
_SIGNS = '\n\r\u2028\x85\x1c\u00a0\u200b\u202e\ufeff\u0301\U0001f600\ud800。「】…?!“”"aZ()[]/:-*\t .,'
_PIECES = st.one_of(st.sampled_from(_DIRT), st.sampled_from(_SIGNS))
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join))


@given(
    text=_TEXTS,
    title=st.one_of(st.none(), st.text(max_size=20)),
    markup=st.sampled_from([Markup(), Markup(markdown=True)]),
    begin=st.integers(0, 40),
)
@settings(max_examples=400, deadline=None)
def test_every_character_lies_in_exactly_one_sentence(text: str, title: str | None, markup: Markup, begin: int) -> None:
    """Whatever the text, its sentences are ordered, apart, not blank, and hold every character that is not blank."""
    result = classed(text, title=title, begin=begin, markup=markup)
    done = 0
    held = ""
    for sentence in result.sentences:
        span = sentence.span
        assert done <= span.start < span.end
        words = span.of(text)
        assert words == words.strip() != ""
        assert text[done : span.start].strip() == ""
        held += words
        done = span.end
    assert text[done:].strip() == ""


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("The mayor said on Friday that 3 people died. ", 300),
        ("x", 1),
        ("(", 1),
        ("(AP Photo/A B). ", 600),  # the full stop behind a credit is one of its own
        ("/", 1),
        ("A, ", 1),
        (".", 1),
        ("\n-\n", 300),
        ("# a\n", 300),
    ],
)
def test_what_is_repeated_is_cut_into_as_many_sentences(unit: str, count: int) -> None:
    """Three hundred of anything have as many sentences as they should, also on a single line."""
    assert count == len(classed(unit * 300).sentences)
