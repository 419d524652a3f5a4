"""The steps of reminders: those that ship with the package, other days, and what people took away.

Duty: typed steps out of their table, refused where a key is missing, unknown or wrong.
Must not: know a deadline.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from bot.records import record
from bot.rules.errors import PackError
from bot.rules.reminder_days import Hours
from bot.rules.table import Table

MOST_DAYS: Final = 400


class Audience(StrEnum):
    """Who is reminded."""

    HOUSEHOLD = "household"
    LEADER = "leader"
    OFFICER = "officer"


class Anchor(StrEnum):
    """What a step's days count from."""

    PROJECT_END = "project_end"
    OFFICE_DAY = "office_day"


@record
class Step:
    """One reminder of a deadline: for whom, and when.

    ``days`` counts from the anchor, negative before it; ``weeks_before`` instead names the Monday
    of a week before it. ``keeps_days`` is how many days later it is still worth sending.
    """

    id: str
    audience: Audience
    anchor: Anchor
    days: int = 0
    weeks_before: int | None = None
    keeps_days: int = 30


@record
class Defaults:
    """The steps and hours that ship with the package."""

    steps: Mapping[Audience, tuple[Step, ...]]
    hours: Hours
    deposit_working_days: int
    collection_working_days: int

    def of(self, audience: Audience) -> tuple[Step, ...]:
        """Return the steps for one audience."""
        return self.steps[audience]


class Fewer(StrEnum):
    """How far a person reduced their reminders."""

    ALL = "all"
    LAST = "last"
    DAY = "day"
    NONE = "none"


_LEFT: Final[Mapping[Fewer, frozenset[str]]] = {
    Fewer.LAST: frozenset({"before_3", "day", "after_3"}),
    Fewer.DAY: frozenset({"day"}),
    Fewer.NONE: frozenset(),
}


def reduced(steps: tuple[Step, ...], fewer: Fewer) -> tuple[Step, ...]:
    """Return the steps that are left after a person reduced them."""
    if fewer is Fewer.ALL:
        return steps
    return tuple(step for step in steps if step.id in _LEFT[fewer])


@cache
def defaults() -> Defaults:
    """Return the steps and hours that ship with the package."""
    return read(resources.files("bot.rules").joinpath("reminders.toml").read_bytes())


def read(content: bytes) -> Defaults:
    """Return the steps and hours of a TOML file.

    Raises: PackError where a key is missing, unknown or wrong.
    """
    with Table("", tomllib.loads(content.decode())) as table:
        hours = Hours(
            tuple(_time(table, "times", text) for text in table.texts("times")),
            _time(table, "earliest", table.text("earliest")),
            _time(table, "latest", table.text("latest")),
        )
        steps = tuple(_step(entry) for entry in table.tables("step"))
        deposit = table.whole("deposit_working_days", 1)
        collection = table.whole("collection_working_days", 1)
        if not hours.times or not all(hours.hold(at) for at in hours.times):
            raise table.fail("times", "must lie between earliest and latest")
        if len({step.id for step in steps}) != len(steps):
            raise table.fail("step", "has an id twice")
    by_audience = {
        audience: tuple(step for step in steps if step.audience is audience)
        for audience in Audience
    }
    return Defaults(by_audience, hours, deposit, collection)


def household_steps(days: Iterable[int], *, at_end: bool = True) -> tuple[Step, ...]:
    """Return steps for households on other days than the default ones; ids follow the days.

    Raises: PackError for a day that is there twice or too far away.
    """
    known = {step.id: step for step in defaults().of(Audience.HOUSEHOLD)}
    wanted = sorted(days)
    if len(set(wanted)) != len(wanted) or any(abs(day) > MOST_DAYS for day in wanted):
        raise PackError("steps", f"must be different days, at most {MOST_DAYS} away")
    found = [known["end"]] if at_end else []
    for day in wanted:
        id_ = "day" if day == 0 else f"{'before' if day < 0 else 'after'}_{abs(day)}"
        base = known["after_3"] if day > 0 else known["day"]
        found.append(replace(base, id=id_, days=day))
    return tuple(found)


def _step(table: Table) -> Step:
    weeks = table.maybe("weeks_before", table.whole)
    days = 0 if weeks is not None else _days(table)
    return Step(
        id=table.text("id"),
        audience=table.choice("audience", Audience),
        anchor=table.choice("anchor", Anchor),
        days=days,
        weeks_before=weeks,
        keeps_days=table.whole("keeps_days", 1),
    )


def _days(table: Table) -> int:
    value = table.take("days")
    if type(value) is not int or abs(value) > MOST_DAYS:
        raise table.fail("days", f"must be a whole number of at most {MOST_DAYS} either way")
    return value


def _time(table: Table, key: str, text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise table.fail(key, f"{text!r} is not a time of day such as 07:30") from None
