"""Laws of the ledger over random histories, and with four who write at once. On both databases."""

import asyncio
import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.access import Role
from bot.rules.balance_faults import faults
from bot.rules.balances import Entry, Kind, Path, Standing, living, standing, total
from bot.storage import audit, ledger
from bot.storage.database import Database
from bot.storage.ledger import Charge, Paper
from bot.storage.registers import overview
from bot.storage.registers.base import Actor, Cause, Pen
from bot.storage.registers.errors import AlreadyTaken, MoneyError, RegisterError
from bot.storage.verification import verify
from bot.storage.writer import Writer
from tests.storage.village import DONG_NAI, LANG_SON, PAY_BY, START, Project, Village, settle

ACTIONS = ("declare", "slip", "receive", "deposit", "confirm", "reverse", "reduce", "waive")
MORE = ("extend", "suspend", "recharge", "withdraw")
STEP = st.tuples(
    st.sampled_from(ACTIONS + MORE),
    st.integers(0, 2),
    st.integers(1, 4).map(lambda millions: millions * 500_000),
    st.integers(0, 1000),
)


def act(pen: Pen, project: Project, step: tuple[str, int, int, int]) -> None:
    """Try one action; what the ledger refuses is refused."""
    action, home, amount, number = step
    obligation = project.obligations[home % len(project.obligations)]
    entries = ledger.entries_of(pen, [obligation])[obligation]
    alive = [entry for entry in living(entries) if entry.kind is not Kind.CHARGE]
    chosen = alive[number % len(alive)].id if alive else None
    slip = Paper(slip_sha256=f"{number:064x}")
    simple: dict[str, Callable[[], object]] = {
        "declare": lambda: ledger.declare(pen, obligation, amount),
        "slip": lambda: ledger.declare(pen, obligation, amount, slip),
        "receive": lambda: ledger.receive(pen, obligation, amount),
        "reduce": lambda: ledger.reduce(pen, obligation, amount, 1),
        "waive": lambda: ledger.waive(pen, obligation, 1),
        "extend": lambda: ledger.extend(pen, obligation, PAY_BY + timedelta(number), 1),
        "suspend": lambda: ledger.suspend(pen, obligation, 1),
        "recharge": lambda: ledger.charge(pen, Charge(obligation, amount, date(2026, 12, 31))),
        "withdraw": lambda: ledger.charge(pen, Charge(obligation, None, None)),
    }
    if action in simple:
        simple[action]()
    elif chosen is not None:
        {
            "deposit": lambda: ledger.deposit(pen, [chosen]),
            "confirm": lambda: ledger.confirm(pen, chosen),
            "reverse": lambda: ledger.reverse(pen, chosen),
        }[action]()


def never_below_nothing(found: Standing) -> None:
    sums = found.sums
    assert sums.due >= 0
    assert min(sums.counted, sums.remaining, sums.overpaid, sums.undeposited) >= 0
    assert sums.remaining == 0 or sums.overpaid == 0
    assert sums.due - sums.counted == sums.remaining - sums.overpaid
    assert sums.unconfirmed <= sums.counted


@pytest.mark.parametrize("policy", [LANG_SON, DONG_NAI])
def test_laws_hold_over_random_histories(database: Database, policy: str) -> None:
    village = Village(database)
    sqlite = database.address.sqlite

    @settings(
        max_examples=25 if sqlite else 10,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(steps=st.lists(STEP, max_size=12), seed=st.integers(0, 2**32))
    def histories(steps: list[tuple[str, int, int, int]], seed: int) -> None:
        order = random.Random(seed)  # earlier histories decide how many entries there are to draw
        rate = None if policy == DONG_NAI else Fraction(15, 100)
        project = settle(village, policy, rate=rate, homes=3)
        for step in steps:
            try:
                village.write(partial(act, project=project, step=step))
            except RegisterError:
                continue
        ids = project.obligations
        found = village.read(lambda view: ledger.standings(view, ids))
        kept = village.read(lambda view: ledger.entries_of(view, ids))
        path = Path.DIRECT if policy == DONG_NAI else Path.THROUGH_LEADER
        for id_, entries in kept.items():
            never_below_nothing(found[id_])
            assert faults(entries) == ()
            shuffled = list(entries)
            order.shuffle(shuffled)
            assert standing(shuffled, path) == found[id_], "replay gives the same"
            a_reversal_restores(entries, path)
        sums = village.read(lambda view: overview.group_sums(view, [project.group]))
        assert sums[project.group] == total(found.values())

    histories()
    with village.pen() as pen:
        while audit.seal(pen):
            pass
    report = village.read(verify)
    assert report.faults == ()
    assert report.waiting == 0


def a_reversal_restores(entries: tuple[Entry, ...], path: Path) -> None:
    """Whatever is added and taken back again leaves the sums as they were."""
    before = standing(entries, path).sums
    last = max((entry.id for entry in entries), default=0)
    for number, kind in enumerate((Kind.RECEIVED, Kind.DECLARED, Kind.CHARGE), 1):
        home = entries[0] if entries else Entry(0, 1, kind, 0, START, "officer")
        added = Entry(last + number, home.obligation, kind, 700_000, home.at, "officer")
        back = Entry(
            last + number + 1,
            home.obligation,
            Kind.REVERSAL,
            700_000,
            home.at,
            "officer",
            reverses=added.id,
        )
        assert standing((*entries, added, back), path).sums == before


async def test_four_writers_at_once_keep_the_laws(database: Database) -> None:
    """Four people in four writers' threads pay, receive, confirm and take back at once."""
    village = Village(database)
    project = settle(village, homes=3)
    writers = [Writer(database) for _ in range(4)]
    outcomes: list[str] = []

    async def work(number: int, writer: Writer) -> None:
        dice = random.Random(number)
        actor = Actor(village.officers[number % 2], Role.OFFICER)
        for turn in range(15):
            step = (
                dice.choice(ACTIONS + MORE),
                dice.randrange(3),
                500_000 * dice.randint(1, 4),
                dice.randrange(6),
            )
            try:
                await village.book.write(
                    writer,
                    actor,
                    village.at + timedelta(seconds=turn),
                    partial(act, project=project, step=step),
                )
                outcomes.append("written")
            except RegisterError as refused:
                outcomes.append(type(refused).__name__)

    await asyncio.gather(*(work(number, writer) for number, writer in enumerate(writers)))
    for writer in writers:
        await writer.close()
    assert outcomes.count("written") > 10
    found = village.read(lambda view: ledger.standings(view, project.obligations))
    for standing_ in found.values():
        never_below_nothing(standing_)
    village.write(lambda pen: [audit.seal(pen) for _ in range(5)])
    report = village.read(verify)
    assert report.faults == ()
    assert report.waiting == 0


async def test_of_four_who_confirm_at_once_one_wins(database: Database) -> None:
    village = Village(database)
    (home, _) = settle(village).obligations
    entry = village.write(lambda pen: ledger.receive(pen, home, 3_000_000)).entry
    writers = [Writer(database) for _ in range(4)]

    async def confirm(writer: Writer) -> str:
        try:
            await village.book.write(
                writer, village.officer, village.at, lambda pen: ledger.confirm(pen, entry.id)
            )
        except AlreadyTaken:
            return "lost"
        return "won"

    outcomes = await asyncio.gather(*map(confirm, writers))
    for writer in writers:
        await writer.close()
    assert sorted(outcomes) == ["lost", "lost", "lost", "won"]
    assert village.standing(home).sums.confirmed == 3_000_000


async def test_same_slip_and_same_cause_from_four_writers_come_once(database: Database) -> None:
    village = Village(database)
    project = settle(village, homes=4)
    writers = [Writer(database) for _ in range(4)]
    slip = Paper(slip_sha256="e" * 64)

    async def declare(number: int) -> str:
        try:
            await village.book.write(
                writers[number],
                village.officer,
                village.at,
                lambda pen: ledger.declare(pen, project.obligations[number], 1_000_000, slip),
            )
        except MoneyError:
            return "seen"
        return "kept"

    async def receive(writer: Writer) -> bool:
        written = await village.book.write(
            writer,
            village.officer,
            village.at,
            lambda pen: ledger.receive(
                pen, project.obligations[0], 500_000, cause=Cause(1, "payment", 1)
            ),
        )
        return written.repeated

    assert sorted(await asyncio.gather(*map(declare, range(4)))) == ["kept", *["seen"] * 3]
    assert sorted(await asyncio.gather(*map(receive, writers))) == [False, True, True, True]
    for writer in writers:
        await writer.close()
    assert village.standing(project.obligations[0]).sums.received == 500_000
