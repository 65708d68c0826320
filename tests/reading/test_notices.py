"""The publisher's words to the reader, and the story's own words that resemble them."""

import pytest

from summarizer.reading.notices import is_notice, is_wire_credit

NOTICES = [
    "Sign up for our morning newsletter",
    "*Sign up for our morning newsletter*",
    "Sign up here for breaking news alerts.",
    "Subscribe to the Herald for unlimited access.",
    "Subscribe now.",
    "Follow us on Twitter and Instagram.",
    "Follow Petra Vondermoor on X @pvondermoor.",
    "Click here to read the full report.",
    "Download the Herald app for free.",
    "Get the day's top stories in your inbox.",
    "Do you have a tip? Write to tips@herald.example.",
    "Contact the reporter at petra@herald.example.",
    "Advertisement",
    "ADVERTISEMENT",
    "Continue reading",
    "Story continues below advertisement",
    "Copyright 2026 The Herald. All rights reserved.",
    "© 2026 The Morrowick Herald",
    "All rights reserved.",
    "Osprey Press Agency 2026, all rights reserved.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "This article originally appeared in the Herald.",
    "A version of this article appears in print on page A4.",
    "Petra Vondermoor in Tolverin contributed to this report.",
    "The Associated Press contributed to this report.",
    "(Reporting by Ann Example; Editing by Bob Sample)",
    "Additional reporting by Ann Example in Geneva.",
    "(With inputs from agencies)",
    "Editor's note: Sign up for our weekly newsletter.",
    "(Reuters)",
    "Reuters",
    "AP/AFP",
    "(Osprey Press Agency)",
    "1 of 3 |",
    "SKIP ADVERTISEMENT",
    "Comment on this story",
    "Listen to this article · 6:12 min",
    "See a spelling or grammatical error in our story?",
    "Please click here to report it.",
    "(This story has not been edited by the Herald and is auto-generated.)",
    "Osprey Press writer Rafe Orrin in Merle contributed.",
    "Find AP's standards for working with philanthropies at AP.example.",
    "Sign up to First Edition",
    "Sign up for The Morning Tide",
    "skip past newsletter promotion",
    "Privacy Notice: Newsletters may contain details of charities and online ads.",
    "For more information see our Privacy Policy.",
    "Follow Osprey's coverage of storms at https://osprey.example/storms",
    "More on storms: https://osprey.example/storms",
    "Follow our live coverage of the strike here.",
    "The Associated Press receives support from several foundations.",
    "AP’s coverage of storms receives financial support from a foundation.",
    "AP is solely responsible for all content.",
    "Vondermoor reported from Merle.",
    "Petra Vondermoor reported from Tolverin, and Rafe Orrin from Merle.",
    "Osprey News Digital reached out to the mayor's office for comment.",
    "The Herald has contacted the firm for comment.",
    "Purchase Licensing Rights, opens new tab",
    "Read the principles of trust, opens new tab",
    "Image source, Getty Images",
    "Listen to the best of Radio Tolverin on Sounds.",
    "Send your story ideas to tolverin@herald.example",
    "Have you been affected by the storm?",
    "Share your experiences by emailing us.",
    "Story tips can be sent to petra@herald.example.",
    "E-mail: petra@herald.example",
    "Hide caption.",
    "toggle caption",
    "Get in touch",
    "Get the best of our stories, delivered free every morning.",
    "Become a member today.",
]
# One for each further first word: a sentence that opens with none of them is not looked at twice.
OPENINGS = """
Abonnez-vous à la newsletter
Abonnieren Sie den Boten
After newsletter promotion
Article continues below
Assine a newsletter
Associated Press coverage receives support from a foundation.
Back to top
By signing up, you agree to our terms.
(c) 2026 The Herald
Comments
Compiled by Ann Example
Credit: Ann Example
Daily newsletter
Edited by Ann Example
Editing by Ann Example
Editors’ note: Sign up for our weekly newsletter.
Email us at tips@herald.example
First published by the Herald
Free daily newsletter
Inscrivez-vous à notre newsletter
Iscriviti alla newsletter
Jetzt abonnieren
Join us on Facebook
Learn more about AP's standards
Leave a comment
Like us on Facebook
Load more
Loading...
News tips can be sent to petra@herald.example.
Notice a bad mistake in this story?
Originally published in the Herald
Our Standards: The Herald principles.
Print this
Produced by Ann Example
Reach us at tips@herald.example
Receive the day's stories in your inbox.
Show more
Source: Harbour Office
Sources: Harbour Office
Sponsor message
Sponsored content
Spot a spelling error in our story?
Support local journalism
Suscríbete a la revista
Tap here to read on.
Translated by Ann Example
Translation by Ann Example
Unsubscribe at any time
Via: Harbour Office
View comments
Visit the harbour office at https://tolverin.example
Want the news in your inbox?
Weekly newsletter
Write to us at tips@herald.example
Writing by Ann Example
You can unsubscribe at any time
Подписывайтесь на канал
Підписуйтесь на канал
©2026 Osprey Press
© Ann Example
copyright2026
""".strip().splitlines()
STORIES = [
    '"Follow us," he said, and they followed.',
    "“Sign up for our newsletter,” the sign read.",
    "Sign up for the ballot ends on Friday, officials said.",
    "Subscribe is what users did by the million, the company said.",
    "Follow the money, prosecutors told the jury.",
    "Click fraud cost the firm $3 million.",
    "Get out, the captain shouted over the loudspeaker.",
    "Copyright law does not cover the recipe, the court ruled.",
    "Copyright holders had asked for $3 million.",
    "This article of the treaty was never ratified.",
    "The story first reached London in May.",
    "Poor welding contributed to this failure, the report said.",
    "He contributed to this report's most cited chapter.",
    "Reporting by the commission was late.",
    "Editing genes by hand took years.",
    "Reuters reported on Friday that talks had failed.",
    "The report was confirmed by Reuters.",
    "(He did not say why.)",
    "Advertisement spending fell by 3 percent.",
    "Comments on the plan were sharp.",
    "Support for the plan fell to 31 percent.",
    "Contact with the ship was lost at 4 a.m.",
    "The court held that the publisher had all rights reserved.",
    "Correction: the toll was 11, not 13, as first reported.",
    "Support local journalism, Mayor Orrin told a crowd of 300 people.",
    "Sign up for the free vaccine here, the ministry told 4,000 residents.",
    "Sign up to the Paris treaty is what 40 states did.",
    "Subscribe to the bond issue today, the treasury urged 40,000 savers.",
    "Follow the money on social media, prosecutors told jurors.",
    "Contact tracing teams reached 400 people by e-mail, including staff@tolverin.example.",
    "Listen to the engines on the tape, he said.",
    "Follow-up care was given to 40 children, as listed at https://tolverin.example",
    "More than 40 people used the form at https://tolverin.example",
    "Share prices fell by 12 percent.",
    "Two of 3 harbours were closed.",
    "The reporter said that smoke had contributed.",
    "He reported from Merle for 20 years, and won two prizes.",
    "Teachers reported from three towns that pupils were missing.",
    "The office did not respond to a request for comment.",
    "Have nurses been affected by the strike, members asked.",
    "Get in touch with the harbour, pilots were told.",
    "Captions were hidden, and the firm is responsible for the content.",
    "Sources: three officials and a diplomat. They asked not to be named.",
]


@pytest.mark.parametrize("sentence", [*NOTICES, *OPENINGS])
def test_notice(sentence: str) -> None:
    """A prompt, a right or a credit is told from the story."""
    assert is_notice(sentence)


@pytest.mark.parametrize("sentence", STORIES)
def test_story_is_kept(sentence: str) -> None:
    """A sentence that shares words with a prompt, or is spoken, stays in the story; so does a correction."""
    assert not is_notice(sentence)


def test_wire_credit_is_only_a_name() -> None:
    """A credit names an agency and says nothing else."""
    assert is_wire_credit("(Reuters)")
    assert not is_wire_credit("(Reuters) The mayor resigned.")
