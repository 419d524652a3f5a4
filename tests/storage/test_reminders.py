"""What people chose about reminders, and the rows of steps: kept once, erased with the person."""

from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.access import Role
from bot.rules.errors import PackError
from bot.rules.reminders import Fewer
from bot.storage import reminder_letters, reminder_rows, reminders
from bot.storage.database import Database
from bot.storage.registers.base import Actor, Cause
from bot.storage.registers.errors import BadValue, NotFound
from bot.storage.reminder_letters import Letter
from bot.storage.reminder_rows import Changes, New
from bot.storage.reminder_tables import collections, reminder_choices
from bot.storage.reminders import Choice, NewOwn
from bot.storage.steps import State
from bot.storage.tables import outbox as _outbox
from tests.storage.village import START, Village

PAY_BY = date(2026, 9, 30)
OWN = NewOwn("lang-son-33-2022", PAY_BY, date(2026, 6, 30), 3_000_000)


@pytest.fixture
def village(database: Database) -> Village:
    """A village."""
    return Village(database)


def step(name: str = "before_7", about: int = 1, recipient: int = 2) -> New:
    return New(about, recipient, name, PAY_BY, "household", START)


def letter(id_: int, rows: tuple[int, ...], **changes: object) -> Letter:
    plain = {
        "id": id_,
        "chat": 5,
        "payload": b"sealed",
        "rows": rows,
        "guards": rows,
        "changes": Changes(),
        "counts": {},
        "useful_until": START + timedelta(hours=10),
        "expires_at": START + timedelta(days=60),
    }
    return Letter(**{**plain, **changes})  # type: ignore[arg-type]


def states(village: Village) -> list[tuple[str, str, str | None]]:
    rows = village.read(lambda view: reminder_rows.of_abouts(view, [1])).get(1, ())
    return [(row.step, row.state, row.reason) for row in sorted(rows, key=lambda row: row.id)]


# What people chose


def test_a_time_and_a_number_are_kept_each_by_itself(village: Village) -> None:
    village.write(lambda pen: reminders.choose(pen, 7, minute=19 * 60))
    village.write(lambda pen: reminders.choose(pen, 7, fewer=Fewer.LAST))
    found = village.read(lambda view: reminders.choices(view, [7, 8]))
    assert found == {7: Choice(time(19), Fewer.LAST)}


@pytest.mark.parametrize("minute", [-1, 1440])
def test_no_minute_of_a_day_is_refused(village: Village, minute: int) -> None:
    with pytest.raises(BadValue):
        village.write(lambda pen: reminders.choose(pen, 7, minute=minute))


def test_the_same_cause_declares_once(village: Village) -> None:
    cause = Cause(3, "own", 1)
    first = village.write(lambda pen: reminders.declare(pen, 5, OWN, cause))
    again = village.write(lambda pen: reminders.declare(pen, 5, OWN, cause))
    assert first == again
    (kept,) = village.read(lambda view: reminders.own_of(view, [5]))
    assert (kept.facts, kept.chat) == (OWN, 5)


def test_the_same_date_again_and_too_many_dates_replace(village: Village) -> None:
    village.write(lambda pen: reminders.declare(pen, 5, OWN))
    village.write(lambda pen: reminders.declare(pen, 5, OWN))
    assert len(village.read(lambda view: reminders.own_of(view, [5]))) == 1
    for day in range(1, 9):
        new = NewOwn(OWN.policy, date(2026, 10, day))
        village.write(partial(reminders.declare, chat=5, own=new))
    left = village.read(lambda view: reminders.own_of(view, [5]))
    assert [item.facts.pay_by.day for item in left] == [8, 7, 6, 5, 4]


def test_only_its_own_chat_stops_a_date(village: Village) -> None:
    own = village.write(lambda pen: reminders.declare(pen, 5, OWN))
    with pytest.raises(NotFound):
        village.write(lambda pen: reminders.stop(pen, own, 6))
    village.write(lambda pen: reminders.stop(pen, own, 5))
    assert village.read(lambda view: reminders.own_many(view, [own])) == {}


def test_a_linked_chat_gives_its_own_dates_up(village: Village) -> None:
    village.write(lambda pen: reminders.declare(pen, 5, OWN))
    assert village.write(lambda pen: reminders.replace_own(pen, 5)) == 1
    assert village.read(reminders.living) == ()


def test_a_place_is_sealed_and_the_last_one_holds(village: Village) -> None:
    leader = Actor(9, Role.GROUP_LEADER)
    for place in ("nhà  văn hóa", "sân kho"):
        village.write(partial(reminders.set_collection, group=4, day=PAY_BY, place=place), leader)
    found = village.read(lambda view: reminders.collections_of(view, [4, 5]))
    assert {group: item.place for group, item in found.items()} == {4: "sân kho"}
    raw = village.read(
        lambda view: view.connection.execute(select(collections.c.place)).scalar_one()
    )
    assert "sân".encode() not in raw


@pytest.mark.parametrize("place", ["", "   ", "x" * 121, "a\x00b"])
def test_a_place_that_is_none_is_refused(village: Village, place: str) -> None:
    with pytest.raises(BadValue):
        village.write(lambda pen: reminders.set_collection(pen, 4, PAY_BY, place))


def test_other_days_for_a_policy_are_kept_and_checked(village: Village) -> None:
    village.write(lambda pen: reminders.set_days(pen, "p", [3, -14, 0], at_end=False))
    found = village.read(reminders.days_of)["p"]
    assert (found.days, found.at_end) == ((-14, 0, 3), False)
    with pytest.raises(PackError):
        village.write(lambda pen: reminders.set_days(pen, "p", [0, 0]))


def test_a_mark_is_kept(village: Village) -> None:
    assert village.read(lambda view: reminders.mark(view, "audit")) == 0
    for value in (5, 7):
        village.write(partial(reminders.set_mark, name="audit", value=value))
    assert village.read(lambda view: reminders.mark(view, "audit")) == 7


def test_erasing_a_chat_leaves_nothing_of_it(village: Village) -> None:
    village.write(lambda pen: reminders.declare(pen, 5, OWN))
    village.write(lambda pen: reminders.choose(pen, 5, minute=60))
    village.write(lambda pen: reminder_rows.apply(pen, Changes([step(recipient=5)])))
    village.write(lambda pen: reminders.erase(pen.connection, 5))
    assert village.read(lambda view: reminders.own_of(view, [5])) == ()
    assert states(village) == []
    chosen = select(reminder_choices.c.recipient)
    assert village.read(lambda view: view.connection.execute(chosen).all()) == []


# Rows


def test_a_step_is_written_once(village: Village) -> None:
    for _ in range(2):
        village.write(lambda pen: reminder_rows.apply(pen, Changes([step(), step("day")])))
    assert sorted(states(village)) == [("before_7", "open", None), ("day", "open", None)]


def test_what_is_due_is_found_by_recipient_the_longest_waiting_first(village: Village) -> None:
    early = New(1, 2, "day", PAY_BY, "household", START - timedelta(days=1))
    late = New(3, 4, "day", PAY_BY, "household", START + timedelta(days=1))
    changes = Changes([step(recipient=9, about=8), early, late])
    village.write(lambda pen: reminder_rows.apply(pen, changes))

    def due(now: datetime) -> tuple[int, ...]:
        return village.read(lambda view: reminder_rows.due_recipients(view, now, 10))

    assert due(START) == (2, 9)
    assert due(START + timedelta(days=1)) == (2, 9, 4)
    assert (
        village.read(lambda view: reminder_rows.any_due(view, START - timedelta(days=2))) is False
    )


def opened(village: Village) -> int:
    """The id of an open step."""
    village.write(lambda pen: reminder_rows.apply(pen, Changes([step()])))
    return village.read(lambda view: reminder_rows.of_abouts(view, [1]))[1][0].id


def test_a_step_is_handed_over_in_one_message(village: Village) -> None:
    row = opened(village)
    following = Changes([step("before_3")])
    made = letter(11, (row,), changes=following)
    assert village.write(lambda pen: reminder_letters.hand_over(pen, [made])) == {11}
    again = letter(12, (row,))
    assert village.write(lambda pen: reminder_letters.hand_over(pen, [again])) == frozenset()
    assert states(village) == [("before_7", "handed", None), ("before_3", "open", None)]
    queued = village.read(lambda view: view.connection.execute(select(_outbox)).all())
    assert [(item.id, item.state, item.lane) for item in queued] == [(11, "queued", "reminder")]


def test_a_ledger_that_moved_on_keeps_a_message_back(village: Village) -> None:
    row = opened(village)
    made = letter(11, (row,), counts={1: 3}, changes=Changes([step("before_3")]))
    assert village.write(lambda pen: reminder_letters.hand_over(pen, [made])) == frozenset()
    assert states(village) == [("before_7", "open", None)]


@pytest.mark.parametrize("state", [State.SENT, State.REFUSED, State.UNKNOWN])
def test_the_end_of_a_message_is_that_of_its_steps(village: Village, state: State) -> None:
    row = opened(village)
    village.write(lambda pen: reminder_letters.hand_over(pen, [letter(11, (row,))]))
    village.write(lambda pen: reminder_letters.end_message(pen, 11, state, "why"))
    assert states(village) == [("before_7", state.value, "why")]
    counted = village.read(lambda view: reminder_rows.counts_by_step(view, START))
    assert counted == (("before_7", state.value, "why", 1),)


@pytest.mark.parametrize(
    ("state", "became"), [("sent", "sent"), ("dropped", "open"), ("queued", "handed")]
)
def test_ends_that_nobody_told_of_are_found(village: Village, state: str, became: str) -> None:
    row = opened(village)
    village.write(lambda pen: reminder_letters.hand_over(pen, [letter(11, (row,))]))
    village.write(lambda pen: pen.connection.execute(_outbox.update().values(state=state)))
    village.write(reminder_letters.settle)
    assert states(village)[0][1] == became


def test_an_answer_belongs_to_the_chats_last_reminder(village: Village) -> None:
    row = opened(village)
    village.write(lambda pen: reminder_letters.hand_over(pen, [letter(11, (row,))]))
    assert village.write(lambda pen: reminder_letters.answer(pen, 5, "seen")) == 1
    assert village.write(lambda pen: reminder_letters.answer(pen, 5, "seen")) == 0
    assert village.write(lambda pen: reminder_letters.answer(pen, 6, "seen")) == 0
