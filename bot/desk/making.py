"""Look-ups that make something to show: who a code belongs to, pictures, sheets, copies of slips.

They write nothing of registers or money; files that they make are kept for the asking chat alone.
A wrong code is counted here, in a transaction of its own: guessing must not be free. Pictures and
sheets are loaded by what needs them: most processes make none for hours.
"""

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.access import Action, Role
from bot.desk import papers, reached, waiting
from bot.desk.asker import Asker, areas, home_name, offices, tended, the_known
from bot.desk.invited import by_phone, good, nobody
from bot.desk.lines import Lines, agreed
from bot.desk.lookups import READINGS, Reading
from bot.rules.balances import Path
from bot.storage import files
from bot.storage.database import Database
from bot.storage.registers import (
    codes,
    erasure,
    grants,
    groups,
    households,
    obligations,
    overview,
    projects,
)
from bot.storage.registers.base import Actor, Book, Pen, View
from bot.storage.registers.codes import Redeeming
from bot.storage.registers.overview import Line
from bot.storage.writer import Writer
from bot.talk import Json

if TYPE_CHECKING:
    from bot.documents.pictures import GroupRow
    from bot.importing.known import KnownCommune
    from bot.importing.rows import Reading as Sheet

Lookup = Callable[[Asker, Json], Awaitable[Json]]
MINUTE: Final = timedelta(minutes=1)
STATES: Final = {
    Redeeming.WRONG: "wrong",
    Redeeming.EXPIRED: "expired",
    Redeeming.USED: "expired",
    Redeeming.OTHER_PERSON: "taken",
    Redeeming.PAUSED: "paused",
}


class _Peeked(Exception):
    """A code that holds: the transaction is undone, so that it stays unused until consent."""

    def __init__(self, person: int) -> None:
        super().__init__("peeked")
        self.person = person


@dataclass(frozen=True, slots=True)
class Maker:
    """What these look-ups need of the house."""

    database: Database
    writer: Writer
    book: Book

    def lookups(self) -> Mapping[str, Lookup]:
        """Everything that may be looked up, by name."""
        made = {name: self._reading(read) for name, read in READINGS.items()}
        return made | {
            "invited": self.invited,
            "papers": self.papers,
            "transfer": self.transfer,
            "team_pictures": self.team_pictures,
            "sheet": self.sheet,
            "form": self.form,
            "dry_run": self.dry_run,
            "my_data": self.my_data,
            "unreached": lambda asker, area: reached.print_unreached(self, asker, area),
        }

    async def invited(self, asker: Asker, said: Json) -> Json:
        """Whom a code or the own number belongs to; a wrong code counts."""
        if said["code"] is None:
            return await self.book.read(lambda view: by_phone(view, asker, said["phone"]))

        def peek(pen: Pen) -> codes.Redeemed:
            found = codes.redeem(pen, said["code"], asker.place)
            if found.person is not None:
                raise _Peeked(found.person)
            return found

        try:
            actor = Actor(None, Role.HOUSEHOLD, asker.chat)
            found = await self.book.write(self.writer, actor, asker.at, peek)
        except _Peeked as held:
            person = held.person
            return await self.book.read(lambda view: good(view, asker, person))
        minutes = -(-(found.paused_until - asker.at) // MINUTE) if found.paused_until else 0
        return nobody(STATES[found.outcome], minutes)

    async def papers(self, asker: Asker, wanted: Json) -> Json:
        """Copies of the slips or the scan of something that waits for the asker."""

        def allowed(view: View) -> set[str]:
            who = the_known(view, asker.chat)
            near = {group.commune for group in tended(view, who).values()}
            communes = sorted({*offices(view, who), *near})
            items = waiting.of_officer(view, who, communes, asker.at)
            return {file for item in items for file in item.get("files", ())}

        ids = sorted(set(wanted["files"]) & await self.book.read(allowed))
        found = [await files.find(self.database, int(id_)) for id_ in ids]
        references = [f"{file.id}/{file.name}" for file in found if file is not None]
        made = await papers.copied(self.writer, asker.chat, references, asker.at)
        return {"files": list(made)}

    async def transfer(self, asker: Asker, wish: Json) -> Json:
        """A picture of the bank transfer, where the account takes one and is not changing."""

        def find(view: View) -> tuple[dict[str, Json], str | None] | None:
            who, head = the_known(view, asker.chat), obligations.get(view, int(wish["due"]))
            who.check(Action.SEE_ACCOUNTS, grants.target_of_household(view, head.household))
            if head.path is Path.THROUGH_LEADER:
                return None
            mine = overview.of_households(view, [head.household])
            lines = Lines(view, mine, asker.at)
            line = next((item for item in lines.lines if item.obligation == head), None)
            if line is None:
                return None
            due = lines.due(line)
            return None if due["frozen"] or due["account"] is None else (due, lines.bin(line))

        found = await self.book.read(find)
        if found is None:
            return {"file": None}
        content = await asyncio.to_thread(_transfer, *found, wish["amount"])
        if content is None:
            return {"file": None}
        at = asker.at
        return {"file": await papers.keep(self.writer, asker.chat, "chuyen-khoan.png", content, at)}

    async def team_pictures(self, asker: Asker, group: Json) -> Json:
        """The group's table as pictures, of the households whose amounts the leader may see."""
        from bot.documents import pictures

        def find(view: View) -> "tuple[str, str, list[GroupRow]]":
            who, found = the_known(view, asker.chat), groups.get(view, int(group))
            who.check(Action.SEE_NAMES, grants.target_of_group(view, found.id))
            lines = Lines(view, overview.of_groups(view, [found.id]), asker.at).lines
            open_ = agreed(view, lines)
            project = projects.get(view, found.project).facts.name
            rows = [_row(line) for line in lines if line.household.id in open_]
            return found.name, project, rows

        name, project, rows = await self.book.read(find)
        if not rows:
            return {"files": []}
        day = asker.today.strftime("%d/%m/%Y")
        made = await asyncio.to_thread(pictures.group, name, project, rows, day)
        kept = []
        for number, content in enumerate(made, start=1):
            file = f"to-{number}.png"
            kept.append(await papers.keep(self.writer, asker.chat, file, content, asker.at))
        return {"files": kept}

    async def form(self, asker: Asker, _: Json) -> Json:
        """The form of a sheet, to be filled."""
        from bot.importing import template

        content = await asyncio.to_thread(template.template)
        name = "mau-danh-sach.xlsx"
        return {"file": await papers.keep(self.writer, asker.chat, name, content, asker.at)}

    async def dry_run(self, asker: Asker, wish: Json) -> Json:
        """What a sheet would bring, and its errors in a copy; nothing is written."""
        from bot.importing import marking

        found = await self.read_sheet(asker, wish)
        nothing = {"rows": 0, "projects": 0, "households": 0, "errors": 0, "report": None}
        if isinstance(found, str):
            return nothing | {"readable": False, "why": found}
        content, sheet = found
        batch, report = sheet.batch, None
        counts = {"projects": len(batch.projects), "households": len(batch.participants)}
        rows = sum(map(len, (batch.agencies, batch.authorities, batch.groups)))
        counts["rows"] = rows + sum(counts.values())
        if not sheet.sound:
            name = papers.name_of(wish["file"])
            marked = await asyncio.to_thread(marking.marked_copy, io.BytesIO(content), name, sheet)
            report = await papers.keep(self.writer, asker.chat, "can-sua.xlsx", marked, asker.at)
        errors = len(sheet.faults) + sheet.unlisted
        done = {"errors": errors, "report": report, "readable": True, "why": ""}
        return nothing | counts | done

    async def read_sheet(self, asker: Asker, wish: Json) -> "tuple[bytes, Sheet] | str":
        """A sheet's content and what it says, checked against the asker's communes; where the
        file as a whole cannot be read, why."""
        from bot.importing import applying, checking, reading, wording
        from bot.importing.faults import Refused

        def known(view: View) -> "tuple[KnownCommune, ...]":
            who = the_known(view, asker.chat)
            mine = areas(view, who)
            return applying.known(
                view,
                lambda _, id_: (
                    id_ in mine and who.may(Action.IMPORT, grants.target_of_commune(view, id_))
                ),
            )

        communes = await self.book.read(known)
        [file] = await papers.attached(self.database, [wish["file"]])
        try:
            read = await asyncio.to_thread(
                reading.read, io.BytesIO(file.content), file.name, asker.today
            )
        except Refused as refused:
            return wording.what(refused.fault)
        return file.content, checking.check(read, communes, lambda _: False)

    async def sheet(self, asker: Asker, commune: Json) -> Json:
        """The households, projects and sums of a commune as a sheet, for whoever may export."""
        from bot.documents import exports, sheets

        def make(view: View) -> tuple[int, bytes]:
            who, id_ = the_known(view, asker.chat), int(commune)
            who.check(Action.EXPORT, grants.target_of_commune(view, id_))
            masked = not who.may(Action.SEE_NAMES, grants.target_of_commune(view, id_))
            content = sheets.xlsx(exports.area(view, [id_], masked=masked))
            return len(households.of_commune(view, id_)), content

        count, content = await self.book.read(make)
        name = "danh-sach.xlsx"
        return {
            "file": await papers.keep(self.writer, asker.chat, name, content, asker.at),
            "count": count,
        }

    async def my_data(self, asker: Asker, _: Json) -> Json:
        """Everything that is kept of the asker, as a sheet."""
        from bot.documents import mine, sheets

        def make(view: View) -> bytes:
            who = the_known(view, asker.chat)
            return sheets.xlsx(mine.mine(erasure.my_data(view, who.person.id)))

        content = await self.book.read(make)
        name = "du-lieu-cua-toi.xlsx"
        return {"file": await papers.keep(self.writer, asker.chat, name, content, asker.at)}

    def _reading(self, read: Reading) -> Lookup:
        async def look(asker: Asker, argument: Json) -> Json:
            return await self.book.read(lambda view: read(view, asker, argument))

        return look


def _transfer(due: dict[str, Json], bin_: str | None, amount: int) -> bytes | None:
    """The picture; None where the account cannot take such a transfer."""
    from bot.documents import pictures
    from bot.documents.errors import NoTransferCode
    from bot.documents.vietqr import transfer_to

    account = due["account"]
    try:
        order = transfer_to(
            kind=account["kind"],
            number=bin_,
            account=account["number"],
            amount_vnd=amount,
            memo=f"VQV {due['code']}",
        )
    except NoTransferCode:
        return None
    if order is None:
        return None
    officer = " ".join(filter(None, (due["agency"], due["phone"])))
    return pictures.transfer(order, holder=account["holder"], bank=account["bank"], officer=officer)


def _row(line: Line) -> "GroupRow":
    from bot.documents.pictures import GroupRow

    sums = line.standing.sums if line.standing else None
    due, paid = (sums.due, sums.counted) if sums else (0, 0)
    return GroupRow(home_name(line.household), due, paid)
