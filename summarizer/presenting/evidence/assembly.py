"""Briefing and its articles → the evidence page: one HTML file, each claim a click away from its words."""

from collections.abc import Mapping

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.presenting.checking import TITLE, how_checked, losses_and_cost
from summarizer.presenting.citing import Register
from summarizer.presenting.evidence.articles import articles as written_articles
from summarizer.presenting.evidence.controls import controls
from summarizer.presenting.evidence.items import Page, speakers
from summarizer.presenting.evidence.lines import laid_out
from summarizer.presenting.evidence.markup import joined, tag
from summarizer.presenting.evidence.places import places
from summarizer.presenting.evidence.shell import briefing_page
from summarizer.presenting.evidence.story import stories
from summarizer.presenting.evidence.withheld import withheld
from summarizer.presenting.layout import title_of
from summarizer.presenting.lengths import CAPS, Length


def to_html(briefing: Briefing, articles: Mapping[str, Article]) -> str:
    """A briefing as a page that holds its articles; `articles` are its sources by `Article.id`, others are passed over.

    The page is whole: it has everything that the JSON has, loads nothing, and leads nowhere but into itself. Raises
    `UsageError` if the text of a source is missing.
    """
    register = Register(briefing, CAPS[Length.FULL])
    page = Page(register, places(briefing, articles), speakers(briefing))
    told = stories(page)
    lost = withheld(page)
    how = joined((laid_out(how_checked(briefing, register.caps)), laid_out(losses_and_cost(briefing, register.caps))))
    checked = tag("section", tag("h2", TITLE), how, class_="part", id="how")
    title = title_of(briefing.stories[0]) if len(briefing.stories) == 1 else "Briefing"
    return briefing_page(
        title,
        tag("a", "To the articles", class_="skip", href="#articles"),
        tag("main", controls(page), told, lost, checked, id="briefing", tabindex="-1"),
        tag("aside", tag("h2", "Articles"), written_articles(register, page.places), id="articles", tabindex="-1",
            aria_label="Articles"),
    )  # fmt: skip
