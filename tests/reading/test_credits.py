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
    ("Crews search a lane. (AP Photo/Ann Example, File)", "(AP Photo/Ann Example, File)"),
    ("Crews search a lane. (Ann Example/The Tolverin Post, Pool)", "(Ann Example/The Tolverin Post, Pool)"),
    ("Crews search a lane [File: Ann Example/Reuters]", "[File: Ann Example/Reuters]"),
    ("Crews search a lane. (Tolverin.example via AP)", "(Tolverin.example via AP)"),
    ("Crews search a lane. (Submitted by Ann Example)", "(Submitted by Ann Example)"),
    ("Crews search a lane. (Supplied: Ann Example)", "(Supplied: Ann Example)"),
    ("Crews search a lane. (Ann Example for The Tolverin Post)", "(Ann Example for The Tolverin Post)"),
    ("Crews search a lane. | Photo Credit: Ann Example", "| Photo Credit: Ann Example"),
    ("Crews search a lane. Ann Example | AFP | Getty Images", "Ann Example | AFP | Getty Images"),
    ("Crews search a lane. Image: Ann Example/dpa/picture alliance", "Image: Ann Example/dpa/picture alliance"),
    ("Crews search a lane. Photograph: Ann Example et al.", "Photograph: Ann Example et al."),
    ("Crews search a lane. Photo by Ann Example on Unsplash", "Photo by Ann Example on Unsplash"),
    ("Crews search a lane Image: Ann Example/REUTERS", "Image: Ann Example/REUTERS"),
    ("Crews search a lane. Pic: AP", "Pic: AP"),
    ("Crews search a lane. © Ann Example, AFP", "© Ann Example, AFP"),
    ("Crews search a lane.Credit...Ann Example for The Tolverin Post", "Credit...Ann Example for The Tolverin Post"),
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
    "Picture by Rembrandt sold for 30 million dollars, the auction house said.",
    "Photos: 14 were seized by police, the ministry said.",
    "Photos by the hundred were seized in Tolverin.",
    "Credits: the works were paid for with 40m pounds of loans, the treasury said.",
    "Image courtesy of Mr Orrin was tarnished, he said.",
    "Courtesy: a forgotten virtue in Tolverin, said Mayor Orrin.",
    "The exhibits (photos: 14; files: 3) were seized.",
    "The charity (Mothers for Peace) and the plan (submitted by post) were known.",
    "He came to power (via Brussels) in 1998.",
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
        "Image caption, Trees fell across the road",
        "Media caption, Watch: Waves break over the wall",
        "Caption: Trees fell across the road",
        "Pictured: the breach on Friday",
        "Item 1 of 4 A soldier lifts a sandbag.",
        "[2/4] A soldier lifts a sandbag.",
    ],
)
def test_caption_says_so_itself(paragraph: str) -> None:
    """A caption without a credit is known by its opening words."""
    assert is_caption(paragraph)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police released the photo on Friday.",
        "Caption contests were held.",
        "Pictured in court, he smiled.",
        "2/3 agreed.",
    ],
)
def test_story_about_a_photo_is_no_caption(sentence: str) -> None:
    """A sentence that mentions a photo or a caption is the story's."""
    assert not is_caption(sentence)
