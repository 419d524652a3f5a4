"""What goes wrong between Zalo and us: each has its defined end, nothing is lost or twice."""

import asyncio
import io
import logging
from datetime import timedelta

import pytest

from bot import logs
from bot.channels.base import Button, ChatRef, Outgoing, Refused, Retryable, Unknown
from bot.channels.zalo_bot import failures, hook
from bot.channels.zalo_bot.api import connect
from bot.channels.zalo_bot.channel import ZaloBotChannel
from bot.channels.zalo_bot.failures import ERRORS
from bot.channels.zalo_bot.quota import Quota
from bot.clock import StandingClock
from bot.commands.serve_zalo_bot import ZaloBotService
from bot.errors import UsageError
from bot.settings import Settings
from bot.storage.errors import Unavailable
from tests.channels.zalo_bot.fake import TOKEN, Fake, Fault
from tests.channels.zalo_bot.people import JPEG, Person
from tests.channels.zalo_bot.running import Running, assistant, intake
from tests.people import NOON


class Sending:
    """A channel alone."""

    def __init__(self, fake: Fake, messages: int = 3000) -> None:
        self.clock = StandingClock(NOON)
        self.api = connect(TOKEN, fake.address)
        self.quota = Quota(messages, 50, self.clock.now)
        self.channel = ZaloBotChannel(self.api, self.quota, lambda _: "")

    async def send(self, chat: str, text: str = "Chào") -> None:
        """Send one message."""
        await self.channel.send(Outgoing(ChatRef("zalo_bot", "987654", chat), text))


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(code=400), Refused("bad_request")),
        (Fault(code=401), Retryable(60.0, everyone=True)),
        (Fault(code=403), Retryable(5.0)),
        (Fault(code=404), Retryable(60.0)),
        (Fault(code=408), Unknown("timeout")),
        (Fault(code=429), Retryable(60.0, everyone=True)),
        (Fault(code=499), Refused("error_499")),
        (Fault(code=500), Retryable(5.0, everyone=True)),
        (Fault(429, body="slow down"), Retryable(60.0, everyone=True)),
        (Fault(502, body="<html>"), Retryable(5.0, everyone=True)),
        (Fault(504, body="<html>"), Unknown("gateway timeout")),
        (Fault(200, body="no JSON"), Unknown("the call broke")),
        (Fault(drop=True), Unknown("the call broke")),
        (Fault(drop=True, late=True), Unknown("the call broke")),
    ],
    ids=lambda value: str(value.code or value.status) if isinstance(value, Fault) else "",
)
async def test_failure_has_its_defined_end(
    fake: Fake, fault: Fault, expected: Refused | Retryable | Unknown
) -> None:
    person, sending = Person(fake), Sending(fake)
    fake.faults["sendMessage"].append(fault)
    with pytest.raises(type(expected)) as error:
        await sending.send(person.id)
    assert vars(error.value) == vars(expected)
    assert len(person.new()) == int(fault.late)
    await sending.api.close()


def test_every_code_of_the_table_is_tried() -> None:
    assert set(ERRORS) == {400, 401, 403, 404, 408, 413, 429, 504}


async def test_platform_that_is_not_there_is_tried_again_later() -> None:
    api = connect(TOKEN, "http://127.0.0.1:9")
    channel = ZaloBotChannel(api, Quota(1, 1, StandingClock(NOON).now), lambda _: "")
    with pytest.raises(Retryable) as error:
        await channel.send(Outgoing(ChatRef("zalo_bot", "987654", "5"), "Chào"))
    assert error.value.everyone
    await api.close()


async def test_month_that_is_used_up_sends_messages_another_way(
    fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    person, sending = Person(fake), Sending(fake, messages=5)
    fake.quota = 5
    for _ in range(5):
        await sending.send(person.id)
    with pytest.raises(Refused) as error:
        await sending.send(person.id)
    assert error.value.why == "quota"
    assert [r.__dict__["facts"]["used"] for r in caplog.records if "plan" in r.message] == [4, 5]
    await sending.api.close()


async def test_quota_that_ends_earlier_than_we_count_is_noticed_after_a_while(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    fake.quota = 0
    with pytest.raises(Retryable):
        await sending.send(person.id)
    sending.clock.move(NOON + timedelta(minutes=16))
    with pytest.raises(Refused):
        await sending.send(person.id)
    fake.quota = 9
    await sending.send(person.id)
    fake.quota = 0
    with pytest.raises(Retryable):
        await sending.send(person.id)
    await sending.api.close()


async def test_long_text_is_split_at_paragraphs_and_the_choices_stand_at_the_end(
    fake: Fake,
) -> None:
    person, sending = Person(fake), Sending(fake)
    text = "\n\n".join(("e\u0323\u0302" * 1100, "b" * 1500, "c" * 400))  # 3,300 letters before NFC
    to = ChatRef("zalo_bot", "987654", person.id)
    await sending.channel.send(
        Outgoing(
            to, text, buttons=(Button("x", "Xem"), Button("y", "Lùi", "", False)), question="q"
        )
    )
    assert [len(part) for part in person.new()] == [1100, 1916]
    assert person.new()[1].endswith("c\n\n1. Xem\n• Lùi")
    await sending.api.close()


async def test_later_part_waits_and_the_first_is_not_sent_again(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "OUT_OF_REACH_SECONDS", 0.05)
    person, sending = Person(fake), Sending(fake)
    taken = Fault(late=True, body='{"ok": true, "result": {}}')
    fake.faults["sendMessage"] += [taken, Fault(code=403), Fault(500)]
    await sending.send(person.id, "\n\n".join(("a" * 1500, "b" * 1500)))
    assert [part[0] for part in person.new()] == ["a", "b"]
    fake.faults["sendMessage"] += [taken, Fault(code=400)]
    with pytest.raises(Unknown):
        await sending.send(person.id, "\n\n".join(("c" * 1500, "d" * 1500)))
    await sending.api.close()


async def test_token_stands_in_no_log_line_no_error_and_no_repr(
    fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    lines = io.StringIO()
    handler = logs.Lines(lines)
    logging.getLogger("bot").addHandler(handler)
    person, sending = Person(fake), Sending(fake)
    texts = [repr(sending.api)]
    faults = (Fault(500, body="x"), Fault(body="no JSON"), Fault(drop=True), Fault(code=401))
    for fault in faults:
        fake.faults["sendMessage"].append(fault)
        with pytest.raises((Retryable, Unknown)) as error:
            await sending.send(person.id)
        texts += [repr(error.value), repr(error.getrepr(style="long"))]
    logging.getLogger("bot").removeHandler(handler)
    secret = TOKEN.partition(":")[2]
    assert secret not in "".join([*texts, lines.getvalue()])
    assert secret not in "".join(r.getMessage() for r in caplog.records if r.levelno > 10)
    await sending.api.close()


@pytest.mark.parametrize("secret", ["", "zalo-Secret_2", "zalo-Secret_", "Tế"])
async def test_event_without_our_secret_is_refused_and_not_read(
    hooked: Running, fake: Fake, secret: str
) -> None:
    person = Person(fake)
    body = Person(Fake(), person.id).say("/tinh")
    assert await fake.post(body, secret) == 403
    assert intake(hooked).heard_at is None


async def test_webhook_without_a_fitting_secret_does_not_start(sqlite_url: str) -> None:
    for secret in ("short", "x" * 257, "mật-khẩu-dài"):
        values = {"zalo_bot_token": TOKEN, "zalo_bot_secret": secret, "public_url": "https://x.vn"}
        with pytest.raises(UsageError, match="8 to 256"):
            ZaloBotService(Settings.of({"database_url": sqlite_url, **values}))


async def test_same_event_again_changes_nothing(hooked: Running, fake: Fake) -> None:
    person = Person(fake)
    first = person.say("/tinh")
    await person.hears("tỉnh nào")
    second = person.say("2")
    await person.hears("Dự án")
    bodies = [first, second, second, first] * 5
    assert set(await asyncio.gather(*map(fake.post, bodies))) == {200}
    person.say("lợn")
    await person.hears("bao nhiêu tiền")
    assert len(person.chat.messages) == 3
    assert hooked.app is not None


async def test_event_is_not_acknowledged_while_the_database_is_away(
    hooked: Running, fake: Fake
) -> None:
    person, failures = Person(fake), [1]
    seams = intake(hooked)._seams
    receive = seams.receive

    async def away(incoming: object) -> None:
        if failures:
            failures.pop()
            raise Unavailable("away")
        await receive(incoming)  # type: ignore[arg-type]

    object.__setattr__(seams, "receive", away)
    body = person.say("/tinh")
    async with asyncio.timeout(5):
        while fake.statuses != [503]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert await fake.post(body) == 200
    await person.hears("tỉnh nào")


async def test_polled_event_is_held_until_it_is_committed(fake: Fake, sqlite_url: str) -> None:
    async with assistant(fake, sqlite_url, by_webhook=False) as running:
        person, failures = Person(fake), [1, 1]
        seams = intake(running)._seams
        receive = seams.receive

        async def away(incoming: object) -> None:
            if failures:
                failures.pop()
                raise Unavailable("away")
            await receive(incoming)  # type: ignore[arg-type]

        object.__setattr__(seams, "receive", away)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        fake.faults["getUpdates"] += [Fault(500), Fault(drop=True), Fault(body="x")]
        person.say("2")
        await person.hears("Dự án")


async def test_webhook_that_is_still_set_is_removed_for_polling(
    fake: Fake, sqlite_url: str
) -> None:
    fake.webhook = {"url": "https://old.example/hook", "secret_token": "x" * 8}
    async with assistant(fake, sqlite_url, by_webhook=False):
        async with asyncio.timeout(10):
            while fake.webhook:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")


async def test_only_one_of_two_processes_polls_and_the_other_takes_over(
    fake: Fake, sqlite_url: str
) -> None:
    person = Person(fake)
    async with assistant(fake, sqlite_url, by_webhook=False):
        person.say("/tinh")
        await person.hears("tỉnh nào")
        async with assistant(fake, sqlite_url, by_webhook=False):
            person.say("2")
            await person.hears("Dự án")
    async with assistant(fake, sqlite_url, by_webhook=False):
        person.say("lợn")
        await person.hears("bao nhiêu tiền")


async def test_webhook_is_set_again_until_zalo_takes_it(fake: Fake, sqlite_url: str) -> None:
    fake.faults["setWebhook"] += [Fault(503), Fault(drop=True)]
    fake.faults["getWebhookInfo"].append(Fault(code=403))
    async with assistant(fake, sqlite_url, by_webhook=True) as running:
        await fake.hooked()
        assert fake.webhook["url"] == f"{running.address}/zalo-bot/webhook"


async def test_silence_of_a_day_is_told_once_a_day(caplog: pytest.LogCaptureFixture) -> None:
    silence = hook._Silence(NOON)
    for hours in (23, 24, 30, 49):
        silence.check(None, NOON + timedelta(hours=hours))
    silence.check(NOON + timedelta(hours=72), NOON + timedelta(hours=73))
    assert [r.message for r in caplog.records] == ["zalo_bot_silent"] * 2


async def test_photo_at_an_odd_address_is_not_fetched(hooked: Running, fake: Fake) -> None:
    person = Person(fake)
    person.say("/trogiup")
    await person.hears("/huy")
    for url in ("http://127.0.0.2/x", "https://localhost/x", "https://10.0.0.1/x", "ftp://x.vn/x"):
        person.send("image", photo=url)
        await person.hears("chưa cần ảnh")
    assert hooked.app is not None


async def test_photo_that_is_too_large_or_gone_is_not_taken(fake: Fake, sqlite_url: str) -> None:
    async with assistant(fake, sqlite_url, by_webhook=True, upload_megabytes=1) as running:
        await fake.hooked()
        fetch = intake(running)._seams.fetch
        person = Person(fake)
        person.photo(JPEG + bytes(2**20))
        await person.hears()
        person.send("image", photo=f"{fake.address}/photos/gone.jpg")
        await person.hears()
        assert fetch is not None


async def test_use_of_the_plan_is_counted_over_a_restart(fake: Fake, sqlite_url: str) -> None:
    person, text = Person(fake), ""
    for said in ("/tinh", "2"):
        async with assistant(fake, sqlite_url, by_webhook=True) as running:
            await fake.hooked()
            person.say(said)
            await person.hears()
            fake.webhook = {}
        text = running.app.metrics.text().decode()
    for line in (
        'bot_channel_plan{channel="zalo_bot",counted="messages",value="used"} 2.0',
        'bot_channel_plan{channel="zalo_bot",counted="people",value="used"} 1.0',
        'bot_channel_plan{channel="zalo_bot",counted="messages",value="limit"} 3000.0',
    ):
        assert line in text
    assert 'bot_channel_heard_timestamp_seconds{channel="zalo_bot"}' in text


async def test_slow_work_shows_that_somebody_types(hooked: Running, fake: Fake) -> None:
    seams, person = intake(hooked)._seams, Person(fake)
    receive = seams.receive

    async def slow(incoming: object) -> None:
        await asyncio.sleep(1.3)
        await receive(incoming)  # type: ignore[arg-type]

    object.__setattr__(seams, "receive", slow)
    fake.faults["sendChatAction"].append(Fault(500))
    person.say("/tinh")
    await person.hears("tỉnh nào")
    assert person.chat.actions <= 1
