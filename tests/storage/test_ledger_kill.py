"""Killed in the middle of payments: what was acknowledged is there, nothing is half there."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.storage import audit, ledger
from bot.storage.database import Database
from bot.storage.verification import verify
from tests.storage.conftest import KEY
from tests.storage.village import Village, settle

KILLS = 3


def pay_and_kill(url: str, folder: Path, obligations: list[int], patience: float) -> int:
    """How many payments a process acknowledged until it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.killed_ledger", url, str(folder)]
        + [str(id_) for id_ in obligations],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    heard = process.stdout.readline()
    time.sleep(patience)
    process.kill()
    heard += process.stdout.read()
    process.stdout.close()
    assert process.wait() == -9
    return int(heard.split(b"\n")[-2])


@pytest.mark.long
def test_ledger_and_audit_are_whole_after_kills(database_url: str, tmp_path: Path) -> None:
    database = Database.open(database_url, key=KEY, folder=tmp_path)
    project = settle(Village(database), homes=3)
    database.close()
    dice = random.Random(database_url[:6])
    acknowledged = sum(
        pay_and_kill(database_url, tmp_path, project.obligations, dice.uniform(0.05, 0.4))
        for _ in range(KILLS)
    )
    database = Database.open(database_url, key=KEY, folder=tmp_path)
    village = Village(database)
    while village.write(audit.seal):
        pass
    found = village.read(lambda view: ledger.standings(view, project.obligations))
    report = village.read(verify)
    database.close()
    assert report.whole
    received = sum(standing.sums.received for standing in found.values())
    deposited = sum(standing.sums.deposited for standing in found.values())
    assert received == deposited
    # The last one of each process may be durable without its acknowledgement being heard.
    assert 0 <= received // 1000 - acknowledged <= KILLS
