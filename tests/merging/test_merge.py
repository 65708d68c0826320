"""What a briefing is, whatever the order, repetition or number of its articles."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from merging.stories import fact, number, read_by_rules, report, summary

from summarizer.briefing import Briefing, Losses, Lost, Precision
from summarizer.merging import join, merge
from summarizer.presenting import to_json
from summarizer.summary import OpenQuestion, Quote
from summarizer.verdicts import Attempt, VerifiedSummary

REPORTS = [
    report(
        "A dredger sank off Vellmoor on Friday. Nearly 2,400 people slept in schools.", "Osprey Press", "2026-03-14"
    ),
    report(
        'On Friday a dredger sank off Vellmoor. "We wait for the tide," said Mirela Osk, the harbour master.',
        "The Herald",
        "2026-03-14",
    ),
    report(
        "It is not known when the wreck off Vellmoor will be lifted. Some 2,300 people slept in schools on Friday.",
        None,
        None,
    ),
    report(
        "The council of Tolverin raised the levy by 4.5 percent on Tuesday, by nine votes to six.",
        "Radio",
        "2026-04-21",
        story="budget",
    ),
]
SUMMARIES = read_by_rules(REPORTS)


@given(st.permutations(SUMMARIES))
@settings(max_examples=24)
def test_any_order_gives_the_same_bytes(summaries: list[VerifiedSummary]) -> None:
    """The order of the articles decides nothing."""
    assert to_json(merge(SUMMARIES)) == to_json(merge(summaries))


@given(st.lists(st.sampled_from(SUMMARIES), max_size=6))
def test_repeating_articles_changes_nothing(again: list[VerifiedSummary]) -> None:
    """An article merged with itself adds no source, no citation and no corroboration."""
    assert merge(SUMMARIES) == merge([*SUMMARIES, *again])


def test_records_read_back_from_files_merge_alike() -> None:
    """What `batch` wrote is all that a briefing needs."""
    written = [each.model_dump_json() for each in SUMMARIES]
    random.Random(7).shuffle(written)
    assert merge(SUMMARIES) == merge(VerifiedSummary.model_validate_json(each) for each in written)


def test_every_citation_is_cut_out_of_its_article() -> None:
    """The words of a citation are the characters of its span, inside the sentence that it names."""
    briefing = merge(SUMMARIES)
    articles = {each.article.id: each.article for each in SUMMARIES}
    by_number = {source.number: articles[source.article] for source in briefing.sources}
    cited = [citation for story in briefing.stories for point in story.points for citation in point.citations]
    cited += [side.citation for story in briefing.stories for figure in story.figures for side in figure.sides]
    cited += [
        citation for story in briefing.stories for quotation in story.quotations for citation in quotation.citations
    ]
    assert cited
    for citation in cited:
        article = by_number[citation.source]
        sentence = article.sentence(citation.sentence)
        assert citation.words == citation.span.of(article.text)
        assert sentence is not None
        assert citation.span.within(sentence.span)


def test_a_folder_is_a_story_and_sources_are_numbered_through() -> None:
    """Two stories stand apart, and no number is used twice."""
    briefing = merge(SUMMARIES)
    assert [1, 2, 3, 4] == [source.number for source in briefing.sources]
    assert [(1,), (2, 3, 4)] == [story.sources for story in briefing.stories]


def test_nothing_at_all_is_an_empty_briefing() -> None:
    """No article is no crash and no story."""
    assert () == merge([]).stories


def test_losses_make_a_briefing_partial() -> None:
    """A briefing with a lost input, or of a stopped run, says that it is partial; a duplicate is no loss."""
    lost = Lost(path="a.txt", reason="empty")
    assert not merge(SUMMARIES, Losses(duplicates=(lost,))).partial
    assert merge(SUMMARIES, Losses(unreadable=(lost,))).partial
    assert merge(SUMMARIES, Losses(failed=(lost,))).partial
    assert merge(SUMMARIES, stopped=True).partial


def test_what_does_not_hold_is_withheld_with_its_reason() -> None:
    """An altered quote and a wrong figure stand nowhere but among the withheld."""
    page = report('A dredger sank. "We wait for the tide," said Mirela Osk. 14 men were saved.')
    wrong = Quote(text="We wait for the king", speaker="Mirela Osk", role=None, sentence=2)
    briefing = merge(
        [summary(page, wrong, number(19, "men saved", "19 men", sentence=3), fact("19 men were saved.", 3))]
    )
    assert () == briefing.stories[0].points + briefing.stories[0].figures + briefing.stories[0].quotations
    assert {"quote", "number", "fact"} == {each.kind for each in briefing.withheld}
    assert all(each.reasons for each in briefing.withheld)
    assert {"fact": (1, 0), "number": (1, 0), "quote": (1, 0), "question": (0, 0)} == {
        row.kind: (row.returned, row.held) for row in briefing.checked
    }


def test_words_of_another_article_are_called_elsewhere() -> None:
    """A true quotation cited to the wrong article is told apart from an invented one."""
    one = report('"We wait for the tide and for nothing else," said Mirela Osk.', "Osprey Press", "2026-03-14")
    other = report("A dredger sank off Vellmoor in the night.", "The Herald", "2026-03-14")
    quote = Quote(text="We wait for the tide and for nothing else", speaker="Mirela Osk", role=None, sentence=1)
    found = merge([summary(one), summary(other, quote)]).withheld
    assert [("elsewhere", 1)] == [(each.verdict, each.citation.source if each.citation else 0) for each in found]


def test_a_shortened_quotation_joins_the_full_one() -> None:
    """One utterance stands once, in its fullest wording, with both citations."""
    full = report('"We wait for the tide, and then we lift the wreck," said Mirela Osk.', "Osprey Press", "2026-03-14")
    short = report(
        'Mirela Osk said: "We wait \u2026 and then we lift the wreck." It rained.', "The Herald", "2026-03-14"
    )
    quotes = [
        Quote(text="We wait for the tide, and then we lift the wreck,", speaker="Mirela Osk", role=None, sentence=1),
        Quote(text="We wait \u2026 and then we lift the wreck.", speaker="Osk", role=None, sentence=1),
    ]
    found = merge([summary(full, quotes[0]), summary(short, quotes[1])]).stories[0].quotations
    assert ["We wait for the tide, and then we lift the wreck"] == [each.text for each in found]
    assert {citation.source for citation in found[0].citations} == {1, 2}


def test_a_quotation_has_the_articles_own_characters() -> None:
    """Marks, white space and the case of the first letter are the article's, not the summary's."""
    page = report("“It’s over, and we  go home,” said Mirela Osk. It rained.", "Post", "2026-03-14")
    quote = Quote(text="it's over, and we go home", speaker="Mirela Osk", role=None, sentence=1)
    assert ["It’s over, and we  go home"] == [each.text for each in merge([summary(page, quote)]).stories[0].quotations]


def test_a_quotation_says_where_the_article_breaks_it_off() -> None:
    """Words that run on in a summary, and in the article around who says so, are no substring of it: a mark is set."""
    page = report('"There is no fee," said Mirela Osk. "You have to open your post." It rained.', "Post", "2026-03-14")
    text = "There is no fee. You have to open your post."
    found = merge([summary(page, Quote(text=text, speaker="Mirela Osk", role=None, sentence=1))]).stories[0].quotations
    assert ["There is no fee \u2026 You have to open your post"] == [each.text for each in found]


def test_a_speaker_is_shown_under_the_article_s_own_name() -> None:
    """A title that a summary adds is not shown, although the surname is right."""
    page = report(
        '"We wait for the tide and lift the wreck," said Mirela Osk. It rained.', "Osprey Press", "2026-03-14"
    )
    quote = Quote(text="We wait for the tide and lift the wreck", speaker="Prime Minister Osk", role=None, sentence=1)
    assert ["Mirela Osk"] == [each.speaker for each in merge([summary(page, quote)]).stories[0].quotations]


def test_a_later_article_answers_a_question() -> None:
    """A question is still open unless a later report has what it asks for."""
    asked = OpenQuestion(
        question="Were the pumps at Fennick Road running when the wall failed?", why="not known", sentences=[1]
    )
    first = summary(
        report(
            "It was not known whether the pumps at Fennick Road were running when the wall failed.", "A", "2026-03-12"
        ),
        asked,
    )
    text = "The pumps at Fennick Road were running when the wall failed, the log shows."
    later, earlier = report(text, "B", "2026-03-14"), report(text, "C", "2026-03-11")
    assert [2] == [citation.source for citation in merge([first, summary(later)]).stories[0].questions[0].answered_by]
    assert () == merge([first, summary(earlier)]).stories[0].questions[0].answered_by


def test_an_event_stands_on_its_own_day() -> None:
    """A Friday of a dated report is a day; that of an undated one stays as worded, and comes last."""
    dated = summary(
        report("A dredger sank off Vellmoor on Friday.", "A", "2026-03-14"),
        fact("A dredger sank off Vellmoor on Friday.", when="Friday"),
    )
    undated = summary(
        report("The council of Tolverin met on Friday.", "B"),
        fact("The council of Tolverin met on Friday.", when="Friday"),
    )
    found = merge([undated, dated]).stories[0].timeline
    assert [("2026-03-13", Precision.DAY), ("None", Precision.AS_WORDED)] == [
        (str(each.start), each.precision) for each in found
    ]


def test_pieces_of_one_article_join_without_doubles() -> None:
    """What two pieces returned alike stands once, and positions count on."""
    page = REPORTS[0]
    both = fact("A dredger sank off Vellmoor on Friday.")
    joined = join([summary(page, both), summary(page, both, fact("Nearly 2,400 people slept in schools.", 2))])
    assert [0, 1] == [item.position for item in joined.items]


def test_a_briefing_survives_json() -> None:
    """The briefing's JSON is the briefing."""
    briefing = merge(SUMMARIES)
    assert briefing == Briefing.model_validate_json(to_json(briefing))


def test_what_failed_articles_cost_is_in_the_ledger() -> None:
    """Money spent on an article that gave nothing is money spent."""
    wasted = (Attempt(mode="tools", outcome="AnswerError", prompt_tokens=700, completion_tokens=None),)
    found = merge(SUMMARIES, wasted=wasted).ledger
    assert (1, 1, 700, 0, 1) == (
        found.calls,
        found.failed_calls,
        found.prompt_tokens,
        found.completion_tokens,
        found.uncounted_calls,
    )


LANGUAGES = [
    report(text, paper, day).model_copy(update={"language": language})
    for text, paper, day, language in (
        ("Bei dem Sturz eines Krans in Altmoor wurden am Freitag 14 Menschen verletzt.", "Bote", "2026-03-14", "de"),
        ("\u6751\u3067\u5730\u9707\u304c\u3042\u308a\u300114\u4eba\u304c\u8ca0\u50b7\u3002", "Asa", "2026-03-14", "ja"),
        ("Une grue est tomb\u00e9e, 14 personnes ont \u00e9t\u00e9 bless\u00e9es.", "Phare", "2026-03-13", "fr"),
        ("A crane fell at Altmoor on Friday and injured 14 people.", "Osprey Press", "2026-03-14", "en"),
        ("A crane fell at Altmoor on Tuesday and injured 19 people.", "The Herald", "2026-03-14", "en"),
        ("A crane fell at Altmoor in 1971. A crane fell at Altmoor on Friday.", "Gazette", "2026-03-01", "en"),
    )
]
MIXED = [*SUMMARIES, *read_by_rules(LANGUAGES), *(summary(page) for page in REPORTS[:1])]


@given(st.permutations(MIXED), st.lists(st.sampled_from(MIXED), max_size=4))
@settings(max_examples=24, deadline=None)
def test_languages_contradictory_dates_and_empty_summaries_in_any_order(
    summaries: list[VerifiedSummary], again: list[VerifiedSummary]
) -> None:
    """Whatever is mixed, in whatever order and however often, the bytes are the same and a briefing comes out."""
    assert to_json(merge(MIXED)) == to_json(merge([*summaries, *again]))


@given(st.sets(st.sampled_from(range(len(MIXED))), max_size=len(MIXED)))
@settings(max_examples=24, deadline=None)
def test_shards_of_what_batch_wrote_merge_alike(chosen: set[int]) -> None:
    """Any split into two sets of records, merged later in either order, gives one briefing."""
    one = [MIXED[index] for index in sorted(chosen)]
    other = [MIXED[index] for index in range(len(MIXED)) if index not in chosen]
    assert to_json(merge([*one, *other])) == to_json(merge([*other, *one]))


def test_a_thousand_copies_of_one_article_are_one_article() -> None:
    """The same article again adds nothing, a thousand times over."""
    assert merge(SUMMARIES[:1]) == merge(SUMMARIES[:1] * 1_000)


def test_what_an_article_repeats_is_one_point() -> None:
    """Two hundred times the same block is said once, and its figure has a citation for each time."""
    block = (
        'A dredger sank off Vellmoor with 14 men. "We wait for the tide {}," said Mirela Osk. It cost $2.5 million. '
    )
    [once, often] = [
        merge(read_by_rules([report(block * times, "Osprey Press", "2026-03-14")])).stories[0] for times in (1, 200)
    ]
    assert [point.statement for point in once.points] == [point.statement for point in often.points]
    assert [200] == [len(row.sides) for row in often.figures]


def test_articles_without_items_are_a_story_without_points() -> None:
    """Empty summaries make a briefing that says so, and no crash."""
    found = merge(summary(page) for page in REPORTS)
    assert {()} == {each.points + each.figures + each.conflicts for each in found.stories}
    assert len(REPORTS) == len(found.sources)
