"""One-time codes that link a chat to a person: they expire, hold once, and guessing pauses.

Only keyed hashes are kept. A wrong code is an answer, not an error: it must be committed to count.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update

from bot.storage.audit import note
from bot.storage.ids import CODES, code, read_code
from bot.storage.register_tables import code_attempts, link_codes
from bot.storage.registers import people
from bot.storage.registers.base import Pen
from bot.storage.registers.errors import AlreadyThere
from bot.storage.registers.people import ChatAddress, How

LASTS: Final = timedelta(days=7)
MOST_WRONG: Final = 5
PAUSE: Final = timedelta(hours=1)
"""How long a chat waits after five wrong codes."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be told to its person; ``text`` is kept nowhere."""

    text: str
    person: int
    expires_at: datetime


class Redeeming(StrEnum):
    """What came of a typed code."""

    LINKED = "linked"
    WRONG = "wrong"
    EXPIRED = "expired"
    USED = "used"
    OTHER_PERSON = "other_person"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What came of a typed code: the person where it linked, until when the chat must wait."""

    outcome: Redeeming
    person: int | None = None
    paused_until: datetime | None = None


def make(pen: Pen, person: int, lasts: timedelta = LASTS) -> Code:
    """A new code for a person; those that they had before hold no longer.

    Raises:
        NotFound: there is no such person.
    """
    people.present(pen, person)
    open_ones = (link_codes.c.person == person) & link_codes.c.used_at.is_(None)
    pen.connection.execute(delete(link_codes).where(open_ones))
    number = fresh()
    row = {
        "code_key": _key(pen, number),
        "person": person,
        "made_by": pen.actor.person,
        "made_at": pen.at,
        "expires_at": pen.at + lasts,
    }
    pen.insert(link_codes, [row])
    note(pen, "make_code", "person", person)
    return Code(code(number), person, pen.at + lasts)


def fresh() -> int:
    """The number of a code that holds a digit: without one it may be typed alone and be a word."""
    while True:
        number = secrets.randbelow(CODES)
        if any(letter.isdigit() for letter in code(number)):
            return number


def redeem(pen: Pen, typed: str, address: ChatAddress, how: How = How.CODE) -> Redeemed:
    """What came of a code that was typed in a chat. Commit it whatever it is: wrong ones count."""
    pen.hold("code", address.chat)
    attempts = _attempts(pen, address.chat)
    if attempts is not None and attempts.paused_until and attempts.paused_until > pen.at:
        return Redeemed(Redeeming.PAUSED, None, attempts.paused_until)
    number = read_code(typed)
    row = None if number is None else _held(pen, _key(pen, number))
    if row is None:
        return _wrong(pen, address.chat, attempts)
    if row.used_at is not None or row.expires_at <= pen.at:
        outcome = Redeeming.USED if row.used_at is not None else Redeeming.EXPIRED
        return Redeemed(outcome, None, _wrong(pen, address.chat, attempts).paused_until)
    return _link(pen, row, address, how)


def _link(pen: Pen, row: Row[Any], address: ChatAddress, how: How) -> Redeemed:
    try:
        people.link(pen, row.person, address, how)
    except AlreadyThere:
        return Redeemed(Redeeming.OTHER_PERSON)
    mine = link_codes.c.code_key == row.code_key
    used = update(link_codes).where(mine).values(used_at=pen.at, used_by=address.chat)
    pen.connection.execute(used)
    pen.connection.execute(delete(code_attempts).where(code_attempts.c.chat == address.chat))
    return Redeemed(Redeeming.LINKED, row.person)


def _wrong(pen: Pen, chat: int, attempts: Row[Any] | None) -> Redeemed:
    """Count a wrong code; the fifth one pauses the chat and begins the count anew."""
    over = attempts is None or pen.at - attempts.last_at > PAUSE or attempts.paused_until
    wrong = 1 if over or attempts is None else attempts.wrong + 1
    until = pen.at + PAUSE if wrong >= MOST_WRONG else None
    values = {"wrong": wrong, "last_at": pen.at, "paused_until": until}
    if attempts is None:
        pen.connection.execute(insert(code_attempts).values(chat=chat, **values))
    else:
        pen.connection.execute(
            update(code_attempts).where(code_attempts.c.chat == chat).values(values)
        )
    if until is not None:
        note(pen, "pause_codes", "chat", chat)
    return Redeemed(Redeeming.PAUSED if until else Redeeming.WRONG, None, until)


def _attempts(pen: Pen, chat: int) -> Row[Any] | None:
    statement = select(*code_attempts.c).where(code_attempts.c.chat == chat)
    return pen.connection.execute(statement).first()


def _held(pen: Pen, key: int) -> Row[Any] | None:
    statement = select(*link_codes.c).where(link_codes.c.code_key == key).with_for_update()
    return pen.connection.execute(statement).first()


def _key(pen: Pen, number: int) -> int:
    return pen.sealer.lookup("link code", number)
