"""Ellipses, editors' brackets and cut edges: honest while they leave the sense alone, and never where they turn it."""

import pytest
from verification.quoting import check

from summarizer.verdicts import QuoteVerdict

ELIDED, BRACKETED, ALTERED = QuoteVerdict.ELIDED, QuoteVerdict.BRACKETED, QuoteVerdict.ALTERED
EXACT, TYPOGRAPHIC = QuoteVerdict.EXACT, QuoteVerdict.TYPOGRAPHIC
MISSING, NOT_A_QUOTATION = QuoteVerdict.MISSING, QuoteVerdict.NOT_A_QUOTATION


def verdict_on(said: str, quote: str) -> QuoteVerdict:
    return check(f"Mirela Osk, the mayor, spoke on Friday. “{said},” she said. The dredger sank.", quote).verdict


@pytest.mark.parametrize(
    "sign", ["…", " … ", "...", " ... ", "[...]", " […] ", " . . . ", "(…)", "... ", " ……", " .... "]
)
def test_every_form_of_an_ellipsis(sign: str) -> None:
    """Dots of any kind stand for words left out; where nothing is missing but harmless words, the quote is honest."""
    said = "We went along the old wall by the water and found the pumps at work"
    assert verdict_on(said, f"We went along the old wall{sign}and found the pumps at work") is ELIDED
    assert verdict_on(said, f"We went along the old wall{sign}and lost the pumps at work") is ALTERED
    assert verdict_on(said, f"found the pumps at work{sign}We went along the old wall") is ALTERED


@pytest.mark.parametrize(
    ("said", "quote", "verdict"),
    [
        ("We went home late, tired and wet", "… went home late …", EXACT),
        ("We went home late, tired and wet", "[...] home late, tired and wet", EXACT),
        ("We will not open the gate", "We will … open the gate", ALTERED),
        ("We can't and won't open the gate", "We … open the gate", ALTERED),
        ("We have never, I say, opened the gate", "We have … opened the gate", ALTERED),
        ("We refuse to open the gate", "We … open the gate", ALTERED),
        ("We saw 36 boats by the wall sink", "We saw … boats by the wall sink", ALTERED),
        ("We saw twelve boats by the wall sink", "We saw … boats by the wall sink", ALTERED),
        ("We saw the first boat by the wall sink", "We saw the … boat by the wall sink", ALTERED),
        ("We thank Dario Venn and the crew", "We thank … the crew", ALTERED),
        ("We might one day close the school", "We … close the school", ALTERED),
        ("We will sell it if we must, the old school", "We will sell it … the old school", ALTERED),
        ("We will not wait any longer; we open the gate", "We will not … open the gate", ALTERED),
        ("I do not think so. But the wall is weak", "I do not think … the wall is weak", ALTERED),
        ("I do not think so, and the wall is weak", "I do not think so … the wall is weak", ELIDED),
        ("We go ... and the wall stays", "We go ... and the wall stays", EXACT),
        ("We go ... and the wall stays", "We go … the wall stays", ALTERED),
        ("We go (and here she paused) to the wall", "We go … to the wall", ELIDED),
        ("I see that few people want the wall", "I see that … people want the wall", ALTERED),
        ("I see that most of the boats sank", "I see that … the boats sank", ALTERED),
        ("It is the least safe wall of all", "It is the … safe wall of all", ALTERED),
        ("It is too weak to hold the wall", "It is … weak to hold the wall", ALTERED),
        ("They must stop dumping sand here", "They must … dumping sand here", ALTERED),
        ("We tried to lift the wreck", "We … lift the wreck", ALTERED),
        ("They want to burn the boats", "They … burn the boats", ALTERED),
        ("He says he took the boats", "He … took the boats", ALTERED),
        ("We went by most of the boats, singing, to the wall", "We went … to the wall", ELIDED),
    ],
)
def test_what_an_ellipsis_drops(said: str, quote: str, verdict: QuoteVerdict) -> None:
    """It may drop no negation, figure, name or condition, nor leave a negation governing other words."""
    assert verdict is verdict_on(said, quote)


@pytest.mark.parametrize(
    ("said", "quote", "verdict"),
    [
        ("The wall, it gave way", "[T]he wall, it gave way", BRACKETED),
        ("Then the wall gave way", "[t]hen the wall gave way", BRACKETED),
        ("We saw it, then the wall gave way", "[T]hen the wall gave way", BRACKETED),
        ("We saw it, then the wall gave way", "We saw it, [T]hen the wall gave way", BRACKETED),
        ("He went to the wall", "[T]he went to the wall", ALTERED),
        ("They walk to the wall", "They walk[ed] to the wall", BRACKETED),
        ("She walks to the wall", "She walk[ed] to the wall", BRACKETED),
        ("We took care of it", "We took care[less] of it", ALTERED),
        ("It was a safe wall", "It was a [un]safe wall", ALTERED),
        ("We opened the gate", "We [re]opened the gate", ALTERED),
        ("We seen the wall go", "We seen [sic] the wall go", BRACKETED),
        ("We saw the wall go", "We saw the wall go [laughs]", BRACKETED),
        ("We saw the wall go", "We saw the wall [never] go", ALTERED),
        ("She told us to go", "She [the mayor] told us to go", BRACKETED),
        ("She told us to go", "[The mayor] told us to go", BRACKETED),
        ("She told us to go", "She [the traitor] told us to go", ALTERED),
        ("She told us to go", "[Ilse Marrow] told us to go", ALTERED),
        ("She told us to go", "[Marrow] told us to go", ALTERED),
        ("We will mend it soon", "We will mend [the dredger] soon", BRACKETED),
        ("We will mend it soon", "We will mend [three walls] soon", ALTERED),
        ("We will mend it soon", "We [did] mend it soon", ALTERED),
        ("We will mend it soon", "We [will not] mend it soon", ALTERED),
        ("We will mend it soon", "We will [break] it soon", ALTERED),
        ("We will mend the wall", "We will mend the [gate]", ALTERED),
        ("We will mend the wall", "[They] will mend the wall", ALTERED),
        ("The council will mend it", "[Those present] will mend it", ALTERED),
        ("Nobody will mend the wall", "[They] will mend the wall", ALTERED),
        ("We lost 36 boats there", "We lost [46] boats there", ALTERED),
        ("There [must be] calm here", "There [must be] calm here", EXACT),
        ("There [must be] calm here", "There must be calm here", ALTERED),
        ("There [must be] calm here", "There [must not be] calm here", ALTERED),
        ("There [must be] calm, now, here", "There [must be] calm … here", ELIDED),
        ("We will mend it soon", "We will mend [it soon", ALTERED),
    ],
)
def test_what_a_bracket_may_say(said: str, quote: str, verdict: QuoteVerdict) -> None:
    """It may change a letter's case or an ending, explain what points, or remark; it may say nothing of its own."""
    assert verdict is verdict_on(said, quote)


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("We have decided not to close the school", "close the school"),
        ("We have decided not to close the school", "to close the school"),
        ("We will never open the gate again", "open the gate again"),
        ("We will never agree to open the gate", "open the gate"),
        ("I do not believe that the wall is safe", "the wall is safe"),
        ("Nobody thinks we should leave the town", "we should leave the town"),
        ("It is no place for children", "place for children"),
        ("We have no plans to close the school", "plans to close the school"),
        ("We refuse to sell the boats", "sell the boats"),
        ("The claim is false that we sold the boats", "we sold the boats"),
        ("It was a non-violent march", "violent march"),
        ("We know that we can't leave the town", "We know that we can"),
        ("We are, all of us, not afraid", "afraid"),
        ("They told us nothing", "They told us"),
        ("We have decided not to close the school", "We have decided"),
        ("We would sell it at no price", "We would sell it"),
        ("We lost 36.5 tonnes of fish", "We lost 36"),
        ("We lost 36.5 tonnes of fish", "5 tonnes of fish"),
        ("We lost 3,600 tonnes of fish", "600 tonnes of fish"),
        ("We paid $36 million for it", "36 million for it"),
        ("We paid $36 million for it", "We paid $36"),
        ("We lost 40% of the fish", "We lost 40"),
        ("We lost twenty-five boats", "We lost twenty"),
        ("We lost nearly forty boats", "forty boats"),
        ("It was −5 degrees at sea", "5 degrees at sea"),
        ("We saw the mayor's boat", "We saw the mayor"),
        ("You call this wall safe?", "You call this wall safe."),
        ("You call this wall safe?", "You call this wall safe"),
        ("You call this wall safe", "You call this wall safe?"),
        ("We will leave", "We will leave!"),
        ("We bought a Polish boat", "polish boat"),
    ],
)
def test_edges_that_turn_the_sense(said: str, quote: str) -> None:
    """A quote may not begin behind a negation that governs it, nor end inside a figure or before a "nothing"."""
    assert verdict_on(said, quote) is ALTERED


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("We have decided not to close the school", "not to close the school"),
        ("We will not wait, and the boats will leave on Monday", "the boats will leave on Monday"),
        ("We will not leave before the wreck is lifted", "before the wreck is lifted"),
        ("We will not leave before the wreck is lifted", "the wreck is lifted"),
        ("There is no doubt that we will win", "we will win"),
        ("Nobody spoke. We left the town", "We left the town"),
        ("We paid $36 million for it", "$36 million for it"),
        ("We lost 40% of the fish", "We lost 40%"),
        ("You call this wall safe?", "You call this wall safe?"),
        ("You call this wall safe? We do", "We do"),
        ("We will leave the town", "We will leave the town."),
        ("We will leave the town", "We will leave the"),
        ("We go, not they", "We go"),
        ("He says it is no place for us and that the wall is weak", "the wall is weak"),
    ],
)
def test_edges_that_leave_the_sense(said: str, quote: str) -> None:
    """A clause of its own may stand alone, and a quote may end with any plain mark."""
    assert verdict_on(said, quote) is EXACT


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("He told them it leaks", "[the traitor] told them it leaks"),
        ("He told them it leaks", "He told them [poisoned water] leaks"),
        ("I saw him yesterday", "I saw [the dredger stealing sand] yesterday"),
        ("I saw him yesterday", "I saw [the mayor spoke] yesterday"),
        ("The men came home", "[few] men came home"),
        ("The wall was shut", "[every] wall was shut"),
        ("This wall was shut", "[the dredger] wall was shut"),
        ("We saw her boat go", "We saw [the mayor] boat go"),
        ("We may go soon", "We [will] go soon"),
        ("We might go soon", "We [must] go soon"),
        ("We could go soon", "We [did] go soon"),
        ("They should go soon", "They [will] go soon"),
        ("I lied to them", "[she] lied to them"),
        ("I lied to them", "[We] lied to them"),
        ("I lied to them", "[The mayor] lied to them"),
        ("He stole the boat", "[I] stole the boat"),
        ("I'm a liar", "[He is] a liar"),
        ("We want to fire", "We want to fire [the mayor]"),
        ("We shot at the wall", "We shot [the mayor] at the wall"),
        ("We gave him up", "We gave him [the dredger] up"),
        ("We will go", "We will go [today]"),
        ("We went", "We [then] went"),
        ("We walk home", "We walk[er] home"),
        ("The polish man came", "The [P]olish man came"),
    ],
)
def test_what_a_bracket_may_not_say(said: str, quote: str) -> None:
    """No words that the article has not, no verb, no quantity, no other person, and nothing for "may" or "I"."""
    assert verdict_on(said, quote) is ALTERED


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("It is safe there", "It [was] safe there"),
        ("He has gone home", "He [had] gone home"),
        ("Him we saw there", "[He] we saw there"),
        ("We saw her at the wall", "We saw [the mayor] at the wall"),
        ("We saw his boat go", "We saw [the mayor's] boat go"),
        ("This was a success", "[The dredger] was a success"),
        ("We were there all night", "We were [on the dredger] all night"),
    ],
)
def test_what_a_bracket_may_explain(said: str, quote: str) -> None:
    """What points, by a noun phrase of the article's own; the same verb in another tense, the same pronoun's case."""
    assert verdict_on(said, quote) is BRACKETED


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Few people here want the wall", "people here want the wall"),
        ("Most of the boats there sank", "the boats there sank"),
        ("It is a lie that the wall is safe", "the wall is safe"),
        ("I doubt that the wall is safe", "the wall is safe"),
        ("I doubt the wall is safe", "the wall is safe"),
        ("Nobody can honestly say that the wall is safe", "the wall is safe"),
    ],
)
@pytest.mark.parametrize("dots", ["", "… "])
def test_a_cut_behind_what_governs_the_words(said: str, quote: str, dots: str) -> None:
    """Behind "few" or "it is a lie that" a quote says more than the speaker did, whatever sign opens it."""
    assert verdict_on(said, f"{dots}{quote}") is ALTERED


def test_a_negation_before_the_interruption() -> None:
    """What the speaker denied in the first half is denied in the second."""
    text = '"We will not," Mirela Osk said, "close the school." "It is not safe," she said. "Go home."'
    assert not check(text, "close the school").verbatim
    assert check(text, "Go home.").verdict is EXACT


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("We will … open the gate", "an ellipsis drops a negation: “not”"),
        ("We will not open the [red] gate", "a bracket adds “[red]”"),
        ("open the gate", "leaves out the negation right before these words: “not”"),
        ("We will not lift the gate", "the article has “open” where the quote has “lift”"),
        ("The dredger sank", "the words are the article's own, outside quotation marks"),
        ("open the gate, she said", "runs over the end of a quotation, into words that are not the speaker's"),
        ("Nothing of the kind was ever heard", "these words are not in the article"),
    ],
)
def test_the_reason_says_what_is_wrong(quote: str, reason: str) -> None:
    """In words that a reader understands, with the words in question."""
    found = check("Mirela Osk spoke. “We will not open the gate,” she said. The dredger sank.", quote)
    assert reason.replace("[", "").replace("]", "") in [
        each.replace("[", "").replace("]", "") for each in found.reasons
    ]


@pytest.mark.parametrize(
    ("said", "quote", "difference"),
    [
        ("We paid $36 for it", "We paid €36 for it", ("-$36", "+€36")),
        ("We paid $36 for it", "36 for it", ("-$36", "+36")),
        ("We saw Ode go home", "We saw ode go home", ("-Ode", "+ode")),
    ],
)
def test_a_difference_of_signs_and_case_is_shown(said: str, quote: str, difference: tuple[str, ...]) -> None:
    """What is altered in a sign or a letter's case alone is shown as words, too."""
    found = check(f"Mirela Osk, the mayor, spoke on Friday. “{said},” she said.", quote)
    assert difference == found.difference
    assert found.verdict is ALTERED


@pytest.mark.parametrize(
    ("unit", "verdict"),
    [
        *((unit, MISSING) for unit in ('"', "[", "… ", ". ", "'", "- ")),  # marks are no words
        ("“We will", NOT_A_QUOTATION),  # of so many marks that open, none closes
        *((unit, EXACT) for unit in ("“a” ", "[a] ", "We will not ", "We, will, not, ", "x", "5", "走")),
    ],
)
def test_what_repeats_itself_is_found_in_itself_alone(unit: str, verdict: QuoteVerdict) -> None:
    """Five thousand characters of marks, dots, brackets or one word, in the article, in the quote, and in both."""
    text = unit * (5_000 // len(unit))
    assert MISSING is check(f"“{text}” said Mirela Osk.", "We will … not [sic] leave the quay").verdict
    assert MISSING is check("“We will not go,” said Mirela Osk.", text).verdict
    assert verdict is check(f"“{text}” said Mirela Osk.", text).verdict
