"""Households of one province in one season: what happens to each of them, and when.

Every change is made by the registers, as the assistant makes it, and told to the expectation in the
same breath: amounts, dates and cases as they are from a day on.
"""

from collections.abc import Callable
from datetime import date, time, timedelta
from fractions import Fraction

from bot.access import Role, Scope, ScopeKind
from bot.rules.calendar import add_months
from bot.rules.reminder_days import moment
from bot.rules.rulings import Ruling, Start, Terms
from bot.storage import ledger
from bot.storage.ledger_writing import Paper
from bot.storage.registers import (
    cases,
    decisions,
    grants,
    households,
    obligations,
    people,
    projects,
)
from bot.storage.registers.cases import NewCase, NewEvent, NewEvidence, NewStep
from bot.storage.registers.cases import Paper as CasePaper
from bot.storage.registers.decision_rows import NewDecision
from bot.storage.registers.household_consents import ConsentHow, Purpose
from bot.storage.registers.people import ChatAddress, How
from tests.delivery.expected import Story, after
from tests.storage.test_cases import PIGS, kept_file
from tests.storage.village import LANG_SON, POLICIES, Village, settle

HOMES = 7
SILENT, PARTS, AT_ONCE, WAIVED, EXTENDED, UNDECIDED, WITHDRAWN = range(HOMES)
DAY = timedelta(days=1)
PART = 1_000_000


class Season:
    """Six households of one group, and one of a project that is withdrawn.

    Attributes:
        waits: from when to when a payment waits for an officer.
        held: whose money a leader has, since when, and when it is deposited.
        agreed: of whom the leader may see amounts.
    """

    def __init__(self, village: Village, policy: str, ends: date) -> None:
        self.village = village
        self.lang_son = policy == LANG_SON
        self.policy = policy
        self.owed = 3_000_000 if self.lang_son else 2_000_000
        rate = Fraction(15, 100) if self.lang_son else None
        self.six = settle(village, policy, homes=6, ends=ends, rate=rate)
        self.one = settle(village, policy, homes=1, ends=ends, rate=rate)
        self.obligations = [*self.six.obligations, *self.one.obligations]
        self.people = [*self.six.people, *self.one.people]
        self.officer = village.write(lambda pen: people.add(pen, people.NewPerson("Cán bộ")))
        self.pay_by = add_months(ends, 3)
        self.later = add_months(self.pay_by, 2)
        early = ends.replace(year=2025, month=1, day=1)
        self.stories = [
            Story(ends, {early: self.pay_by}, {early: self.owed}, case={early: False})
            for _ in self.obligations
        ]
        self.agreed = set(range(HOMES)) if self.lang_son else {SILENT}
        self.waits: list[tuple[date, date]] = []
        self.held: list[tuple[int, date, date]] = []
        self._plan: dict[date, list[Callable[[date], None]]] = {}
        self._cases: dict[int, int] = {}
        self._people()
        self._foresee()

    def live(self, day: date) -> None:
        """What happens on a day, early in the morning."""
        self.village.at = moment(day, time(6))
        for event in self._plan.get(day, ()):
            event(day)

    def leader(self, number: int) -> int:
        """Who leads a household's group."""
        return (self.one if number == WITHDRAWN else self.six).leader

    def _people(self) -> None:
        """Everybody has a chat; the officer answers for both communes."""
        village, agreed = self.village, (ConsentHow.CHAT, Purpose.LEADER_SEES)
        with village.pen() as pen:
            for person in (*self.people, self.six.leader, self.one.leader, self.officer):
                chat = village.database.sealer.chat("web", "web", str(person))
                people.link(pen, person, ChatAddress(chat, "web", "web", str(person)), How.CODE)
            for project in (self.six, self.one):
                scope = Scope(ScopeKind.COMMUNE, str(project.commune))
                grants.grant(pen, self.officer, Role.OFFICER, scope)
                projects.change(pen, project.id, approved_by="commune_chair")
            if not self.lang_son:
                home, person = self.six.households[SILENT], self.people[SILENT]
                households.give_consent(pen, home, person, "1", *agreed)

    def _foresee(self) -> None:
        """Days count from the deadline."""
        last = self.pay_by
        self._on(last - 40 * DAY, lambda day: self._report(WAIVED, day))
        self._on(last - 28 * DAY, lambda day: self._report(EXTENDED, day))
        self._on(last - 28 * DAY, lambda day: self._report(UNDECIDED, day))
        self._on(last - 25 * DAY, lambda day: self._pay(PARTS, day, PART))
        self._on(last - 20 * DAY, lambda day: self._pay(AT_ONCE, day, self.owed))
        self._on(last - 10 * DAY, self._withdraw)
        self._on(last - 6 * DAY, self._waive)
        self._on(last - 5 * DAY, lambda day: self._pay(PARTS, day, self.owed - PART))
        self._on(last - 4 * DAY, self._extend)
        self._on(self.later - 6 * DAY, lambda day: self._pay(EXTENDED, day, self.owed))

    def _on(self, day: date, event: Callable[[date], None]) -> None:
        self._plan.setdefault(day, []).append(event)

    def _pay(self, number: int, day: date, amount: int) -> None:
        """Through the leader, who deposits after eight working days; or into the account."""
        owed = self.obligations[number]
        slip = f"{owed + day.toordinal():064x}"
        story = self.stories[number]
        left = story.of(story.owes, day)
        assert isinstance(left, int)
        story.owes[day] = left - amount
        paper = Paper(slip_sha256=slip, account="bank")
        seen = after(day, 11)
        self.waits.append((day, seen))
        if not self.lang_son:
            made = self.village.write(lambda pen: ledger.declare(pen, owed, amount, paper)).entry
            self._on(seen, lambda _: self._confirm(made.id))
            return
        made = self.village.write(lambda pen: ledger.receive(pen, owed, amount)).entry
        brought = after(day, 8)
        self.held.append((number, day, brought))

        def bring(_: date) -> None:
            entry = self.village.write(lambda pen: ledger.deposit(pen, [made.id], paper)).entry
            self._on(seen, lambda _: self._confirm(entry.id))

        self._on(brought, bring)

    def _confirm(self, entry: int) -> None:
        self.village.write(lambda pen: ledger.confirm(pen, entry))

    def _report(self, number: int, day: date) -> None:
        """A household reports damage."""
        event = NewEvent("epidemic", None, day - DAY, (PIGS,))
        new = NewCase(
            self.policy, self.six.commune, (event,), participation=self.six.participations[number]
        )
        case = self.village.write(lambda pen: cases.open_case(pen, POLICIES, new))
        self._cases[number] = case.id
        self.stories[number].case[day] = True

    def _waive(self, day: date) -> None:
        self._decide(WAIVED, day, Ruling.WAIVER, Terms(80, "epidemic"))
        self.stories[WAIVED].owes[day] = 0

    def _extend(self, day: date) -> None:
        terms = Terms(40, "epidemic", self.later, Start.DEADLINE)
        self._decide(EXTENDED, day, Ruling.EXTENSION, terms)
        self.stories[EXTENDED].pay_by[day] = self.later

    def _decide(self, number: int, day: date, kind: Ruling, terms: Terms) -> None:
        """The authority decides, after the steps that the document names."""
        owed, code = self.obligations[number], f"{number}/QĐ-UBND"
        new = NewDecision(kind, self.six.id, code, day, "UBND xã", terms, owed, None, "f" * 64)
        steps = self._steps(kind, code)
        with self.village.pen() as pen:
            decisions.record(pen, POLICIES, new)
            for step in steps:
                cases.add_step(pen, POLICIES, self._cases[number], step)
        self.stories[number].case[day] = False

    def _steps(self, kind: Ruling, code: str) -> list[NewStep]:
        ruling = {"ruling": kind.value}
        if self.lang_son:
            paper = CasePaper("adjustment_decision", code)
            return [NewStep("put_forward"), NewStep("decided", ruling, paper=paper)]
        scan = NewEvidence(kept_file(self.village), "on_site_record")
        signed = {"cause": "objective", "signed": "household,group_leader,agency,commune"}
        return [
            NewStep("taken_up"),
            NewStep("record_signed", signed, evidence=(scan,)),
            NewStep("sent_to_commune"),
            NewStep("submitted"),
            NewStep("decided", ruling, paper=CasePaper("damage_decision", code)),
        ]

    def _withdraw(self, day: date) -> None:
        with self.village.pen() as pen:
            projects.withdraw(pen, self.one.id)
            obligations.assess_project(pen, POLICIES, self.one.id, day)
        self.stories[WITHDRAWN].owes[day] = 0
