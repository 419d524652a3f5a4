"""Once a minute: damage cases that wait are brought to the next person; digests grow.

Holds no state of its own: the rows of alerts say what went out, so that any process may run this
again, after a crash too, and nobody is told twice. Messages wait in the outbox.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.clock import legal_day
from bot.desk import case_alerts as desk_alerts
from bot.desk.notices import Notice, Postman
from bot.rules import load
from bot.rules.sessions import first
from bot.storage import posting
from bot.storage.registers import case_alerts, cases, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.places import Switch
from bot.storage.writer import Writer

GROWS_EVERY: Final = case_alerts.TOGETHER
MOST_MESSAGES: Final = 60
"""Messages of one case's round: leader, officers, the household's people on several channels."""
Notices = Callable[[Pen], Iterable[Notice]]


async def bring_cases(writer: Writer, pages: frozenset[str], now: datetime) -> bool:
    """Whether anything was posted: every open case is brought to whoever should know by now."""
    book, rounds = Book(writer.database), _Rounds(writer, pages, now)
    sent = False
    for id_ in await book.read(lambda view: _behind(view, now)):
        sent |= await rounds.post(f"case-alert:{id_}", partial(_raised, id_))
    for digest in await book.read(lambda view: case_alerts.untold(view, now - GROWS_EVERY)):
        cause = f"case-digest:{digest.id}:{digest.held}"
        sent |= await rounds.post(cause, partial(desk_alerts.grown, digest=digest))
    if first(now).holds(now):
        sent |= await _count(rounds)
    return sent


def _behind(view: View, now: datetime) -> list[int]:
    """The cases that nobody has taken and of which somebody should know by now and does not."""
    communes = [item.id for item in places.communes(view)]
    found = cases.untaken(view, communes)
    told = case_alerts.of_cases(view, [case.id for case in found])
    nobody: frozenset[tuple[int, str]] = frozenset()
    return [
        case.id
        for case in found
        if desk_alerts.wanted(view, load(), case, now) - told.get(case.id, nobody)
    ]


def _raised(id_: int, pen: Pen) -> Iterable[Notice]:
    pen.hold("case", id_)
    return desk_alerts.raised(pen, load(), cases.get(pen, id_))


async def _count(rounds: "_Rounds") -> bool:
    """Once a day, how many cases nobody has taken, for supervisors where it is switched on."""
    day = legal_day(rounds.now).isoformat()

    def switched(view: View) -> list[tuple[int, int]]:
        found = [
            (item.id, desk_alerts.untaken(view, item.id))
            for item in places.communes(view)
            if places.is_on(view, Switch.SUPERVISOR_COUNT, item.id)
        ]
        return [item for item in found if item[1]]

    sent = False
    for commune, count in await Book(rounds.writer.database).read(switched):
        daily = partial(desk_alerts.daily, day=day, commune=commune, count=count)
        sent |= await rounds.post(f"case-count:{commune}:{day}", daily)
    return sent


@dataclass(frozen=True, slots=True)
class _Rounds:
    """One round: posts what is due, rows and messages in one transaction."""

    writer: Writer
    pages: frozenset[str]
    now: datetime

    async def post(self, cause: str, notices: Notices) -> bool:
        """Whether there was something to post."""
        database = self.writer.database
        book, now = Book(database), self.now
        ids = [database.ids.new(now) for _ in range(MOST_MESSAGES)]

        def work(connection: Connection) -> bool:
            pen = book.pen(connection, SYSTEM, now)
            found = tuple(notices(pen))
            left = iter(ids)
            secret = database.sealer.secret("buttons")
            postman = Postman(pen, secret, self.pages, now, lambda: next(left), queued=True)
            messages, _ = postman.post(found, f"{cause}:{ids[0]}")
            groups, _ = postman.to_groups((), found, f"{cause}:{ids[0]}")
            posting.post(connection, (*messages, *groups), now, database.process)
            return bool(found)

        return await self.writer.transaction(work)
