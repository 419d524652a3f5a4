"""Zalo Official Accounts: the pair of tokens of all processes, chats' windows, the month's costs.

Tokens are sealed and nobody's error holds one. Which window or way follows is decided elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import orjson
from sqlalchemy import Connection, delete, or_, select, text, update

from bot.storage.database import Database
from bot.storage.moments import micros
from bot.storage.sealing import Place
from bot.storage.tables import chats
from bot.storage.writer import Writer
from bot.storage.zalo_tables import zalo_accounts, zalo_chats, zalo_spending

KEPT_FOR: Final = timedelta(days=8)
"""A chat whose person did nothing for longer is as one that never was: the week is over."""
TOUCHED_EVERY: Final = timedelta(minutes=10)
"""How exact a chat's last instant is; what the desk has heard is exact by itself."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A pair of tokens; ``number`` counts the pairs of an account."""

    number: int
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    ends_at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of an account; without tokens until somebody has consented."""

    tokens: Tokens | None = None
    seed: int | None = None
    signature: str = ""
    trouble: str | None = None
    trouble_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a chat."""

    last: datetime | None = None
    staff_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """What a month has cost, and how many messages that were by their way."""

    dong: int = 0
    consult: int = 0
    by_user: int = 0
    by_phone: int = 0


def account(connection: Connection, database: Database, name: str) -> Account:
    """The account, empty where nothing is known of it."""
    found = select(zalo_accounts).where(zalo_accounts.c.account == name)
    row = connection.execute(found).first()
    if row is None:
        return Account()
    tokens = None
    if row.pair is not None:
        opened = database.sealer.open(Place.ZALO_TOKENS, row.number, row.pair)
        access, refresh = orjson.loads(opened)
        tokens = Tokens(row.number, access, refresh, row.ends_at, row.since)
    return Account(tokens, row.seed, row.signature or "", row.trouble, row.trouble_at)


async def save(writer: Writer, name: str, tokens: Tokens) -> None:
    """Return when the pair is durable and the only one of its account."""
    plain = orjson.dumps([tokens.access, tokens.refresh])
    values = {
        "account": name,
        "number": tokens.number,
        "pair": writer.database.sealer.seal(Place.ZALO_TOKENS, tokens.number, plain),
        "ends_at": micros(tokens.ends_at),
        "since": micros(tokens.since),
    }

    def write(connection: Connection) -> None:
        connection.execute(_SAVE, values)

    await writer.transaction(write)


def seed_of(database: Database, token: str) -> int:
    """What a first refresh token is remembered by."""
    return database.sealer.lookup("zalo seed", token)


async def note(writer: Writer, name: str, **values: object) -> None:
    """Write down ``seed``, ``signature``, or ``trouble`` with ``trouble_at`` of an account."""
    change = update(zalo_accounts).where(zalo_accounts.c.account == name).values(**values)

    def write(connection: Connection) -> None:
        connection.execute(_OPEN, {"account": name})
        connection.execute(change)

    await writer.transaction(write)


async def well(writer: Writer, name: str, stops: Iterable[str]) -> None:
    """What had stopped an account is over; other trouble stays."""
    here = (zalo_accounts.c.account == name) & zalo_accounts.c.trouble.in_(list(stops))
    change = update(zalo_accounts).where(here).values(trouble=None, trouble_at=None)

    def write(connection: Connection) -> None:
        connection.execute(change)

    await writer.transaction(write)


def known(connection: Connection, chat: int) -> Known:
    """What is known of a chat, by what the desk has heard and by what else was done there."""
    row = connection.execute(select(zalo_chats).where(zalo_chats.c.chat == chat)).first()
    heard = connection.execute(select(chats.c.updated_at).where(chats.c.id == chat)).scalar()
    instants = [at for at in (heard, row.last_at if row else None) if at is not None]
    last = max(instants) if instants else None
    if row is None:
        return Known(last)
    over = row.over_at is not None and last is not None and row.over_at >= last
    return Known(None if over else last, row.staff_until)


async def touch(writer: Writer, chat: int, at: datetime) -> None:
    """The person did something at this instant."""
    values = {"chat": chat, "at": micros(at), "before": micros(at - TOUCHED_EVERY)}

    def write(connection: Connection) -> None:
        connection.execute(_TOUCH, values)

    await writer.transaction(write)


async def over(writer: Writer, chat: int, at: datetime) -> None:
    """Zalo says that the person has done nothing for too long."""
    await _change(writer, chat, over_at=at)


async def staff(writer: Writer, chat: int, until: datetime | None) -> None:
    """Staff answers a chat until then; None: no more."""
    await _change(writer, chat, staff_until=until)


async def _change(writer: Writer, chat: int, **values: datetime | None) -> None:
    change = update(zalo_chats).where(zalo_chats.c.chat == chat).values(**values)

    def write(connection: Connection) -> None:
        connection.execute(_OPEN_CHAT, {"chat": chat})
        connection.execute(change)

    await writer.transaction(write)


async def spend(writer: Writer, name: str, month: str, way: str, dong: int, cap: int) -> bool:
    """Whether the month's cap leaves so much; it is spent then. A negative sum gives back."""
    values = {"account": name, "month": month, "dong": dong, "cap": cap}
    counted = dict.fromkeys(_WAYS, 0) | {way: 1 if dong > 0 else -1}

    def write(connection: Connection) -> bool:
        connection.execute(_OPEN_MONTH, values)
        return connection.execute(_SPEND, values | counted).rowcount > 0

    return await writer.transaction(write)


def spent(connection: Connection, name: str, month: str) -> Spent:
    """What a month has cost so far."""
    here = (zalo_spending.c.account == name) & (zalo_spending.c.month == month)
    row = connection.execute(select(zalo_spending).where(here)).first()
    return Spent() if row is None else Spent(row.dong, row.consult, row.by_user, row.by_phone)


async def forget_old(writer: Writer, now: datetime) -> int:
    """How many chats went of whom nothing counts any more."""
    idle = or_(zalo_chats.c.last_at.is_(None), zalo_chats.c.last_at <= now - KEPT_FOR)
    free = or_(zalo_chats.c.staff_until.is_(None), zalo_chats.c.staff_until <= now)
    old = or_(zalo_chats.c.over_at.is_(None), zalo_chats.c.over_at <= now - KEPT_FOR)
    statement = delete(zalo_chats).where(idle, free, old)

    def write(connection: Connection) -> int:
        return connection.execute(statement).rowcount

    return await writer.transaction(write)


async def remember(writer: Writer, events: list[tuple[int, int]], at: datetime) -> None:
    """Remember messages of ours, by the look-ups of chat and id, as events that were seen."""
    rows = [{"chat": chat, "event": event, "at": micros(at)} for chat, event in events]

    def write(connection: Connection) -> None:
        connection.execute(_REMEMBER, rows)

    await writer.transaction(write)


def remembered(connection: Connection, chat: int, event: int) -> bool:
    """Whether that was remembered."""
    found = connection.execute(_SEEN, {"chat": chat, "event": event}).first()
    return found is not None


_WAYS: Final = ("consult", "by_user", "by_phone")
_OPEN = text(
    "INSERT INTO zalo_accounts (account, number) VALUES (:account, 0)"
    " ON CONFLICT (account) DO NOTHING"
)
_SAVE = text(
    "INSERT INTO zalo_accounts (account, number, pair, ends_at, since)"
    " VALUES (:account, :number, :pair, :ends_at, :since) ON CONFLICT (account) DO UPDATE SET"
    " number = excluded.number, pair = excluded.pair, ends_at = excluded.ends_at,"
    " since = excluded.since"
)
_OPEN_CHAT = text("INSERT INTO zalo_chats (chat) VALUES (:chat) ON CONFLICT (chat) DO NOTHING")
_TOUCH = text(
    "INSERT INTO zalo_chats (chat, last_at) VALUES (:chat, :at) ON CONFLICT (chat) DO UPDATE"
    " SET last_at = excluded.last_at"
    " WHERE zalo_chats.last_at IS NULL OR zalo_chats.last_at < :before"
)
_OPEN_MONTH = text(
    "INSERT INTO zalo_spending (account, month, dong, consult, by_user, by_phone)"
    " VALUES (:account, :month, 0, 0, 0, 0) ON CONFLICT (account, month) DO NOTHING"
)
_SPEND = text(
    "UPDATE zalo_spending SET dong = dong + :dong, consult = consult + :consult,"
    " by_user = by_user + :by_user, by_phone = by_phone + :by_phone"
    " WHERE account = :account AND month = :month AND (:dong < 0 OR dong + :dong <= :cap)"
)
_REMEMBER = text(
    "INSERT INTO seen (chat, event, at) VALUES (:chat, :event, :at) ON CONFLICT DO NOTHING"
)
_SEEN = text("SELECT 1 FROM seen WHERE chat = :chat AND event = :event")
