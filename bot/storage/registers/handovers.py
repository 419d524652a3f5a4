"""Questions handed to a person: opened, answered, passed up, closed, forgotten."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, or_, select, update

from bot.storage import audit as trail
from bot.storage.handover_tables import handover_words, handovers
from bot.storage.registers.base import Pen, View
from bot.storage.registers.errors import NotFound, NotNow
from bot.storage.registers.people import ChatAddress
from bot.storage.sealing import Place

WORDS_FOR: Final = timedelta(days=180)
"""How long what was said is kept after the question was closed."""
OPEN_FOR: Final = timedelta(days=30)
"""A question that nobody closed is closed by then."""
LONGEST: Final = 1_000


class Level(StrEnum):
    """Who was asked last."""

    LEADER = "leader"
    OFFICERS = "officers"
    AUTHORITY = "authority"


class Speaker(StrEnum):
    """Who said something."""

    ASKER = "asker"
    ASSISTANT = "assistant"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class NewHandover:
    """A question to be handed over."""

    address: ChatAddress
    person: int | None
    commune: int
    holder: int | None
    level: Level
    escalates_at: datetime | None


@dataclass(frozen=True, slots=True)
class Handover:
    """A question that was handed over."""

    id: int
    chat: int
    person: int | None
    commune: int
    holder: int | None
    level: Level
    opened_at: datetime
    answered_at: datetime | None
    escalates_at: datetime | None
    returned_at: datetime | None
    closed_at: datetime | None
    address: ChatAddress | None


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was said."""

    at: datetime
    who: Speaker
    words: str


def open_(pen: Pen, new: NewHandover) -> Handover:
    """Write down a question that goes to a person.

    Raises:
        NotNow: this chat has an open one.
    """
    pen.hold("handover", new.address.chat)
    if of_chat(pen, new.address.chat) is not None:
        raise NotNow("handover", new.address.chat, "open")
    id_ = pen.new_id()
    address = new.address
    told = [address.chat, address.channel, address.account, address.external]
    row = {
        "id": id_,
        "chat": address.chat,
        "person": new.person,
        "commune": new.commune,
        "holder": new.holder,
        "level": new.level.value,
        "opened_at": pen.at,
        "escalates_at": new.escalates_at,
        "address": pen.seal(Place.HANDOVER_ADDRESS, id_, json.dumps(told)),
    }
    pen.insert(handovers, [row])
    trail.note(pen, "hand_over", "handover", id_, commune=new.commune, level=new.level.value)
    return get(pen, id_)


def say(pen: Pen, id_: int, who: Speaker, words: str) -> None:
    """Write down what was said."""
    row = pen.new_id()
    sealed = pen.seal(Place.HANDOVER_WORDS, row, words[:LONGEST])
    person = pen.actor.person
    pen.insert(
        handover_words,
        [
            {
                "id": row,
                "handover": id_,
                "at": pen.at,
                "who": who.value,
                "person": person,
                "words": sealed,
            }
        ],
    )


def answer(pen: Pen, id_: int, words: str) -> Handover:
    """Write down an answer; nothing waits for one any more.

    Raises:
        NotFound, NotNow: it is not there, or closed.
    """
    found = _still_open(pen, id_)
    say(pen, id_, Speaker.OFFICER, words)
    _set(pen, id_, answered_at=pen.at, escalates_at=None)
    trail.note(pen, "answer", "handover", id_)
    return found


def close(pen: Pen, id_: int) -> Handover:
    """Close a question; the assistant answers its chat again.

    Raises:
        NotFound, NotNow.
    """
    found = _still_open(pen, id_)
    _set(pen, id_, closed_at=pen.at, escalates_at=None)
    trail.note(pen, "close", "handover", id_)
    return found


def pass_up(pen: Pen, id_: int, level: Level, next_at: datetime | None) -> None:
    """Others are asked now, since nobody has answered."""
    _set(pen, id_, level=level.value, escalates_at=next_at)
    trail.note(pen, "pass_up", "handover", id_, level=level.value)


def returned(pen: Pen, id_: int) -> None:
    """The assistant has come back to the asker; the question stays open."""
    _set(pen, id_, returned_at=pen.at)


def get(view: View, id_: int) -> Handover:
    """A question by its id.

    Raises:
        NotFound.
    """
    found = _found(view, handovers.c.id == id_)
    if not found:
        raise NotFound("handover", id_)
    return found[0]


def of_chat(view: View, chat: int) -> Handover | None:
    """The open question of a chat."""
    found = _found(view, (handovers.c.chat == chat) & handovers.c.closed_at.is_(None))
    return found[0] if found else None


def waiting(view: View, person: int, communes: Collection[int]) -> tuple[Handover, ...]:
    """The open questions that somebody may answer: as the leader asked, or as an officer there."""
    mine = or_(handovers.c.holder == person, handovers.c.commune.in_(list(communes)))
    return _found(view, mine & handovers.c.closed_at.is_(None))


def to_pass_up(view: View, at: datetime) -> tuple[Handover, ...]:
    """Questions that nobody has answered in time."""
    return _found(view, (handovers.c.escalates_at <= at) & handovers.c.closed_at.is_(None))


def to_return(view: View, since: datetime) -> tuple[Handover, ...]:
    """Questions for whose chat the assistant has been silent since then, or longer."""
    due = (handovers.c.opened_at <= since) & handovers.c.returned_at.is_(None)
    return _found(view, due & handovers.c.closed_at.is_(None))


def lines(view: View, id_: int) -> tuple[Line, ...]:
    """What was said in a question, in its order."""
    statement = select(handover_words).where(handover_words.c.handover == id_)
    rows = view.connection.execute(statement.order_by(handover_words.c.id))
    return tuple(
        Line(row.at, Speaker(row.who), view.open(Place.HANDOVER_WORDS, row.id, row.words))
        for row in rows
    )


def told(view: View, person: int) -> list[dict[str, Any]]:
    """A person's own questions as JSON values, for whoever takes their data along."""
    return [
        {
            "asked_at": one.opened_at.isoformat(),
            "closed_at": one.closed_at.isoformat() if one.closed_at else None,
            "said": [{"who": line.who.value, "words": line.words} for line in lines(view, one.id)],
        }
        for one in _found(view, handovers.c.person == person)
    ]


def forget(pen: Pen, person: int | None, chats: Collection[int]) -> None:
    """Drop what a person asked or answered, and where the answers went."""
    mine: Any = handovers.c.chat.in_(list(chats))
    said = select(handovers.c.id).where(mine)
    gone: Any = handover_words.c.handover.in_(said)
    if person is not None:
        gone = or_(gone, handover_words.c.person == person)
        mine = or_(mine, handovers.c.person == person)
    pen.connection.execute(delete(handover_words).where(gone))
    values = {"address": None, "person": None, "escalates_at": None}
    pen.connection.execute(update(handovers).where(mine).values(**values))
    still = mine & handovers.c.closed_at.is_(None)
    pen.connection.execute(update(handovers).where(still).values(closed_at=pen.at))


def expire(pen: Pen) -> None:
    """Close what was left open for long, and drop the words of what was closed long ago."""
    left = (handovers.c.opened_at <= pen.at - OPEN_FOR) & handovers.c.closed_at.is_(None)
    closing = {"closed_at": pen.at, "escalates_at": None}
    pen.connection.execute(update(handovers).where(left).values(**closing))
    over = handovers.c.closed_at <= pen.at - WORDS_FOR
    old = select(handovers.c.id).where(over & handovers.c.address.is_not(None))
    pen.connection.execute(delete(handover_words).where(handover_words.c.handover.in_(old)))
    pen.connection.execute(update(handovers).where(over).values(address=None))


def _still_open(pen: Pen, id_: int) -> Handover:
    pen.hold("handover-answer", id_)
    found = get(pen, id_)
    if found.closed_at is not None:
        raise NotNow("handover", id_, "closed")
    return found


def _set(pen: Pen, id_: int, **values: Any) -> None:
    pen.connection.execute(update(handovers).where(handovers.c.id == id_).values(**values))


def _found(view: View, condition: Any) -> tuple[Handover, ...]:
    rows: Iterable[Any] = view.connection.execute(
        select(handovers).where(condition).order_by(handovers.c.id)
    )
    return tuple(_one(view, row) for row in rows)


def _one(view: View, row: Any) -> Handover:
    told_ = view.open_maybe(Place.HANDOVER_ADDRESS, row.id, row.address)
    return Handover(
        row.id,
        row.chat,
        row.person,
        row.commune,
        row.holder,
        Level(row.level),
        row.opened_at,
        row.answered_at,
        row.escalates_at,
        row.returned_at,
        row.closed_at,
        None if told_ is None else ChatAddress(*json.loads(told_)),
    )
