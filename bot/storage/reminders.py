"""What people chose about reminders: times, fewer of them, dates of their own, collection days.

    choose(pen, recipient, minute=…, fewer=…)        a person's or chat's time of day, how many
    choices(view, recipients) -> {id: Choice}
    declare(pen, chat, NewOwn, cause) -> id          a date of one's own; the same cause once
    own_of(view, chats), own_many(view, ids), stop(pen, id, chat), replace_own(pen, chat)
    set_collection(pen, group, day, place)           a leader's day and place
    collections_of(view, groups) -> {group: Collection}
    set_days(pen, policy, days, at_end=…), days_of(view) -> {policy: StepDays}
    mark(view, name), set_mark(pen, name, value)     how far the planner has read
    erase(connection, recipient)                     a chat or a person, with what was planned

What is planned and sent is in ``bot.storage.reminder_rows``. Checks no right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, select, text, update

from bot.rules.reminders import Fewer, household_steps
from bot.storage.audit import note
from bot.storage.registers.base import Cause, Pen, View, parts
from bot.storage.registers.errors import BadValue, NotFound
from bot.storage.reminder_tables import (
    collections,
    own_reminders,
    reminder_choices,
    reminder_marks,
    reminder_settings,
    reminders,
)
from bot.storage.sealing import Place

LONGEST_PLACE: Final = 120
MOST_OWN: Final = 5
"""Dates of one's own that one chat may have at a time."""
MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person (or a chat that nobody knows) chose. ``at`` None: the default times."""

    at: time | None = None
    fewer: Fewer = Fewer.ALL


@dataclass(frozen=True, slots=True)
class NewOwn:
    """A date that a person declared for themselves, with what they calculated."""

    policy: str
    pay_by: date
    project_end: date | None = None
    amount_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A stored date of one's own that still holds."""

    id: int
    chat: int
    facts: NewOwn
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Collection:
    """When and where a group's leader collects."""

    group: int
    day: date
    place: str


@dataclass(frozen=True, slots=True)
class StepDays:
    """On which days households of a policy are reminded, relative to the last working day."""

    days: tuple[int, ...]
    at_end: bool


def choose(
    pen: Pen, recipient: int, *, minute: int | None = None, fewer: Fewer | None = None
) -> None:
    """Write down a time of day (minutes from midnight), or how many; the other stays.

    Raises:
        BadValue: no minute of a day.
    """
    if minute is not None and not 0 <= minute < MINUTES:
        raise BadValue("minute", "out_of_bounds")
    known = choices(pen, [recipient]).get(recipient, Choice())
    before = None if known.at is None else known.at.hour * 60 + known.at.minute
    left = (fewer or known.fewer).value
    chosen = before if minute is None else minute
    row = {"recipient": recipient, "minute": chosen, "fewer": left, "at": pen.at}
    pen.connection.execute(delete(reminder_choices).where(_mine(recipient)))
    pen.insert(reminder_choices, [row])
    note(pen, "choose", "reminder_choice", recipient, minute=minute, fewer=left)


def choices(view: View, recipients: Iterable[int]) -> dict[int, Choice]:
    """What these people or chats chose; who chose nothing is left out."""
    found: dict[int, Choice] = {}
    for part in parts(list(recipients)):
        here = select(*reminder_choices.c).where(reminder_choices.c.recipient.in_(part))
        for row in view.connection.execute(here):
            at = None if row.minute is None else time(row.minute // 60, row.minute % 60)
            found[row.recipient] = Choice(at, Fewer(row.fewer))
    return found


def declare(pen: Pen, chat: int, own: NewOwn, cause: Cause | None = None) -> int:
    """The id of a date of one's own. The same cause is the same date; the oldest gives way.

    Raises:
        BadValue: an amount that is none.
    """
    if own.amount_vnd is not None and not 0 <= own.amount_vnd < 1 << 62:
        raise BadValue("amount_vnd", "out_of_bounds")
    key = None if cause is None else cause.text
    if key is not None:
        known = select(own_reminders.c.id).where(own_reminders.c.cause == key)
        before: int | None = pen.connection.execute(known).scalar()
        if before is not None:
            return before
    here = own_of(pen, [chat])
    for old in [*(item for item in here if item.facts.pay_by == own.pay_by), *here[MOST_OWN - 1 :]]:
        _stop(pen, own_reminders.c.id == old.id, "replaced")
    id_ = pen.new_id()
    row = {
        "id": id_,
        "chat": chat,
        "policy": own.policy,
        "pay_by": own.pay_by,
        "project_end": own.project_end,
        "amount_vnd": own.amount_vnd,
        "made_at": pen.at,
        "cause": key,
    }
    pen.insert(own_reminders, [row])
    note(pen, "declare", "own_reminder", id_)
    return id_


def own_of(view: View, chats: Iterable[int]) -> tuple[Own, ...]:
    """The dates of their own that these chats still have, newest first in each part."""
    found: tuple[Own, ...] = ()
    for part in parts(list(chats)):
        found += _own(view, own_reminders.c.chat.in_(part), own_reminders.c.stopped_at.is_(None))
    return found


def own_many(view: View, ids: Iterable[int]) -> dict[int, Own]:
    """Those of these dates that still hold, by id."""
    found: dict[int, Own] = {}
    for part in parts(list(ids)):
        here = own_reminders.c.id.in_(part)
        living = _own(view, here, own_reminders.c.stopped_at.is_(None))
        found.update((item.id, item) for item in living)
    return found


def living(view: View) -> tuple[int, ...]:
    """Every date of somebody's own that still holds."""
    statement = select(own_reminders.c.id).where(own_reminders.c.stopped_at.is_(None))
    return tuple(view.connection.execute(statement.order_by(own_reminders.c.id)).scalars())


def stop(pen: Pen, own: int, chat: int) -> None:
    """A date of the chat's own is not reminded of any more.

    Raises:
        NotFound: the chat has no such date.
    """
    if not _stop(pen, (own_reminders.c.id == own) & (own_reminders.c.chat == chat), "stopped"):
        raise NotFound("own_reminder", own)
    note(pen, "stop", "own_reminder", own)


def replace_own(pen: Pen, chat: int) -> int:
    """How many dates of its own a chat had; the real ones take their place once it is linked."""
    return _stop(pen, own_reminders.c.chat == chat, "linked")


def set_collection(pen: Pen, group: int, day: date, place: str) -> None:
    """Write down when and where a group's leader collects.

    Raises:
        BadValue: the place is empty, too long or not printable.
    """
    kept = " ".join(place.split())
    if not kept or len(kept) > LONGEST_PLACE or not kept.isprintable():
        raise BadValue("place", "bad_name")
    pen.connection.execute(delete(collections).where(collections.c.group_id == group))
    row = {
        "group_id": group,
        "day": day,
        "place": pen.seal(Place.COLLECTION_PLACE, group, kept),
        "set_by": pen.actor.person,
        "set_at": pen.at,
    }
    pen.insert(collections, [row])
    note(pen, "collection", "group", group, day=day.isoformat())


def collections_of(view: View, groups: Iterable[int]) -> dict[int, Collection]:
    """The days and places of these groups, by group."""
    found: dict[int, Collection] = {}
    for part in parts(list(groups)):
        for row in view.connection.execute(
            select(*collections.c).where(collections.c.group_id.in_(part))
        ):
            place = view.open(Place.COLLECTION_PLACE, row.group_id, row.place)
            found[row.group_id] = Collection(row.group_id, row.day, place)
    return found


def set_days(pen: Pen, policy: str, days: Sequence[int], *, at_end: bool = True) -> None:
    """From now on households of a policy are reminded on these days; the sweep plans anew.

    Raises:
        PackError: a day twice, or too far away.
    """
    household_steps(days, at_end=at_end)
    pen.connection.execute(delete(reminder_settings).where(reminder_settings.c.policy == policy))
    row = {
        "policy": policy,
        "days": ",".join(str(day) for day in sorted(days)),
        "at_end": at_end,
        "set_by": pen.actor.person,
        "set_at": pen.at,
    }
    pen.insert(reminder_settings, [row])
    note(pen, "set", "reminder_setting", 0, policy=policy)


def days_of(view: View) -> dict[str, StepDays]:
    """The policies whose households are reminded on other days than the default ones."""
    return {
        row.policy: StepDays(
            tuple(int(day) for day in row.days.split(",") if day), at_end=row.at_end
        )
        for row in view.connection.execute(select(*reminder_settings.c))
    }


def mark(view: View, name: str) -> int:
    """How far the planner has read; 0 at the beginning."""
    here = select(reminder_marks.c.value).where(reminder_marks.c.name == name)
    return view.connection.execute(here).scalar() or 0


def set_mark(pen: Pen, name: str, value: int) -> None:
    """Remember how far the planner has read."""
    pen.connection.execute(_SET_MARK, {"name": name, "value": value})


def erase(connection: Connection, recipient: int) -> None:
    """Remove what a chat or a person declared and chose, and what was planned for them."""
    connection.execute(delete(own_reminders).where(own_reminders.c.chat == recipient))
    connection.execute(delete(reminder_choices).where(_mine(recipient)))
    connection.execute(delete(reminders).where(reminders.c.recipient == recipient))


def _mine(recipient: int) -> ColumnElement[bool]:
    return reminder_choices.c.recipient == recipient


def _stop(pen: Pen, which: ColumnElement[bool], why: str) -> int:
    living = which & own_reminders.c.stopped_at.is_(None)
    ending = update(own_reminders).where(living).values(stopped_at=pen.at, reason=why)
    return pen.connection.execute(ending).rowcount


def _own(view: View, *conditions: ColumnElement[bool]) -> tuple[Own, ...]:
    statement = select(*own_reminders.c).where(*conditions).order_by(own_reminders.c.id.desc())
    return tuple(_read(row) for row in view.connection.execute(statement))


def _read(row: Any) -> Own:
    facts = NewOwn(row.policy, row.pay_by, row.project_end, row.amount_vnd)
    return Own(row.id, row.chat, facts, row.made_at)


_SET_MARK: Final = text(
    "INSERT INTO reminder_marks (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
