"""Kill -9 amid a thousand conversations: nothing acknowledged is lost, none is twice."""

import json
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.desk.posts import from_bytes
from bot.storage import outbox
from bot.storage.sealing import Place
from tests.desk.crashing import SAID
from tests.people import village

CHATS = 1000
KILLS = 4

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("crash")]


def run(url: str, counts: list[int], after: int | None) -> bool:
    """Let a child go on from ``counts``, killed after so many events; whether it ended."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desk.crashing", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(json.dumps(counts))
    child.stdin.close()
    for heard, line in enumerate(child.stdout):
        if not line.endswith("\n"):
            break  # cut off by the kill
        number, event = map(int, line.split())
        counts[number] = max(counts[number], event + 1)
        if heard == after:
            # Killed from the side, so that it dies wherever it happens to be.
            threading.Timer(random.random() / 50, child.kill).start()
    child.stdout.close()
    return child.wait(60) == 0


async def test_no_acknowledged_answer_is_lost_and_none_is_there_twice(database_url: str) -> None:
    counts = [0] * CHATS
    for _ in range(KILLS):
        run(database_url, counts, after=random.randrange(50, CHATS))
    assert run(database_url, counts, after=None)
    assert counts == [len(SAID)] * CHATS
    async with village(database_url) as here:
        database = here.app.database
        for number in range(CHATS):
            chat = database.sealer.chat("console", "local", f"p{number}")
            rows = await outbox.latest(database, chat, 50)
            posts = [from_bytes(database.sealer.open(Place.OUTBOX, r.id, r.payload)) for r in rows]
            assert [post.spoken.text for post in posts if post.mine] == list(SAID)
            asked = [post.spoken.question for post in posts if not post.mine]
            assert asked[0] == "province"
            assert asked[-1] == "project_end"
            assert len(asked) == len(SAID)
