"""Nothing that a person said stands in the clear in the database or in a log line."""

import io
import logging
import tomllib
from collections.abc import Iterator
from importlib import resources
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


async def test_a_report_of_a_loss_stands_nowhere_in_the_clear(
    sqlite_url: str, tmp_path: Path, log: io.StringIO
) -> None:
    said = ("Vi Văn Kín-Đáo", "thôn Kín-Đáo", "0900000018", "bãi-bồi-kín", "heo-quý", "84900000018")
    async with village(sqlite_url) as here:
        await here.settle()
        person = here.person("u-kín")
        await person.do("con heo-quý chết 12 con hôm qua", "=unknown")
        await person.do("40", "=lang-son", "=yes", said[0], said[1], said[2], "=skip", said[3])
        await person.choose("yes")
        assert "Vi Văn Kín-Đáo" in here.heard("mau-thu")
    stored, logged = everything_in(tmp_path), log.getvalue()
    for word in said:
        assert word.encode() not in stored, word
        assert word not in logged, word
        assert word.encode("unicode_escape").decode() not in stored.decode("latin-1"), word


async def test_database_files_and_logs_hold_no_personal_value_of_the_sample_village(
    sqlite_url: str, tmp_path: Path, log: io.StringIO
) -> None:
    async with village(sqlite_url) as here:
        await here.settle()
        leader, officer = here.person("mau-hoa"), here.person("mau-thu")
        await here.person("mau-pao").do("/toi")
        await leader.do("/nhom", "/ma", "Sính", "=code", "=yes")
        await leader.do("/noptien", "=received", "Páo", "=all", "=yes")
        await officer.do("/danhsach", "/viec", "/toi")
    stored, logged = everything_in(tmp_path), log.getvalue()
    told = tomllib.loads(resources.files("bot").joinpath("demo.toml").read_text("utf-8"))
    homes = [home for commune in told["communes"] for home in commune["projects"][0]["households"]]
    values = {person["full"] for person in told["people"]} | {home["name"] for home in homes}
    values |= {person["phone"] for person in told["people"]}
    values |= {"84" + person["phone"][1:] for person in told["people"]}
    values |= {commune["account"]["number"] for commune in told["communes"]}
    for value in values:
        assert value.encode() not in stored, value
        assert value not in logged, value
