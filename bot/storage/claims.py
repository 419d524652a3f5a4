"""Who sends what: due messages are leased to one process, put back, settled, given up.

A message is leased before it is sent, so that after a crash it is known what may have been sent.
The functions take a connection and are parts of one transaction (``Writer.transaction``); which
message goes out and what it says is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, text

from bot.records import record
from bot.storage.addresses import OF_CHAT, Address, addresses
from bot.storage.bulk import Bulk, Row
from bot.storage.moments import instant, micros
from bot.storage.ports import port_of
from bot.storage.steps import Lane

NOWHERE: Final = "nowhere"
"""The route of messages whose chat is not known (any more)."""
AGAIN: Final = "again"
"""The reason of an answer that is sent once more after a crash."""
_WINDOWS = (10, 40, 160, 640, 2_560, 10_240, 40_960, 163_840)
"""How many due rows are looked through: more than are wanted, as a chat gives one at a time."""
AHEAD: Final = timedelta(days=2)
"""What is leased or went back is due before this, whatever the clock of the process that did it."""


@record
class Leased:
    """A message that is this process's to send; ``payload`` is sealed. ``address``: if known."""

    id: int
    chat: int
    cause: str
    lane: Lane
    reason: str | None
    due: datetime
    attempts: int
    useful_until: datetime | None
    broadcast: int | None
    payload: bytes
    address: Address | None = None


@record
class Pending:
    """When the first message of a route and lane is due."""

    route: str
    lane: Lane
    due: datetime


@record
class Back:
    """A leased message that goes back to the queue; ``tried`` False: that was no attempt."""

    id: int
    due: datetime
    reason: str
    tried: bool = True


def pending(connection: Connection) -> tuple[Pending, ...]:
    """What is queued, now or for later: a few looks into an index, however much it is."""
    rows = connection.execute(_PENDING).all()
    return tuple(Pending(route, Lane(lane), instant(due)) for route, lane, due in rows)


def find_routes(connection: Connection, at: datetime, limit: int) -> int:
    """How many due messages without a route got theirs."""
    found = 0
    statement = _FIND_ROUTES[connection.dialect.name == "postgresql"]
    for lane in _LANES:
        values = {"lane": lane.value, "at": micros(at), "limit": limit}
        found += connection.execute(statement, values).rowcount
    return found


def lease(
    connection: Connection, process: int, route: str, lane: Lane, at: datetime, limit: int
) -> tuple[Leased, ...]:
    """Due messages of a lane, oldest first, at most one of each chat; theirs are the addresses.

    A chat with a leased message gives none, nor one whose earlier message of this lane went back
    and waits to be tried again: so its order is kept over all processes.
    """
    values: dict[str, Any] = {
        "process": process,
        "route": route,
        "lane": lane.value,
        "at": micros(at),
        "ahead": micros(at + AHEAD),
        "limit": limit,
    }
    port, postgres = port_of(connection), connection.dialect.name == "postgresql"
    rows: list[Row] = []
    for window in _WINDOWS:
        if window < limit + limit // 4:
            continue
        values["limit"] = limit - len(rows)
        rows += port.fetch(_LEASES[window, postgres], values)
        # Where one chat fills the window, others wait behind it: look further.
        if len(rows) == limit or port.fetch(_COUNTS[window], values)[0][0] < window:
            break
    rows.sort(key=_DUE_AND_ID)
    elsewhere = addresses(connection, [row[_CHAT] for row in rows if row[_CHANNEL] is None])
    return tuple([_leased(row, lane, elsewhere) for row in rows])


def behind(connection: Connection) -> dict[int, datetime]:
    """Chats whose answers went back and wait, and until when: newer ones go behind them."""
    return {chat: instant(due) for chat, due in connection.execute(_BEHIND).all()}


def put_back(connection: Connection, process: int, rows: Sequence[Back]) -> None:
    """Queue again what this process had leased; what became of it elsewhere stays.

    What follows in its chat and lane waits as long.
    """
    values = [
        (row.id, process, row.reason, micros(row.due), 0 if row.tried else 1)
        for row in sorted(rows, key=lambda row: row.id)
    ]
    port = port_of(connection)
    port.run(_PUT_BACK, values)
    port.run(_FOLLOW, [(id_, due) for id_, _, _, due, _ in values])


def hold(connection: Connection, chats: Mapping[int, datetime]) -> None:
    """Nothing of a chat, in any lane, is due before its instant."""
    if chats:
        rows = [(chat, micros(until)) for chat, until in sorted(chats.items())]
        port_of(connection).run(_HOLD, rows)


def close(connection: Connection, chats: Mapping[int, str | None], at: datetime) -> None:
    """Remember why the platform takes nothing for these chats, until they write; None: it does."""
    for chat in sorted(chats):
        connection.execute(_CLOSE, {"chat": chat, "why": chats[chat], "at": micros(at)})


def _leased(row: Row, lane: Lane, elsewhere: Mapping[int, Address]) -> Leased:
    id_, chat, cause, reason, due, attempts, useful, broadcast, payload = row[:_CHANNEL]
    return Leased(
        id_,
        chat,
        cause,
        lane,
        reason,
        instant(due),
        attempts,
        None if useful is None else instant(useful),
        broadcast,
        payload,
        elsewhere.get(chat) if row[_CHANNEL] is None else Address(*row[_CHANNEL:]),
    )


_LANES = (Lane.ANSWER, Lane.ALERT, Lane.REMINDER, Lane.BULK)
# From the first row of a route and lane straight to that of the next: what is no longer queued, and
# lies in PostgreSQL's index until it is vacuumed, is passed once.
_HEAD = "SELECT next.id FROM outbox AS next WHERE next.stage = 'open' AND next.state = 'queued'"
_PENDING = text(
    f"WITH RECURSIVE heads (id) AS (SELECT ({_HEAD} ORDER BY route, lane, due, id LIMIT 1)"  # noqa: S608
    f" UNION ALL SELECT COALESCE(({_HEAD} AND next.route = here.route AND next.lane > here.lane"
    f" ORDER BY next.lane, next.due, next.id LIMIT 1), ({_HEAD} AND next.route > here.route"
    " ORDER BY next.route, next.lane, next.due, next.id LIMIT 1))"
    " FROM heads JOIN outbox AS here ON here.id = heads.id)"
    " SELECT route, lane, due FROM heads JOIN outbox ON outbox.id = heads.id WHERE lane <> 'echo'"
)
# The window is part of the text: with a number that it does not know, PostgreSQL would plan anew
# each time, which takes as long as leasing twenty rows.
_FIRST = (
    "SELECT id, chat, due, reason, {row} AS spot FROM outbox WHERE stage = 'open'"
    " AND state = 'queued' AND route = :route AND lane = :lane AND due <= :at"
    " ORDER BY due, id LIMIT {window}"
)
_COUNTS = {
    window: f"SELECT count(*) FROM ({_FIRST.format(window=window, row='id')}) AS first"  # noqa: S608
    for window in _WINDOWS
}
# A chat's first row is known by rows that other processes may just be leasing, too: what they have
# locked is skipped, and so is what comes after it in its chat. What went back comes before what
# came later, whenever it is due.
_LEASE = (
    f"WITH first AS ({_FIRST}),"  # noqa: S608
    " heads AS (SELECT id, chat, due, spot,"
    " row_number() OVER (PARTITION BY chat"
    " ORDER BY CASE WHEN reason IS NULL THEN due ELSE 0 END, id) AS place FROM first),"
    " free AS (SELECT outbox.{row} AS spot, heads.chat AS chat FROM heads"
    " JOIN outbox ON outbox.{row} = heads.spot WHERE heads.place = 1 AND outbox.state = 'queued'"
    " AND NOT EXISTS (SELECT 1 FROM outbox AS other WHERE other.chat = heads.chat AND {others})"
    " ORDER BY heads.due, heads.id LIMIT :limit {lock})"
    " UPDATE outbox SET state = 'leased', leased_by = :process, leased_at = :at,"
    " attempts = attempts + 1 FROM free{joined} WHERE outbox.{row} = free.spot"
    " RETURNING outbox.id, outbox.chat, outbox.cause, outbox.reason, outbox.due, outbox.attempts,"
    " outbox.useful_until, outbox.broadcast, outbox.payload, {address}"
)
_BEFORE = "other.reason IS NOT NULL AND other.lane = :lane AND other.id < heads.id"
_CHAT, _CHANNEL = 1, 9
"""Where a leased row has its chat, and where it begins to say where that is."""
_DUE_AND_ID = itemgetter(4, 0)
_FOR_POSTGRES = {
    "lock": "FOR UPDATE OF outbox SKIP LOCKED",
    # Where a row lies, which needs no index: a row that others changed meanwhile is passed over.
    "row": "ctid",
    # A subquery with an offset is asked chat by chat in its small index. Without, whoever leased
    # hundreds after the last statistics would have each row compared with all of them.
    "others": "other.stage IN ('open', 'at_once') AND other.due <= :ahead"
    f" AND (other.state = 'leased' OR {_BEFORE}) OFFSET 0",
    "joined": " LEFT JOIN chats ON chats.id = free.chat",
    "address": OF_CHAT,
}
_FOR_SQLITE = {
    "lock": "",
    "row": "id",
    "others": "other.state = 'leased' AND other.due <= :ahead) AND NOT EXISTS (SELECT 1"  # noqa: S608
    " FROM outbox AS other WHERE other.chat = heads.chat AND other.state = 'queued'"
    f" AND {_BEFORE}",
    "joined": "",
    # It returns only what is of the updated table.
    "address": "NULL",
}
_LEASES = {
    (window, postgres): _LEASE.format(window=window, **parts)
    for window in _WINDOWS
    for postgres, parts in ((True, _FOR_POSTGRES), (False, _FOR_SQLITE))
}
_ROUTE = (
    "UPDATE outbox SET route = COALESCE("
    "(SELECT channel || '/' || account FROM chats WHERE chats.id = outbox.chat),"
    " (SELECT channel || '/' || account FROM links WHERE links.chat = outbox.chat"
    " AND links.ended_at IS NULL AND links.external IS NOT NULL),"
    " (SELECT channel || '/' || account FROM group_chats WHERE group_chats.chat = outbox.chat"
    " AND group_chats.ended_at IS NULL), 'nowhere')"
    " WHERE id IN (SELECT id FROM outbox WHERE stage = 'open' AND state = 'queued'"
    " AND route = '' AND lane = :lane AND due <= :at ORDER BY due, id LIMIT :limit {lock})"
)
_FIND_ROUTES = {
    postgres: text(_ROUTE.format(lock=parts["lock"]))
    for postgres, parts in ((True, _FOR_POSTGRES), (False, _FOR_SQLITE))
}
_PUT_BACK = Bulk(
    (
        ("id", "bigint"),
        ("process", "bigint"),
        ("reason", "text"),
        ("due", "bigint"),
        ("untried", "bigint"),
    ),
    "UPDATE outbox SET state = 'queued', leased_by = NULL, due = v.due,"
    " reason = CASE WHEN outbox.reason = 'again' THEN outbox.reason ELSE v.reason END,"
    " attempts = outbox.attempts - v.untried FROM v WHERE outbox.id = v.id"
    " AND outbox.leased_by = v.process AND outbox.state IN ('leased', 'unknown')",
)
_BEHIND = text(
    "SELECT chat, max(due) FROM outbox WHERE stage = 'open' AND reason IS NOT NULL"
    " AND state = 'queued' AND lane = 'answer' GROUP BY chat"
)
_FOLLOW = Bulk(
    (("id", "bigint"), ("due", "bigint")),
    "UPDATE outbox SET due = v.due FROM v JOIN outbox AS mine ON mine.id = v.id"
    " WHERE outbox.chat = mine.chat AND outbox.id > mine.id AND outbox.lane = mine.lane"
    " AND outbox.stage = 'open' AND outbox.state = 'queued' AND outbox.due < v.due",
)
_HOLD = Bulk(
    (("chat", "bigint"), ("until", "bigint")),
    "UPDATE outbox SET due = v.until FROM v WHERE outbox.chat = v.chat"
    " AND outbox.stage = 'open' AND outbox.state = 'queued' AND outbox.due < v.until",
)
_CLOSE = text("UPDATE chats SET closed = :why, closed_at = :at WHERE id = :chat")
