"""Kill -9 in the middle of payments: the ledger holds every acknowledged step, each once."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.rules.balances import Sums
from bot.storage.audit import seal
from bot.storage.registers import overview, places
from bot.storage.registers.base import SYSTEM, Book, View
from bot.storage.verification import verify
from tests.desk.paying import EACH, HOMES, ROUNDS, season
from tests.people import NOON, village

KILLS = 3
WHOLE = len(list(season()))

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("paying")]


def run(url: str, done: int, after: int | None) -> tuple[int, bool]:
    """How many events are acknowledged once the child is killed, and whether it came to its end."""
    command = [sys.executable, "-m", "tests.desk.paying", url, str(max(0, done - 1))]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True
    )
    assert child.stdout is not None
    for heard, line in enumerate(child.stdout):
        if line.endswith("\n"):
            done = max(done, int(line) + 1)
        if heard == after:
            # Killed from the side, so that it dies wherever it happens to be.
            threading.Timer(random.random() / 30, child.kill).start()
    child.stdout.close()
    return done, child.wait(60) == 0


def found(view: View) -> Sums:
    (commune,) = places.communes(view, "lang-son")
    return overview.sums(overview.of_communes(view, [commune.id]))


async def test_ledger_is_whole_after_kills_in_the_middle_of_payments(database_url: str) -> None:
    done = 0
    for _ in range(KILLS):
        done, ended = run(database_url, done, after=random.randrange(5, WHOLE // KILLS))
        if not ended:
            async with village(database_url) as here:
                report = await Book(here.app.database).read(verify)
                assert report.faults == ()
    done, ended = run(database_url, done, after=None)
    assert (done, ended) == (WHOLE, True)
    whole = ROUNDS * len(HOMES) * EACH
    async with village(database_url) as here:
        book = Book(here.app.database)
        await book.write(here.app.writer, SYSTEM, NOON, seal)
        report = await book.read(verify)
        assert report.faults == ()
        assert report.waiting == 0
        sums = await book.read(found)
        assert (sums.counted, sums.confirmed, sums.undeposited) == (whole, whole, 0)
