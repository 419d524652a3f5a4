"""Killed in the middle of a thousand conversations: nothing acknowledged is lost, none is twice."""

import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import journals
from bot.storage.database import Database
from tests.storage.conftest import KEY

CHATS = 1000
KILLS = 4


def converse_and_kill(url: str, folder: Path, patience: float) -> list[tuple[int, int]]:
    """What a process acknowledged until it was killed, some time after its first word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.killed", url, str(folder), str(CHATS)],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    heard = process.stdout.read(1)
    time.sleep(patience)
    process.kill()
    heard += process.stdout.read()
    process.stdout.close()
    assert process.wait() == -9
    lines = heard.decode().splitlines(keepends=True)
    return [
        (int(chat), int(event))
        for chat, event in (line.split() for line in lines if line.endswith("\n"))
    ]


@pytest.mark.long
async def test_kill_loses_no_acknowledged_answer_and_doubles_none(
    database_url: str, tmp_path: Path
) -> None:
    dice = random.Random(database_url[:6])
    acknowledged: dict[int, list[int]] = defaultdict(list)
    for _ in range(KILLS):
        heard = converse_and_kill(database_url, tmp_path, dice.uniform(0.02, 0.6))
        assert heard
        for chat, event in heard:
            acknowledged[chat].append(event)

    database = Database.open(database_url, key=KEY, folder=tmp_path)
    stored = await journals.chat_states(database, range(1, CHATS + 1))
    with database.engine.connect() as connection:
        seen = Counter(row[0] for row in connection.execute(text("SELECT chat FROM seen")))
        sent = [tuple(row) for row in connection.execute(text("SELECT chat, payload FROM outbox"))]
        twice = connection.execute(
            text("SELECT chat, count(*) FROM journals GROUP BY chat HAVING count(*) > 1")
        ).all()
    database.close()

    assert twice == []
    assert len(set(sent)) == len(sent)
    assert sum(len(events) for events in acknowledged.values()) > CHATS
    answers = Counter(chat for chat, _ in sent)
    for chat, events in acknowledged.items():
        assert len(set(events)) == len(events), "no answer was acknowledged twice"
        last = int(stored[chat].state)
        # The last one may have become durable without its acknowledgement being heard.
        assert last >= max(events)
        assert int(stored[chat].journals[0].payload) == last
        assert seen[chat] == last
        assert answers[chat] == last
