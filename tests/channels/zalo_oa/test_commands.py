"""The doctor, the operator's commands, and `bot serve` as a process of its own."""

import argparse
import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.zalo_oa.oauth import challenge_of
from bot.clock import StandingClock, SystemClock
from bot.commands.admin_zalo import act
from bot.commands.doctor import Finding, Line
from bot.commands.examine_zalo import examine
from bot.commands.zalo_book import account_of, month_of
from bot.errors import UsageError
from bot.settings import Settings
from bot.storage import zalo
from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.channels.zalo_oa.fake import APP_ID, APP_SECRET, OA_ID, OA_SECRET, SEED, Fake
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import settings_for
from tests.people import KEY

ROOT = Path(__file__).parents[3]


@pytest.fixture
async def writer(sqlite_url: str) -> AsyncIterator[Writer]:
    database = Database.open(sqlite_url, key=KEY)
    made = Writer(database)
    yield made
    await made.close()
    database.close()


async def findings(settings: Settings) -> list[Line]:
    return await asyncio.to_thread(lambda: list(examine(settings)))


def wrong(lines: list[Line]) -> str:
    return "\n".join(line.en for line in lines if line.finding is Finding.WRONG)


async def pair(writer: Writer, since: datetime, access: str = "A1-sekret") -> None:
    ends = since + timedelta(hours=25)
    await zalo.save(writer, OA_ID, zalo.Tokens(1, access, "R1-sekret", ends, since))


async def test_doctor_names_what_is_missing(fake: Fake, sqlite_url: str) -> None:
    lines = await findings(settings_for(fake, sqlite_url, zalo_oa_secret=None, zalo_oa_id=None))
    assert "BOT_ZALO_OA_ID, BOT_ZALO_OA_SECRET must be set" in wrong(lines)


async def test_doctor_asks_for_consent_where_there_is_none(
    fake: Fake, sqlite_url: str, writer: Writer
) -> None:
    assert writer.database.address.sqlite
    lines = await findings(settings_for(fake, sqlite_url, zalo_refresh_token=None))
    assert "no consent yet; run bot admin zalo link" in wrong(lines)
    lines = await findings(settings_for(fake, sqlite_url, public_url=None))
    assert wrong(lines) == ""
    assert "uses it once" in "".join(line.en for line in lines)


async def test_doctor_asks_for_consent_before_there_is_a_database(
    fake: Fake, sqlite_url: str
) -> None:
    lines = await findings(settings_for(fake, sqlite_url, zalo_refresh_token=None))
    assert "no consent yet; run bot admin zalo link" in wrong(lines)
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()  # noqa: ASYNC240


async def test_doctor_asks_zalo_and_is_content(fake: Fake, sqlite_url: str, writer: Writer) -> None:
    fake.clock = StandingClock(SystemClock().now())
    await pair(writer, fake.clock.now(), fake.grant()["access_token"])
    lines = await findings(settings_for(fake, sqlite_url, zalo_trust_shared_phone=False))
    said = "".join(line.en for line in lines)
    assert wrong(lines) == ""
    assert "Zalo takes the token" in said
    assert "89 days left" in said or "90 days left" in said
    assert "sekret" not in said


async def test_doctor_warns_weeks_before_the_refresh_token_dies(
    fake: Fake, sqlite_url: str, writer: Writer
) -> None:
    now = datetime.now(UTC)
    for days, said in ((59, ""), (61, "28 days left"), (91, "is dead")):
        await pair(writer, now - timedelta(days=days))
        assert said in wrong(await findings(settings_for(fake, sqlite_url)))
    await pair(writer, now - timedelta(days=59))
    assert wrong(await findings(settings_for(fake, sqlite_url))) == ""


async def test_doctor_says_what_was_spent_and_when_the_cap_is_reached(
    fake: Fake, sqlite_url: str, writer: Writer
) -> None:
    await pair(writer, SystemClock().now() - timedelta(days=2))
    month = month_of(SystemClock().now())
    assert await zalo.spend(writer, OA_ID, month, "consult", 55, 200)
    lines = await findings(settings_for(fake, sqlite_url, zalo_monthly_cap=200))
    assert "55 VND spent this month, at most 200 VND" in "".join(line.en for line in lines)
    assert wrong(lines) == ""
    lines = await findings(settings_for(fake, sqlite_url, zalo_monthly_cap=55))
    assert "55 VND spent" in wrong(lines)


async def test_doctor_tells_trouble_and_an_odd_signature(
    fake: Fake, sqlite_url: str, writer: Writer
) -> None:
    now = datetime.now(UTC)
    lines: list[Line] = []
    for why, days, told in (
        ("no_money", 1, True),
        ("no_money", 8, False),
        ("oa_deleted", 8, True),
    ):
        at = now - timedelta(days=days)
        odd = "oa_id+oa_secret"
        await zalo.note(writer, OA_ID, trouble=why, trouble_at=at, signature=odd)
        lines = await findings(settings_for(fake, sqlite_url))
        assert (why in wrong(lines)) is told
    assert "unusual signature" in "".join(line.en for line in lines)
    missing = settings_for(fake, sqlite_url, zalo_templates=Path("/nowhere.toml"))
    assert "cannot be read" in wrong(await findings(missing))


def does(what: str, code: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(does=what, code=code)


async def test_operator_gets_link_challenge_and_keeps_the_code(
    fake: Fake, sqlite_url: str, writer: Writer, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_for(fake, sqlite_url)
    with pytest.raises(UsageError):
        await act(writer, settings_for(fake, sqlite_url, public_url=None), does("link"))
    with pytest.raises(UsageError):
        await act(writer, settings, does("consent"))
    assert await act(writer, settings, does("status")) == 1
    assert await act(writer, settings, does("link")) == 0
    shown = capsys.readouterr().out
    assert "https://bot.example/zalo/callback" in shown
    fake.challenge = shown.partition("challenge for the console:  ")[2].partition("\n")[0]
    assert len(fake.challenge) == len(challenge_of("x"))
    assert await act(writer, settings, does("consent", "made-up")) == 1
    fake.clock = StandingClock(SystemClock().now())
    assert await act(writer, settings, does("consent", fake.consent_code())) == 0
    assert await act(writer, settings, does("status")) == 0
    shown = capsys.readouterr().out
    assert "refresh token until" in shown
    assert "sekret" not in shown
    assert (await account_of(writer, OA_ID)).tokens is not None
    await zalo.note(writer, OA_ID, signature="oa_id+oa_secret")
    assert await act(writer, settings, does("unpin")) == 0
    assert (await account_of(writer, OA_ID)).signature == ""


# As a process


def environment(fake: Fake, port: int, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_PORT": str(port),
        "BOT_ZALO_OA_ID": OA_ID,
        "BOT_ZALO_APP_ID": APP_ID,
        "BOT_ZALO_APP_SECRET": APP_SECRET,
        "BOT_ZALO_OA_SECRET": OA_SECRET,
        "BOT_ZALO_REFRESH_TOKEN": SEED,
        "BOT_ZALO_API_URL": fake.address,
        "BOT_ZALO_OAUTH_URL": fake.address,
        "BOT_ZALO_BUSINESS_URL": fake.address,
        **more,
    }


@asynccontextmanager
async def serving(
    fake: Fake, folder: Path, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "serve.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=folder,
            env=environment(fake, port, **more),
            stderr=log,
        )
        fake.hook = f"http://127.0.0.1:{port}/zalo/webhook"
        try:
            await listening(port)
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def listening(port: int) -> None:
    """Wait until the process takes connections."""
    async with asyncio.timeout(60):
        while True:
            try:
                _, out = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                out.close()
                return


async def test_killed_and_restarted_it_goes_on_where_it_was(fake: Fake, tmp_path: Path) -> None:
    fake.clock = StandingClock(SystemClock().now())
    people = [Person(fake) for _ in range(4)]
    async with serving(fake, tmp_path) as process:
        for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án")):
            for person in people:
                person.say(said)
            await asyncio.gather(*(person.hears(heard, patience=30) for person in people))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        fake.pace = 0.02
        for person in people:
            person.say("lợn")
        await asyncio.sleep(0.1)
    async with serving(fake, tmp_path) as process:
        await asyncio.gather(*(person.hears("bao nhiêu tiền", patience=40) for person in people))
        await fake.delivered()
    assert process.returncode == 0
    assert fake.retries
    assert fake.grants == 1
    log = (tmp_path / "serve.log").read_text("utf-8")
    for secret in ("sekret", "lợn", people[0].id):
        assert secret not in log


@pytest.mark.postgres
async def test_token_rotates_in_the_middle_of_a_burst_at_two_processes(
    fake: Fake, postgres_url: str, tmp_path: Path
) -> None:
    fake.clock = StandingClock(SystemClock().now())
    people = [Person(fake) for _ in range(12)]
    more = {"BOT_DATABASE_URL": postgres_url, "BOT_DATA_KEY": KEY}
    async with serving(fake, tmp_path, **more):
        first = fake.hook
        async with serving(fake, tmp_path, **more):
            fake.turns = [first, fake.hook]
            for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án"), ("lợn", "tiền")):
                for number, person in enumerate(people):
                    person.say(said)
                    if number == len(people) // 2:
                        await asyncio.sleep(0.05)
                        fake.expire()
                await asyncio.gather(*(person.hears(heard, patience=60) for person in people))
    assert {len(person.chat.messages) for person in people} == {3}
    assert 2 <= fake.grants <= 5
    assert {status for status, _ in fake.answers} == {200}
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert "sekret" not in log
    assert '"from":"bot.zalo","event":"operator_needed"' not in log


async def test_unfinished_settings_say_what_is_missing(fake: Fake, tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        cwd=tmp_path,
        env=environment(fake, 0, BOT_ZALO_OA_SECRET=""),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert b"BOT_ZALO_OA_SECRET must be set too" in said


async def test_without_secrets_nothing_of_zalo_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys, bot.commands.serve as serve, bot.settings as settings;"
        "serve.platforms_for(settings.Settings());"
        "print(sorted(name for name in sys.modules if 'zalo_oa' in name or 'PIL' in name))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code),
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert out == b"[]\n"
