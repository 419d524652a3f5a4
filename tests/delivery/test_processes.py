"""Four processes plan and send on one PostgreSQL, one of them is killed: nobody is told twice."""

import asyncio
import base64
import json
import time
import urllib.request
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import TextClause, text

from bot.delivery.roads import SLOTS
from bot.rules.reminder_days import moment
from bot.storage.database import Database
from bot.storage.registers import people
from bot.storage.registers.people import ChatAddress, How
from bot.storage.writer import Writer
from tests.delivery.house import ACCOUNT, CHANNEL, KEY
from tests.delivery.proof import printed, spawn, started
from tests.delivery.reminded import EARLY, Reminded
from tests.storage.village import settle

HOMES, PROCESSES = 400, 4
ENDS = date(2026, 5, 7)
"""Three months later is a week after the day on which the fast clock starts."""
PATIENCE = 240.0
_BEGUN = text("SELECT count(*) > 0 FROM outbox WHERE state = 'sent'")
_OVER = text(
    "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'leased')) AND NOT EXISTS"
    " (SELECT 1 FROM reminders WHERE step = 'before_7' AND state IN ('open', 'handed'))"
)
_STATES = text("SELECT recipient, state FROM reminders WHERE step = 'before_7'")


async def settled(database: Database) -> dict[int, int]:
    """A village of which everybody is due to be told once; by person, the number of their chat."""
    writer = Writer(database)
    reminded = Reminded(database, writer)
    project = settle(reminded.village, homes=HOMES, ends=ENDS)
    numbers = {person: number for number, person in enumerate(project.people)}

    def link_all() -> None:
        with reminded.village.pen() as pen:
            for person, number in numbers.items():
                chat = database.sealer.chat(CHANNEL, ACCOUNT, str(number))
                people.link(pen, person, ChatAddress(chat, CHANNEL, ACCOUNT, str(number)), How.CODE)

    link_all()
    await reminded.planner.plan_all(moment(date(2026, 7, 20), EARLY))
    await writer.close()
    return numbers


@pytest.mark.long
def test_nobody_is_told_twice_by_four_processes_of_which_one_is_killed(
    postgres_url: str, tmp_path: Path
) -> None:
    database = Database.open(postgres_url, key=KEY, folder=tmp_path)
    numbers = asyncio.run(settled(database))
    with started("tests.delivery.platform", "7", "0") as (_, port):
        arguments = ("tests.delivery.reminding", postgres_url, str(tmp_path), str(port))
        since = str(time.time())
        running = [spawn(*arguments, since) for _ in range(PROCESSES)]
        for process in running:
            printed(process)
        _wait(database, _BEGUN)
        running[0].kill()
        _wait(database, _OVER)
        for process in running:
            process.terminate()
            process.wait(30)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/report") as response:
            taken = base64.b64decode(json.load(response)["taken"]).ljust(HOMES, b"\0")
    with database.engine.connect() as connection:
        states = {numbers[row.recipient]: row.state for row in connection.execute(_STATES)}
    database.close()
    assert set(states) == set(range(HOMES))
    assert max(taken) == 1
    assert all(taken[number] for number, state in states.items() if state == "sent")
    found = Counter(states.values())
    assert set(found) <= {"sent", "unknown"}, found
    assert found["unknown"] <= SLOTS


def _wait(database: Database, what: TextClause) -> None:
    """Return when that is so; a process that hangs is found by the counts."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with database.engine.connect() as connection:
            if connection.execute(what).scalar_one():
                return
        time.sleep(0.01)
