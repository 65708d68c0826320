"""A sentence of an article → whether it reads as an instruction to a language model.

A warning for the reader, not a defence: what an article orders is data to a model that keeps to its task, and an order
in other words passes here. Each sign is something that prose for people hardly ever says: to set aside what was told
before, to put something into an answer, to be an assistant, to give a secret away, or the marks of a chat.
"""

import re
from dataclasses import dataclass

from summarizer.text import view

_LONGEST = 2_000  # characters of a sentence that are looked at; what is longer is a table, or a text without stops
_WORD = re.compile(r"[^\W\d_]+")
# Each byte of ASCII → its small letter, or a blank.
_SMALL = "".join(sign.lower() if sign.isalpha() else " " for sign in map(chr, range(128))).encode().ljust(256)

_ORDERS = r"(?:instruction|prompt|direction|directive|guideline|command|rule|order|task|request|constraint)s?"
_BEFORE = r"(?:previous|prior|preceding|earlier|above|former|foregoing|original|initial|existing|past)"
_DROP = r"(?:ignore|disregard|forget|override|overlook|bypass|dismiss|neglect|discard|skip|abandon|reset)"
_ANSWER = r"(?:(?:final|next|own|generated|overall) )?(?:response|answer|reply|summary|summari[sz]ation|output)s?"
_CODE = r"(?:code|codebase|implementation|solution|message|text|paragraph)"
_MODEL = (
    r"(?:(?:large )?language models?|llms?|ai(?: (?:model|assistant|system|agent|bot|reader)s?)?"
    r"|(?:ai |virtual |digital )assistants?|chat ?bots?|chatgpt|gpt-?\d?[a-z]?|claude|gemini|copilot|summari[sz]ers?"
    r"|(?:automated|machine) (?:reader|system)s?)\b"
)
_ANY_MODEL = rf"(?:(?:an?|any|the|this|all|another) (?:\w+ ){{0,2}}?)?{_MODEL}"
_CONFIDENTIAL = (
    r"(?:system prompt|(?:hidden|secret|initial|original|internal|developer) (?:prompt|instructions?|message)"
    r"|secret (?:key|code|word|phrase)|api[ -]keys?|pass(?:word|code|phrase)(?: phrase)?|credentials|access token)"
)
_WORK = (
    r"(?:script|poem|story|haiku|essay|e-?mail|letter|paragraph|function|program|tweet|blog post|translation|song|joke"
    r"|limerick|sonnet|query|regex|headline|slogan|bullet points?)s?"
)
_FORM = (
    r"(?:json|xml|yaml|base ?\d\d|rot ?13|all caps|capital letters|upper ?case|emojis?|reverse|pig latin|hexadecimal"
    r"|morse(?: code)?|binary|markdown|html)"
)
# Where an order may begin: with the sentence, behind a stop or a mark, and behind what softens or urges.
_URGED = (
    r"(?:(?:please|now|also|and|then|so|first|instead|actually|just|kindly|remember to|be sure to|make sure to"
    r"|you (?:must|should|will|shall|have to|need to|are to)|i (?:want|need) you to"
    r"|(?:can|could|would|will) you(?: please)?|it is (?:important|essential|imperative) (?:that you|to)),? ){0,3}"
)
_FROM = rf"(?:^|[.!?:;,\]>)\"'*-] ?){_URGED}"


@dataclass(frozen=True, slots=True)
class _Sign:
    """A pattern, and words of which a sentence that fits it has one: looking for those is a hundred times as quick."""

    words: frozenset[str]
    pattern: re.Pattern[str]
    also: frozenset[str]
    """Words of which it has one as well, where the others are common; none if they are rare."""

    def stands_in(self, text: str, words: list[str]) -> bool:
        """True if the text, which has these words, fits it."""
        if self.words.isdisjoint(words) or (self.also and self.also.isdisjoint(words)):
            return False
        return self.pattern.search(text) is not None


def _sign(words: str, pattern: str, *, also: str = "") -> _Sign:
    return _Sign(frozenset(words.split()), re.compile(pattern, re.IGNORECASE), frozenset(also.split()))


_DROPPING = "ignore disregard forget override overlook bypass dismiss neglect discard skip abandon reset"
_MODELS = (
    "model models llm llms ai assistant assistants chatbot chatbots bot bots chatgpt gpt claude gemini copilot "
    "summariser summarisers summarizer summarizers reader readers system systems agent agents"
)
_ANSWERS = (
    "response responses answer answers reply replys summary summarys summarisation summarisations summarization "
    "summarizations output outputs"
)
_SIGNS = (
    # to set aside what was told before
    _sign(
        _DROPPING,
        rf"{_FROM}{_DROP} (?:\w+,? ){{0,5}}?"
        rf"(?:{_BEFORE} (?:\w+ ){{0,2}}?|(?:your|system|all|any|these|those|its) (?:\w+ )?){_ORDERS}\b",
    ),
    _sign(
        _DROPPING,
        rf"{_FROM}{_DROP} (?:(?:all|everything|anything) )?(?:of )?(?:the )?(?:above|(?:previous|prior"
        r"|earlier|preceding) (?:text|context|content|conversation|messages?|input|sentences?|words))\b",
    ),
    _sign(
        _DROPPING,
        rf"{_FROM}{_DROP} (?:\w+ ){{0,3}}?you(?:'ve| have)? (?:(?:been|were) )?"
        r"(?:told|instructed|given|asked|commanded)\b",
    ),
    _sign(
        "regardless irrespective instead",
        rf"\b(?:regardless|irrespective|instead) of (?:\w+ ){{0,3}}{_BEFORE} {_ORDERS}\b",
    ),
    _sign(
        "follow following obey obeying heed heeding",
        rf"{_FROM}(?:do not|don't|stop|never) (?:follow|obey|heed)(?:ing)? (?:\w+ ){{0,3}}?(?:{_BEFORE}|your) "
        rf"{_ORDERS}\b",
    ),
    _sign(
        "instruction instructions prompt prompts task tasks directive directives",
        r"\b(?:new|updated|revised|real|actual) (?:system )?(?:instruction|prompt|task|directive)s?(?: for you)? ?:",
    ),
    # what an answer is to hold
    _sign(
        "your",
        rf"{_FROM}(?!thank)[a-z]{{2,20}} [^\n]{{0,200}}\b(?:in|into|to|of|with|from|for|within|throughout|through|by"
        rf"|on) your {_ANSWER}\b",
        also=_ANSWERS,
    ),
    _sign("your", rf"{_FROM}(?!thank)[a-z]{{3,14}} (?:\w+ ){{0,3}}?your {_ANSWER}\b", also=_ANSWERS),
    _sign(
        "your",
        rf"{_FROM}(?:end|begin|start|finish|conclude|augment|enhance|format|encode|encrypt|translate|rewrite|supplement"
        rf"|complement|infuse|scramble|reverse|expand|render|jumble) (?:[\w']+ ){{0,6}}?your {_CODE}\b",
        also="code codebase implementation solution message text paragraph",
    ),
    _sign(
        "your",
        rf"\b(?:in|at the (?:end|start|beginning) of|within|throughout) your {_ANSWER},? (?:please )?"
        r"(?:add|include|mention|say|state|insert|suggest|recommend|refer|promote|use|write|put|provide|make|highlight"
        r"|list|tell|praise|claim|explain|print|output)\b",
    ),
    _sign(
        "respond reply answer output print write say repeat state speak return",
        rf"{_FROM}(?:respond|reply|answer|output|print|write|say|repeat|state|speak|return)(?: back)? (?:\w+ ){{0,3}}?"
        rf"(?:(?:only|exactly|just|verbatim|nothing but) (?:with|the|in|this|as|by)\b|(?:with|the) (?:only |exact )?"
        rf"(?:word|phrase|string|sentence|following)s?\b|in {_FORM}\b)",
    ),
    _sign(
        "repeat",
        rf"{_FROM}repeat (?:(?:the|this)(?: \w+){{0,3}}|[\"'][^\"'\n]{{1,60}}[\"']|\w+) (?:\d+|ten|many) times\b",
    ),
    _sign("summary", r"\b(?:the|your|any|every|each|this) summary (?:must|should|shall|has to|needs? to|is to)\b"),
    _sign(
        "summarise summarize summarising summarizing",
        r"\b(?:when|while|if|in) (?:you (?:are )?)?summari[sz](?:e|ing) (?:this|the) (?:article|text|page|report"
        r"|document)\b",
    ),
    _sign(
        "summarise summarize classify label mark treat rate describe report rank",
        rf"{_FROM}(?:summari[sz]e|classify|label|mark|treat|rate|describe|report|rank) this (?:article|text|page|report"
        r"|story|document|statement|claim) as\b",
    ),
    _sign(
        "write compose draft generate create produce craft provide",
        rf"{_FROM}(?:write|compose|draft|generate|create|produce|craft|provide)(?: me| us)? (?:an?|the|some|two|three"
        rf"|\d+) (?:\w+ ){{0,3}}?{_WORK}\b",
    ),
    _sign(
        "translate decode encode decrypt encrypt rewrite paraphrase summarise summarize transcribe",
        rf"{_FROM}(?:translate|decode|encode|decrypt|encrypt|rewrite|paraphrase|summari[sz]e|transcribe)"
        r"(?: \w+){0,3}? (?:this|that|these|following|sentence|text|word|phrase|paragraph|string|message|article|morse"
        r"|hexadecimal|base)",
    ),
    _sign("user", r"\bcan you [^\n]{0,60}\bthe user's\b"),
    _sign(
        "code",
        r"\b(?:following|subsequent|below|next) code (?:snippet|block|section|excerpt|segment|fragment|sample)\b",
    ),
    # who the reader is
    _sign(
        "you act pretend behave imagine",
        rf"{_FROM}(?:you are|you're|act as|pretend (?:to be|you are|that you are)|behave (?:as|like)|imagine you are) "
        rf"(?:now |henceforth |from now on |currently )?(?:in )?(?:{_ANY_MODEL}"
        r"|an? (?:\w+,? ){0,2}assistant(?! (?:to|of|for|at|in)\b)|dan\b"
        r"|(?:developer|debug|god|admin|system|jailbreak|unrestricted) mode)",
        also="are re as pretend behave",
    ),
    _sign(
        _MODELS,
        rf"\b(?:as|role of) {_ANY_MODEL}(?:,| (?:developed|created|trained|designed|made|built|known|you|i)\b)",
    ),
    _sign(
        _MODELS,
        rf"(?:^|[\[(<*#\"] ?)(?:attention|note|message|notice|memo|instructions?|dear|hello|hi|hey)(?: to| for)?,? "
        rf"{_ANY_MODEL}\b",
    ),
    _sign(_MODELS, rf"\bif you are {_ANY_MODEL}"),
    _sign(
        _MODELS,
        rf"\b{_MODEL} (?:reading|processing|summari[sz]ing|parsing|analy[sz]ing|that (?:reads?|summari[sz]es?)) this\b",
    ),
    _sign(
        "mode",
        r"\b(?:enter|enable|activate|switch to|engage)(?:ing)? (?:developer|debug|god|admin|jailbreak"
        r"|unrestricted) mode\b",
    ),
    _sign("god my", r"\bi am god\b|\b(?:you must|you have to) (?:listen to|obey|follow|answer) (?:all )?(?:of )?my\b"),
    # what is not to be given away
    _sign(
        "prompt instruction instructions message secret key keys password passcode passphrase credentials token",
        rf"{_FROM}(?:what(?:'s| is| are)|tell me|give me|show me|share|reveal|print|output|repeat|disclose|leak|send me"
        rf"|confirm)(?: with me)? (?:\w+ ){{0,3}}?(?:your|the user's|the) (?:\w+ )?{_CONFIDENTIAL}\b",
    ),
    # the marks of a chat, and of the block that an article stands in
    _sign(
        "im user assistant endoftext eot start begin system",
        r"<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|begin_of_text)(?: mode)?\|?>",
    ),
    _sign(
        "inst sys system article instruction instructions untrusted",
        r"\[/?(?:inst|sys|system)\]|<</?sys>>|</?(?:article|instructions?|system_prompt|untrusted)"
        r"(?: [0-9a-f]{6,20})?>",
    ),
    _sign(
        "system assistant developer",
        r"(?:^|\n|[#*\[(<\"] ?)(?:system|assistant|developer)(?: (?:prompt|message|note|override|instructions?"
        r"|update))? ?[:\]>]",
    ),
    _sign(
        "instruction instructions system prompt response input human assistant",
        r"#{2,6} ?(?:instructions?|system|prompt|response|input|human|assistant)\b",
    ),
    _sign(
        "prompt instruction instructions message input data",
        r"\b(?:begin|end|start)(?: of)?(?: the)? (?:system|admin|developer|hidden|untrusted|new|user) "
        r"(?:prompt|instructions?|message|input|data)\b",
    ),
    # to set aside what was told before, in other languages
    _sign(
        "consignes instructions anweisungen vorgaben instrucciones indicaciones istruzioni instruções instrucoes "
        "instructies opdrachten",
        r"\b(?:ignor\w{1,8}|vergiss|vergessen sie|missachte|oubli(?:e|ez)|olvida|dimentica|esque[cç]a|negeer|vergeet) "
        r"(?:\w+ ){0,4}(?:consignes|instructions|anweisungen|vorgaben|instrucciones|indicaciones|istruzioni|instruções"
        r"|instrucoes|instructies|opdrachten)\b",
    ),
    _sign(
        "инструкции указания",
        r"(?:игнориру|игнорирова|проигнориру|забудь)\w{0,3} (?:\w+ ){0,4}(?:инструкции|указания)",
    ),
)
_WORDS = frozenset().union(*(sign.words for sign in _SIGNS))
_WITHOUT_SPACES = re.compile(
    r"(?:忽略|无视|忘记|忽視|無視).{0,8}(?:指令|指示|说明|提示|命令)|(?:指示|命令|指令)を(?:すべて|全て)?(?:無視|忘れ)"
)


def addresses_a_model(sentence: str) -> bool:
    """True if the sentence reads as an instruction to a language model, and not as prose for people."""
    sentence = sentence[:_LONGEST]
    plain = sentence.isascii()
    text = sentence if plain else view(sentence).text
    words = _words(text)
    if not _WORDS.isdisjoint(words):
        text = view(sentence).text if plain else text
        if any(sign.stands_in(text, words) for sign in _SIGNS):
            return True
    return not plain and bool(_WITHOUT_SPACES.search(text))


def _words(text: str) -> list[str]:
    """The words in small letters; of ASCII in a third of the time."""
    if text.isascii():
        return text.encode().translate(_SMALL).decode().split()
    return _WORD.findall(text.lower())
