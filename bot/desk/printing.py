"""Look-ups that print: papers of turnovers, made when asked for and kept for the asking chat."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.access import Action
from bot.desk import papers
from bot.desk.asker import Asker, leaders, the_known
from bot.desk.making import Lookup, Maker
from bot.desk.turnovers import target_of
from bot.documents import votes
from bot.rules import load
from bot.storage.registers import (
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


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes .docx files of what the registers hold."""

    maker: Maker

    def lookups(self) -> Mapping[str, Lookup]:
        """What may be printed, by name."""
        return {"turnover_forms": self.turnover_forms, "turnover_report": self.turnover_report}

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
