"""Whom a new damage case is brought to, and when: the leader, an officer, the next one. Pure.

Duty: from what was done so far, which alerts are due at an instant, and whether they are silent.
Must not: name a person, or call a report late. Danger to people does not wait for a session.
Source of who hears first: Đồng Nai 15/2023, Điều 5.5; the sessions are a practice, no law.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.rules.sessions import end_of, is_open

SESSIONS_FOR_OFFICER: Final = 2
"""After so many sessions in which nobody took a case, the next officer hears of it."""
SESSIONS_FOR_LEADER: Final = 1


class Leader(StrEnum):
    """What the group's leader is to a case: able to confirm it, or not."""

    READY = "ready"
    REPORTED = "reported"
    VICTIM = "victim"
    UNREACHED = "unreached"
    NONE = "none"


class Level(StrEnum):
    """What an alert is for."""

    LEADER = "leader"
    OFFICER = "officer"
    NO_LEADER = "no_leader"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert that is due: for an officer, ``place`` in the row of officers, 0 the first."""

    level: Level
    place: int = 0
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a case when alerts are worked out; ``officers`` how many there are."""

    opened_at: datetime
    danger: bool
    leader: Leader
    leader_answered: bool
    taken: bool
    officers: int


def due(told: Told, now: datetime) -> tuple[Alert, ...]:
    """Return every alert that should have gone out by now, the first ones first."""
    found = []
    if told.leader is Leader.READY:
        found.append(Alert(Level.LEADER))
    found += [
        Alert(Level.OFFICER, place, silent=not told.danger and not is_open(now))
        for place in range(_officers(told, now))
    ]
    if _without_leader(told, now):
        found.append(Alert(Level.NO_LEADER))
    return tuple(found)


def _officers(told: Told, now: datetime) -> int:
    """Return how many officers should know by now: one more after each two sessions."""
    if told.danger:
        return told.officers
    count = min(1, told.officers)
    while count < told.officers and not told.taken:
        if now < end_of(told.opened_at, SESSIONS_FOR_OFFICER * count):
            break
        count += 1
    return count


def _without_leader(told: Told, now: datetime) -> bool:
    """Return whether the household is to be told whom to call, because no leader answers."""
    if told.leader is not Leader.READY:
        return told.leader is not Leader.REPORTED
    if told.leader_answered or told.taken:
        return False
    return now >= end_of(told.opened_at, SESSIONS_FOR_LEADER)
