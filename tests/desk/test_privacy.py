"""Nothing that a person said stands in the clear in the database or in a log line."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from tests.people import village

SAID = ("Lê Thị Thử-Nghiệm", "20.250.000", "mất gần hết chuồng", "0912345678", "u-bí-mật")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger("bot")
    before = (root.handlers[:], root.level, root.propagate)
    logs.start("debug", stream)
    yield stream
    root.handlers[:], root.level, root.propagate = before[0], before[1], before[2]


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_database_and_logs_hold_no_word_of_a_person(
    sqlite_url: str, tmp_path: Path, log: io.StringIO
) -> None:
    async with village(sqlite_url) as here:
        person = here.person("u-bí-mật")
        await person.say("/xungho")
        await person.choose("yes")
        await person.choose("chi")
        await person.say("Lê Thị Thử-Nghiệm")
        await person.say("/tinh")
        await person.choose("lang-son")
        await person.choose("livestock_poultry")
        await person.say("20.250.000")
        await person.say("mất gần hết chuồng")
        await person.say("gọi 0912345678")
    stored = everything_in(tmp_path)
    logged = log.getvalue()
    assert '"event":"heard"' in logged
    for word in SAID:
        assert word.encode() not in stored, word
        assert word not in logged, word
        assert word.encode("unicode_escape").decode() not in logged, word
