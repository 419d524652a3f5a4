"""Look-ups that print: papers of cases and turnovers, made when asked for, kept for that chat."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.access import Action, Role
from bot.desk import case_printing, papers
from bot.desk.asker import Asker, leaders, the_known
from bot.desk.case_people import roles_in
from bot.desk.making import Lookup, Maker
from bot.desk.turnovers import target_of
from bot.documents import records, votes
from bot.rules import load
from bot.storage import files
from bot.storage.registers import (
    cases,
    groups,
    households,
    participations,
    places,
    projects,
    turnovers,
)
from bot.storage.registers.base import View
from bot.storage.registers.turnovers import Minutes
from bot.talk import Json, Say
from bot.words import Words

MOST_FILES: Final = 10


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes .docx files of what the registers hold."""

    maker: Maker

    def lookups(self) -> Mapping[str, Lookup]:
        """What may be printed, by name."""
        return {
            "turnover_forms": self.turnover_forms,
            "turnover_report": self.turnover_report,
            "case_forms": self.case_forms,
            "case_files": self.case_files,
        }

    async def case_forms(self, asker: Asker, code: Json) -> Json:
        """The on-site record and the submission of a case, for its officers."""

        def find(view: View) -> tuple[records.OnSiteRecord, records.Submission] | None:
            case = cases.by_code(view, str(code))
            if case is None or Role.OFFICER not in roles_in(view, asker, case):
                return None
            return case_printing.record_of(view, case), case_printing.submission_of(view, case)

        found = await self.maker.book.read(find)
        if found is None:
            return {"files": []}
        made = (
            ("bien-ban-tai-cho.docx", await asyncio.to_thread(records.on_site_record, found[0])),
            ("trinh.docx", await asyncio.to_thread(records.submission, found[1])),
        )
        return {"files": [await self._keep(asker, name, content) for name, content in made]}

    async def case_files(self, asker: Asker, code: Json) -> Json:
        """Copies of what was sent with a case, the newest, for whoever may open it."""

        def find(view: View) -> list[int]:
            case = cases.by_code(view, str(code))
            if case is None or not roles_in(view, asker, case):
                return []
            return [item.file for item in case.evidence][-MOST_FILES:]

        ids = await self.maker.book.read(find)
        found = [await files.find(self.maker.database, id_) for id_ in ids]
        references = [f"{file.id}/{file.name}" for file in found if file is not None]
        made = await papers.copied(self.maker.writer, asker.chat, references, asker.at)
        return {"files": list(made)}

    async def turnover_forms(self, asker: Asker, wish: Json) -> Json:
        """The invitation and the minutes to be filled, for whoever prepares the round."""

        def find(view: View) -> votes.Round:
            project = int(wish["project"])
            the_known(view, asker.chat).check(Action.PREPARE_TURNOVER, target_of(view, project))
            ids = [int(id_) for id_ in wish["candidates"]]
            on = date.fromisoformat(wish["on"])
            return round_of(view, project, ids, on, str(wish["at"]), wish["maximum"])

        round_ = await self.maker.book.read(find)
        made = (
            ("giay-moi-hop.docx", await asyncio.to_thread(votes.invitation, round_)),
            ("bien-ban-hop.docx", await asyncio.to_thread(votes.minutes, round_)),
        )
        return {"files": [await self._keep(asker, name, content) for name, content in made]}

    async def turnover_report(self, asker: Asker, id_: Json) -> Json:
        """The officer's report of a round."""

        def find(view: View) -> tuple[votes.Round, votes.Result]:
            found = turnovers.get(view, int(id_))
            facts = found.facts
            target = target_of(view, facts.project)
            the_known(view, asker.chat).check(Action.TRANSFER_TURNOVER, target)
            round_ = round_of(
                view,
                facts.project,
                list(facts.candidates),
                facts.meets_on,
                facts.meets_at,
                facts.maximum_vnd,
            )
            said = found.minutes or Minutes("", facts.meets_on, ())
            return round_, _result(view, said, found.transferred_on)

        round_, result = await self.maker.book.read(find)
        content = await asyncio.to_thread(votes.report, round_, result, asker.today)
        return {"file": await self._keep(asker, "bao-cao-luan-chuyen.docx", content)}

    async def _keep(self, asker: Asker, name: str, content: bytes) -> str:
        return await papers.keep(self.maker.writer, asker.chat, name, content, asker.at)


def round_of(
    view: View, project: int, candidates: list[int], on: date, at: str, maximum: int | None
) -> votes.Round:
    """A round as its papers show it."""
    facts = projects.get(view, project).facts
    own = groups.of_project(view, project)
    led = leaders(view, [group.id for group in own])
    agency = places.agency(view, facts.agency).name if facts.agency else ""
    rule = load()[facts.policy].turnover[0].rule
    before = {
        item.facts.household
        for item in participations.of_households(view, candidates)
        if not item.withdrawn
    }
    known = households.many(view, candidates)
    return votes.Round(
        facts.code,
        facts.name,
        ", ".join(group.name for group in own),
        places.commune(view, facts.commune).name,
        agency,
        Words.of("vi").text(Say("turnover-basis", {"cite": rule.citation})),
        turnovers.pot(view, project).left,
        on,
        at,
        tuple(
            votes.Candidate(known[id_].name, known[id_].village, id_ in before)
            for id_ in candidates
            if id_ in known
        ),
        next((person.name for person in led.values()), ""),
        maximum,
    )


def _result(view: View, said: Minutes, transferred_on: date | None) -> votes.Result:
    known = households.many(view, [share.household for share in said.shares])
    chosen = tuple(
        votes.Chosen(known[share.household].name, share.recovered_vnd, share.new_vnd)
        for share in said.shares
    )
    return votes.Result(said.number, said.on, chosen, transferred_on)
