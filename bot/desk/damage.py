"""Damage reports carried out: a case is opened or added to; the first ones who hear of it.

Decides nothing: whose turn it is, is the pack's way of a case. ``tell_report`` is the one place
where people hear of a new report.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Role
from bot.desk import case_alerts
from bot.desk.case_people import leader_of, officers_of, told_of, who_of
from bot.desk.case_shown import shown_case
from bot.desk.papers import id_of
from bot.desk.voices import sent_since
from bot.handlers.base import Offer
from bot.rules.case_losses import Basis
from bot.rules.case_terms import Work
from bot.storage import files
from bot.storage.registers import cases, grants, households
from bot.storage.registers.base import Cause, Pen
from bot.storage.registers.case_values import Case
from bot.storage.registers.cases import (
    NewCase,
    NewEvent,
    NewEvidence,
    NewItem,
    NewStep,
    Reporter,
    Spot,
)
from bot.storage.registers.errors import NotFound
from bot.talk import Say
from bot.understand.losses import says_danger

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]
OUTSIDE: Final = "event_outside_project"


def report(doing: "Doing", command: Command, cause: Cause) -> None:
    """Open a case, or add another event to the one that is open; whoever must know is told."""
    pen = _pen(doing, command)
    if command["case"] is not None:
        _again(doing, pen, command, cause)
        return
    new = NewCase(
        policy=str(command["policy"]),
        commune=_commune(pen, command),
        events=(_event(command["event"]),),
        household=None if command["household"] is None else int(command["household"]),
        participation=None if command["part"] is None else int(command["part"]),
        reporter=_reporter(command),
        place=_spot(command),
        words=command["story"],
        evidence=_evidence(doing, command["photos"]),
        danger=says_danger(command["story"] or ""),
        facts={"open_point": OUTSIDE} if command["outside"] else {},
    )
    case = cases.open_case(pen, doing.policies, new, cause=cause)
    doing.says.append(Say("damage-sent", {"code": case.code}))
    tell_report(doing, case)


def add(doing: "Doing", command: Command, cause: Cause) -> None:
    """Add counts, photos or words to a case that is open; whoever works on it is told."""
    pen = _pen(doing, command)
    case = _own_case(pen, command)
    items = tuple(_item(item) for item in command["items"])
    event = int(command["event"]) if command["event"] else 0
    new = NewStep(
        Work.ADDED,
        more={event: items} if items else {},
        evidence=_evidence(doing, command["photos"]),
        words=command["words"],
    )
    held = cases.add_step(pen, doing.policies, case.id, new, cause=cause)
    tell_added(doing, held, danger=says_danger(command["words"] or ""))


def withdraw(doing: "Doing", command: Command, made: Cause, back: Cause) -> None:
    """Take back a report that is being corrected, as long as nobody has acted on it.

    Raises:
        StepRefused: somebody has.
    """
    pen = _pen(doing, command)
    case = cases.of_cause(pen, made)
    if case is not None:
        cases.add_step(pen, doing.policies, case.id, NewStep(Work.WITHDRAWN), cause=back)


def tell_report(doing: "Doing", case: Case) -> None:
    """Bring a new report to its leader and an officer at once; tell the household that it stands.

    Whom else it is brought to later is the alerts' (``bot.desk.case_rounds``), once a minute.
    """
    doing.notices += case_alerts.raised(doing.pen, doing.policies, case)
    tell_same_files(doing, case)
    if case.role != Role.HOUSEHOLD.value:
        say = Say("notice-damage-home", shown_case(doing.pen, case))
        doing.tell(told_of(doing.pen, case), say, case.commune, Offer.DAMAGE)


def tell_same_files(doing: "Doing", case: Case) -> None:
    """Point out to the officers that a file of this case is in another one; judge nothing."""
    same = cases.same_files(doing.pen, case)
    others = cases.many(doing.pen, {item.case for found in same.values() for item in found})
    if not others:
        return
    codes = ", ".join(other.code for other in others.values())
    say = Say("notice-damage-same-file", {"code": case.code, "others": codes})
    told = [case.assignee] if case.assignee else officers_of(doing.pen, case)[:1]
    doing.tell(told, say, case.commune, Offer.TASKS)


def tell_added(doing: "Doing", case: Case, *, danger: bool) -> None:
    """Tell whoever works on the case, else the leader and the first officer, that there is more;
    of people in danger, every officer and the leader."""
    tell_same_files(doing, case)
    shown = shown_case(doing.pen, case) | {"danger": "yes" if danger else "no"}
    leader = leader_of(doing.pen, case)
    officers = officers_of(doing.pen, case)
    persons = [*([leader] if leader is not None else []), *officers[: None if danger else 1]]
    if case.assignee is not None:
        persons = [case.assignee, *(persons if danger else ())]
    doing.tell(persons, Say("notice-damage-added", shown), case.commune, Offer.CASE_WORK)


def _pen(doing: "Doing", command: Command) -> Pen:
    """The pen of whoever reports: in their role for the household, or of a stranger."""
    if command["household"] is None:
        return doing.pen
    target = grants.target_of_household(doing.pen, int(command["household"]))
    return doing.acting(Action.REPORT_DAMAGE, target)


def _again(doing: "Doing", pen: Pen, command: Command, cause: Cause) -> None:
    case = _own_case(pen, command)
    new = NewStep(
        Work.ADDED,
        {"open_point": OUTSIDE} if command["outside"] else {},
        words=command["story"],
        events=(_event(command["event"]),),
        evidence=_evidence(doing, command["photos"]),
    )
    held = cases.add_step(pen, doing.policies, case.id, new, cause=cause)
    doing.says.append(Say("damage-sent", {"code": held.code}))
    tell_added(doing, held, danger=says_danger(command["story"] or ""))


def _own_case(pen: Pen, command: Command) -> Case:
    """The open case of the command's household.

    Raises:
        NotFound: it is another household's.
    """
    case = cases.get(pen, int(command["case"]))
    if case.household != int(command["household"]):
        raise NotFound("case", case.id)
    return case


def _commune(pen: Pen, command: Command) -> int:
    if command["stranger"] is not None:
        return int(command["stranger"]["area"])
    return households.get(pen, int(command["household"])).commune


def _reporter(command: Command) -> Reporter | None:
    told = command["stranger"]
    return None if told is None else Reporter(told["name"], told["hamlet"], told["phone"])


def _spot(command: Command) -> Spot | None:
    told = command["place"]
    return None if told is None else Spot(told["text"], told["latitude"], told["longitude"])


def _event(told: Command) -> NewEvent:
    day = None if told["on"] is None else date.fromisoformat(told["on"])
    items = tuple(_item(item) for item in told["items"])
    return NewEvent(told["cause"], told["kind"], day, items)


def _item(told: Command) -> NewItem:
    lost, total = (None if told[n] is None else Fraction(told[n]) for n in ("lost", "total"))
    return NewItem(told["what"], Basis(told["basis"]), told["unit"], lost, total)


def _evidence(doing: "Doing", references: Iterable[str]) -> tuple[NewEvidence, ...]:
    """The photos that are this chat's own, with what they say of themselves; what was spoken."""
    pen, found = doing.pen, []
    for reference in references:
        file = files.find_in(pen.connection, pen.sealer, id_of(reference))
        if file is not None and file.chat == doing.asker.chat:
            found.append(NewEvidence(file.id, origin=doing.origins.get(file.id)))
    return (*found, *sent_since(doing))


def object_to(doing: "Doing", command: Command, cause: Cause) -> None:
    """Write down that a household does not agree with an answer; the officers hear of it."""
    case = cases.get(doing.pen, int(command["case"]))
    if case.household is None:
        raise NotFound("case", case.id)
    target = grants.target_of_household(doing.pen, case.household)
    pen = doing.acting(Action.REPORT_DAMAGE, target)
    new = NewStep(Work.OBJECTED, words=command["words"])
    cases.add_step(pen, doing.policies, case.id, new, cause=cause)
    say = Say("notice-objection", {"code": case.code, "home": who_of(doing.pen, case)})
    doing.tell(grants.officers_of(doing.pen, case.commune), say, case.commune, Offer.TASKS)


HANDLERS: Final = {"report_damage": report, "add_damage": add, "object_case": object_to}
