"""What a changed pack moves: figures, dates and outcomes of cases, and its own words.

Duty: put the same cases through both packs and list what differs, then the places of the files.
Must not: judge which of the two is right.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.evaluate.answers import answer, line_of
from bot.evaluate.lines import BadLine, Json, Reader, request_of
from bot.evaluate.replay import differing
from bot.policies.cases import standard_cases
from bot.rules import PackError, Policy
from bot.rules.pack import read_pack

MOST_LINES = 400  # of one comparison; what is left out is counted
_LONGEST_WORDING = 160
_NAMES = ("id", "role", "fact", "open_point")


def affected(old: Path, new: Path, requests: Path | None = None) -> tuple[list[str], int]:
    """Return whose figures, dates or wording a changed pack moves, and 0.

    Standard cases go through both packs, and the requests of a JSON Lines file where one is
    given; then every text, quote and value of the files that differs is listed.

    Raises: PackError where one of the two is no pack, OSError where one cannot be read.
    """
    before, after = _pack(old), _pack(new)
    cases = list(standard_cases(before, after))
    if requests is not None:
        with requests.open("rb") as lines:
            cases += _read(lines)
    moved = [line for case in cases for line in _moved(case, before, after)]
    worded = list(_worded(old, new))
    return [
        f"{len(moved)} figures, dates or outcomes of {len(cases)} cases move",
        *_bounded(moved),
        f"{len(worded)} places of the pack differ",
        *_bounded(worded),
    ], 0


def _pack(path: Path) -> Policy:
    try:
        return read_pack(path.read_bytes())
    except PackError as error:
        raise PackError(f"{path.name}: {error.where}".rstrip(": "), error.message) from None


def _bounded(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"  and {more} more"] if more > 0 else [])]


def _read(lines: Iterable[bytes]) -> Iterator[Json]:
    reader = Reader()
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found, fault = reader.read(line)
            except BadLine as error:
                found, fault = {}, str(error)
            yield {"id": f"line {number}", "fault": fault} | found


def _moved(case: Json, before: Policy, after: Policy) -> Iterator[str]:
    """Yield a line for each figure, date or outcome of a case that differs."""
    old, new = _answered(case, before), _answered(case, after)
    for line in differing("", old, new):
        yield f"  {case['id']} — {line}"


def _answered(case: Json, policy: Policy) -> Json:
    """Return what a household would notice of an answer: its outcome and its values."""
    keys = {key: value for key, value in case.items() if key != "fault"}
    try:
        asked = request_of(keys | {"policy": policy.id}, policy.starts, case.get("fault"))
        found: Json = json.loads(line_of(answer(asked, {policy.id: policy})))
    except BadLine as error:
        return {"error": error.error["message"]}
    points = sorted(point["id"] for point in found["open_points"])
    return {"outcome": found["outcome"], "values": found["values"], "open points": points}


def _worded(old: Path, new: Path) -> Iterator[str]:
    before, after = _flat(old), _flat(new)
    for place in dict.fromkeys([*before, *after]):
        if before.get(place) != after.get(place):
            yield f"  {place}: {_short(before.get(place))} → {_short(after.get(place))}"


def _short(value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if len(value) <= _LONGEST_WORDING else f"{value[:_LONGEST_WORDING]}…"


def _flat(path: Path) -> dict[str, str]:
    return dict(_leaves("", tomllib.loads(path.read_text("utf-8"))))


def _leaves(place: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield each value of a pack with its place; entries of a list go by their names."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(f"{place}.{key}" if place else key, item)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            name = _name(item) or str(number)
            yield from _leaves(f"{place}[{name}]", item)
    else:
        yield place, str(value)


def _name(item: object) -> str | None:
    if not isinstance(item, dict):
        return None
    return next((str(item[key]) for key in _NAMES if key in item), None)
