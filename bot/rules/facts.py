"""The facts of a case: what may be told, and in which form.

Duty: check every fact once, and hand the rules exact values. Both typed values and their JSON
form are taken ("0.15" and Fraction(3, 20), "2026-06-30" and a date).
Must not: know a policy, or fill in a fact that was not told.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from bot.records import record
from bot.rules import closed_lists, exact
from bot.rules.errors import BadFact, BooleanAsNumber, FactError, UnknownFact

MOST_VND = 10**18  # beyond any budget; keeps a hostile number from costing time
MOST_EVENTS = 20
MOST_WORKS = 12
MOST_UNITS, MOST_COEFFICIENT = 1_000, 1_000
FINEST = 10**6  # parts of a coefficient; keeps the sum of hostile ones short
LONGEST_TEXT = 1_000
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Reader = Callable[[str, object], Any]
Unit = tuple[str | None, int | Fraction | None]


@record
class Event:
    """One damaging event; ``percent`` is 0 to 100, None where the share was not told.

    ``planned`` says whether the output still reached the plan, ``on`` when it happened, and
    ``missing`` names the fact that would tell the share.
    """

    name: str
    cause: str | None
    percent: int | Fraction | None
    missing: str
    planned: bool | None
    on: date | None


def read_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts by name, each checked and exact; None stands for "not known".

    Raises: UnknownFact, BadFact, naming the fact with dots (``damage.percent``).
    """
    return _read(facts, _READERS)


def _read(facts: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    known = {}
    for name, value in facts.items():
        reader = readers.get(name)
        if reader is None:
            raise UnknownFact(str(name), "is not one of the facts")
        if value is not None:
            known[name] = reader(name, value)
    return known


def _one_of(allowed: frozenset[str]) -> Reader:
    def read(name: str, value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise BadFact(name, f"must be one of {', '.join(sorted(allowed))}")
        return value

    return read


def _some_of(allowed: frozenset[str]) -> Reader:
    each = _one_of(allowed)

    def read(name: str, value: object) -> frozenset[str]:
        if not isinstance(value, list | tuple | set | frozenset) or len(value) > len(allowed):
            raise BadFact(name, f"must be a list of {', '.join(sorted(allowed))}")
        return frozenset(each(name, item) for item in value)

    return read


def _number(name: str, value: object, least: int, most: int) -> int | Fraction:
    if isinstance(value, bool):
        raise BooleanAsNumber(name, "must be a number, not true or false")
    try:
        found = exact.number(value)
    except ValueError as error:
        raise BadFact(name, str(error)) from None
    below = found.denominator  # integers: comparing fractions takes as long as a rule
    if not least * below <= found.numerator <= most * below:
        raise BadFact(name, f"must lie between {least} and {most}")
    return found


def _whole(least: int, most: int) -> Reader:
    def read(name: str, value: object) -> int:
        if type(value) is int and least <= value <= most:
            return value
        found = _number(name, value, least, most)
        if not isinstance(found, int):
            raise BadFact(name, "must be a whole number")
        return found

    return read


def _rate(name: str, value: object) -> Fraction:
    found = _number(name, value, 0, 1)
    return found if isinstance(found, Fraction) else Fraction(found)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadFact(name, "must be true or false")
    return value


def read_day(name: str, value: object) -> date:
    """Return a date out of a date or its ISO text.

    Raises: BadFact where it is neither, or too far away to be meant.
    """
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise BadFact(name, f"{value} is no day of the calendar") from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadFact(name, "must be a date such as 2026-06-30")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise BadFact(name, f"must lie between {FIRST_DAY} and {LAST_DAY}")
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
        raise BadFact(name, f"must be a text of at most {LONGEST_TEXT} characters")
    return value


def _works(name: str, value: object) -> int | str:
    return _text(name, value) if isinstance(value, str) else _whole(1, MOST_WORKS)(name, value)


def _damage(name: str, value: object) -> tuple[Event, ...]:
    if type(value) is dict or isinstance(value, Mapping):
        return (_event(name, value),)
    if not isinstance(value, list | tuple) or len(value) > MOST_EVENTS:
        raise BadFact(name, f"must be one event or a list of at most {MOST_EVENTS}")
    return tuple(_event(f"{name}.{place}", item) for place, item in enumerate(value))


def _event(name: str, value: object) -> Event:
    if type(value) is not dict and not isinstance(value, Mapping):
        raise BadFact(name, "must be an object with cause and percent")
    try:
        told = _read(value, _EVENT_READERS)
    except FactError as error:
        raise type(error)(f"{name}.{error.fact}", error.message) from None
    percent, missing = _share(name, told)
    output = told.get("no_planned_output")
    planned = None if output is None else not output
    return Event(name, told.get("cause"), percent, missing, planned, told.get("occurred_on"))


def _share(name: str, told: Mapping[str, Any]) -> tuple[int | Fraction | None, str]:
    """Return the damaged percentage, and which fact would tell it where it is not known."""
    percent, lost, total = told.get("percent"), told.get("lost"), told.get("total")
    if lost is None and total is None:
        return percent, f"{name}.percent"
    if lost is None or total is None:
        return percent, f"{name}.{'lost' if lost is None else 'total'}"
    if total == 0:
        raise BadFact(f"{name}.total", "must be more than 0")
    if lost > total:
        raise BadFact(f"{name}.lost", "must not be more than the total")
    counted = _percent(lost, total)
    if percent is not None and percent != counted:
        raise BadFact(f"{name}.percent", "says another share than lost and total")
    return counted, ""


def _percent(lost: int | Fraction, total: int | Fraction) -> int | Fraction:
    part = lost.numerator * total.denominator * 100
    whole = lost.denominator * total.numerator
    return Fraction(part, whole) if part % whole else part // whole


def _units(name: str, value: object) -> tuple[Unit, ...]:
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_UNITS:
        raise BadFact(name, f"must be a list of 1 to {MOST_UNITS} units")
    return tuple(_unit(f"{name}.{place}", item) for place, item in enumerate(value))


def _unit(name: str, value: object) -> Unit:
    if not isinstance(value, Mapping):
        raise BadFact(name, "must be an object with name and coefficient")
    told = {"name": None, "coefficient": None}
    for key, item in value.items():
        if key not in told:
            raise UnknownFact(f"{name}.{key}", "is not one of the facts")
        if item is not None:
            told[key] = _UNIT_READERS[key](f"{name}.{key}", item)
    return told["name"], told["coefficient"]


def _coefficient(name: str, value: object) -> int | Fraction:
    found = _number(name, value, 0, MOST_COEFFICIENT)
    if found.denominator > FINEST:
        raise BadFact(name, "has too many digits")
    return found


def _between(least: int, most: int) -> Reader:
    def read(name: str, value: object) -> int | Fraction:
        return _number(name, value, least, most)

    return read


_MONEY = _whole(0, MOST_VND)
_UNIT_READERS: Mapping[str, Reader] = {"name": _text, "coefficient": _coefficient}

_EVENT_READERS: Mapping[str, Reader] = {
    "cause": _one_of(closed_lists.CAUSES),
    "percent": _between(0, 100),
    "lost": _between(0, MOST_VND),
    "total": _between(0, MOST_VND),
    "no_planned_output": _flag,
    "occurred_on": read_day,
}

FLAGS = frozenset(
    {
        "able_to_work", "approved_list", "extremely_difficult", "has_income", "in_province",
        "minutes", "recognised",
    }
)  # fmt: skip
DAYS = frozenset({"deadline", "project_end", "project_proposed_on", "recognised_on"})
LISTS = frozenset({"sources"})

_WHOLE_READERS: Mapping[str, Reader] = {
    "able_members": _whole(0, 100),
    "cycle_months": _whole(0, 1200),
    "cycle_days": _whole(0, 36500),
    "support_vnd": _MONEY,
    "own_vnd": _MONEY,
    "paid_vnd": _MONEY,
    "salvage_vnd": _MONEY,
    "households": _whole(1, 1_000_000),
    "months": _whole(1, 1200),
    "total_vnd": _MONEY,
    "maximum_vnd": _MONEY,
    "members": _whole(0, 1000),
    "notice_days": _whole(0, 36500),
    "cost_vnd": _MONEY,
    "capital_year": _whole(1900, 2199),
    "criteria_met": _whole(0, 100),
    "budget_vnd": _MONEY,
    "central_vnd": _MONEY,
    "provincial_vnd": _MONEY,
}
WHOLES = frozenset(_WHOLE_READERS)

_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(FLAGS, _flag),
    **dict.fromkeys(DAYS, read_day),
    **_WHOLE_READERS,
    "household_status": _one_of(closed_lists.STATUSES),
    "project_type": _one_of(closed_lists.PROJECT_TYPES),
    "proposed_rate": _rate,
    "approved_rate": _rate,
    "damage": _damage,
    "approved_by": _one_of(closed_lists.APPROVERS),
    "payer": _one_of(closed_lists.PAYERS),
    "payee": _one_of(closed_lists.PAYERS),
    "account": _one_of(closed_lists.ACCOUNTS),
    "sources": _some_of(closed_lists.SOURCES),
    "works": _works,
    "commune": _one_of(closed_lists.COMMUNES),
    "district": _one_of(closed_lists.DISTRICTS),
    "unit": _one_of(closed_lists.UNITS),
    "source": _one_of(closed_lists.UNIT_SOURCES),
    "registered": _one_of(closed_lists.REGISTERED),
    "units": _units,
    "query": _text,
}
