"""What is printed and handed out: invitations and receipts as slips, the notice board, the
loudspeaker's text. Files are kept for the asking chat alone; board and loudspeaker name nobody.

Printing invitations makes one-time codes, in a transaction of its own: whoever had one before needs
the newer slip.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.access import Action, Target
from bot.clock import legal_day
from bot.desk import papers
from bot.desk.asker import Asker, Known, the_known
from bot.rules.balances import Entry, Kind, Path, living
from bot.rules.calendar import office_day
from bot.storage import ledger
from bot.storage.registers import (
    codes,
    grants,
    groups,
    households,
    invitations,
    overview,
    people,
    places,
    projects,
    turnovers,
)
from bot.storage.registers.base import SYSTEM, Actor, Pen, View
from bot.storage.registers.groups import Group
from bot.storage.registers.households import Member, Relation
from bot.storage.registers.overview import Line
from bot.storage.registers.people import NewPerson
from bot.talk import Json

if TYPE_CHECKING:
    from bot.desk.making import Lookup, Maker
    from bot.documents import notices, slips

MOST: Final = 200
"""Slips of one printing; the rest is printed next."""
WHERE: Final = "trợ lý của xã trên Zalo, Telegram hoặc trang chat"


def head(pen: Pen, household: int) -> int:
    """The person who is a household's head; written down where nobody was."""
    members = households.members(pen, [household]).get(household, ())
    for member in members:
        if member.relation is not Relation.HELPER:
            return member.person
    person = people.add(pen, NewPerson(households.get(pen, household).name))
    households.put_member(pen, Member(household, person, Relation.HEAD))
    return person


def print_groups(view: View, asker: Asker, where: Json) -> Json:
    """The groups of a commune, for whoever may print there."""
    who, commune = the_known(view, asker.chat), int(str(where))
    who.check(Action.PRINT_SLIPS, grants.target_of_commune(view, commune))
    found = groups.of_commune(view, commune)
    return {"groups": [{"id": str(item.id), "name": item.name} for item in found]}


def unlinked(view: View, asker: Asker, where: Json) -> Json:
    """How many households of a group or commune nobody with a chat speaks for."""
    return {"count": len(_unlinked(view, the_known(view, asker.chat), str(where)))}


def loudspeaker(view: View, asker: Asker, group: Json) -> Json:
    """The text to be read out in a group's village; None before there is a day to pay by."""
    from bot.documents import notices

    found = _group(view, asker, group)
    lines = overview.of_groups(view, [found.id])
    last = _pay_by(lines)
    if last is None:
        return {"text": None}
    project = projects.get(view, found.project).facts
    through = any(line.obligation and line.obligation.path is Path.THROUGH_LEADER for line in lines)
    commune = places.commune(view, found.commune).name
    news = notices.Broadcast(commune, found.name, project.name, last, through)
    return {"text": notices.loudspeaker(news)}


READINGS: Final[Mapping[str, Callable[[View, Asker, Json], Json]]] = {
    "print_groups": print_groups,
    "unlinked": unlinked,
    "loudspeaker": loudspeaker,
}


@dataclass(frozen=True, slots=True)
class HandOuts:
    """Makes .docx files to be cut, hung up, or handed over."""

    maker: "Maker"

    def lookups(self) -> Mapping[str, "Lookup"]:
        """What may be printed, by name."""
        return {
            "invitation_slips": self.invitation_slips,
            "receipt_slips": self.receipt_slips,
            "notice_board": self.notice_board,
        }

    async def invitation_slips(self, asker: Asker, where: Json) -> Json:
        """A code for each household that nobody with a chat speaks for, eight slips to a page."""

        def make(pen: Pen) -> "list[slips.Invitation]":
            who = the_known(pen, asker.chat)
            homes = _unlinked(pen, who, str(where))[:MOST]
            role = who.role_for(Action.ISSUE_CODE, _target(pen, str(where)))
            mine = replace(pen, actor=Actor(who.person.id, role, asker.chat))
            return [_invitation(mine, household) for household in homes]

        made = await self.maker.book.write(self.maker.writer, SYSTEM, asker.at, make)
        return await self._sheet(asker, "giay-moi.docx", made)

    async def receipt_slips(self, asker: Asker, group: Json) -> Json:
        """The receipts of a group that hold, the newest first."""

        def find(view: View) -> "list[slips.Receipt]":
            found = _group(view, asker, group)
            return _receipts(view, found)[:MOST]

        return await self._sheet(asker, "phieu-nhan.docx", await self.maker.book.read(find))

    async def notice_board(self, asker: Asker, group: Json) -> Json:
        """A group's sums and its turnovers for the wall, without a name."""
        from bot.documents import notices

        found = await self.maker.book.read(lambda view: _board(view, _group(view, asker, group)))
        content = await asyncio.to_thread(notices.notice_board, found[0], asker.today, found[1])
        return {"file": await self._keep(asker, "bang-tin.docx", content), "count": 1}

    async def _sheet(self, asker: Asker, name: str, made: "Sequence[slips.Slip]") -> Json:
        from bot.documents import slips

        if not made:
            return {"file": None, "count": 0}
        content = await asyncio.to_thread(slips.sheet, made)
        return {"file": await self._keep(asker, name, content), "count": len(made)}

    async def _keep(self, asker: Asker, name: str, content: bytes) -> str:
        return await papers.keep(self.maker.writer, asker.chat, name, content, asker.at)


def _group(view: View, asker: Asker, group: Json) -> Group:
    """A group, for whoever may print its slips."""
    found = groups.get(view, int(str(group)))
    target = grants.target_of_group(view, found.id)
    the_known(view, asker.chat).check(Action.PRINT_SLIPS, target)
    return found


def _unlinked(view: View, who: Known, where: str) -> list[int]:
    """The households of ``team-5`` or ``area-12`` that nobody with a chat speaks for."""
    target = _target(view, where)
    who.check(Action.ISSUE_CODE, target)
    who.check(Action.PRINT_SLIPS, target)
    waiting = invitations.printed(view, target.commune or 0)
    if not target.groups:
        return list(waiting)
    inside = {line.household.id for line in overview.of_groups(view, target.groups)}
    return [id_ for id_ in waiting if id_ in inside]


def _target(view: View, where: str) -> Target:
    kind, _, id_ = where.partition("-")
    if kind == "team":
        return grants.target_of_group(view, int(id_))
    return grants.target_of_commune(view, int(id_))


def _invitation(pen: Pen, household: int) -> "slips.Invitation":
    from bot.documents import slips

    found = households.get(pen, household)
    made = codes.make(pen, head(pen, household))
    until = legal_day(made.expires_at) - timedelta(days=1)  # its last hours are not promised
    commune = places.commune(pen, found.commune).name
    return slips.Invitation(found.name, found.village, commune, made.text, until, WHERE)


def _receipts(view: View, group: Group) -> "list[slips.Receipt]":
    from bot.documents import slips

    lines = [line for line in overview.of_groups(view, [group.id]) if line.obligation]
    entries = ledger.entries_of(view, [line.obligation.id for line in lines if line.obligation])
    leader = people.many(view, [group.leader]).get(group.leader) if group.leader else None
    made: list[tuple[Entry, Line]] = [
        (entry, line)
        for line in lines
        if line.obligation is not None
        for entry in living(entries[line.obligation.id])
        if entry.kind is Kind.RECEIVED
    ]
    made.sort(key=lambda item: -item[0].id)
    return [
        slips.Receipt(
            str(entry.receipt_number),
            str(entry.receipt_code),
            line.household.name,
            line.household.village,
            line.project.facts.name,
            entry.amount_vnd,
            legal_day(entry.at),
            leader.name if leader else "",
            line.standing.sums.remaining if line.standing else None,
        )
        for entry, line in made
    ]


def _board(view: View, group: Group) -> "tuple[notices.GroupTotals, str]":
    from bot.documents import notices

    lines = [line for line in overview.of_groups(view, [group.id]) if line.standing]
    sums = overview.sums(lines)
    project = projects.get(view, group.project).facts
    agency = places.agency(view, project.agency) if project.agency else None
    turned = [
        notices.Turnover(
            item.transferred_on,
            item.minutes.number,
            len(item.minutes.shares),
            sum(share.recovered_vnd for share in item.minutes.shares),
        )
        for item in turnovers.of_project(view, group.project)
        if item.transferred_on is not None and item.minutes is not None
    ]
    totals = notices.GroupTotals(
        group.name,
        project.name,
        places.commune(view, group.commune).name,
        len({line.household.id for line in lines}),
        sum(line.standing.counts_as_paid for line in lines if line.standing),
        sums.due,
        sums.counted,
        sums.confirmed,
        _pay_by(lines),
        tuple(turned),
    )
    phone = people.spoken_phone(agency.phone or "") if agency else ""
    office = " ".join(filter(None, (agency.name, phone))) if agency else "cán bộ xã"
    return totals, office


def _pay_by(lines: Sequence[Line]) -> date | None:
    """The last working day to pay by, of most households: one that was moved has its own word."""
    days = [line.standing.pay_by for line in lines if line.standing and line.standing.pay_by]
    if not days:
        return None
    common = max(sorted(set(days)), key=days.count)
    return office_day(common).day or common
