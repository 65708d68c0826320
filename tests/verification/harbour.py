"""An invented article, and items about it as a model might return them."""

from summarizer.article import Article
from summarizer.reading import from_text
from summarizer.summary import Bound, Certainty, Direction, Importance, KeyFact, Number, OpenQuestion, Quote

TEXT = """\
VELLMOOR, Tarsia — At least 36 ferries were held in port on Friday after a dredger sank in the channel, \
the port office said.

Mirela Osk, a spokeswoman for the port, said the channel would stay closed until Monday. \
"We will not open it before the wreck is lifted, and nobody should wait on the quay," she said.

About 2,400 passengers slept in schools. Their number rose by 300 within an hour.

"For this to work, there [must be] calm," Osk added.

Two tugs, with 14 men aboard, were searching for the dredger's cook. The others had not been hurt.

"The channel is deep," said Dario Venn, the pilot, "and the wreck lies across it."

Officials estimate that the repair costs $1.5 million, nearly a third of the port's budget of $4.8 million.

Also Read: Circus comes to Vellmoor for the spring

It is not known when the wreck will be lifted.
"""


def harbour() -> Article:
    """The article, published on the Saturday after its Friday."""
    return from_text(TEXT, published="2026-03-14", source="harbour.txt")


def number_of(words: str) -> int:
    """Number of the sentence that holds these words."""
    page = harbour()
    return next(sentence.number for sentence in page.sentences if words in page.text_of(sentence))


def fact(statement: str, *where: str, by: str | None = None, certainty: Certainty = Certainty.STATED) -> KeyFact:
    """A fact that cites the sentences with these words."""
    return KeyFact(
        statement=statement,
        sentences=[number_of(words) for words in where],
        importance=Importance.VITAL,
        when=None,
        attributed_to=by,
        certainty=certainty,
    )


def number(value: float | None, what: str, where: str, **parts: object) -> Number:
    """A figure that cites the sentence with these words; plain unless parts say more."""
    fields: dict[str, object] = {
        "value": value,
        "low": None,
        "high": None,
        "unit": None,
        "what": what,
        "bound": Bound.EXACT,
        "direction": Direction.NONE,
        "scope": None,
        "period": None,
        "as_of": None,
        "as_written": str(value),
        "sentence": number_of(where),
    }
    return Number.model_validate(fields | parts)


def quote(text: str, speaker: str = "Mirela Osk", where: str = "We will not") -> Quote:
    """A quote that cites the sentence with these words."""
    return Quote(text=text, speaker=speaker, role=None, sentence=number_of(where))


def question(text: str, where: str) -> OpenQuestion:
    """A question that cites the sentence with these words."""
    return OpenQuestion(question=text, why="as the article says", sentences=[number_of(where)])
