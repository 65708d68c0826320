"""What the whole page is: one file that loads nothing, leads nowhere, and says what it must."""

import base64
import hashlib
import re
from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from presenting.bridge import FULL, ONE_STORY
from presenting.evidence.parsed import Sheet, parsed
from presenting.grounded import grounded
from presenting.hostile import PAYLOADS, TEXT, filled
from presenting.samples import briefing, story

from summarizer.presenting import to_html
from summarizer.presenting.page import clean

# Everything that a page may be made of, but for drawings.
ELEMENTS = set(
    "html head meta title style body script a main aside form label span input select option optgroup button p output "
    "section nav article header h1 h2 h3 h4 h5 ul ol li b strong small i code blockquote details summary dl div dt dd "
    "ins del u table thead tbody tr th td".split()
)
DRAWING = {"svg", "path", "text", "circle", "g"}
ATTRIBUTES = set(
    "id class href lang charset content http-equiv name data-v data-w data-n data-y aria-label aria-labelledby role "
    "hidden tabindex value label type autocomplete placeholder scope".split()
)
DRAWN = set("viewbox class role aria-label d x y cx cy r".split())
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)


def page() -> str:
    """The sample with its articles."""
    return to_html(*grounded(FULL))


def check_harmless(html: str) -> None:
    """Nothing but our elements and attributes, links into the page alone, and no character that hides others."""
    for element in parsed(html).walk():
        if element.name in DRAWING:
            assert set(element.attributes) <= DRAWN, element
        else:
            assert element.name in ELEMENTS | {""}, element
            assert set(element.attributes) <= ATTRIBUTES, element
        assert element["href"] == "" or re.fullmatch(r"#(?:[a-z]\d+(?:-\d+)?|x|how|articles)", element["href"]), element
    assert _UNSEEN.findall(html) == []


def in_html(text: str) -> str:
    return to_html(*grounded(filled(FULL, lambda _: text)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_do_nothing_in_any_field_of_the_page(payload: str) -> None:
    """Every free text of the briefing and its articles may be an attack at once; all of it is words."""
    html = in_html(payload)
    check_harmless(html)
    assert clean(payload) in parsed(html).words


@settings(deadline=None, max_examples=30)
@given(text=TEXT)
def test_no_string_does_anything_in_any_field_of_the_page(text: str) -> None:
    """The same for any string."""
    check_harmless(in_html(text))


@pytest.mark.parametrize("shift", range(0, len(PAYLOADS), 7))
def test_different_attacks_side_by_side_do_nothing(shift: int) -> None:
    """Every field has another attack, each in turn: what stands beside it completes none of them."""
    turn = cycle((*PAYLOADS[shift:], *PAYLOADS[:shift]))
    check_harmless(to_html(*grounded(filled(FULL, lambda _: next(turn)))))


def test_only_our_style_and_our_script_may_run() -> None:
    """The policy names both by their hashes and forbids the rest."""
    top = parsed(page())
    (policy,) = (each["content"] for each in top.walk() if each["http-equiv"] == "Content-Security-Policy")
    for name in ("style", "script"):
        (element,) = (each for each in top.walk() if each.name == name)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "base-uri 'none'; form-action 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_names_no_other_place() -> None:
    """No address stands in the style or the script, and those of the articles are words."""
    top = parsed(page())
    for name in ("style", "script"):
        (element,) = (each for each in top.walk() if each.name == name)
        assert re.findall(r"https?:|url\(|@import|import\(|fetch|XMLHttp|innerHTML|eval", element.text) == []
    assert "https://www.courier.example/bridge?page=2" in top.words


def test_the_parts_of_the_page_are_landmarks_with_names() -> None:
    """A screen reader finds the briefing, the articles, the search and each story's parts."""
    sheet = Sheet(page())
    assert "main" == sheet.by_id["briefing"].name
    assert "aside" == sheet.by_id["articles"].name
    assert all(nav["aria-label"] for nav in sheet.elements if nav.name == "nav")
    levels = [int(each.name[1]) for each in sheet.by_id["briefing"].walk() if re.fullmatch(r"h\d", each.name)]
    assert [1] == [level for level in levels if level == 1]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_plain_link_leads_to_something() -> None:
    """Without a script every link of the page works."""
    sheet = Sheet(page())
    targets = {each["href"][1:] for each in sheet.elements if each.name == "a"}
    assert targets <= sheet.by_id.keys()


def test_what_only_the_script_can_use_is_hidden_until_it_is_there() -> None:
    """No reader without a script sees a search that does nothing."""
    assert "hidden" in Sheet(page()).by_id["controls"].attributes


def test_every_verdict_has_a_sign_and_words() -> None:
    """Colour never says anything alone."""
    toned = [
        each.words
        for each in Sheet(page()).by_id["briefing"].walk()
        if {"good", "doubtful", "bad", "differ"} & set(each.classes)
    ]
    assert toned
    assert all(re.match(r"[✓!✗≠?] \w", words) for words in toned)


def test_the_choices_of_the_filters_are_those_of_the_page() -> None:
    """Every verdict that can be chosen has as many items as it says, and every speaker and source is there."""
    sheet = Sheet(page())
    for option in sheet.by_id["verdict"].walk():
        if option["value"]:
            count = sum(option["value"] in each.kinds for each in sheet.items.values())
            assert option.words.endswith(f"({count})"), option
    spoken = {each.words: each["value"] for each in sheet.by_id["speaker"].walk() if each["value"]}
    quoted = [item for item in sheet.items.values() if item.element["id"].startswith("q")]
    assert {spoken["Anna Holt"], spoken["Piotr Maas"], spoken["Ines Korb"]} == {
        each.element["data-w"] for each in quoted
    }
    assert len(FULL.sources) == sum(bool(each["value"]) for each in sheet.by_id["source"].walk())


def test_one_story_is_its_own_page() -> None:
    """It needs no list of stories and no choice of one."""
    sheet = Sheet(to_html(*grounded(ONE_STORY)))
    (title,) = (each.words for each in sheet.elements if each.name == "h1")
    assert "Northern span of the Arn bridge at Vellmar collapses" == title
    assert "story" not in sheet.by_id


def test_an_empty_briefing_says_that_it_is_empty() -> None:
    """No story is still a page, which says so; a story without points as well."""
    assert "No article gave anything that could be verified." in parsed(to_html(briefing(), {})).words
    nothing = to_html(*grounded(briefing(story("Nothing", 1))))
    assert "No statement of these articles could be verified." in parsed(nothing).words


def test_what_no_model_saw_is_set_back_and_named() -> None:
    """A teaser stands in its article, with the words that say so."""
    html = page()
    assert "<small>left aside: another story</small>" in html
    sheet = Sheet(html)
    (paragraph,) = (each for each in sheet.elements if sheet.by_id["s1-30"] in each.children)
    assert "aside" in [*paragraph.classes, *sheet.by_id["s1-30"].classes]


def test_an_article_without_a_title_has_the_name_of_its_file() -> None:
    """It stands where the others have their title."""
    full, articles = grounded(FULL)
    sources = tuple(each.model_copy(update={"title": None}) for each in full.sources)
    sheet = Sheet(to_html(full.model_copy(update={"sources": sources}), articles))
    assert [source.path.rsplit("/", 1)[-1] for source in sources] == [
        sheet.by_id[f"h{source.number}"].words for source in sources
    ]


def test_a_language_is_named_where_it_is_not_english() -> None:
    """A voice that reads the page changes its language with the article."""
    sheet = Sheet(page())
    assert ["", "de"] == [sheet.by_id[f"a{number}"]["lang"] for number in (5, 6)]
