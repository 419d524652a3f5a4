"""Past answers, repeated byte for byte.

Duty: take an answer that ``bot evaluate --record`` wrote, find the pack and the calendar that it
names by their SHA-256, answer its facts again and compare the whole line.
Must not: repeat an answer with another pack or calendar and call it the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.evaluate.answers import answer, line_of
from bot.evaluate.lines import BadLine, Reader, identity, request_of
from bot.rules import PackError, Policy, load
from bot.rules.calendar import Calendar
from bot.rules.calendar import load as load_calendar
from bot.rules.pack import read_pack

MOST_DIFFERENCES = 20
_NO_DAY = date(1900, 1, 1)  # every recorded answer names its own day


@dataclass(frozen=True, slots=True)
class Versions:
    """Packs and calendars by the SHA-256 of their files."""

    policies: Mapping[str, Policy]
    calendars: Mapping[str, Calendar]

    @classmethod
    def known(cls, folder: Path | None = None) -> "Versions":
        """Return those that ship, and those among a folder's .toml files."""
        policies = {policy.version: policy for policy in load().values()}
        calendars = {load_calendar().version: load_calendar()}
        for path in sorted(folder.glob("*.toml")) if folder is not None else ():
            content = path.read_bytes()
            try:
                policy = read_pack(content)
                policies[policy.version] = policy
            except PackError:
                try:
                    calendar = Calendar.read(content)
                    calendars[calendar.version] = calendar
                except (PackError, ValueError, KeyError, TypeError, AttributeError):
                    continue
        return cls(policies, calendars)


def replay(
    lines: Iterable[str | bytes], write: Callable[[str], object], folder: Path | None = None
) -> int:
    """Write each recorded answer again; return 0 where all are the same, else 1.

    In place of an answer that cannot be repeated, or comes out differently, stands an error:
    ``bad_request``, ``unknown_version`` or ``differs`` (with the places that differ). A line that
    was an error when it was recorded is written as it is.

    Args:
        lines: what ``bot evaluate --record`` wrote.
        write: takes each line with its end.
        folder: where older packs and calendar tables lie.
    """
    versions, reader = Versions.known(folder), Reader()
    status = 0
    for raw in lines:
        line = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
        line = line.rstrip("\r\n")
        if not line.strip():
            continue
        name: str | int | None = None
        try:
            found, fault = reader.read(line)
            name = identity(found)
            write(f"{_repeat(line, found, fault, versions)}\n")
        except BadLine as error:
            status = 1
            write(f"{line_of({'id': name, 'error': error.error})}\n")
    return status


def _repeat(line: str, found: Mapping[str, Any], fault: str | None, versions: Versions) -> str:
    if fault is None and found.keys() == {"id", "error"}:
        return line
    record = found.get("record")
    if not isinstance(record, dict) or record.keys() != {"facts", "policy", "calendar"}:
        raise BadLine("bad_request", "not an answer that bot evaluate --record wrote")
    policy = versions.policies.get(str(record["policy"]))
    calendar = versions.calendars.get(str(record["calendar"]))
    if policy is None:
        raise BadLine("unknown_version", f"no pack has the SHA-256 {record['policy']}")
    if calendar is None:
        raise BadLine("unknown_version", f"no calendar table has the SHA-256 {record['calendar']}")
    keys = {key: found[key] for key in ("id", "policy", "ask", "as_of") if key in found}
    request = request_of(keys | {"facts": record["facts"]}, _NO_DAY, fault)
    again = answer(request, {policy.id: policy}, calendar=calendar, record=True)
    repeated = line_of(again)
    if repeated != line:
        raise BadLine("differs", _differences(found, Reader().read(repeated)[0]))
    return repeated


def _differences(old: object, new: object) -> str:
    """Return, in words, the first places at which two answers differ."""
    places = list(differing("", old, new))
    shown = "; ".join(places[:MOST_DIFFERENCES]) or "only the spelling of the line differs"
    more = len(places) - MOST_DIFFERENCES
    return f"{shown}; and {more} more" if more > 0 else shown


def differing(place: str, old: object, new: object) -> Iterable[str]:
    """Yield ``place: old → new`` for each leaf at which two JSON values differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            inner = f"{place}.{key}" if place else str(key)
            yield from differing(inner, old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        for number in range(max(len(old), len(new))):
            pair = [items[number] if number < len(items) else None for items in (old, new)]
            yield from differing(f"{place}.{number}", *pair)
    elif old != new:
        yield f"{place}: {_shown(old)} → {_shown(new)}"


def _shown(value: object) -> str:
    return "nothing" if value is None else f"{value}"
