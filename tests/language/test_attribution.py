"""Who says what: the speaker of a quotation, and the source of a statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.attribution import Speech, attributed, same_speaker, speeches
from summarizer.text import sentences


def spoken(text: str) -> list[Speech]:
    """The speeches of a text, with its own sentences."""
    return list(speeches(text, tuple(sentences(text))))


def sources(text: str) -> list[str | None]:
    """The source of each quotation."""
    return [one.source for one in spoken(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We go," Pell said.', "Pell"),
        ('"We go," said Nora Pell.', "Nora Pell"),
        ('"We go," said Nora Pell, who leads the watch.', "Nora Pell"),
        ('"We go," said Gov. Nora Pell, the head of the No. 4 depot.', "Gov. Nora Pell"),
        ('"We go," said a spokesman for the U.S. Coast Watch on Friday.', "a spokesman for the U.S. Coast Watch"),
        ('"We go," Nora Pell, 45, a spokeswoman for the watch, told reporters.', "Nora Pell"),
        ('"We go," Rep. Nora Pell (R-Ode) said.', "Rep. Nora Pell"),
        ('"We go," the mayor quietly added.', "the mayor"),
        ('"We go," according to a letter from the watch.', "a letter from the watch"),
        ('"We go," wrote Nora Pell in a letter.', "Nora Pell"),
        ('"We go," as Pell put it.', "Pell"),
        ('"We go" — Nora Pell', "Nora Pell"),
        ('"Go home!" Nora Pell said.', "Nora Pell"),
        ('Pell said: "We go."', "Pell"),
        ('Pell told reporters on Friday that "we go" and left.', "Pell"),
        ('The mayor, Nora Pell, said, "We go."', "The mayor"),
        ('On Friday, Pell said, "We go."', "Pell"),
        ('In an interview Pell declared, "We go."', "Pell"),
        ('On May 6, 2031, Pell made this comment:\n\n"We go."', "Pell"),
        ('According to Pell, "we go" is all they said.', "Pell"),
        ('Pell smiled and said, "We go."', "Pell"),
        ('Pell shook her head, saying, "We go."', "Pell"),
        ('PELL: "We go."', "PELL"),
        ('Pell spoke last. She went on to say: "We go."', "She"),
        ('The plan is "a disaster" for the valley, Pell said.', "Pell"),
        ('Pell called the plan "a shame for Ode" and left.', "Pell"),
    ],
)
def test_the_words_beside_a_quotation_name_its_source(text: str, source: str) -> None:
    """Each shape in which news names a source beside a quotation is read, the source as it is written."""
    (one,) = spoken(text)
    assert source == one.source
    assert source == text[one.source_start : one.source_end]
    assert one.near


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("«Nos vamos mañana», dijo Marta Olmedo, la alcaldesa.", "Marta Olmedo"),
        ("Marta Olmedo dijo: «Nos vamos mañana».", "Marta Olmedo"),
        ("« Nous partons », a déclaré Luc Perrin, maire d'Ode.", "Luc Perrin"),
        ("« Nous partons », dit-il avant la nuit.", "il"),
        ("Selon Luc Perrin, « tout va bien ».", "Luc Perrin"),
        ("„Wir gehen morgen“, sagte Anna Berger.", "Anna Berger"),
        ("Anna Berger sagte: „Wir gehen morgen.“", "Anna Berger"),
        ("„Wir gehen morgen“, so Berger.", "Berger"),
        ("«Мы уходим», — сказал Иван Петров.", "Иван Петров"),
        ("Иван Петров заявил: «Мы уходим».", "Иван Петров"),
        ("قال محمد الناصر: «سنغادر غدا».", "محمد الناصر"),
        ("张三说：“我们明天走。”", "张三"),
        ("“我们明天走。”李四表示。", "李四"),
    ],
)
def test_other_languages(text: str, source: str) -> None:
    """Verbs of saying in the other languages of news tie a quotation to the name beside them."""
    assert [source] == sources(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," Pell said, "and we stay gone."', ["Pell", "Pell"]),
        ('"We go," Pell said. "We stay gone."', ["Pell", "Pell"]),
        ('"We go," Pell said. "We stay," Roe said.', ["Pell", "Roe"]),
        ("“We opened it.\n\n“Then we closed it,” Pell said.", ["Pell", "Pell"]),
        ('The "old" and "new" plans are one, Pell said.', ["Pell", "Pell"]),
        ('Nora Pell laughed.\n\n"We go."', ["Nora Pell"]),
        ('The sign of the "old" gate fell.', [None]),
        ('Nora Pell denied having said "we go".', [None]),
        ('Nora Pell denied that she had said "we go".', [None]),
        ('Tom Roe accused Nora Pell of saying "we go".', [None]),
        ('Nora Pell denied it and said "we go".', ["Nora Pell"]),
        ('"We go," Pell said, "at dawn." Roe went on to win.', ["Pell", "Pell"]),
        ("«Мы идём, — сказал Пелл. — Скоро».", ["Пелл", "Пелл"]),
        ("— Мы идём, — сказал Пелл. — Скоро.", ["Пелл", "Пелл"]),
    ],
)
def test_quotations_that_belong_together(text: str, expected: list[str | None]) -> None:
    """A split or continued quotation keeps its source, another source ends it, and a bare phrase has none."""
    assert expected == sources(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Nora Pell leads the watch. "We go," Pell said.', "Nora Pell"),
        ('Nora Pell met Tom Roe in Ode. "We go," she said.', "Nora Pell"),
        ('Ms. Pell met Tom Roe in Ode. "We go," he said.', "Tom Roe"),
        ('Nora Pell met Tom Roe, her brother, in Ode. "We go," he said.', "Tom Roe"),
        ('Nora Pell, who sold her boat, met Tom Roe. "We go," he said.', "Tom Roe"),
        ('Nora Pell met Mr. Roe in Ode. Tom Roe is old. "We go," he said.', "Tom Roe"),
        ('Nora Pell is the mayor of Ode. Tom Roe left. "We go," the mayor said.', "Nora Pell"),
        ('"We go," said Nora Pell\'s aide.', "Nora Pell's aide"),
        ('"We go," said a friend of Nora Pell.', "a friend of Nora Pell"),
        ('"We go," said a spokesman for Mayor Nora Pell.', "a spokesman for Mayor Nora Pell"),
        ('Critics of Nora Pell said: "We go."', "Critics of Nora Pell"),
        ('The man who hit Nora Pell said: "We go."', "The man who hit Nora Pell"),
        ('"We go," Nora Pell said. The ship left. "We stay," she added.', "Nora Pell"),
        ('The mayor, Nora Pell, laughed. Later the mayor said, "We go."', "Nora Pell"),
        ('The mayor, Nora Pell, said, "We go."', "Nora Pell"),
        ('Nora Pell, the harbour watch chief, laughed. "We go," the watch chief said.', "Nora Pell"),
        ('Nora Pell, the pilot, laughed. "We go," the harbour pilot said.', "the harbour pilot"),
        ('"We go," said Jörn Pell am Abend.', "Jörn Pell"),
        ('"We go," the watch said.', "the watch"),
    ],
)
def test_the_fullest_name_of_a_source(text: str, speaker: str) -> None:
    """A surname, a pronoun or a title is given the full name that the text has for it."""
    assert speaker == spoken(text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"We go," said Nora Pell, the head of the watch.', "the head of the watch"),
        ('"We go," Ode police chief Nora Pell said.', "Ode police chief"),
        ('The mayor, Nora Pell, said, "We go."', "mayor"),
        ('"We go," the engineer, Prof. Nora Pell, told a paper.', "engineer"),
        ('Nora Pell, the harbour master, left. "We go," Pell said.', "the harbour master"),
        ('"We go," said Nora Pell, a spokeswoman for the U.S. Coast Watch.', "a spokeswoman for the U.S. Coast Watch"),
        ('"We go," said Nora Pell, the engineer who has led the search.', "the engineer"),
        ('"We go," Nora Pell said.', None),
    ],
)
def test_the_role_of_a_speaker(text: str, role: str | None) -> None:
    """The role is read from the apposition, or from the words before the name."""
    assert role == spoken(text)[-1].role


@pytest.mark.parametrize(
    ("sentence", "statement", "source"),
    [
        ("Six people were hurt, officials said.", "Six people were hurt", "officials"),
        ("Six people were hurt, officials said on Friday.", "Six people were hurt", "officials"),
        ("Six people were hurt, the mayor, Nora Pell, said.", "Six people were hurt", "the mayor, Nora Pell"),
        ("Six people were hurt, said Nora Pell, the mayor.", "Six people were hurt", "Nora Pell, the mayor"),
        ("Six people died, said Gov. Nora Pell of Ode, who came.", "Six people died", "Gov. Nora Pell of Ode"),
        ("Six died in Ode, according to Nora Pell, head of the watch, which brought the number to 25.",
         "Six died in Ode", "Nora Pell, head of the watch"),
        ("According to police, the man, who was 30, fled.", "the man, who was 30, fled.", "police"),
        ("According to Nora Pell, the harbour master, the port is shut.", "the port is shut.",
         "Nora Pell, the harbour master"),
        ("Police said on Friday that six people were hurt.", "six people were hurt.", "Police"),
        ("The U.S. Coast Watch said the ship had sunk.", "the ship had sunk.", "The U.S. Coast Watch"),
        ("A spokesman for the Free Dock Party (FDP) said the ship had sunk.", "the ship had sunk.",
         "A spokesman for the Free Dock Party"),
        ("In a statement, the bank said it had lost 4 million.", "it had lost 4 million.", "the bank"),
        ("The minister told parliament that the bank would close.", "the bank would close.", "The minister"),
        ("The mayor denied that the town had been warned.", "the town had been warned.", "The mayor"),
        ("Many women on Friday said they were hungry.", "they were hungry.", "Many women"),
        ("Six people were hurt, the port's engineer, Nora Pell, said at a meeting.", "Six people were hurt",
         "the port's engineer, Nora Pell"),
    ],
)  # fmt: skip
def test_statements_with_a_source(sentence: str, statement: str, source: str) -> None:
    """The statement is cut from its source, and the source swallows no clause of the statement."""
    found = attributed(sentence)
    assert found is not None
    assert (statement, source) == (sentence[found.start : found.end], found.source)
    assert source == sentence[found.source_start : found.source_end]


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials did not say how many were hurt.",
        "The mayor has yet to say what happened to the ferry.",
        "The so-called plan was dropped on Friday.",
        "If officials say the dam is unsafe, the town must leave.",
        "He is said to be the richest man in Ode.",
        "The ship is believed to have sunk on Monday.",
        "It was said that the dam was safe.",
        "The company announced a plan that would cut 300 jobs.",
        "The storm claimed 11 lives in the valley.",
        "A woman who said she was hurt left the hall.",
        "The old pool, said the mayor, is beyond repair.",
        "Who said the dam was safe?",
        "The mayor said nothing about the dam.",
        "This was not what the mayor said.",
        "Nobody saw the boat that the mayor said.",
        "The work goes according to plan, and the dam will hold.",
        "The United States left the treaty on Friday.",
        '"We go," Pell said.',
        "",
    ],
)
def test_sentences_without_a_source(sentence: str) -> None:
    """Negated, passive, conditional, nominal and interrupted cues give a statement to nobody."""
    assert attributed(sentence) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pell", "Nora Pell", True),
        ("Nora Pell", "Tom Roe", False),
        ("FDP", "Free Dock Party", True),
        ("the officials", "officials", True),
        ("the officials", "residents", False),
        ("", "Pell", False),
    ],
)
def test_same_speaker(one: str, other: str, *, same: bool) -> None:
    """Two names are one speaker if one is part of the other or its initials; bare nouns by their words."""
    assert same is same_speaker(one, other)
    assert same is same_speaker(other, one)


_PIECES = st.sampled_from(
    ['"We go,"', "“We stay.”", "Pell", "said", "told", "the mayor", ",", ".", ":", "who", "she", "according to",
     "\n\n", "—", "(", ")", "and", "saying", "说", "«Да»", "dit-il", "«", "”", "that", "in", "Mr."]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map(" ".join)))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the readers fail, and every span lies inside it."""
    for one in spoken(text):
        assert 0 <= one.source_start <= one.source_end <= len(text)
        assert one.source is None or one.source == text[one.source_start : one.source_end]
    found = attributed(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.source == text[found.source_start : found.source_end]


@pytest.mark.parametrize(
    ("unit", "speakers"),
    [
        ("“a” ", [None] * 200),
        ('said "a" ', [None] * 200),
        ("the mayor, ", []),
        (", said Ode, ", []),
        ('Nora Pell said "x". ', ["Nora Pell"] * 200),
    ],
)
def test_who_speaks_often_is_named_each_time(unit: str, speakers: list[str | None]) -> None:
    """Marks, cues or names two hundred times in a row: a speaker where one is tied to the words, and else nobody."""
    assert speakers == sources(unit * 200)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Asked about the loan, Osk's spokesman, Dario Venn, replied: \u201cNo comment.\u201d", "Dario Venn"),
        ("Osk's spokesman Dario Venn replied: \u201cNo comment.\u201d", "Dario Venn"),
    ],
)
def test_whom_somebody_belongs_to_does_not_speak(text: str, speaker: str) -> None:
    """The holder of a spokesman is not the one who speaks."""
    whole = f"{text} Mirela Osk is the minister."
    [speech] = speeches(whole, tuple(sentences(whole)))
    assert speaker == speech.speaker


def test_a_participle_speaks_nothing() -> None:
    """The clause that follows a quotation is not its speaker."""
    text = "The minister, Mirela Osk, said it would be \u201cbalanced by 2027\u201d, rejecting claims of a deficit."
    [speech] = speeches(text, tuple(sentences(text)))
    assert speech.speaker != "rejecting"
