"""Kill -9 between the steps of a case: no step is lost, none is there twice, nobody hears twice."""

import random
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from bot.desk.posts import from_bytes
from bot.storage import ledger, outbox
from bot.storage.registers import cases, obligations, places
from bot.storage.registers.base import Book, View
from bot.storage.registers.case_values import Case
from bot.storage.sealing import Place
from tests.desk.crashing_case import BINH, LAN, MINH, SEASON
from tests.people import Village, village

STEPS = [
    *("reported", "leader_answered", "passed_on", "taken", "asked", "replied", "record_called"),
    *("record_signed", "sent_to_commune", "submitted", "decided"),
]
NEWS = {
    LAN: (
        *("xác nhận tin báo", "đã nhận việc", "còn sống mấy con?", "tại chuồng, 8 giờ"),
        *("nguyên nhân khách quan", "Biên bản được gửi UBND cấp xã"),
        *("UBND cấp xã trình cấp có thẩm quyền", "15/QĐ-UBND"),
    ),
    BINH: ("xem giúp tin này đúng chưa", "đã nhận việc", "tại chuồng, 8 giờ"),
    MINH: ("BÁO THIỆT HẠI", "xác nhận tin báo", "trả lời"),
}
"""What each is told by the assistant itself, once."""

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("crash")]


def run(url: str, acknowledged: int, after: int | None) -> int:
    """How many events are acknowledged when the child is dead, killed after so many more."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desk.crashing_case", url, str(acknowledged)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert child.stdout is not None
    for heard, line in enumerate(child.stdout):
        if not line.endswith("\n"):
            break  # cut off by the kill
        acknowledged = max(acknowledged, int(line) + 1)
        if heard == after:
            threading.Timer(random.random() / 50, child.kill).start()
    child.stdout.close()
    status = child.wait(60)
    assert after is not None or status == 0
    return acknowledged


def extended(view: View, case: Case) -> int:
    """How often the decision moved the day of the case's obligation."""
    (head,) = obligations.of_participations(view, [case.participation or 0])
    entries = ledger.entries_of(view, [head.id])[head.id]
    return sum(entry.decision is not None for entry in entries)


async def told(here: Village, name: str) -> list[str]:
    """What somebody was told unasked."""
    database = here.app.database
    chat = database.sealer.chat("console", "local", name)
    rows = await outbox.latest(database, chat, 200)
    posts = [from_bytes(database.sealer.open(Place.OUTBOX, r.id, r.payload)) for r in rows]
    return [post.spoken.text for post in posts if post.spoken.notice]


async def test_season_of_a_case_survives_being_killed_at_every_step(database_url: str) -> None:
    count = 0
    while count < len(SEASON):
        before = count
        count = run(database_url, count, after=random.randrange(1, 4))
        assert count > before
    assert run(database_url, count, after=None) == len(SEASON)
    async with village(database_url) as here:

        def find(view: View) -> tuple[Case, ...]:
            everywhere = [item.id for item in places.communes(view)]
            return cases.of_communes(view, everywhere, open_only=False)

        (case,) = await Book(here.app.database).read(find)
        assert [item.step.kind for item in case.steps] == STEPS
        assert [item.document for item in case.evidence] == ["on_site_record"]
        assert await Book(here.app.database).read(lambda view: extended(view, case)) == 1
        for name, news in NEWS.items():
            texts = await told(here, name)
            assert max(Counter(texts).values()) == 1
            for part in news:
                assert sum(part in text for text in texts) == 1, (name, part, texts)
