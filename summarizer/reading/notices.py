"""A sentence → whether it is the publisher's word to the reader, and not the story: a prompt, a right, a credit.

Precision comes first: every pattern holds at the very start, prompts only with the object that makes them prompts. No
quotation mark may stand before them, because then somebody speaks.
"""

import re

from summarizer.reading.teasers import BULLET

_LONGEST_NOTICE = 400
_LONGEST_CREDIT = 80

# What the reader is asked to do.
_PROMPTS = r"""
sign up (?:for|to|here|now|today|free)\b(?=.{0,160}\b(?:newsletters?|e-?mails?|inbox|alerts?|briefings?|updates)\b)
sign up (?:for|to|here|now|today|free)\b(?=.{0,160}\b(?:our|free|here|daily|podcast)\b)
sign up(?: now| here| today)?\W*\Z
subscribe (?:to|now|today|here|for)\b(?=.{0,160}\b(?:our|us|newsletters?|channel|podcast|digital|unlimited|access)\b)
subscribe (?:to|now|today|here|for)\b(?=.{0,160}(?:\b(?:free|now|today|here)\b|\Z))
subscribe\W*\Z
(?:please )?follow .{1,80}\b(?:on|via) (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|youtube|tiktok)\b
(?:please )?follow .{1,80}\b(?:on|via) (?:linkedin|telegram|whatsapp|google news|social media)\b
(?:like|join|find) us on \w+
(?:click|tap) (?:here|below|on the link|the link)\b
(?:download|get) (?:our|the [\w ]{1,30}) app\W*\Z
(?:download|get) (?:our|the [\w ]{1,30}) app\b(?=.{0,80}\b(?:today|now|free|here|store|iphone|android|alerts?)\b)
(?:get|receive|want|have) .{1,120}\b(?:in|to|into) (?:your|my) (?:inbox|e-?mail)\b
(?:you can )?unsubscribe\b.{0,40}\bat any ?time
by (?:signing|subscribing|clicking|entering)\b.{1,120}\b(?:agree|accept|consent|terms)
(?:do you )?have (?:a|any) (?:news )?tips?\b.{0,80}(?:\?|@|contact|e-?mail|send)
(?:contact|e-?mail|reach|write to)\b.{1,80}\S@\S
(?:story|article) continues below
(?:advertisement|sponsored(?: content)?|continue reading|read in app|share this(?: article| story)?|print this)\W*\Z
(?:leave a comment|comments?|skip to content|view comments|show more|load more|loading|back to top)\W*\Z
support (?:our|independent|local) journalism\b
(?:abonnieren sie|jetzt abonnieren|inscrivez-vous à (?:la|notre) newsletter|abonnez-vous|iscriviti alla)\b
(?:suscríbe(?:te|ase) (?:a|aquí)|assine (?:a|nossa)|подписывайтесь на|підписуйтесь на)\b
"""
# What a publisher says about its text.
_RIGHTS = r"""
(?:copyright|©|\(c\))\s{0,2}(?:©|\(c\)|\d{4}|by\b|&copy;)
©\s?[^\W\d_].{0,80}\Z
all rights reserved\W*\Z
this (?:material|article|content|document|story) (?:may|must) not be (?:published|reproduced|copied|broadcast)
(?:this|the) (?:article|story|piece|report|essay|column) (?:was )?(?:originally|first) (?:appeared|published|posted)
(?:originally|first) published (?:in|on|by|at|as)\b
a version of this (?:article|story|column)\b
\W?(?:additional |with )?(?:reporting|writing|editing)(?: (?:and|or) \w+)? (?:by|from) (?-i:[^\W\d_a-z])
\W?(?:compiled|edited|translated|translation|produced) by (?-i:[^\W\d_a-z])
\(?with (?:inputs|additional reporting|files|reporting) (?:from|by)\b
(?:source|sources|credit|via)\s?: (?-i:[^\W\d_a-z])[^.!?]{0,60}\Z
our standards: the .{2,60}principles
the views expressed\b.{0,80}\b(?:author|own|necessarily)
image (?:copyright|source) [^.!?]{2,60}\Z
"""
_NOTE = r"(?:editor['’]?s['’]? note\s?[:—-]\s?)?"
_KINDS = "|".join(filter(None, (_PROMPTS + _RIGHTS).splitlines()))
_NOTICE = re.compile(f"{BULLET}{_NOTE}(?:{_KINDS})", re.IGNORECASE)
# What closes a sentence that may open with any name.
_CLOSING = re.compile(
    r"\bcontributed (?:reporting )?(?:to this (?:report|story|article)|from [^.!?]{2,60})\W*\Z"
    r"|(?<=[.,;|]\s)all rights reserved\W*\Z",
    re.IGNORECASE,
)
_CLOSING_WORDS = ("contributed", "ights reserved", "IGHTS RESERVED")
_AGENCIES = (
    r"(?:the )?associated press|ap(?: photo)?|reuters|afp|agence france-presse|dpa|epa(?:-efe)?|efe|ansa|apa|pti|ani|"
    r"ians|upi|xinhua|tass|interfax|ria novosti|kyodo(?: news)?|yonhap|anadolu(?: agency)?|bloomberg|pa(?: media)?|"
    r"press association|aap|(?:the )?canadian press|bbc|cnn|wafa|sana|irna|ukrinform|bernama|antara|agencies"
)
_WIRE = re.compile(rf"\W*(?:{_AGENCIES})(?:\s?[/,&]\s?(?:{_AGENCIES}))*\W*\Z", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][\w.'’&-]{0,30}"
_IN_BRACKETS = re.compile(rf"[(\[]{_NAME}(?:[ /](?:{_NAME}|and|of|the|de|for)){{0,6}}[)\]]\.?\Z")


def is_notice(sentence: str) -> bool:
    """True for a sentence that asks something of the reader, or tells who owns, wrote or sent the text."""
    if len(sentence) > _LONGEST_NOTICE:
        return False
    if _NOTICE.match(sentence) or is_wire_credit(sentence):
        return True
    return any(words in sentence for words in _CLOSING_WORDS) and bool(_CLOSING.search(sentence))


def is_wire_credit(sentence: str) -> bool:
    """True for a sentence that only names an agency, `(Reuters)`, or somebody else in brackets, `(Osprey Press)`."""
    return len(sentence) <= _LONGEST_CREDIT and bool(_WIRE.match(sentence) or _IN_BRACKETS.match(sentence))
