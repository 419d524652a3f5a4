"""Decisions carried out: written down, confirmed by a second officer, sent back; and who is told.

Whether a decision keeps within the document is for the rules; the registers ask them again here.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bot.access import Action, Target
from bot.desk import deciding, withdrawing
from bot.desk.asker import home_name
from bot.desk.papers import id_of
from bot.handlers.base import Offer
from bot.rules.rulings import Ruling, Start, Terms
from bot.storage import files
from bot.storage.registers import decisions, grants, households, obligations, projects
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.decision_rows import Decision, NewDecision, State
from bot.storage.registers.errors import NotNow
from bot.talk import Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


def decide(doing: "Doing", command: Command, cause: Cause) -> None:
    """Write down a decision; where a second officer is asked for, it waits and they are told."""
    new = _new(doing, command)
    pen = doing.acting(Action.RECORD_DECISION, target_of(doing.pen, new))
    made = decisions.record(pen, doing.policies, new, cause=cause)
    if made.state is State.IN_FORCE:
        deciding.attach(doing, pen, made, cause)
        tell(doing, made)
        return
    inside = target_of(pen, new).groups
    officers = grants.officers_of(pen, made.commune, groups=sorted(inside))
    say = Say("notice-decision-waits", {"number": new.number})
    doing.tell(officers, say, made.commune, Offer.TASKS)


def confirm(doing: "Doing", command: Command, cause: Cause) -> None:
    """Put a decision into force that another officer wrote down; its households are told."""
    waiting = decisions.get(doing.pen, int(command["decision"]))
    pen = doing.acting(Action.CONFIRM_DECISION, target_of(doing.pen, waiting.facts))
    made = decisions.confirm(pen, doing.policies, waiting.id)
    deciding.attach(doing, pen, made, cause)
    tell(doing, made)


def refuse(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Send a decision back that was written down wrongly."""
    waiting = decisions.get(doing.pen, int(command["decision"]))
    target = target_of(doing.pen, waiting.facts)
    decisions.refuse(doing.acting(Action.CONFIRM_DECISION, target), waiting.id)


def target_of(view: View, facts: NewDecision) -> Target:
    """Where a decision lies: its household, else its project."""
    if facts.obligation is None:
        return grants.target_of_project(view, facts.project)
    head = obligations.get(view, facts.obligation)
    return grants.target_of_household(view, head.household)


def take_back(doing: "Doing", command: Command, back: Cause, *, gone: bool) -> None:
    """Take back a decision as it was written down before an edit.

    ``gone``: nothing takes its place, so its households hear that it does not hold.

    Raises:
        NotNow: it is not there any more.
    """
    before = _new(doing, command)
    pen = doing.acting(Action.RECORD_DECISION, target_of(doing.pen, before))
    for made in reversed(decisions.of_project(pen, before.project)):
        same = (made.facts.kind, made.facts.number, made.facts.obligation)
        if same != (before.kind, before.number, before.obligation):
            continue
        if made.state is State.WAITING:
            decisions.refuse(pen, made.id)
            return
        if made.state is State.IN_FORCE:
            _revoke(doing, pen, made, back, gone=gone)
            return
    raise NotNow("decision", before.project, "gone")


def strike(doing: "Doing", made: Decision, cause: Cause) -> Pen:
    """Take back a decision in force that was written down wrongly; the officers hear of it too.

    Raises:
        NotNow: it is not in force any more.
    """
    pen = doing.acting(Action.RECORD_DECISION, target_of(doing.pen, made.facts))
    _revoke(doing, pen, made, cause, gone=True)
    officers = grants.officers_of(pen, made.commune)
    shown = {"number": made.facts.number, "on": made.facts.decided_on}
    doing.tell(officers, Say("notice-decision-struck", shown), made.commune, Offer.TASKS)
    return pen


def _revoke(doing: "Doing", pen: Pen, made: Decision, cause: Cause, *, gone: bool) -> None:
    deciding.detach(doing, pen, made, cause)
    decisions.revoke(pen, doing.policies, made.id)
    if gone:
        _tell_gone(doing, made)


def tell(doing: "Doing", made: Decision) -> None:
    """Tell the households of a decision in force; never more than one message for each."""
    facts, pen = made.facts, doing.pen
    if facts.kind is Ruling.WITHDRAWAL:
        withdrawing.tell_gone(doing, made)
        return
    policy = doing.policies[projects.get(pen, facts.project).facts.policy]
    offers = (Offer.MY_THINGS, Offer.PERSON)
    if facts.kind is Ruling.REFUSAL:
        offers = (Offer.OBJECTION, Offer.PERSON)
    for home, persons in _concerned(doing, made):
        shown = {"household": home, "number": facts.number, "on": facts.decided_on}
        say = deciding.words(pen, policy, made, home) or Say("notice-decided", shown)
        doing.tell(persons, say, made.commune, *offers)


def _tell_gone(doing: "Doing", made: Decision) -> None:
    """Tell the households that a decision was written down wrongly and does not hold."""
    facts = made.facts
    if facts.kind is Ruling.WITHDRAWAL:
        withdrawing.tell_back(doing, made)
        return
    for home, persons in _concerned(doing, made):
        shown = {"household": home, "number": facts.number, "on": facts.decided_on}
        say = Say("notice-decision-gone", shown)
        doing.tell(persons, say, made.commune, Offer.MY_THINGS, Offer.PERSON)


def _concerned(doing: "Doing", made: Decision) -> list[tuple[str, tuple[int, ...]]]:
    """Each household that a decision is about, by name, with its people."""
    facts, pen = made.facts, doing.pen
    if facts.obligation is None:
        heads = obligations.of_projects(pen, [facts.project])
    else:
        heads = (obligations.get(pen, facts.obligation),)
    homes = households.many(pen, [head.household for head in heads])
    told = households.told(pen, homes)
    return [(home_name(home), tuple(told.get(id_, ()))) for id_, home in homes.items()]


def _new(doing: "Doing", command: Command) -> NewDecision:
    scans = list(command["scan"])
    scan = None
    if scans:
        scan = files.find_in(doing.pen.connection, doing.pen.sealer, id_of(scans[0]))
    return NewDecision(
        kind=Ruling(command["kind"]),
        project=int(command["project"]),
        number=str(command["number"]),
        decided_on=date.fromisoformat(command["on"]),
        decided_by=str(command["by"]),
        terms=_terms(command),
        obligation=None if command["due"] is None else int(command["due"]),
        file=scan.id if scan else None,
        file_sha256=scan.sha256 if scan else None,
    )


def _terms(command: Command) -> Terms:
    known = {name: command[name] for name in ("percent", "cause", "until", "start", "rate")}
    return Terms(
        percent=None if known["percent"] is None else Fraction(known["percent"]),
        cause=known["cause"],
        until=None if known["until"] is None else date.fromisoformat(known["until"]),
        start=None if known["start"] is None else Start(known["start"]),
        rate=None if known["rate"] is None else Fraction(known["rate"]),
        amount_vnd=command["amount"],
    )
