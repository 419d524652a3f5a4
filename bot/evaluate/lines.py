"""Requests out of lines of JSON, read strictly.

Duty: one request out of one line, or a public error in words.
Must not: know a rule, or let a hostile line cost time.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.errors import BotError
from bot.rules.errors import BadFact
from bot.rules.facts import read_day

LONGEST = 1_000_000  # characters of one line
MOST_DIGITS = 100  # of one number; no fact has as many
_KEYS = frozenset({"id", "policy", "ask", "as_of", "facts"})

Json = dict[str, Any]


class BadLine(BotError):
    """A line that gets an error for an answer."""

    def __init__(self, code: str, message: str, fact: str | None = None) -> None:
        """Take the public code, what is wrong, and the fact where it is one."""
        super().__init__(message)
        self.error: Json = {"code": code, "fact": fact, "message": message}
        if fact is None:
            del self.error["fact"]


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whose facts are still to be checked."""

    id: str | int | None
    policy: str
    ask: str
    on: date
    facts: Json


class Reader:
    """A strict reader of JSON: no NaN, no key twice, no number without end.

    It notes a fault instead of stopping at it, so that the error can carry the request's id.
    """

    def __init__(self) -> None:
        """Make the decoder once; it is the costly part."""
        self._faults: list[str] = []
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._decimal,
            parse_int=self._whole,
            parse_constant=self._constant,
        ).decode

    def read(self, line: str | bytes) -> tuple[Json, str | None]:
        """Return the object of a line, and its first fault where one was noted.

        Raises: BadLine where there is no object to speak of.
        """
        self._faults.clear()
        try:
            text = line.decode() if isinstance(line, bytes) else line
            if len(text) > LONGEST:
                raise BadLine("bad_request", f"the line is longer than {LONGEST} characters")
            found = self._decode(text.removeprefix("\ufeff"))
        except UnicodeDecodeError:
            raise BadLine("bad_request", "the line is not UTF-8") from None
        except RecursionError:
            raise BadLine("bad_request", "the line is nested too deeply") from None
        except ValueError as error:
            raise BadLine("bad_request", f"the line is not JSON: {error}") from None
        if not isinstance(found, dict):
            raise BadLine("bad_request", "the line must be a JSON object")
        return found, self._faults[0] if self._faults else None

    def _object(self, pairs: list[tuple[str, Any]]) -> Json:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            self._faults.append(f"the key {twice!r} is there twice")
        return found

    def _decimal(self, text: str) -> Decimal | None:
        if len(text) > MOST_DIGITS:
            self._faults.append("a number is too long")
            return None
        return Decimal(text)

    def _whole(self, text: str) -> int | None:
        if len(text) > MOST_DIGITS:
            self._faults.append("a number is too long")
            return None
        return int(text)

    def _constant(self, text: str) -> None:
        self._faults.append(f"{text} is not a number in JSON")


def identity(found: Json) -> str | int | None:
    """Return the id of a request; None where it has none, or one that cannot be one."""
    name = found.get("id")
    return name if isinstance(name, str | int) and not isinstance(name, bool) else None


def request_of(found: Json, today: date, fault: str | None = None) -> Request:
    """Return a request out of a JSON object, unless the reader noted a fault.

    Raises: BadLine.
    """
    if fault is not None:
        raise BadLine("bad_request", fault)
    if found.get("id") is not None and identity(found) is None:
        raise BadLine("bad_request", "id must be a text or a whole number")
    for key in found.keys() - _KEYS:
        raise BadLine("bad_request", f"{key!r} is not a key of a request")
    for key in ("policy", "ask"):
        if not isinstance(found.get(key), str):
            raise BadLine("bad_request", f"{key} is missing or not a text")
    facts = found.get("facts", {})
    if not isinstance(facts, dict):
        raise BadLine("bad_request", "facts must be an object")
    return Request(identity(found), found["policy"], found["ask"], _as_of(found, today), facts)


def _as_of(found: Json, today: date) -> date:
    if "as_of" not in found:
        return today
    try:
        return read_day("as_of", found["as_of"])
    except BadFact as error:
        raise BadLine("bad_request", str(error)) from None
