"""An endpoint → what it can do: a few tiny questions whose answers show what it enforces.

A server that accepts a schema need not keep to it (llama.cpp ignores grammars that it cannot parse, Ollama ignores
formats for some models), so the question asks for prose, and the schema demands a word that the model cannot know:
whoever answers with that word was held to the schema.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from summarizer.errors import (
    AnswerError,
    EndpointError,
    ExtractionError,
    OutputCutError,
    RefusedError,
    TransientError,
)
from summarizer.extraction.capabilities import AnswerMode, Capabilities, Context, Remember, Support
from summarizer.extraction.client.completions import completion_of
from summarizer.extraction.client.contexts import PAGES, from_list, names
from summarizer.extraction.client.habits import LEAST_OUTPUT, Habits, Mode
from summarizer.extraction.client.refusals import LackingError, error_of
from summarizer.extraction.client.waiting import Faults, patiently
from summarizer.extraction.client.wire import OpenAIWire
from summarizer.extraction.engine import Endpoint
from summarizer.extraction.gate import HABITS, Query, Reply
from summarizer.extraction.prompt import Request
from summarizer.extraction.redacting import redacted
from summarizer.extraction.refusal import refusal_of
from summarizer.extraction.schema import sent_schema
from summarizer.extraction.usage import usage_of
from summarizer.printing import SHORTEST_SECRET
from summarizer.summary import ArticleSummary
from summarizer.text import printable
from summarizer.verdicts import Purpose

CODE = "amber-7291"  # no model says this by chance
OUTPUT = LEAST_OUTPUT  # tokens; a model that reasons aloud needs some hundreds before it answers
TRIES = 2  # of each question; a probe is there to tell of faults, not to outlast them
LONGEST_LIMITED = 15.0  # seconds that a question waits for an endpoint that asks for fewer requests
MOST_LOST = 2  # questions without an answer: one mode may bring a server down, two are an outage
LOOKUP_PATIENCE = 10.0  # seconds for a page that costs a server nothing
MOST_NAMED = 5  # models that an error names
LONGEST_SHOWN = 100  # characters of a header or a reason

_CODED = {"code": {"type": "string", "enum": [CODE]}}
_SMALL: Mapping[str, Any] = {
    "type": "object",
    "properties": _CODED,
    "required": ["code"],
    "additionalProperties": False,
}
_PROSE = "You answer in one short English sentence. Never write JSON, braces or lists."
_QUESTION = "What colour is a ripe lemon?"
_OBEDIENT = f'You answer with one JSON object and nothing else. Its only field is "code", with the value "{CODE}".'
_LIMIT_HEADER = re.compile(r"(?:^|-)ratelimit-|^retry-after")


def _whole() -> dict[str, Any]:
    """The schema of a summary, as a run sends it, after the code: a server that cannot take it shows that here."""
    sent = sent_schema(ArticleSummary)
    return {**sent, "properties": _CODED | sent["properties"], "required": ["code", *sent["required"]]}


def _request(mode: Mode, *, small: bool) -> Request:
    system = _OBEDIENT if mode is Mode.PROMPT else _PROSE
    schema = _whole() if mode.carries_schema and not small else _SMALL
    return Request(system=system, user=_QUESTION, shape="", schema=schema, name="ArticleSummary")


@dataclass
class Probe:
    """The questions to one endpoint, and what they have shown so far."""

    endpoint: Endpoint
    remember: Remember
    habits: Habits = field(default_factory=Habits)
    found: dict[Mode, AnswerMode] = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)
    """Those that answered."""
    lost: int = 0
    """Questions that the way there broke."""
    calls: int = 0
    lookups: int = 0
    prompt: int | None = None
    completion: int | None = None
    limits: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open nothing yet."""
        self._wire = OpenAIWire(self.endpoint)
        key = self.endpoint.api_key.get_secret_value()
        self._secrets = (key.encode(),) if len(key) >= SHORTEST_SECRET else ()

    async def run(self) -> Capabilities:
        """Ask, and remember the result; raises `EndpointError` if there is no asking."""
        try:
            listed = await self._lookup("/models")
            await self._ask_all(names(listed))
            context = await self._context(listed)
        finally:
            await self._wire.close()
        mode = self._chosen()
        if self._held():
            habits = replace(self.habits, mode=mode, most_output=None)
            self.remember(self.endpoint.address, self.endpoint.model, HABITS, habits.tell())
        return self._told(mode, names(listed), context)

    async def _ask_all(self, listed: tuple[str, ...] | None) -> None:
        for mode in Mode:
            wanted = mode in {Mode.JSON_SCHEMA_STRICT, Mode.JSON_OBJECT, Mode.TOOLS} or not self._held()
            if not wanted:
                self.found[mode] = AnswerMode(mode=mode, support=Support.NOT_ASKED, detail="")
                continue
            try:
                self.found[mode] = await self._ask(mode)
            except EndpointError as error:
                raise self._explained(error, listed) from None

    def _held(self) -> bool:
        return any(each.support.held for each in self.found.values())

    async def _ask(self, mode: Mode) -> AnswerMode:
        """What a question in this mode shows; where the answer to the whole schema was cut, what a small one shows."""
        found = await self._ask_once(mode, small=False)
        if found.support is not Support.UNCLEAR or not mode.carries_schema:
            return found
        found = await self._ask_once(mode, small=True)
        return found.model_copy(update={"detail": found.detail or "a small schema; the answer to a summary's was cut"})

    async def _ask_once(self, mode: Mode, *, small: bool) -> AnswerMode:
        """One question; asked again where another name of a setting, or a second try, may help."""
        patience = replace(self.endpoint.patience, tries=TRIES, longest_limited=LONGEST_LIMITED)
        self.habits = replace(self.habits, mode=mode)
        while True:
            try:
                support, detail = await patiently(
                    partial(self._try, mode, small=small), patience, Faults(), asyncio.sleep
                )
            except LackingError as error:
                if error.instead.mode is not mode:
                    return AnswerMode(mode=mode, support=Support.REFUSED, detail=error.what)
                self.habits = error.instead
            except (RefusedError, OutputCutError, AnswerError) as error:
                return AnswerMode(mode=mode, support=Support.UNCLEAR, detail=error.what)
            except ExtractionError as error:
                self.lost += isinstance(error, TransientError)
                if self.lost == MOST_LOST or (isinstance(error, TransientError) and error.rate_limited):
                    raise EndpointError(error.what, hint="Look at the server, and try it again later.") from None
                return AnswerMode(mode=mode, support=Support.FAILED, detail=error.what)
            else:
                return AnswerMode(mode=mode, support=support, detail=detail)

    async def _try(self, mode: Mode, *, small: bool) -> tuple[Support, str]:
        body = self.habits.body(self.endpoint.model, _request(mode, small=small), output=OUTPUT)
        query = Query("probe", "probe", Purpose.EXTRACT, mode, self.endpoint.address, OUTPUT, body)
        self.calls += 1
        reply = redacted(await self._wire.send(query), self._secrets)
        self._note(reply)
        refusal = refusal_of(reply)
        if refusal is not None:
            key = self.endpoint.api_key.get_secret_value()
            raise error_of(refusal, self.habits, model=self.endpoint.model, key=key, output=OUTPUT)
        judged = _judged(mode, reply)
        self.replies.append(reply)
        return judged

    def _note(self, reply: Reply) -> None:
        usage = usage_of(reply)
        self.prompt = _sum(self.prompt, usage.prompt)
        self.completion = _sum(self.completion, usage.completion)
        told = {name: value for name, value in reply.headers.items() if _LIMIT_HEADER.search(name)}
        self.limits |= {printable(name): printable(value)[:LONGEST_SHOWN] for name, value in told.items()}

    async def _lookup(self, address: str, body: Mapping[str, Any] | None = None) -> object:
        """The JSON at an address; None if there is none. Raises `EndpointError` if nobody answers there."""
        self.lookups += 1
        try:
            async with asyncio.timeout(LOOKUP_PATIENCE):
                reply = redacted(await self._wire.fetch(address, body), self._secrets)
        except EndpointError as error:
            raise self._explained(error, None) from None
        except (TimeoutError, ExtractionError):
            return None
        return reply.payload if refusal_of(reply) is None else None

    async def _context(self, listed: object) -> Context:
        """What the list of models tells, else the pages that some servers have beside it.

        Asked last: a server may load a model, and give it its context, only when it is first used.
        """
        told = from_list(listed, self.endpoint.model) or Context(tokens=None, told_by="", trained=None, slots=None)
        root = self.endpoint.address.removesuffix("/v1")
        for page in PAGES:
            if told.tokens is not None:
                break
            content = await self._lookup(root + page.path, {"model": self.endpoint.model} if page.posts_model else None)
            more = page.read(content, self.endpoint.model)
            if more:
                told = more.model_copy(update={"trained": more.trained or told.trained})
        return told

    def _chosen(self) -> Mode:
        """The firmest mode that held; if none did, the first that a run would come to."""
        held = (mode for mode, each in self.found.items() if each.support.held)
        taken = (mode for mode, each in self.found.items() if each.support is not Support.REFUSED)
        return next(held, None) or next(taken, Mode.PROMPT)

    def _explained(self, error: EndpointError, listed: tuple[str, ...] | None) -> EndpointError:
        """The error with its place and, where the model is not listed, those that are."""
        hint = error.hint
        if listed and self.endpoint.model not in listed:
            more = f" and {len(listed) - MOST_NAMED:,} more" if len(listed) > MOST_NAMED else ""
            hint += f" It lists {', '.join(map(printable, listed[:MOST_NAMED]))}{more}."
        return EndpointError(error.what, where=self.endpoint.address, hint=hint.strip())

    def _told(self, mode: Mode, listed: tuple[str, ...] | None, context: Context) -> Capabilities:
        usages = [vars(usage_of(reply)) for reply in self.replies]
        kinds = [kind for kind in usages[0] if all(usage[kind] is not None for usage in usages)] if usages else []
        models = (reply.payload.get("model") for reply in self.replies)
        return Capabilities(
            endpoint=self.endpoint.address,
            model=self.endpoint.model,
            answered_by=next((printable(name) for name in models if isinstance(name, str)), None),
            models=listed,
            modes=tuple(self.found.values()),
            mode=mode,
            output_limit=self.habits.limit,
            temperature=self.habits.temperature,
            context=context,
            usage=tuple(kinds),
            limits=dict(sorted(self.limits.items())),
            calls=self.calls,
            lookups=self.lookups,
            prompt_tokens=self.prompt,
            completion_tokens=self.completion,
        )


def _judged(mode: Mode, reply: Reply) -> tuple[Support, str]:
    """What an answer shows of the mode that asked for it, and what it was like; raises `TransientError` for a page."""
    held = Support.FOLLOWED if mode is Mode.PROMPT else Support.ENFORCED
    try:
        completion = completion_of(reply, ["code"], output=OUTPUT)
    except OutputCutError:
        if mode.carries_schema and CODE.encode() in reply.body:  # it began as the schema does
            return held, "an answer was cut"
        return Support.UNCLEAR, f"no answer within {OUTPUT:,} tokens"
    except RefusedError as error:
        return Support.UNCLEAR, error.what
    except AnswerError as error:
        if mode is Mode.JSON_OBJECT and _is_object(reply):
            return held, "any object"
        return Support.ACCEPTED, error.what
    if completion.fields.get("code") != CODE:
        return Support.ACCEPTED, "the answer is an object of another form"
    if mode is Mode.TOOLS and completion.channel != "tool_calls":
        return Support.ACCEPTED, "the answer came as text"
    thought = completion.channel.startswith("reasoning")
    return held, f"read from {completion.channel}" if thought else ""


def _is_object(reply: Reply) -> bool:
    """True if the content of an answer is an object and nothing else."""
    try:
        content = reply.payload["choices"][0]["message"]["content"]
        return isinstance(json.loads(content), dict)
    except (TypeError, ValueError, RecursionError):
        return False


def _sum(total: int | None, more: int | None) -> int | None:
    return total if more is None else (total or 0) + more
