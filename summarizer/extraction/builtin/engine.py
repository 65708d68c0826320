"""The embedded engine: reads an article with plain rules, at no cost and without a network; the baseline of a model."""

from summarizer.article import Article, Sentence, SentenceKind
from summarizer.errors import AnswerError
from summarizer.extraction.builtin.figures import figures
from summarizer.extraction.builtin.questions import questions
from summarizer.extraction.builtin.selection import select
from summarizer.extraction.builtin.speech import quotes
from summarizer.extraction.builtin.statements import key_fact
from summarizer.extraction.engine import Extraction
from summarizer.extraction.pieces import Piece, told
from summarizer.extraction.schema import fingerprint
from summarizer.summary import ArticleSummary, Importance
from summarizer.verdicts import Provenance

_MOST_FACTS = 12
_SHARE = 0.5  # of an article's sentences that may become facts: a summary that keeps more is a copy
_VITAL = 4  # facts that count as vital
_MOST_QUESTIONS = 5
_BEFORE = 2  # sentences in which stands what a pronoun stands for
_HEADLINE_WORDS = 14
_FEWEST_WORDS, _MOST_WORDS = 8, 20  # between which a headline may end before one of these words
_BREAKS = frozenset("in on at of for after before with from to when while and as by since who which that".split())


class BuiltinEngine:
    """Summarizes without a model; lists that `schema` adds stay empty, as nothing here can fill them."""

    def __init__(self, schema: type[ArticleSummary] = ArticleSummary) -> None:
        self._schema = schema
        self._provenance = Provenance(engine="builtin", schema_fingerprint=fingerprint(schema))

    async def summarize(self, article: Article, piece: Piece | None = None) -> Extraction:
        """The summary of an article, or of a piece of it; raises `AnswerError` if it has no sentence of a story."""
        sentences = [(sentence, article.text_of(sentence)) for sentence in told(article, piece)]
        if not sentences:
            raise AnswerError("no sentence of a story was found", where=article.source, hint="Is it an article?")
        language = article.reads_as
        # What reads as an instruction to a model is no news, and none follows it here.
        news = [entry for entry in sentences if entry[0].number not in article.instructions] or sentences
        body = [entry for entry in news if entry[0].kind is SentenceKind.BODY] or news
        chosen = select(body, min(_MOST_FACTS, max(1, round(_SHARE * len(body)))))
        facts = [  # none where all is said by somebody, between quotation marks
            key_fact(each.words, each.sentence.number, Importance.VITAL if rank < _VITAL else Importance.OKAY)
            for rank, each in enumerate(chosen)
        ]
        first, last = sentences[0][0].number, sentences[-1][0].number
        asked = [
            question
            for at, (sentence, words) in enumerate(body)
            for question in questions(words, sentence.number, language, _before(body, at))
        ]
        extra: dict[str, list[object]] = {
            name: [] for name in self._schema.model_fields if name not in ArticleSummary.model_fields
        }
        summary = self._schema.model_validate(
            {
                "headline": _headline(article, facts[0].statement if facts else body[0][1]),
                "key_facts": facts,
                "numbers": [figure for sentence, words in body for figure in figures(words, sentence.number, language)],
                "quotes": quotes(article, first, last),
                "open_questions": asked[:_MOST_QUESTIONS],
                "sentences_read": {"first": first, "last": last},
                **extra,
            }
        )
        return Extraction(summary=summary, provenance=self._provenance)

    async def close(self) -> None:
        """Nothing to close."""


def _before(body: list[tuple[Sentence, str]], at: int) -> list[tuple[int, str]]:
    """The sentences right before one, the nearest first."""
    return [(sentence.number, words) for sentence, words in reversed(body[max(0, at - _BEFORE) : at])]


def _headline(article: Article, lead: str) -> str:
    if article.title:
        return article.title
    words = lead.rstrip(".").split()
    if len(words) <= _HEADLINE_WORDS:
        return " ".join(words)
    ends = [at for at in range(_FEWEST_WORDS, _MOST_WORDS) if at < len(words) and words[at].lower() in _BREAKS]
    return " ".join(words[: ends[-1]]).rstrip(",") if ends else " ".join(words[:_HEADLINE_WORDS]) + " \u2026"
