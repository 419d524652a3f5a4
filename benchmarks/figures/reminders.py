"""Reminders: 200,000 obligations planned, and a tick with nothing to do."""

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Table, func, select

from benchmarks.report import BrokenError, Options, Row, Spread, at_most
from bot.channels.base import Outgoing
from bot.delivery.planner import Planner
from bot.delivery.reminder_made import House
from bot.rules import load
from bot.storage import ledger_tables as money
from bot.storage import register_tables as registers
from bot.storage.database import Database
from bot.storage.registers.base import SYSTEM, Book, Pen
from bot.storage.reminder_tables import reminders
from bot.storage.writer import Writer
from bot.words import Words

OBLIGATIONS = 200_000
QUICK = 5_000
HOMES = 50
"""Households of one project."""
POLICY = "lang-son-33-2022"
NOW = datetime(2026, 7, 1, 2, tzinfo=UTC)
ENDS, PAY_BY = date(2026, 6, 30), date(2026, 9, 30)
TICKS = 200


def measure(options: Options) -> Iterator[Row]:
    """The rows of reminders. ``--quick`` plans a part and says so."""
    count = OBLIGATIONS if options.rounds > 1 else QUICK
    seconds, used, ticks = asyncio.run(_measure(count))
    planned = Spread.of([seconds * OBLIGATIONS / count])
    name = "200,000 obligations planned"
    yield at_most(name if count == OBLIGATIONS else f"{name} ({count:,} × 40)", planned, 60, "s")
    own = Spread.of([used * OBLIGATIONS / count])
    yield at_most("  of it this process's own processor time", own, 60, "s")
    yield at_most("a tick with nothing to do", Spread.of(ticks), 1000, "µs")


async def _measure(count: int) -> tuple[float, float, list[float]]:
    """Seconds by the clock and of the processor, and what each idle tick took, in microseconds."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = Database.open(f"sqlite:///{folder}/bot.db", folder=Path(folder))
        writer = Writer(database)
        try:
            for project in range(count // HOMES):
                await Book(database).write(writer, SYSTEM, NOW, partial(_project, project))
            return await _plan(database, writer, count)
        finally:
            await writer.close()
            database.close()


async def _plan(database: Database, writer: Writer, count: int) -> tuple[float, float, list[float]]:
    policies = load()
    planner = Planner(writer, House(policies, lambda *_: Words.of("vi"), str, _stored))
    started, used = perf_counter(), process_time()
    planned = await planner.plan_all(NOW)
    seconds, used = perf_counter() - started, process_time() - used
    rows = await database.read(
        lambda connection: connection.execute(select(func.count(reminders.c.id))).scalar()
    )
    if planned != count or not rows or rows < count:
        raise BrokenError(f"{planned} obligations gave {rows} reminders")
    night = NOW.replace(hour=17)
    while (await planner.tick(night)).more:
        continue
    ticks = []
    for number in range(TICKS):
        before = perf_counter()
        await planner.tick(night + timedelta(seconds=number / 10))
        ticks.append((perf_counter() - before) * 1e6)
    return seconds, used, ticks


def _stored(message: Outgoing) -> bytes:
    return message.text.encode()


def _project(number: int, pen: Pen) -> None:
    """A project with its group, and households that owe three million each."""
    commune, project, group, leader = (pen.new_id() for _ in range(4))
    homes = [[pen.new_id() for _ in range(6)] for _ in range(HOMES)]
    _insert(
        pen, registers.communes, {"id": commune, "province": "lang-son", "name": f"Xã {number}"}
    )
    _insert(pen, registers.people, {"id": leader, "created_at": NOW})
    _insert(
        pen,
        registers.projects,
        {"id": project, "commune": commune, "code": f"{number}", "name": "Lợn", "policy": POLICY}
        | {"type": "livestock_poultry", "ends": ENDS, "status": "active"},
    )
    _insert(
        pen,
        registers.groups,
        {"id": group, "commune": commune, "project": project, "name": "Tổ", "leader": leader},
    )
    household = [{"id": home[0], "commune": commune, "code": f"{home[0]}"} for home in homes]
    _insert(pen, registers.households, *(row | {"village": "Thôn"} for row in household))
    _insert(pen, registers.people, *({"id": home[1], "created_at": NOW} for home in homes))
    told = {"relation": "head", "may_be_told": True, "gets_notices": True}
    members = ({"household": home[0], "person": home[1]} | told for home in homes)
    _insert(pen, registers.members, *members)
    part = {"project": project, "group_id": group, "state_vnd": 20_000_000, "own_vnd": 0}
    parts = (part | {"id": home[2], "household": home[0], "withdrawn": False} for home in homes)
    _insert(pen, registers.participations, *parts)
    _money(pen, commune, project, homes)


def _money(pen: Pen, commune: int, project: int, homes: list[list[int]]) -> None:
    head = {"project": project, "commune": commune, "policy": POLICY, "path": "through_leader"}
    owed = (
        head
        | {"id": home[3], "code": str(home[3]), "participation": home[2]}
        | {"household": home[0], "created_at": NOW}
        for home in homes
    )
    _insert(pen, money.obligations, *owed)
    seen = {"at": NOW, "on_day": ENDS, "policy_version": "", "footing": "due", "rate": "0.15"}
    seen |= {"amount_vnd": 3_000_000, "pay_by": PAY_BY, "expected": False, "result": "{}"}
    said = (seen | {"id": home[4], "obligation": home[3]} for home in homes)
    _insert(pen, money.assessments, *said)
    entry = {"kind": "charge", "amount_vnd": 3_000_000, "at": NOW, "role": "system"}
    entry |= {"pay_by": PAY_BY, "expected": False, "off_path": False}
    charged = (entry | {"id": home[5], "obligation": home[3]} for home in homes)
    _insert(pen, money.ledger, *charged)


def _insert(pen: Pen, table: Table, *rows: dict[str, Any]) -> None:
    pen.insert(table, list(rows))
