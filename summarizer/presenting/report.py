"""Verified summary of one article → what fails in it, what is in doubt, and what holds."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.presenting.checking import MOST_INSTRUCTIONS
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Mark,
    Paragraph,
    Part,
    Tone,
    exactly,
    given,
    in_quotes,
    joined,
    own,
    shortened,
)
from summarizer.presenting.terminal import Screen
from summarizer.presenting.words import count, day, verdict
from summarizer.verdicts import (
    NumberVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

LONGEST_TEXT = 300  # characters of an item or of the article that are shown: enough to find the place
_USUAL_LISTS = {"key_facts", "numbers", "quotes", "open_questions"}
_ORDER = (Tone.BAD, Tone.DOUBTFUL, Tone.GOOD)


def check_report(summary: VerifiedSummary, *, width: int, colour: bool) -> str:
    """Each item with its verdict, its sign and the reasons: what fails comes first."""
    return Screen(width=width, colour=colour).shown(_report(summary))


def _report(summary: VerifiedSummary) -> Iterator[Block]:
    article = summary.article
    title = given(article.title or "")
    yield Heading(1, (title if title.text else exactly(article.source),))
    yield Paragraph(_origin(article))
    by_tone: dict[Tone, list[VerifiedItem]] = {tone: [] for tone in _ORDER}
    for item in summary.items:
        by_tone[_tone(item)].append(item)
    yield Paragraph(_outcome(by_tone))
    if article.instructions:
        marks = joined([(Mark(None, number),) for number in article.instructions[:MOST_INSTRUCTIONS]], " ")
        yield Paragraph(
            (own("Sentences that look like instructions to a language model", Tone.DOUBTFUL), own(": "), *marks)
        )
    bullets = [_item(item, article, tone) for tone in _ORDER for item in by_tone[tone]]
    headline = _headline(summary)
    yield Bullets(tuple([*bullets, headline] if summary.headline_holds else [headline, *bullets]))


def _origin(article: Article) -> Line:
    parts: list[Part] = []
    if article.publisher:
        parts += [given(article.publisher), own(", ")]
    return (*parts, own(f"{day(article.published)}, "), exactly(article.source))


def _tone(item: VerifiedItem) -> Tone:
    if item.holds:
        return Tone.GOOD
    return Tone.DOUBTFUL if item.verdict is NumberVerdict.NOT_CHECKED else Tone.BAD


def _outcome(by_tone: dict[Tone, list[VerifiedItem]]) -> Line:
    failed, doubtful, held = (len(by_tone[tone]) for tone in _ORDER)
    words = [
        f"{failed:,} {'does' if failed == 1 else 'do'} not hold" if failed else "",
        f"{doubtful:,} could not be checked" if doubtful else "",
        f"{held:,} {'holds' if held == 1 else 'hold'}" if held else "",
    ]
    total = failed + doubtful + held
    if not total:
        return (own("The summary has no items."),)
    tone = next(tone for tone in _ORDER if by_tone[tone])
    return (own(f"{count(total, 'item')}: {', '.join(filter(None, words))}.", tone),)


def _headline(summary: VerifiedSummary) -> Bullet:
    words = "supported" if summary.headline_holds else "not supported by the article"
    text = given(shortened(summary.headline, LONGEST_TEXT))
    line = (own("headline", Tone.STRONG), own(f", {words}: "), text)
    return Bullet(line, tone=Tone.GOOD if summary.headline_holds else Tone.BAD)


def _item(item: VerifiedItem, article: Article, tone: Tone) -> Bullet:
    """What holds takes one line; what does not, its reasons, the summary's words and the article's."""
    name = own(_name(item), Tone.STRONG)
    words = verdict(_verdict(item))
    if item.holds:
        said = _held(item, article) if isinstance(item, VerifiedNumber) else _said(item)
        return Bullet((name, own(f", {words}: "), *said, own(" "), *_marks(item, article)), tone=tone)
    reasons = "; ".join(shortened(reason, LONGEST_TEXT) for reason in item.reasons or _difference(item))
    line = (name, own(f", {words}"), own(": " if reasons else ""), given(reasons))
    return Bullet(line, ((own("summary: "), *_said(item)), *_article_words(item, article)), tone)


def _name(item: VerifiedItem) -> str:
    """`quote 2`: the second quote of the summary; an item of a user's own list has the name of that list."""
    name = item.kind if item.list in _USUAL_LISTS else given(item.list).text
    return f"{name} {item.position + 1}"


def _verdict(item: VerifiedItem) -> str:
    """The verdict that decided: of a quote that is word for word and does not hold, the speaker's."""
    if isinstance(item, VerifiedQuote) and item.verbatim and not item.holds:
        return item.speaker
    return item.verdict


def _difference(item: VerifiedItem) -> tuple[str, ...]:
    """What differs, for an item whose verdict came without a reason."""
    if isinstance(item, VerifiedNumber) and item.differs:
        return (f"differs in {', '.join(item.differs)}",)
    if not isinstance(item, VerifiedQuote):
        return ()
    if item.verbatim and item.speaker_found:
        return (f"the article ties the words to {item.speaker_found}",)
    article = " ".join(word[1:] for word in item.difference if word.startswith("-"))
    summary = " ".join(word[1:] for word in item.difference if word.startswith("+"))
    if article and summary:
        return (f"article has '{article}', summary has '{summary}'",)
    if article:
        return (f"summary leaves out '{article}'",)
    return (f"summary adds '{summary}'",) if summary else ()


def _said(item: VerifiedItem) -> Line:
    match item:
        case VerifiedFact():
            return (given(shortened(item.item.statement, LONGEST_TEXT)),)
        case VerifiedNumber():
            what = shortened(item.item.what, LONGEST_TEXT)
            return (in_quotes(shortened(item.item.as_written, LONGEST_TEXT)), own(", "), given(what))
        case VerifiedQuote():
            speaker = shortened(item.item.speaker, LONGEST_TEXT)
            return (in_quotes(shortened(item.item.text, LONGEST_TEXT)), own(", "), given(speaker))
        case VerifiedQuestion():
            return (given(shortened(item.item.question, LONGEST_TEXT)),)


def _held(number: VerifiedNumber, article: Article) -> Line:
    """A figure that holds, in the article's words where the summary's are not there."""
    if "as_written" not in number.ungrounded:
        return _said(number)
    words = " … ".join(span.of(article.text) for span in number.spans)
    return (in_quotes(shortened(words, LONGEST_TEXT)), own(", "), given(shortened(number.item.what, LONGEST_TEXT)))


def _sentences(item: VerifiedItem, article: Article) -> list[int]:
    """The sentences that the verdict rests on; where it rests on none, those that the summary cites."""
    found = [sentence.number for span in item.spans if (sentence := article.sentence_at(span.start))]
    if found:
        return list(dict.fromkeys(found))
    cited = [item.item.sentence] if isinstance(item, VerifiedNumber | VerifiedQuote) else item.item.sentences
    return list(dict.fromkeys(cited))


def _marks(item: VerifiedItem, article: Article) -> Line:
    return joined([(Mark(None, number),) for number in _sentences(item, article)], " ")


def _article_words(item: VerifiedItem, article: Article) -> Iterator[Line]:
    for number in _sentences(item, article):
        sentence = article.sentence(number)
        if sentence:
            words = given(shortened(article.text_of(sentence), LONGEST_TEXT))
            yield (own("article "), Mark(None, number), own(": "), words)
        else:
            yield (own("article has no sentence "), Mark(None, number))
