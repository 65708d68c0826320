"""Photo credits within paragraphs, and the captions before them."""

import pytest

from summarizer.reading.credits import find_captions, find_credits, is_caption
from summarizer.text import sentences

WITH_CREDIT = [
    ("Smoke rises over the village on Friday. (AP Photo/Ann Example)", "(AP Photo/Ann Example)"),
    ("Smoke rises over the village on Friday (Ann Example/Reuters)", "(Ann Example/Reuters)"),
    ("Crews search a lane. (Osprey Press Agency Photo/Lene Achterby)", "(Osprey Press Agency Photo/Lene Achterby)"),
    ("Crews search a lane. (Lene Achterby/Osprey Press Agency)", "(Lene Achterby/Osprey Press Agency)"),
    ("Crews search a lane. (Photo: Lene Achterby)", "(Photo: Lene Achterby)"),
    ("Crews search a lane. [Photo by Lene Achterby/AFP]", "[Photo by Lene Achterby/AFP]"),
    ("Crews search a lane. (Courtesy of Tern Hollow School)", "(Courtesy of Tern Hollow School)"),
    ("Crews search a lane. (File)", "(File)"),
    ("Crews search a lane. Photo: Lene Achterby/Osprey Press Agency", "Photo: Lene Achterby/Osprey Press Agency"),
    ("Crews search a lane. Associated Press/Lene Achterby", "Associated Press/Lene Achterby"),
    ("Crews search a lane. Lene Achterby/The Tolverin Post", "Lene Achterby/The Tolverin Post"),
    ("Crews search a lane. Reuters/Lene Achterby.", "Reuters/Lene Achterby."),
    ("Crews search a lane. © Osprey Press", "© Osprey Press"),
    ("Crews search a lane. AFP via Getty Images", "AFP via Getty Images"),
]
WITHOUT = [
    "A Reuters/Ipsos poll showed him ahead. Few were surprised.",
    "He led by six points. A Washington Post/ABC News poll had him behind.",
    "He led by six points. Reuters/Ipsos Poll results had him behind.",
    "He led by six points. AP/NORC Center for Public Affairs polled 1,000 people.",
    "Reuters/Ipsos Poll Numbers were mixed. He led by six points in May.",
    "She has lived with HIV/AIDS (the virus was found in 1990) for years.",
    "He showed a photo of the boat (pictures of it were shared widely).",
    "The firm (Getty Oil) was sold in 1984.",
    "The law covers phones (and/or tablets).",
    "The two parties (the Greens/the Left) disagree.",
]


def spans(text: str) -> list[tuple[int, int]]:
    """The credits of a text of one paragraph."""
    return find_credits(text, sentences(text))


@pytest.mark.parametrize(("paragraph", "credit"), WITH_CREDIT)
def test_credit_and_its_caption(paragraph: str, credit: str) -> None:
    """A credit is found in each of its usual forms, and all that stands before it is its caption."""
    found = spans(paragraph)
    assert [credit] == [paragraph[start:end] for start, end in found]
    assert [(0, found[0][0])] == find_captions(sentences(paragraph), found)


@pytest.mark.parametrize("paragraph", WITHOUT)
def test_no_credit(paragraph: str) -> None:
    """A slash, a bracket or the name of an agency alone makes no credit."""
    assert [] == spans(paragraph)


def test_two_captions_run_together() -> None:
    """Two captions in one paragraph, their credits bare, are parted at the credits."""
    credit = "Associated Press/Lene Achterby"
    text = (
        f"Fighters wait outside a base, Monday. {credit} S.D.F. fighters enter a building on Monday, Feb. 18, 2019. "
        f"Hundreds are refusing to surrender, a person close to the talks said Monday. {credit}"
    )
    found = spans(text)
    assert [credit, credit] == [text[start:end] for start, end in found]
    assert [(0, found[0][0]), (found[0][1], found[1][0])] == find_captions(sentences(text), found)


def test_caption_reaches_no_farther_than_captions_do() -> None:
    """In a story without line breaks, what stands far before a credit is not made a caption."""
    body = "The wall gave way shortly before dawn on Thursday. " * 40
    text = body + "Crews search a lane. (AP Photo/Ann Example)"
    ((begin, _),) = find_captions(sentences(text), spans(text))
    assert begin > len(body) // 2


@pytest.mark.parametrize(
    "paragraph",
    [
        "FILE - Smoke rises over the village in 2019.",
        "In this Feb. 22, 2019 photo, smoke rises over the village.",
        "FILE PHOTO: Smoke rises over the village.",
        "This satellite image shows the breach.",
    ],
)
def test_caption_says_so_itself(paragraph: str) -> None:
    """A caption without a credit is known by its opening words."""
    assert is_caption(paragraph)


def test_story_about_a_photo_is_no_caption() -> None:
    """A sentence that mentions a photo later on is the story's."""
    assert not is_caption("Police released the photo on Friday.")
