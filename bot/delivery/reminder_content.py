"""What one person's message holds: the steps that are due, as things stand on the day of sending.

Reads names and groups through a view; the sentences are ``bot.delivery.reminder_words``'s.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.delivery import reminder_state as state
from bot.delivery import unreached
from bot.delivery.planning import Line
from bot.delivery.reminder_parts import (
    Content,
    Deposit,
    Group,
    Home,
    Morning,
    Overdue,
    Own,
    PassOn,
)
from bot.delivery.reminder_state import Cases, Situation
from bot.rules import Policies
from bot.rules.reminder_days import legal_day
from bot.rules.reminder_truth import Truth, When, truth
from bot.rules.reminders import MORNING, Audience, collection_day, defaults
from bot.storage import reminder_names, reminder_subjects, reminders
from bot.storage.registers import overview
from bot.storage.registers.base import View
from bot.storage.reminder_names import Names
from bot.storage.reminder_subjects import Subject
from bot.talk import Percent

PROPOSING = "leader_before_60"
"""The step that proposes a collection day."""


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is due and true. ``row`` is its open row, None where it has none yet."""

    line: Line
    step: str
    pay_by: date
    at: datetime
    row: int | None


def content_of(
    view: View,
    policies: Policies,
    here: Situation,
    found: Sequence[Due],
    now: datetime,
    cases: Cases = state.open_cases,
) -> Content:
    """Everything that is said of these steps to one person."""
    return _Gathering(view, policies, here, found, now, cases).content()


class _Gathering:
    """One message while it is gathered."""

    def __init__(
        self,
        view: View,
        policies: Policies,
        here: Situation,
        found: Sequence[Due],
        now: datetime,
        cases: Cases,
    ) -> None:
        self._view = view
        self._cases = cases
        self._policies = policies
        self._here = here
        self._found = found
        self._now = now
        self._today = legal_day(now)
        self._subjects = [
            here.subjects[item.line.about] for item in found if item.line.about in here.subjects
        ]
        self._names: Names = reminder_names.names_of(view, self._subjects)
        groups = {item.group for item in self._subjects if item.group is not None}
        self._collections = reminders.collections_of(view, groups)

    def content(self) -> Content:
        """All of it."""
        homes = self._of(Audience.HOUSEHOLD)
        recipient = self._found[0].line.recipient
        named = reminder_names.hear_names(self._view, [recipient])
        return Content(
            place=self._place(recipient),
            homes=[home for due in homes if (home := self._home(due)) is not None],
            own=[own for due in homes if (own := self._own(due)) is not None],
            groups=self._groups(),
            deposits=self._deposits(),
            pass_on=self._passed_on(),
            overdue=self._overdue(),
            morning=self._morning(),
            named=bool(named),
        )

    def _of(self, audience: Audience) -> list[Due]:
        return [item for item in self._found if item.line.audience is audience]

    def _place(self, recipient: int) -> str:
        """The commune that speaks; several of an officer's are named together."""
        communes = {item.commune for item in self._subjects}
        if not communes and any(item.step == MORNING for item in self._found):
            communes = set(self._here.officers.areas(recipient))
        names = reminder_names.commune_names(self._view, sorted(communes)[:3])
        return ", ".join(sorted(names.values()))

    def _truth(self, subject: Subject, *, ending: bool = False) -> Truth | None:
        found = truth(subject.claim, self._today, ending=ending)
        return found if isinstance(found, Truth) else None

    def _home(self, due: Due) -> Home | None:
        subject = self._here.subjects.get(due.line.about)
        found = subject and self._truth(subject, ending=due.step == "end")
        if subject is None or not found:
            return None
        claim = subject.claim
        set_ = self._collections.get(subject.group or 0)
        ahead = set_ is not None and set_.day >= self._today
        return Home(
            household=self._names.households[subject.household],
            truth=found,
            policy=self._policies[subject.policy],
            path=claim.path,
            support_vnd=claim.support_vnd,
            rate=None if claim.rate is None else Percent(claim.rate),
            leader=self._names.people.get(subject.leader or 0) or None,
            agency=self._names.agencies.get(subject.project),
            collection=(set_.day, set_.place) if set_ is not None and ahead else None,
        )

    def _own(self, due: Due) -> Own | None:
        own = self._here.own.get(due.line.about)
        if own is None or own.facts.policy not in self._policies:
            return None
        found = truth(state.claim_of(own), self._today)
        if not isinstance(found, Truth):
            return None
        return Own(found, self._policies[own.facts.policy], own.facts.amount_vnd or 0)

    def _groups(self) -> list[Group]:
        """Each group that a weekly digest is due for, with all of its households counted."""
        asked: dict[int, bool] = {}
        for due in self._of(Audience.LEADER):
            subject = self._here.subjects.get(due.line.about)
            if subject is None or subject.group is None:
                continue
            if due.line.deposit or due.line.pass_on:
                continue
            asked[subject.group] = asked.get(subject.group, False) or due.step == PROPOSING
        return [
            item
            for group, proposes in asked.items()
            if (item := self._group(group, proposes=proposes)) is not None
        ]

    def _group(self, group: int, *, proposes: bool) -> Group | None:
        ids = reminder_subjects.of_groups(self._view, [group])
        every = reminder_subjects.subjects(self._view, ids, frozenset()).values()
        seen = [item for item in every if item.agreed and not item.claim.withdrawn]
        left = [(item, found) for item in seen if (found := self._truth(item)) is not None]
        if not left:
            return None
        names = reminder_names.names_of(self._view, [item for item, _ in left])
        nearest = min(found.pay_by for _, found in left)
        day = collection_day(nearest, defaults().collection_working_days)
        set_ = self._collections.get(group)
        return Group(
            name=names.groups[group],
            policy=self._policies[left[0][0].policy],
            paid=sum(item.claim.standing.counts_as_paid for item in seen),
            total=len(seen),
            left=tuple((names.households[item.household], found) for item, found in left),
            propose=day if proposes and day > self._today else None,
            collection=(set_.day, set_.place) if set_ and set_.day >= self._today else None,
        )

    def _deposits(self) -> list[Deposit]:
        held: dict[int, list[Subject]] = {}
        for due in self._found:
            subject = self._here.subjects.get(due.line.about)
            if due.line.deposit and subject is not None and subject.group is not None:
                held.setdefault(subject.group, []).append(subject)
        days = defaults().deposit_working_days
        return [
            Deposit(
                self._names.groups[group],
                self._policies[subjects[0].policy],
                sum(item.claim.held_vnd for item in subjects),
                days,
            )
            for group, subjects in held.items()
        ]

    def _passed_on(self) -> list[PassOn]:
        """By group and day, the households to which the leader is asked to say it."""
        found: dict[tuple[int, date, bool, str], list[str]] = {}
        for due in self._found:
            subject = self._here.subjects.get(due.line.about)
            true = subject and self._truth(subject)
            if not due.line.pass_on or subject is None or subject.group is None or not true:
                continue
            over = true.when in {When.GRACE, When.LATE}
            key = (subject.group, true.office, over, subject.policy)
            found.setdefault(key, []).append(self._names.households[subject.household])
        return [
            PassOn(
                self._names.groups[group],
                self._policies[policy],
                office,
                over,
                tuple(sorted(names)),
            )
            for (group, office, over, policy), names in sorted(found.items())
        ]

    def _overdue(self) -> Overdue | None:
        late = [
            (subject.code, found)
            for subject in self._officer_subjects()
            if (found := self._truth(subject)) is not None
        ]
        if not late:
            return None
        return Overdue(tuple(code for code, _ in late), sum(found.amount_vnd for _, found in late))

    def _officer_subjects(self) -> Iterable[Subject]:
        for due in self._of(Audience.OFFICER):
            subject = self._here.subjects.get(due.line.about)
            if subject is not None:
                yield subject

    def _morning(self) -> Morning | None:
        due = next((item for item in self._found if item.step == MORNING), None)
        if due is None:
            return None
        areas = self._here.officers.areas(due.line.recipient)
        waits = overview.waiting(self._view, areas, self._now)
        found = Morning(
            len(waits.payments),
            len(waits.undeposited),
            len(waits.decisions),
            len(waits.accounts),
            unreached.count(self._view, areas, self._now, self._cases),
        )
        return found or None
