"""The rules as a program: JSON Lines in, JSON Lines out.

Duty: answer each request in its place, in the form of the contract; keep what a replay needs.
Must not: know a rule, read a clock, or stop at a bad line.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.evaluate.lines import BadLine, Json, Reader, Request, identity, request_of
from bot.rules import Citation, FactError, Policy, Result, UnknownAsk, UnknownFact, evaluate, load
from bot.rules.calendar import Calendar
from bot.rules.calendar import load as load_calendar
from bot.rules.errors import BadFact, BooleanAsNumber
from bot.rules.exact import decimal_text


def answer(
    request: Request,
    policies: Mapping[str, Policy],
    *,
    calendar: Calendar | None = None,
    record: bool = False,
) -> Json:
    """Return the answer to a request as JSON, with what a replay needs where ``record``.

    Raises: BadLine.
    """
    policy = policies.get(request.policy)
    if policy is None:
        known = ", ".join(policies)
        raise BadLine("unknown_policy", f"{request.policy!r} is not loaded; there are: {known}")
    try:
        _refuse_null("", request.facts)
        result = evaluate(policy, request.ask, request.facts, request.on, calendar=calendar)
    except UnknownAsk as error:
        raise BadLine("unknown_ask", str(error)) from None
    except FactError as error:
        raise BadLine(_code(error), error.message, error.fact) from None
    found = as_json(request, result)
    if record:
        version = (calendar or load_calendar()).version
        found["record"] = {
            "facts": request.facts,
            "policy": policy.version,
            "calendar": version,
        }
    return found


def _code(error: FactError) -> str:
    if isinstance(error, UnknownFact):
        return "unknown_fact"
    return "bad_request" if isinstance(error, BooleanAsNumber) else "bad_fact"


def _refuse_null(name: str, value: object) -> None:
    """Refuse null as a fact: what is not known is left out."""
    if value is None:
        raise BadFact(name, "must not be null; leave out what is not known")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_null(f"{name}.{key}" if name else key, item)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            _refuse_null(f"{name}.{place}", item)


def as_json(request: Request, result: Result) -> Json:
    """Return an answer in the form of the contract."""
    return {
        "id": request.id,
        "policy": request.policy,
        "ask": request.ask,
        "as_of": request.on,
        "outcome": result.outcome,
        "values": result.values,
        "reasons": [
            {
                "id": reason.id,
                "met": reason.met,
                "text": reason.text,
                "citation": citation_as_json(reason.citation),
            }
            for reason in result.reasons
        ],
        "missing": result.missing,
        "open_points": [{"id": point.id, "text": point.text} for point in result.open_points],
        "citations": [citation_as_json(citation) for citation in result.citations],
    }


def citation_as_json(citation: Citation) -> Json:
    """Return a citation in the form of the contract."""
    found: Json = {"part": citation.part, "article": citation.article}
    if citation.section is not None:
        found["section"] = citation.section
    if citation.heading is not None:
        found["heading"] = citation.heading
    return found | {
        "clause": citation.clause,
        "point": citation.point,
        "quote": citation.quote,
    }


def _plain(value: date | Decimal | Fraction | Citation) -> Json | str:
    if isinstance(value, Citation):
        return citation_as_json(value)
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else decimal_text(value)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain).encode


def line_of(found: Json) -> str:
    """Return one line of JSON; the same answer always gives the same bytes."""
    text = _encode(found)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            error = BadLine("bad_request", "a text holds half of a character").error
            return _encode({"id": _encodable(found.get("id")), "error": error})
    return text


def _encodable(name: object) -> object:
    return name if isinstance(name, int) or str(name).isascii() else None


def answers(
    lines: Iterable[str | bytes],
    today: date,
    *,
    policies: Mapping[str, Policy] | None = None,
    record: bool = False,
) -> Iterator[str]:
    """Yield one line for each request line, as it is read; blank lines have no answer.

    Args:
        lines: the requests; bytes are read as UTF-8.
        today: the day of a request that names none.
        policies: other policies than those that ship.
        record: whether answers carry what ``bot.replay`` needs.
    """
    held = load() if policies is None else policies
    reader = Reader()
    for line in lines:
        if not line.strip():
            continue
        name: str | int | None = None
        try:
            found, fault = reader.read(line)
            name = identity(found)
            request = request_of(found, today, fault)
            yield line_of(answer(request, held, record=record))
        except BadLine as error:
            yield line_of({"id": name, "error": error.error})


def run(
    lines: Iterable[str | bytes],
    write: Callable[[str], object],
    today: date,
    *,
    record: bool = False,
) -> int:
    """Write an answer for each request line; return 0 where no line had an error, else 1."""
    status = 0
    for line in answers(lines, today, record=record):
        write(f"{line}\n")
        status |= is_error(line)
    return status


def is_error(line: str) -> bool:
    """Return whether a line that ``answers`` made is an error."""
    return '"error": {"code": ' in line[:2_000] and "error" in json.loads(line)
