"""The step of a turn that does more than speak: effects and what is said of them, erasure.

All of it is one transaction with the step. What registers or ledger refuse writes nothing, and the
person hears why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from bot.access import Role
from bot.channels.base import Incoming
from bot.delivery.sender import Posted
from bot.desk.asking import NOT_ALLOWED, Asker, NotAllowed, Refused
from bot.desk.effects import Doing, carry_out
from bot.desk.making import Maker
from bot.desk.notices import Postman
from bot.desk.outcome import Turn
from bot.desk.papers import attached, id_of
from bot.desk.rows import Kept, Rows, expiry
from bot.desk.saying import Spoken
from bot.desk.scene import House
from bot.storage import consents, files, posting, retention
from bot.storage.database import Database
from bot.storage.errors import Repeated, Stale
from bot.storage.registers import erasure, handovers, people
from bot.storage.registers.base import SYSTEM, Actor
from bot.storage.registers.case_values import Origin
from bot.storage.registers.errors import (
    AlreadyTaken,
    AlreadyThere,
    BadValue,
    BelowNothing,
    HasFollowers,
    NeedsAnother,
    NotFound,
    NotNow,
    NotPermitted,
    RegisterError,
    SlipSeen,
    StepRefused,
)
from bot.storage.steps import Committed, Step
from bot.words import Words

if TYPE_CHECKING:
    from bot.importing.rows import Reading

MOST_MESSAGES: Final = 400
MOST_ABOUT_A_PROJECT: Final = 20_000
"""Messages of one turn: a decision about a whole project tells every household of it."""
_REPORTS: Final = frozenset({"report_damage", "add_damage"})
_DECISIONS: Final = frozenset({"decide", "confirm_decision"})
ENDS: Final = (AlreadyTaken, NotFound, NotNow, NeedsAnother, AlreadyThere, StepRefused)
"""What no other answer to the same questions would change."""
_REFUSALS: Final[dict[type[Exception], str]] = {
    SlipSeen: "refused-slip-seen",
    AlreadyTaken: "refused-already-taken",
    AlreadyThere: "refused-already-taken",
    BelowNothing: "refused-below-nothing",
    HasFollowers: "refused-has-followers",
    NeedsAnother: "refused-needs-another",
    NotFound: "refused-not-found",
    NotNow: "refused-not-now",
    StepRefused: "refused-not-now",
    NotPermitted: "refused-not-permitted",
    BadValue: "refused-bad-value",
}


def refusal(error: Exception) -> Refused:
    """The words for what registers or ledger refused."""
    found = (id_ for kind, id_ in _REFUSALS.items() if isinstance(error, kind))
    return Refused(next(found, NOT_ALLOWED), ends=isinstance(error, (NotAllowed, *ENDS)))


@dataclass(frozen=True, slots=True)
class Carrier:
    """Commits turns that do more than speak."""

    house: House
    maker: Maker
    rows: Rows
    pages: frozenset[str]

    async def commit(
        self, chat: int, kept: Kept, step: Step, turn: Turn, incoming: Incoming, asker: Asker
    ) -> tuple[Committed, tuple[Posted, ...]]:
        """What came of the step, and what is handed over once it is committed.

        Raises:
            Refused: registers or ledger do not take it; nothing is written.
        """
        database, writer = self.maker.database, self.maker.writer
        sheet = await self._sheet(turn, asker)
        origins = await origins_of(database, turn)
        at = incoming.at
        ids = [database.ids.new(at, above=step.chat.revision) for _ in range(_most(turn))]
        forgotten: list[int] = []
        touched: list[int] = []

        def work(connection: Connection) -> tuple[Posted, ...]:
            forgotten.clear()
            touched.clear()
            left = iter(ids)
            doing = self._doing(connection, kept, turn, asker, sheet)
            doing.origins = origins
            number = int(turn.held.journal.header.id) if turn.held.journal else 0
            carry_out(doing, turn.commands, number)
            touched.extend(doing.touched)
            posted = self._post(connection, doing, step, turn, incoming, left)
            self._remember(connection, chat, kept, turn, doing, forgotten)
            return posted

        try:
            posted = await writer.transaction(work, replace(step, messages=()))
        except Stale:
            return Committed.STALE, ()
        except Repeated:
            return Committed.REPEATED, ()
        except (RegisterError, NotAllowed) as error:
            raise refusal(error) from error
        await files.remove(database, forgotten)
        if sheet is not None:
            await self._assess(asker, touched)
        return Committed.DONE, posted

    async def _assess(self, asker: Asker, projects: Iterable[int]) -> None:
        """Work out what is owed in projects of which a sheet changed something."""
        from bot.storage.registers.assessing import assess

        at, today = asker.at, asker.today
        book, writer = self.maker.book, self.maker.writer
        await assess(book, writer, actor=SYSTEM, at=at, today=today, projects=projects)

    async def _sheet(self, turn: Turn, asker: Asker) -> "Reading | None":
        """The sheet that is to be imported, read anew outside the transaction."""
        for row in turn.commands:
            if row.command is not None and row.command["do"] == "import":
                found = await self.maker.read_sheet(asker, dict(row.command))
                return None if isinstance(found, str) else found[1]
        return None

    def _doing(
        self,
        connection: Connection,
        kept: Kept,
        turn: Turn,
        asker: Asker,
        sheet: "Reading | None",
    ) -> Doing:
        actor = Actor(None, Role.HOUSEHOLD, asker.chat)
        pen = self.maker.book.pen(connection, actor, asker.at)
        before = {
            key: done.command
            for journal in (kept.held.journal, kept.held.draft)
            if journal is not None and turn.held.journal is not None
            if journal.header.id == turn.held.journal.header.id
            for key, done in journal.effects.items()
            if done.command is not None
        }
        doing = Doing(self.maker.book, pen, asker, self.house.policies, before, sheet)
        if kept.held.journal is not None:
            doing.opened = datetime.fromisoformat(kept.held.journal.header.opened_at)
        return doing

    def _post(
        self,
        connection: Connection,
        doing: Doing,
        step: Step,
        turn: Turn,
        incoming: Incoming,
        ids: Iterator[int],
    ) -> tuple[Posted, ...]:
        """Post what the effects came to, the turn's own messages, and what others are told."""
        memory = turn.held.memory
        words = Words.of(memory.language, memory.address or None)
        said = tuple(Spoken(words.text(say)) for say in doing.says)
        whole = replace(turn, spoken=(*said, *turn.spoken))
        expires = expiry(incoming.at, memory)
        mine, posted = self.rows.spoken(step.chat, whole, incoming, expires, ids)
        postman = Postman(doing.pen, self.house.secret, self.pages, incoming.at, lambda: next(ids))
        others, told = postman.post(doing.notices, f"{step.chat.revision}")
        groups, heard = postman.to_groups(doing.alerts, doing.notices, f"{step.chat.revision}")
        process = self.maker.database.process
        posting.post(connection, (*mine, *others, *groups), incoming.at, process)
        return (*posted, *told, *heard)

    def _remember(
        self,
        connection: Connection,
        chat: int,
        kept: Kept,
        turn: Turn,
        doing: Doing,
        forgotten: list[int],
    ) -> None:
        """Write down a consent that changed, or forget the person."""
        if turn.erases:
            last = posting.latest(connection, chat, len(turn.spoken))
            linked = people.linked(doing.pen, chat)
            chats = {chat}
            if linked is not None:
                erased = erasure.erase(doing.pen, linked.person)
                chats |= {address.chat for address in erased.chats}
            handovers.forget(doing.pen, None, chats)
            for one in sorted(chats):
                forgotten += retention.erase_chat(connection, one, last if one == chat else ())
            return
        before, after = kept.held.memory.consent, turn.held.memory.consent
        if before != after and after:
            consents.give(connection, chat, after, doing.asker.at)
        elif before != after:
            consents.withdraw(connection, chat, doing.asker.at)


async def origins_of(database: Database, turn: Turn) -> dict[int, Origin]:
    """What the photos of a report say of themselves, by file; read outside the transaction."""
    wanted = [
        reference
        for row in turn.commands
        if row.command is not None and row.command["do"] in _REPORTS
        for reference in row.command["photos"]
    ]
    if not wanted:
        return {}
    from bot.documents.origins import taken

    found: dict[int, Origin] = {}
    for reference in wanted:
        for file in await attached(database, [reference]):
            if (said := taken(file.content)) is not None:
                found[id_of(reference)] = Origin(said.taken_at, said.latitude, said.longitude)
    return found


def _most(turn: Turn) -> int:
    """How many messages a turn may come to."""
    done = {row.command["do"] for row in turn.commands if row.command is not None}
    return MOST_ABOUT_A_PROJECT if done & _DECISIONS else MOST_MESSAGES
