"""A sentence → whether it is the publisher's word to the reader, and not the story: a prompt, a right, a credit.

Precision comes first: every pattern holds at the very start, prompts only with the object that makes them prompts. No
quotation mark may stand before them, because then somebody speaks.
"""

import re

from summarizer.language.cues import SAYING
from summarizer.reading.teasers import BULLET

_LONGEST_NOTICE = 400
_LONGEST_CREDIT = 80

# What the reader is asked to do.
_PROMPTS = r"""
sign up (?:for|to|here|now|today|free)\b(?=.{0,160}\b(?:newsletters?|e-?mails?|inbox|alerts?|briefings?|updates)\b)
sign up (?:for|to|here|now|today|free)\b(?=.{0,160}\b(?:our|free|here|daily|podcast)\b)
sign up(?: now| here| today)?\W*\Z
sign up (?:to|for) (?-i:[A-Z][\w'’-]{0,20})(?: (?:(?-i:[A-Z])[\w'’-]{0,20}|the|of|and|from|for|in)){0,6}\W*\Z
(?:free )?(?:daily|weekly) newsletter\W*\Z
(?:skip past|after) newsletter promotion\W*\Z
subscribe (?:to|now|today|here|for)\b(?=.{0,160}\b(?:our|us|newsletters?|channel|podcast|digital|unlimited|access)\b)
subscribe (?:to|now|today|here|for)\b(?=.{0,160}(?:\b(?:free|now|today|here)\b|\Z))
subscribe\W*\Z
(?:please )?follow .{1,80}\b(?:on|via) (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|youtube|tiktok)\b
(?:please )?follow .{1,80}\b(?:on|via) (?:linkedin|telegram|whatsapp|google news|social media)\b
follow (?:our|the|all|full|\w{1,20}['’]s?) .{0,60}\bcoverage\b
(?:follow|read|find|see|visit|for more|more (?:on|about|from|ap))\s.{1,160}\bhttps?://\S{3,200}\Z
(?:find|learn more about) (?:ap|the associated press)['’]s standards\b
listen to this (?:article|story)\b
please (?:click here|use (?:the )?(?:chrome|a different|another) )
(?:see|spot|notice|find) an? .{1,60}\b(?:error|mistake|typo) in (?:our|this) (?:story|article)\b
(?:like|join|find) us on \w+
listen to .{1,80}\bon (?:bbc )?(?:sounds|spotify|(?:apple )?podcasts?|youtube|audible)\b
send (?:us )?your (?:story ideas|stories|photos|pictures|videos|tips|comments|questions|views)\b
share your (?:experiences?|stor(?:y|ies)|thoughts|views) (?:by|with us|below|here)\b
have you been affected by\b.{0,80}\?
(?:story|news) tips can be sent to\b
get in touch\W*\Z
become a (?:member|subscriber|supporter)(?: today| now| here)?\W*\Z
(?:click|tap) (?:here|below|on the link|the link)\b
(?:download|get) (?:our|the [\w ]{1,30}) app\W*\Z
(?:download|get) (?:our|the [\w ]{1,30}) app\b(?=.{0,80}\b(?:today|now|free|here|store|iphone|android|alerts?)\b)
get .{1,120}\bdelivered (?:free|daily|directly|straight|every|to (?:you|your))\b
(?:get|receive|want|have) .{1,120}\b(?:in|to|into) (?:your|my) (?:inbox|e-?mail)\b
(?:you can )?unsubscribe\b.{0,40}\bat any ?time
by (?:signing|subscribing|clicking|entering)\b.{1,120}\b(?:agree|accept|consent|terms)
(?:do you )?have (?:a|any) (?:news )?tips?\b.{0,80}(?:\?|@|contact|e-?mail|send)
(?:contact|e-?mail|reach|write to) (?:us|me|him|her|them|the|our)\b.{0,80}\S@\S
(?:contact|e-?mail|reach|write to) (?-i:[A-Z]).{1,60} (?:at|via|on|by) \S{1,60}@\S
(?:contact|e-?mail|reach|write to)\W{1,3}[^\s@]{1,60}@\S
(?:story|article) continues below
(?:\d{1,3} of \d{1,3}|skip advertisement|comment on this (?:story|article)|share)\W*\Z
(?:advertisement|sponsored(?: content)?|continue reading|read in app|share this(?: article| story)?|print this)\W*\Z
(?:leave a comment|comments?|skip to content|view comments|show more|load more|loading|back to top)\W*\Z
(?:(?:hide|toggle) caption|sponsor message|this video can ?not be played)\W*\Z
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
image (?:copyright|source),? [^.!?]{2,60}\Z
purchase licensing rights\b
[^.!?]{2,80}\.?, opens new tab\W*\Z
this (?:story|article|report) has not been edited by\b
privacy (?:notice|policy)\s?:
(?:for more information,? )?(?:please )?(?:see|read) our (?:privacy|cookie|terms)\b
(?:the )?(?:associated press|ap)\b.{0,80}\breceives? (?:financial )?support from\b
[^.!?,]{2,40} (?:is|are) solely responsible for (?:all|this|its|the) content\b
"""
_NOTE = r"(?:editor['’]?s['’]? note\s?[:—-]\s?)?"
_KINDS = "|".join(filter(None, (_PROMPTS + _RIGHTS).splitlines()))
_NOTICE = re.compile(f"{BULLET}{_NOTE}(?:{_KINDS})", re.IGNORECASE)
# The first words of all of them. Most sentences open with another, and to know it takes a tenth of the time.
_OPENING = re.compile(r"[\W\d_]*([^\W\d_]*)")
_OPENINGS = frozenset(
    """
a abonnez abonnieren additional advertisement after all ap article assine associated back become by c click comment
comments compiled contact continue copyright credit daily do download e edited editing editor editors email find first
follow for free get have hide image inscrivez iscriviti jetzt join learn leave like listen load loading more news notice
of originally our please print privacy produced purchase reach read receive reporting see send share show sign skip
source sources sponsor sponsored spot story subscribe support suscríbease suscríbete tap the this toggle translated
translation unsubscribe via view visit want weekly with write writing you підписуйтесь подписывайтесь
""".split()
)
_UNOPENED = ("©", ", opens new tab", " solely responsible for ")  # of which one stands in those with any first word
_NAME = r"[^\W\d_a-z][\w.'’&-]{0,30}"
# What closes a sentence that may open with any name.
_CLOSING = re.compile(
    r"\bcontributed (?:reporting )?(?:to this (?:report|story|article)|from [^.!?]{2,60})\W*\Z"
    r"|\b(?:writers?|reporters?|correspondents?)\s(?-i:[A-Z])[^.!?]{2,80}\scontributed\W*\Z"
    r"|(?<=[.,;|]\s)all rights reserved\W*\Z"
    r"|\A[^.!?,]{2,60}\s(?:reached out to|(?:has |have )?contacted) [^.!?]{2,160}"
    r"\sfor (?:further |more |additional )?comment\b"
    rf"|\A(?!(?:he|she|they|we|i)\s)(?-i:{_NAME}(?:,? and|,)?\s){{1,8}}reported from"
    rf"(?-i:(?:,?\s(?:and|from|in))?,?\s{_NAME}){{1,12}}\Z",
    re.IGNORECASE,
)
_CLOSING_WORDS = ("contributed", "ights reserved", "IGHTS RESERVED", "for comment", "reported from")
# Somebody says it, and so it is news: `Support local journalism, Mayor Quill told a crowd`.
_SPOKEN = re.compile(rf",\s(?:[^\s,]{{1,30}}\s){{1,6}}(?:{'|'.join(sorted(SAYING))}|urged|asked)\b")
_AGENCIES = (
    r"(?:the )?associated press|ap(?: photo)?|reuters|afp|agence france-presse|dpa|epa(?:-efe)?|efe|ansa|apa|pti|ani|"
    r"ians|upi|xinhua|tass|interfax|ria novosti|kyodo(?: news)?|yonhap|anadolu(?: agency)?|bloomberg|pa(?: media)?|"
    r"press association|aap|(?:the )?canadian press|bbc|cnn|wafa|sana|irna|ukrinform|bernama|antara|agencies"
)
_WIRE = re.compile(rf"\W*(?:{_AGENCIES})(?:\s?[/,&]\s?(?:{_AGENCIES}))*\W*\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"[(\[]{_NAME}(?:[ /](?:{_NAME}|and|of|the|de|for)){{0,6}}[)\]]\.?\Z")


def is_notice(sentence: str) -> bool:
    """True for a sentence that asks something of the reader, or tells who owns, wrote or sent the text."""
    if len(sentence) > _LONGEST_NOTICE:
        return False
    if _may_be_notice(sentence) and _NOTICE.match(sentence) and not _SPOKEN.search(sentence):
        return True
    if is_wire_credit(sentence):
        return True
    return any(map(sentence.__contains__, _CLOSING_WORDS)) and bool(_CLOSING.search(sentence))


def _may_be_notice(sentence: str) -> bool:
    """A first look; False for most sentences."""
    opening = _OPENING.match(sentence)
    if opening and opening[1].casefold() in _OPENINGS:
        return True
    return any(map(sentence.lower().__contains__, _UNOPENED))


def is_wire_credit(sentence: str) -> bool:
    """True for a sentence that only names an agency, `(Reuters)`, or somebody else in brackets, `(Osprey Press)`."""
    return len(sentence) <= _LONGEST_CREDIT and bool(_WIRE.match(sentence) or _IN_BRACKETS.match(sentence))
