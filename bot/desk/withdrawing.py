"""Households and leaders hear that somebody is no longer in a project, or is in again.

What it does to the money has been written already; here it is only said.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bot.desk.asker import home_name
from bot.handlers.base import Offer
from bot.storage import ledger
from bot.storage.registers import groups, households, obligations, participations, projects
from bot.storage.registers.base import View
from bot.storage.registers.decision_rows import Decision
from bot.storage.registers.obligations import Obligation
from bot.storage.registers.participations import Participation
from bot.talk import Money, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing


def tell_gone(doing: "Doing", made: Decision) -> None:
    """Each household hears that it pays nothing more, and what the book has from it; its leader
    that nothing more is collected."""
    heads = _heads(doing.pen, made)
    paid = ledger.standings(doing.pen, [head.id for head in heads])
    for head in heads:
        sum_ = paid[head.id].sums.counted
        told = {"paid": Money(sum_), "any": "yes" if sum_ else "no"}
        _tell_home(doing, made, head, "notice-withdrawn-home", told)
    _tell_leaders(doing, made, heads, "notice-withdrawn-leader")


def tell_back(doing: "Doing", made: Decision) -> None:
    """Households and leaders hear that it was written down by mistake."""
    heads = _heads(doing.pen, made)
    for head in heads:
        _tell_home(doing, made, head, "notice-rejoined-home", {})
    _tell_leaders(doing, made, heads, "notice-rejoined-leader")


def _heads(view: View, made: Decision) -> tuple[Obligation, ...]:
    """Whom it is about; of a whole project not those who had left before."""
    facts = made.facts
    if facts.obligation is not None:
        return (obligations.get(view, facts.obligation),)
    heads = obligations.of_projects(view, [facts.project])
    parts = _parts(view, heads)
    return tuple(head for head in heads if not parts[head.participation].withdrawn)


def _tell_home(
    doing: "Doing", made: Decision, head: Obligation, id_: str, told: dict[str, Any]
) -> None:
    home = households.get(doing.pen, head.household)
    persons = households.told(doing.pen, [home.id]).get(home.id, ())
    say = Say(id_, _paper(doing.pen, made) | told | {"household": home_name(home)})
    doing.tell(persons, say, made.commune, Offer.MY_THINGS, Offer.PERSON)


def _tell_leaders(doing: "Doing", made: Decision, heads: Iterable[Obligation], id_: str) -> None:
    pen, whom = doing.pen, ""
    known = tuple(heads)
    if made.facts.obligation is not None:
        whom = home_name(households.get(pen, known[0].household))
    inside = {part.facts.group for part in _parts(pen, known).values() if part.facts.group}
    leaders = [group.leader for group in groups.many(pen, inside).values() if group.leader]
    say = Say(id_, _paper(pen, made) | {"household": whom})
    doing.tell(leaders, say, made.commune, Offer.GROUP)


def _parts(view: View, heads: Iterable[Obligation]) -> dict[int, Participation]:
    return participations.many(view, [head.participation for head in heads])


def _paper(view: View, made: Decision) -> dict[str, Any]:
    facts = made.facts
    return {
        "project": projects.get(view, facts.project).facts.name,
        "number": facts.number,
        "on": facts.decided_on,
        "whole": "no" if facts.obligation is not None else "yes",
    }
