"""What stands between quotation marks, in the conventions of newsrooms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.quotations import Quotation, quotations


def found(text: str) -> list[str]:
    """The quoted words of a text."""
    return [text[one.start : one.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we go" and left.', ["we go"]),
        ("“Go,” he said, “now.”", ["Go,", "now.”"[:-1]]),
        ("''Go,'' he said.", ["Go,"]),
        ("``Go,'' he said.", ["Go,"]),
        ("‘‘Go,’’ he said.", ["Go,"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("„Idziemy” – powiedział.", ["Idziemy"]),
        ("»Wir gehen«, sagte er. »Bald.«", ["Wir gehen", "Bald."]),
        ("« Nous partons », a-t-il dit. « Bien. »", ["Nous partons", "Bien."]),
        ("«Nos vamos», dijo.", ["Nos vamos"]),
        ("«Да», — сказал он.", ["Да"]),
        ("قالت: «سنغادر غدا».", ["سنغادر غدا"]),
        ("他说：“我们走。”然后走了。", ["我们走。"]),
        ('他说:"我们走。"他走了。', ["我们走。"]),
        ("彼は「行く」と『本』で言った。", ["行く", "本"]),
        ("Han sa: ”Vi går nu.”", ["Vi går nu."]),
        ('“Mixed marks," she said.', ["Mixed marks,"]),
        ('"Mixed marks,” she said.', ["Mixed marks,"]),
        ('He said ("yes") and "no"—"maybe".', ["yes", "no", "maybe"]),
    ],
)
def test_each_convention(text: str, expected: list[str]) -> None:
    """The marks of every convention enclose their words, without the marks and the spaces inside them."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"He said ‘stay’ to me," she said.', ["He said ‘stay’ to me,"]),
        ("“He told me, “stay.””", ["He told me, “stay.”"]),
        ('"He said "stay" to me," she said.', ['He said "stay" to me,']),
        ("«Il a dit “reste” hier», dit-elle.", ["Il a dit “reste” hier"]),
        ("“It was ‘great’,” he said.", ["It was ‘great’,"]),
        ("他说：「他说『走』了」", ["他说『走』了"]),
    ],
)
def test_nested_quotations_belong_to_the_outer_one(text: str, expected: list[str]) -> None:
    """Of nested quotations only the outermost is given, whole."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We can't go,' she said, 'until it stops.'", ["We can't go,", "until it stops."]),
        ("‘We can’t go,’ she said.", ["We can’t go,"]),
        ("'We wait for the workers' vote,' she said.", ["We wait for the workers' vote,"]),
        ("'He told me \"go away\" twice,' she said.", ['He told me "go away" twice,']),
        ("the so-called 'deep lake' of Ode", ["deep lake"]),
        ("The workers' union and the bosses' club met.", []),
        ("In the '90s it was Ode's rock 'n' roll.", []),
        ("It's the Odes’ boat, isn’t it?", []),
        ("The boys' school said \"no\" to the girls' club.", ["no"]),
    ],
)
def test_single_marks(text: str, expected: list[str]) -> None:
    """Single marks quote where no double ones do, and apostrophes never do."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He is 6\'2" tall and "fast".', ["fast"]),
        ('"The 12" pipe broke," he said.', ['The 12" pipe broke,']),
        ('"We want 50" he said "and not 60".', ["We want 50", "and not 60"]),
        ('קצין צה"ל אמר "שלום".', ["שלום"]),
    ],
)
def test_marks_that_measure_or_abbreviate(text: str, expected: list[str]) -> None:
    """An inch mark or the mark of a Hebrew acronym neither opens nor closes a quotation."""
    assert expected == found(text)


def test_a_quotation_over_paragraphs() -> None:
    """A paragraph that leaves its quotation open ends it there, marked as not closed."""
    text = "“We opened the gate.\n\n“Then we closed it,” Pell said."
    first, second = quotations(text)
    assert ("We opened the gate.", False) == (text[first.start : first.end], first.closed)
    assert ("Then we closed it,", True) == (text[second.start : second.end], second.closed)


def test_a_quotation_closed_in_the_next_paragraph() -> None:
    """A closing mark belongs to the paragraph before if that left a quotation open."""
    assert ["We opened it", "and closed it"] == found('He said: "We opened it\n\nand closed it" on Friday.')


def test_a_quotation_in_wrapped_lines() -> None:
    """In text wrapped at a column a line break ends no quotation."""
    line = "the harbour watch of Ode has kept the old lamp burning for a very long"
    text = f"“We know that {line}\ntime and that {line}\ntime and {line}\ntime,” Pell said."
    (one,) = quotations(text)
    assert text.endswith(" Pell said.") and one.closed and one.end == len(text) - len("” Pell said.")  # noqa: PT018


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pell said: “We go\nhome at\ndawn,” and left.", ["We go", "home at", "dawn,"]),
        ("Pell said: “We go\nhome at\n\ndawn,” and left.", ["We go"]),
        ("Pell said: “We go\nShe left.\n“We stay,” Roe said.", ["We go", "We stay,"]),
    ],
)
def test_a_line_without_marks_inside_a_quotation(text: str, expected: list[str]) -> None:
    """It belongs to the quotation if the next line with a mark closes it, and no empty line stands between."""
    assert expected == found(text)


def test_an_opening_mark_astray() -> None:
    """A quotation that nobody closed does not swallow the closed one behind it."""
    assert ["we stay,"] == found("“We go, he said. “we stay,” she said.")


_MARKS = st.sampled_from("“”„‟«»\"'‘’`「」『』＂ \n,.a12é走")
_TEXTS = st.one_of(st.text(max_size=80), st.text(_MARKS, max_size=60))


@given(_TEXTS)
def test_spans_are_ordered_and_inside(text: str) -> None:
    """For any text the quotations come in order, disjoint, inside it, words within marks."""
    last = 0
    for one in quotations(text):
        assert last <= one.outer_start <= one.start <= one.end <= one.outer_end <= len(text)
        last = one.outer_end


_PAIRS = [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("« ", " »"), ("「", "」"), ("``", "''"), ("‘", "’")]
_WORDS = st.lists(st.sampled_from("the lamp of Ode burns again Pell can't isn't 20,000 boats".split()), min_size=1)


@given(_WORDS, st.sampled_from(_PAIRS), st.sampled_from(["Pell said: ", "", "He (Pell) "]), st.sampled_from([",", "."]))
def test_words_between_marks_are_found_again(words: list[str], pair: tuple[str, str], lead: str, end: str) -> None:
    """Words put between the marks of a convention are found again, exactly."""
    quoted = " ".join(words) + end
    assert [quoted] == found(f"{lead}{pair[0]}{quoted}{pair[1]} he said.")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ('" ', []),
        ("'a ", []),
        ("“\n", []),
        ("x", []),
        ("“a ‘b “c” d’ ", ["b “c” d"] * 500),
        ('\'a "b" ', ["b"] * 500),
    ],
)
def test_marks_in_any_number_pair_as_few_do(unit: str, expected: list[str]) -> None:
    """Where the same marks come five hundred times, the closed quotations are found each time, and no other."""
    assert expected == found(unit * 500)


def test_an_empty_text_has_none() -> None:
    """No text, no quotations; a lone mark is none."""
    expected: tuple[Quotation, ...] = ()
    assert (expected, expected) == (quotations(""), quotations('"'))
