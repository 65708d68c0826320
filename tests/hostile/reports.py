"""Invented reports of one event, one of them the attacker's, and summaries of that one with a payload in each field."""

from collections.abc import Iterable, Iterator
from typing import Any

from summarizer.article import Article
from summarizer.reading import from_text

TEXT = """The ferry Anna stayed in port on Monday after a storm broke the north pier of Vellmoor.

At least 12 crew members slept aboard, the port authority said.

"We wait for the tide," said Mira Toll, the harbour master.

It is not known when the ferry Anna will sail again."""
FACT = "The ferry Anna stayed in port on Monday after a storm broke the north pier of Vellmoor."
QUOTE = "We wait for the tide,"
QUESTION = "When will the ferry Anna sail again?"
OTHERS = (
    """A storm broke the north pier of Vellmoor on Monday. The ferry Anna stayed in port. Some 40 boats were held, said
pilots.

"Nobody sails today," said Jon Arkwell, a pilot.""",
    """The north pier of Vellmoor was broken by a storm on Monday, and 12 crew members of the ferry Anna slept aboard.

The town council will meet on Friday. It is not known who will pay for the pier.""",
    """On Monday the ferry Anna did not leave Vellmoor.

Its owner, Lowmark Lines, said that 310 passengers were taken to hotels.""",
)


def others() -> list[Article]:
    """Honest reports of the same event."""
    return [
        from_text(
            text, title=f"Report {number}", publisher=f"Paper {number}", source=f"honest-{number}.txt", story="Pier"
        )
        for number, text in enumerate(OTHERS, 1)
    ]


def report() -> Article:
    """The report whose model is the attacker's."""
    return from_text(TEXT, title="Ferry stays", publisher="The Quay", source="report.txt", story="Pier")


def fact(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """A key fact that holds, but for what is changed."""
    said = {"statement": FACT, "sentences": [1], "importance": "vital", "when": "Monday", "attributed_to": None}
    return said | {"certainty": "stated"} | changed


def number(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """A figure that holds, but for what is changed."""
    said = {"value": 12, "low": None, "high": None, "unit": None, "what": "crew members", "bound": "at_least"}
    more = {"direction": "none", "scope": None, "period": None, "as_of": None, "as_written": "At least 12 crew members"}
    return said | more | {"sentence": 2} | changed


def quote(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """A quote that holds, but for what is changed."""
    return {"text": QUOTE, "speaker": "Mira Toll", "role": "the harbour master", "sentence": 3} | changed


def question(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """A question that holds, but for what is changed."""
    return {"question": QUESTION, "why": "It is not known.", "sentences": [4]} | changed


def answer(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """A whole answer that holds, but for what is changed."""
    said = {"headline": "Ferry Anna stays in port", "key_facts": [fact()], "numbers": [number()], "quotes": [quote()]}
    return said | {"open_questions": [question()], "sentences_read": {"first": 1, "last": 4}} | changed


# Where a payload stands: alone in a field, or behind words that hold.
_FACTS = ("statement", "when", "attributed_to")
_NUMBERS = ("unit", "what", "scope", "period", "as_of", "as_written")
_QUOTES = ("text", "speaker", "role")
_QUESTIONS = ("question", "why")
FIELDS = len(_FACTS) + len(_NUMBERS) + len(_QUOTES) + len(_QUESTIONS) + len(("statement", "what", "text", "question"))


def full_of(payloads: Iterable[str]) -> dict[str, Any]:
    """One answer with every payload in every field, each in an item of its own."""
    lists: dict[str, list[dict[str, Any]]] = {"key_facts": [], "numbers": [], "quotes": [], "open_questions": []}
    for payload in payloads:
        for name, item in _items(payload):
            lists[name].append(item)
    return answer(**lists)


def _items(payload: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for field in _FACTS:
        yield "key_facts", fact(**{field: payload})
    for field in _NUMBERS:
        yield "numbers", number(**{field: payload})
    for field in _QUOTES:
        yield "quotes", quote(**{field: payload})
    for field in _QUESTIONS:
        yield "open_questions", question(**{field: payload})
    yield "key_facts", fact(statement=f"{FACT} {payload}")
    yield "numbers", number(what=f"crew members {payload}")
    yield "quotes", quote(text=f"{QUOTE} {payload}")
    yield "open_questions", question(question=f"{QUESTION} {payload}")
