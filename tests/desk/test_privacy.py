"""Nothing that a person said stands in the clear in the database or in a log line."""

import io
import logging
import tomllib
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import resources
from pathlib import Path

import pytest

from bot import logs
from bot.desk.inviting import ByPhone, invite
from bot.storage.registers import cases, households, people, places
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.case_values import Case
from bot.storage.registers.households import Member, Relation
from bot.storage.registers.people import NewPerson
from tests.people import NOON, Person, village

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
    in_the_clear(village_values(), tmp_path, log)


async def test_newer_conversations_leave_no_word_of_the_village_in_the_clear(
    sqlite_url: str, tmp_path: Path, log: io.StringIO
) -> None:
    said = {
        "question": "hoi-kin bao gio thu",
        "more": "them-kin nua",
        "reply": "loi-dap-kin cho nha",
        "story": "lợn chết 12 con hôm qua o chuong-kin",
        "note": "ghi-chu-kin cua can bo",
        "broadcast": "Thong-bao-kin: mai hop thon.",
        "place": "nha-hop-kin",
        "asked": "hoi-lai-kin may con",
        "phone": "0900000077",
    }
    async with village(sqlite_url) as here:
        await here.settle()
        names = ("mau-pao", "mau-hoa", "mau-thu", "mau-lan")
        household, leader, officer, lan = map(here.person, names)

        # A question to a person, passed on and answered.
        await household.do("/gap", said["question"], "=yes")
        await household.say(said["more"])
        assert said["more"] in here.heard("mau-hoa")
        await leader.do("/traloi", said["reply"], "=yes")
        assert said["reply"] in here.heard("mau-pao")

        # Damage, what the officer asks and notes about it, and the household's answer.
        await lan.do(said["story"])
        await to_the_end(lan)
        code = (await Book(here.app.database).read(every_case))[-1].code
        minh = here.person("mau-minh")
        await minh.do(f"/vu {code}", "=taken")
        await minh.do(f"/vu {code}", "=asked", said["asked"], "=yes")
        assert said["asked"] in here.heard("mau-lan")
        assert "ghi" in (await minh.do(f"/vu {code}", "=others", "=noted", said["note"]))

        # A message to many, money passed on, and a number that is invited.
        await officer.do("/thongbao", "=new", "1", said["broadcast"], "=yes")
        await leader.do("/noptien", "=received", "Sính", "=all", "=yes")
        await leader.do("/luanchuyen", "Mẩy", "=yes", "Tài", "=no", "=skip")
        await leader.do("15/8/2026", said["place"], "=yes")
        assert said["place"] in here.heard("mau-pao") + here.heard("mau-hoa")
        await officer.do("/batat", "=invitations", "=on", "=yes")
        book = Book(here.app.database)
        await book.write(here.app.writer, SYSTEM, NOON, partial(imported, said["phone"]))
        way = ByPhone("zalo_oa", "1", some_room)
        assert await invite(here.app.writer, way, NOON) == 1
        await officer.do("/caidat", "/in", "/guinhac")
        await leader.do("/dulieu")
    in_the_clear({*village_values(), *said.values(), "84900000077"}, tmp_path, log)


async def to_the_end(person: Person) -> None:
    """Whatever a report still asks: unknown, and yes to the read-back."""
    for _ in range(12):
        if person.question is None:
            return
        for option in ("unknown", "skip", "yes", *person.options):
            if option in person.options:
                await person.choose(option)
                break
        else:
            raise AssertionError(person.question)


def imported(phone: str, pen: Pen) -> None:
    """Somebody of a household, of whom a sheet gave the number."""
    (commune,) = places.communes(pen, "lang-son")
    home = households.of_commune(pen, commune.id)[0].id
    person = people.add(pen, NewPerson("Người Có-Số-Kín", phone))
    households.put_member(pen, Member(home, person, Relation.MEMBER))


async def some_room() -> int:
    return 50


def every_case(view: View) -> Sequence[Case]:
    return cases.of_communes(view, [commune.id for commune in places.communes(view)])


def in_the_clear(values: set[str], folder: Path, log: io.StringIO) -> None:
    """Fail where a value stands in a file of the database or in a log line."""
    stored, logged = everything_in(folder), log.getvalue()
    for value in values:
        assert value.encode() not in stored, value
        assert value not in logged, value


def village_values() -> set[str]:
    """Every personal value of the sample village."""
    told = tomllib.loads(resources.files("bot").joinpath("demo.toml").read_text("utf-8"))
    homes = [home for commune in told["communes"] for home in commune["projects"][0]["households"]]
    values = {person["full"] for person in told["people"]} | {home["name"] for home in homes}
    values |= {person["phone"] for person in told["people"]}
    values |= {"84" + person["phone"][1:] for person in told["people"]}
    return values | {commune["account"]["number"] for commune in told["communes"]}
