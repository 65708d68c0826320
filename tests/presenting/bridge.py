"""An invented event with everything that a page must be able to show; nothing here happened."""

import datetime as dt

from presenting.samples import (
    THURSDAY,
    TUESDAY,
    briefing,
    change,
    cite,
    event,
    figure,
    point,
    question,
    quotation,
    said,
    side,
    source,
    stated,
    story,
)

from summarizer.briefing import (
    AdjudicatedPair,
    Adjudication,
    Change,
    Changes,
    Checked,
    Conflict,
    ConflictKind,
    DroppedSentence,
    EarlierCitation,
    LeadByModel,
    LeadSentence,
    Ledger,
    Losses,
    Lost,
    Precision,
    Relation,
    Unanswered,
    Withheld,
)
from summarizer.summary import Bound, Certainty
from summarizer.verdicts import NumberVerdict, QuoteVerdict, SpeakerVerdict

BRIDGE = story(
    "Northern span of the Arn bridge at Vellmar collapses",
    *(1, 2, 3, 4),
    lead=(
        LeadSentence(
            text="The northern span of the Arn bridge at Vellmar fell into the river early on Tuesday.",
            points=("p1",),
        ),
        LeadSentence(text="At least 14 people were taken to hospital.", points=("p2",)),
        LeadSentence(text="Overloaded trucks had crossed the bridge every night.", points=("p4",)),
    ),
    points=(
        point(
            "p1",
            "The northern span of the Arn bridge at Vellmar fell into the river early on Tuesday.",
            *(stated(1, 1), stated(2, 1), stated(3, 2)),
            independent=2,
        ),
        point(
            "p2",
            "At least 14 people were taken to hospital.",
            *(stated(1, 3), said(3, 4, Certainty.CLAIMED, "the fire service"), stated(4, 2)),
            independent=3,
        ),
        point("p3", "Divers searched the river until dark.", stated(1, 5), stated(2, 5)),
        point(
            "p4",
            "Overloaded trucks had crossed the bridge every night.",
            said(3, 9, Certainty.CLAIMED, "residents of the northern bank"),
        ),
        point(
            "p5",
            "The road authority knew of cracks in the northern pier.",
            said(3, 10, Certainty.DENIED, "the road authority"),
        ),
        point("p6", "Repairs will cost $5 million to $7 million.", said(3, 11, Certainty.ESTIMATED)),
        point("p7", "A ferry will run from Monday.", said(4, 6, Certainty.PLANNED, "the harbour office")),
        point("p8", "The U.S.-built span opened in 1974.", stated(4, 8)),
    ),
    conflicts=(
        Conflict(
            id="c1",
            kind=ConflictKind.DENIAL,
            about="Whether the road authority knew of cracks",
            sides=(
                cite(1, 7, "The road authority had been told of cracks in the pier in January.", Certainty.STATED),
                cite(
                    3,
                    10,
                    "The road authority denied that it had known of any cracks.",
                    Certainty.DENIED,
                    "the road authority",
                ),
            ),
        ),
    ),
    figures=(
        figure(
            "people taken to hospital",
            Relation.UPDATED,
            side(cite(1, 3, "at least 14 people"), 14, TUESDAY, bound=Bound.AT_LEAST),
            side(cite(2, 3, "at least 14 people"), 14, TUESDAY, bound=Bound.AT_LEAST, independence=1),
            side(cite(3, 4, "17 people"), 17, THURSDAY, latest=True),
        ),
        figure(
            "length of the span",
            Relation.ROUNDED,
            side(cite(1, 9, "62 metres"), 62, TUESDAY, unit="m"),
            side(cite(4, 3, "about 60 metres"), 60, None, unit="m", bound=Bound.ABOUT),
        ),
        figure(
            "vehicles on the bridge",
            Relation.CONTRADICTED,
            side(cite(1, 4, "three cars"), 3, TUESDAY),
            side(cite(3, 5, "five cars"), 5, TUESDAY),
        ),
        figure(
            "households without water",
            Relation.DIFFERENT_SCOPE,
            side(cite(3, 14, "400 households"), 400, THURSDAY, scope="the northern bank"),
            side(cite(4, 5, "2,100 households"), 2100, None, scope="the whole town"),
        ),
        figure("trucks a night", Relation.SINGLE, side(cite(3, 9, "up to 40 trucks"), 40, THURSDAY)),
        figure(
            "people missing or in hospital",
            Relation.SINGLE,
            side(cite(3, 4, "17 people"), 19, THURSDAY, verdict=NumberVerdict.DERIVED, unit="people"),
        ),
    ),
    timeline=(
        event("Friday", "A temporary footbridge opened.", stated(4, 7)),
        event("January", "The road authority was told of cracks.", stated(1, 7)).model_copy(
            update={
                "start": dt.date(2031, 1, 1),
                "end": dt.date(2031, 1, 31),
                "precision": Precision.MONTH,
            }
        ),
        event("early on Tuesday", "The northern span fell into the river.", stated(1, 1), TUESDAY),
    ),
    quotations=(
        quotation(
            "We heard it before we saw it, and then the river was full of steel.",
            cite(1, 6, "We heard it before we saw it, and then the river was full of steel."),
            cite(2, 6, "We heard it before we saw it, and then the river was full of steel."),
            speaker="Piotr Maas",
        ),
        quotation(
            "Nobody crosses this bridge … until I have the report",
            cite(3, 12, "Nobody crosses this bridge"),
            cite(3, 12, "until I have the report"),
            verdict=QuoteVerdict.ELIDED,
        ),
        quotation(
            "It [the bridge] was inspected in autumn",
            cite(3, 13, "It was inspected in autumn"),
            verdict=QuoteVerdict.BRACKETED,
        ),
        quotation(
            "They knew.",
            cite(4, 9, "They knew."),
            speaker="Ines Korb",
            speaker_verdict=SpeakerVerdict.NAMED_ELSEWHERE,
        ),
    ),
    questions=(
        question(
            "How many people are still missing?",
            "The fire service gave no number on Tuesday.",
            cite(1, 8),
            cite(3, 4),
        ),
        question("Why did the span fall?", "The inquiry has not started.", cite(3, 15)),
    ),
)

STRIKE = story(
    "Dockers at Sund end a nine-day strike",
    *(5, 6),
    lead=(LeadSentence(text="Dockers at Sund went back to work on Thursday.", points=("s1",)),),
    points=(
        point("s1", "Dockers at Sund went back to work on Thursday.", stated(5, 1), stated(6, 1), independent=2),
        point("s2", "Some 3,000 containers are waiting.", stated(6, 4)),
    ),
    figures=(
        figure(
            "containers waiting",
            Relation.AGREE,
            side(cite(5, 5, "some 3,000 containers"), 3000, THURSDAY, bound=Bound.ABOUT),
            side(cite(6, 4, "3,000 containers"), 3000, THURSDAY),
        ),
    ),
)

SOURCES = (
    source(
        1,
        "Vellmar Courier",
        TUESDAY,
        title="Bridge falls into the Arn",
        url="https://www.courier.example/bridge?page=2",
        independence_reason="",
    ),
    source(
        2,
        "Arn Valley Radio",
        TUESDAY,
        title="Arn bridge: span in the river",
        independence=1,
        independence_reason="91 of 120 three-word runs are those of [1]",
        withheld_sentences=4,
    ),
    source(3, "Harbour Post", THURSDAY, title="Vellmar asks who knew", notes=("read as Windows-1252",)),
    source(4, None, None, title="What the ferryman saw", path="articles/ferry_man.txt"),
    source(5, "Sund Gazette", THURSDAY, url="https://gazette.example/strike"),
    source(6, "Sundische Zeitung", THURSDAY, title="Cranes move again", language="de"),
)

CHANGES = Changes(
    since="monday.json",
    sources=3,
    latest=TUESDAY,
    items=(
        change(Change.NEW, "story", None, story=2),
        change(Change.GONE, "story", "Ferry runs aground", reasons=("no longer among the sources: Sund Gazette",)),
        change(Change.NEW, "conflict", "c1", story=1),
        change(Change.NEW, "point", "p4", story=1),
        change(Change.CHANGED, "point", "p1", story=1, reasons=("now 2 independent sources, was 1",)),
        change(
            Change.GONE,
            "point",
            "The bridge was inspected in May.",
            story=1,
            reasons=("withheld this time: the article says June",),
            citations=(
                EarlierCitation(
                    article=f"{1:016x}",
                    source=1,
                    title="Bridge falls into the Arn",
                    publisher="Vellmar Courier",
                    published=TUESDAY,
                    path="articles/1.txt",
                    sentence=9,
                    words="It was inspected in June.",
                ),
                EarlierCitation(
                    article="a" * 16,
                    source=None,
                    title="Who knew?",
                    publisher=None,
                    published=None,
                    path="articles/old.txt",
                    sentence=2,
                    words="The bridge was inspected in May.",
                ),
            ),
        ),
        change(
            Change.CHANGED,
            "figure",
            "figure of vehicles on the bridge",
            story=1,
            text="vehicles on the bridge",
            reasons=("new figure “three cars”",),
        ),
    ),
)

WITHHELD = (
    Withheld(
        source=3,
        kind="fact",
        text="The bridge will reopen in June.",
        verdict="contradicted",
        reasons=("the article says July",),
        citation=cite(3, 16, "The bridge will reopen in July."),
    ),
    Withheld(
        source=1,
        kind="number",
        text="41 people",
        verdict="differs",
        reasons=("the sentence has 14 where the summary has 41",),
        citation=cite(1, 3, "at least 14 people"),
    ),
    Withheld(
        source=1,
        kind="quote",
        text="I will not resign",
        verdict="altered",
        reasons=("the article has ‘will’, the summary has ‘will not’",),
        citation=cite(1, 11, "I will resign"),
    ),
    Withheld(source=4, kind="question", text="Who built the bridge?", verdict="answered", reasons=(), citation=None),
)

FULL = briefing(
    BRIDGE,
    STRIKE,
    sources=SOURCES,
    partial=True,
    changes=CHANGES,
    withheld=WITHHELD,
    losses=Losses(
        unreadable=(Lost(path="articles/scan.pdf", reason="not a text file"),),
        failed=(Lost(path="articles/long.txt", reason="the model's answer was cut off"),),
        duplicates=(Lost(path="articles/copy.txt", reason="equal to articles/1.txt"),),
    ),
    checked=(
        Checked(kind="fact", returned=14, held=12, verdicts={"supported": 12, "partly": 1, "contradicted": 1}),
        Checked(kind="number", returned=12, held=11, verdicts={"found": 10, "derived": 1, "differs": 1}),
        Checked(kind="quote", returned=5, held=4, verdicts={"exact": 2, "elided": 1, "bracketed": 1, "altered": 1}),
        Checked(kind="question", returned=3, held=2, verdicts={"anchored": 2, "answered": 1}),
    ),
    adjudication=Adjudication(
        models=("small-model-7b",),
        asked=1,
        joined=1,
        pairs=(
            AdjudicatedPair(
                statements=("The bridge gave way.", "The crossing fell."),
                citations=(cite(1, 2, "The bridge gave way."), cite(2, 1, "The crossing fell.")),
                same=True,
                joined=True,
            ),
        ),
        failed=(Unanswered(about="Strike, 3 pairs", reason="the model declined to answer"),),
    ),
    lead_by_model=LeadByModel(
        models=("small-model-7b",),
        written=3,
        dropped=(
            DroppedSentence(
                story="Strike", text="The mayor fled.", points=("p1",), reasons=("sentence 1 hardly says any of this",)
            ),
        ),
        replaced=("Strike",),
        failed=(Unanswered(about="Bridge", reason="no whole answer"),),
    ),
    ledger=Ledger(
        engines=("builtin", "small-model-7b"),
        prompts=("0123456789abcdef",),
        calls=7,
        failed_calls=1,
        prompt_tokens=15200,
        completion_tokens=3100,
        uncounted_calls=1,
    ),
)
ONE_STORY = briefing(BRIDGE, sources=SOURCES[:4], withheld=WITHHELD, checked=FULL.checked)
