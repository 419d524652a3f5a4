"""What planning looks at, read at once for many obligations, and what follows for each line.

Reads through a view and decides with ``bot.delivery.planning``; writes nothing, knows no words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.delivery.planning import (
    Fate,
    Line,
    Moves,
    NewRow,
    Row,
    Wanted,
    give_up,
    line_of,
    missed,
    replan,
)
from bot.rules.balances import Path, Phase, Standing, Sums
from bot.rules.reminder_days import is_off, legal_day, moment
from bot.rules.reminder_truth import Claim
from bot.rules.reminders import (
    DEPOSIT,
    MORNING,
    VIA_LEADER,
    Anchor,
    Audience,
    Defaults,
    Fewer,
    Planned,
    Step,
    defaults,
    deposit_day,
    household_steps,
    next_morning,
    reduced,
    schedule,
)
from bot.storage import reminder_rows, reminder_subjects, reminders
from bot.storage.registers.base import View
from bot.storage.reminder_rows import Changes, New, Stored
from bot.storage.reminder_subjects import Officers, Subject
from bot.storage.reminders import Choice, Own

NOBODY: Final = 0
"""The recipient of reminders for a household that nobody is told for: they are written down."""
DEPOSIT_KEEPS_DAYS: Final = 90
PASSED_ON_WITHIN_DAYS: Final = 14
"""How long a leader is asked for what a household could not be told."""

Cases = Callable[[View, Sequence[int]], frozenset[int]]
"""Obligations of which a damage report waits for a decision."""


def open_cases(view: View, ids: Sequence[int]) -> frozenset[int]:
    """Those of these obligations of which a damage report waits for a decision."""
    from bot.storage.registers.case_reading import open_about

    return open_about(view, ids)


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that planning needs to know of some obligations and self-declared dates."""

    subjects: Mapping[int, Subject]
    own: Mapping[int, Own]
    told: Mapping[int, tuple[int, ...]]
    officers: Officers
    rows: Mapping[int, tuple[Row, ...]]
    choices: Mapping[int, Choice]
    steps: Mapping[str, tuple[Step, ...]]


def read(view: View, ids: Iterable[int], cases: Cases) -> Situation:
    """The situation of obligations and self-declared dates, by their ids."""
    wanted = sorted(set(ids) - {0})
    subjects = reminder_subjects.subjects(view, wanted, cases(view, wanted))
    own = reminders.own_many(view, [id_ for id_ in wanted if id_ not in subjects])
    told = reminder_subjects.told(view, {item.household for item in subjects.values()})
    officers = reminder_subjects.officers(view)
    stored = reminder_rows.of_abouts(view, wanted)
    people = {person for persons in told.values() for person in persons}
    people |= {item.leader for item in subjects.values() if item.leader is not None}
    people |= {item.chat for item in own.values()} | set(officers.everyone())
    days = reminders.days_of(view)
    return Situation(
        subjects,
        own,
        told,
        officers,
        {about: tuple(row_of(item) for item in rows) for about, rows in stored.items()},
        reminders.choices(view, people),
        {policy: household_steps(set_.days, at_end=set_.at_end) for policy, set_ in days.items()},
    )


def row_of(stored: Stored) -> Row:
    """A stored step as planning sees it."""
    line = line_of(stored.about, stored.recipient, stored.audience, stored.step)
    fate = Fate(stored.state)
    return Row(
        stored.id,
        line,
        stored.step,
        stored.pay_by,
        stored.due,
        fate,
        stored.settled_at,
        stored.reason,
    )


def wanted_lines(here: Situation) -> dict[Line, Wanted]:
    """Of what whom should be reminded now, by line."""
    found: dict[Line, Wanted] = {}
    shipped = defaults()
    for subject in here.subjects.values():
        for wanted in _of_subject(here, subject, shipped):
            found[wanted.line] = wanted
    for own in here.own.values():
        choice = here.choices.get(own.chat, Choice())
        # The end of the project is not told: it is their own date, and it may be over.
        steps = tuple(
            step for step in shipped.of(Audience.HOUSEHOLD) if step.anchor is not Anchor.PROJECT_END
        )
        planned = schedule(reduced(steps, choice.fewer), own.facts.pay_by, None)
        line = Line(own.id, own.chat, Audience.HOUSEHOLD)
        found[line] = Wanted(line, own.facts.pay_by, planned, choice.at)
    return found


def plan(here: Situation, now: datetime, moves: Moves, *, at_once: bool = False) -> None:
    """Bring the rows of everything in the situation to what they should be."""
    hours = defaults().hours
    wanted = wanted_lines(here)
    by_line = rows_by_line(here)
    for line, stored in by_line.items():
        if line not in wanted:
            give_up(line, stored, moves)
    for line, item in wanted.items():
        rows = by_line.get(line, ())
        replan(item, rows, now, hours, moves, at_once=at_once or line.pass_on)


def missed_of(here: Situation, subject: Subject) -> Row | None:
    """The step that an obligation's household could not be told of, where that is the last one."""
    rows = (row for row in here.rows.get(subject.id, ()) if row.line.audience is Audience.HOUSEHOLD)
    return missed(rows, subject.claim.pay_by)


def rows_by_line(here: Situation) -> dict[Line, list[Row]]:
    """The rows of the situation, by line."""
    found: dict[Line, list[Row]] = {}
    for rows in here.rows.values():
        for row in rows:
            found.setdefault(row.line, []).append(row)
    return found


def plan_mornings(view: View, now: datetime, moves: Moves) -> None:
    """Give every officer the row of the next morning digest, and nobody else."""
    today = legal_day(now)
    officers = reminder_subjects.officers(view).everyone()
    chosen = reminders.choices(view, officers)
    known = reminder_rows.digests(view, officers, today - timedelta(days=60))
    for person in officers:
        choice = chosen.get(person, Choice())
        rows = [row_of(item) for item in known.get(person, ())]
        if choice.fewer is Fewer.NONE:
            give_up(Line(0, person, Audience.OFFICER), rows, moves)
        elif not any(row.fate is Fate.OPEN for row in rows):
            moves.add.append(morning(person, _next_day(rows, now, choice), choice))


def morning(person: int, day: date, choice: Choice) -> NewRow:
    """The row of an officer's digest on a day."""
    at = choice.at or defaults().hours.times[0]
    return NewRow(Line(0, person, Audience.OFFICER), MORNING, day, moment(day, at))


def claim_of(own: Own) -> Claim:
    """A self-declared date as something that may be spoken of; nothing of it is in the ledger."""
    amount = own.facts.amount_vnd or 0
    sums = Sums(charged=amount, remaining=amount)
    standing = Standing(sums, Phase.OPEN, own.facts.pay_by)
    return Claim(own.facts.pay_by, own.facts.project_end, Path.DIRECT, standing)


def changes_of(moves: Moves) -> Changes:
    """The moves as storage writes them."""
    return Changes([new_of(item) for item in moves.add], moves.drop, moves.move, moves.reopen)


def new_of(item: NewRow, message: int | None = None) -> New:
    """A step as storage writes it; ``message`` where it is handed over at once."""
    line = item.line
    return New(
        line.about,
        line.recipient,
        item.step,
        item.pay_by,
        line.audience.value,
        item.due,
        None if item.reason is None else str(item.reason),
        message,
    )


def _of_subject(here: Situation, subject: Subject, shipped: Defaults) -> Iterable[Wanted]:
    claim = subject.claim
    household = here.steps.get(subject.policy) or shipped.of(Audience.HOUSEHOLD)
    for person in here.told.get(subject.household) or (NOBODY,):
        choice = here.choices.get(person, Choice())
        planned = schedule(reduced(household, choice.fewer), claim.pay_by, claim.project_end)
        line = Line(subject.id, person, Audience.HOUSEHOLD)
        yield Wanted(line, claim.pay_by, planned, choice.at)
    if subject.leader is not None and subject.agreed:
        choice = here.choices.get(subject.leader, Choice())
        planned = schedule(shipped.of(Audience.LEADER), claim.pay_by, None)
        line = Line(subject.id, subject.leader, Audience.LEADER)
        if choice.fewer is not Fewer.NONE:
            yield Wanted(line, claim.pay_by, planned, choice.at)
        if claim.held_since is not None and claim.path is Path.THROUGH_LEADER:
            yield _deposit(subject, subject.leader, claim.held_since, choice, shipped)
    if subject.leader is not None and (lost := missed_of(here, subject)) is not None:
        choice = here.choices.get(subject.leader, Choice())
        if choice.fewer is not Fewer.NONE:
            yield _pass_on(subject, subject.leader, lost, choice)
    planned = schedule(shipped.of(Audience.OFFICER), claim.pay_by, None)
    for person in here.officers.of(subject.commune):
        choice = here.choices.get(person, Choice())
        line = Line(subject.id, person, Audience.OFFICER)
        yield Wanted(line, claim.pay_by, planned, choice.at)


def _deposit(
    subject: Subject, leader: int, since: date, choice: Choice, shipped: Defaults
) -> Wanted:
    day = deposit_day(since, shipped.deposit_working_days)
    line = Line(subject.id, leader, Audience.LEADER, deposit=True)
    return Wanted(line, day, (Planned(DEPOSIT, day, DEPOSIT_KEEPS_DAYS),), choice.at)


def _pass_on(subject: Subject, leader: int, lost: Row, choice: Choice) -> Wanted:
    day = legal_day(lost.settled_at or lost.due)
    line = Line(subject.id, leader, Audience.LEADER, pass_on=True)
    step = Planned(f"{VIA_LEADER}{lost.step}", day, PASSED_ON_WITHIN_DAYS)
    return Wanted(line, subject.claim.pay_by, (step,), choice.at)


def _next_day(rows: Sequence[Row], now: datetime, choice: Choice) -> date:
    """The first working day whose digest is still to come."""
    today = legal_day(now)
    at = choice.at or defaults().hours.times[0]
    done = max((row.pay_by for row in rows), default=date.min)
    if not is_off(today) and done < today and moment(today, at) >= now:
        return today
    return next_morning(max(today, done))
