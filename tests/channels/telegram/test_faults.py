"""What goes wrong between Telegram and us: each has its defined end, nothing is lost or twice."""

import asyncio
import io
import logging

import pytest

from bot import logs
from bot.channels.base import (
    SAME,
    SILENT,
    Button,
    ChatRef,
    File,
    Outgoing,
    Refused,
    Retryable,
    Unknown,
)
from bot.channels.telegram.api import connect
from bot.channels.telegram.channel import TelegramChannel
from tests.channels.telegram.fake import TOKEN, Fake, Fault
from tests.channels.telegram.methods import Chat
from tests.channels.telegram.people import Person, said
from tests.channels.telegram.running import Running, idle

PNG = b"\x89PNG\r\n\x1a\n"


class Sending:
    """A channel alone, with what it was told of groups that moved."""

    def __init__(self, fake: Fake) -> None:
        self.api = connect(TOKEN, fake.address)
        self.moves: list[tuple[str, str]] = []
        self.channel = TelegramChannel(self.api.bot, self._moved)

    async def _moved(self, old: ChatRef, new: ChatRef) -> None:
        self.moves.append((old.id, new.id))

    async def send(self, chat: int, text: str = "Chào", **more: object) -> None:
        """Send one message."""
        await self.channel.send(
            Outgoing(ChatRef("telegram", "123456", str(chat)), text, **more)  # type: ignore[arg-type]
        )


def failure(status: int, description: str, **parameters: object) -> Fault:
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return Fault(status, body)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (failure(403, "Forbidden: bot was blocked by the user"), Refused("blocked")),
        (failure(403, "Forbidden: user is deactivated"), Refused("deactivated")),
        (failure(403, "Forbidden: bot was kicked from the supergroup chat"), Refused("left")),
        (failure(403, "Forbidden: something new"), Refused("forbidden")),
        (failure(400, "Bad Request: chat not found"), Refused("not_found")),
        (failure(400, "Bad Request: not enough rights to send text"), Refused("no_rights")),
        (failure(400, "Bad Request: something new"), Refused("bad_request")),
        (failure(404, "Not Found"), Retryable(60.0, everyone=True)),
        (failure(401, "Unauthorized"), Retryable(60.0, everyone=True)),
        (failure(409, "Conflict: x"), Retryable(5.0, everyone=True)),
        (failure(429, "Too Many Requests: retry after 7", retry_after=7), Retryable(7.0)),
        (Fault(500, "<html>Internal</html>"), Retryable(5.0, everyone=True)),
        (Fault(502, "<html>Bad Gateway</html>"), Retryable(5.0, everyone=True)),
        (Fault(504, "<html>Timeout</html>"), Unknown("gateway timeout")),
        (Fault(drop=True), Unknown("the call broke")),
        (Fault(200, "no JSON"), Unknown("the call broke")),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Fault) else type(value).__name__,
)
async def test_failure_has_its_defined_end(
    fake: Fake, fault: Fault, expected: Refused | Retryable | Unknown
) -> None:
    person, sending = Person(fake), Sending(fake)
    fake.faults["sendMessage"].append(fault)
    with pytest.raises(type(expected)) as error:
        await sending.send(person.id)
    assert vars(error.value) == vars(expected)
    assert person.new() == []
    await sending.api.close()


async def test_server_that_is_not_there_is_tried_again_later() -> None:
    api = connect(TOKEN, "http://127.0.0.1:9")
    channel = TelegramChannel(api.bot, _nowhere)
    with pytest.raises(Retryable) as error:
        await channel.send(Outgoing(ChatRef("telegram", "123456", "5"), "Chào"))
    assert error.value.everyone
    await api.close()


async def _nowhere(_old: ChatRef, _new: ChatRef) -> None:
    raise AssertionError("nothing moved")


async def test_group_that_became_a_supergroup_is_followed_once_and_for_all(fake: Fake) -> None:
    fake.chats[-77] = Chat(-77, "group", "Cán bộ xã", moved_to=-10077)
    fake.chats[-10077] = Chat(-10077, "supergroup", "Cán bộ xã")
    sending = Sending(fake)
    await sending.send(-77, "một")
    await sending.send(-77, "hai")
    assert [said(message) for message in fake.chats[-10077].messages] == ["một", "hai"]
    assert sending.moves == [("-77", "-10077")]
    assert [call["chat_id"] for _, call in fake.calls] == [-77, -10077, -10077]
    await sending.api.close()


async def test_text_that_cannot_be_parsed_is_sent_plain_once(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    fake.faults["sendMessage"].append(failure(400, "Bad Request: can't parse entities: odd"))
    await sending.send(person.id, "a < b & c")
    assert person.new() == ["a < b & c"]
    assert "parse_mode" not in fake.calls[-1][1]
    await sending.api.close()


def texts(fake: Fake, chat: int) -> list[str]:
    """What stands in a chat."""
    return [str(message["text"]) for message in fake.chats[chat].messages]


async def test_message_that_grows_stands_in_the_place_of_the_last_of_its_name(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    for text in ("5 tin", "9 tin <b>", "9 tin <b>"):
        await sending.send(person.id, text, extra={SAME: "digest:1"})
    await sending.send(person.id, "2 tin", extra={SAME: "digest:2"})
    await sending.send(person.id, "Chào")
    assert texts(fake, person.id) == ["9 tin <b>", "2 tin", "Chào"]
    await sending.api.close()


async def test_message_that_is_gone_is_said_anew(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    await sending.send(person.id, "5 tin", extra={SAME: "digest:1"})
    fake.chats[person.id].messages.clear()
    for text in ("9 tin", "12 tin"):
        await sending.send(person.id, text, extra={SAME: "digest:1"})
    assert texts(fake, person.id) == ["12 tin"]
    await sending.api.close()


async def test_change_that_is_not_taken_is_tried_later(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    await sending.send(person.id, "5 tin", extra={SAME: "digest:1"})
    fake.faults["editMessageText"].append(failure(429, "Too Many Requests", retry_after=7))
    with pytest.raises(Retryable):
        await sending.send(person.id, "9 tin", extra={SAME: "digest:1"})
    await sending.send(person.id, "9 tin", extra={SAME: "digest:1"})
    assert texts(fake, person.id) == ["9 tin"]
    await sending.api.close()


async def test_quiet_message_makes_no_sound(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    await sending.send(person.id, "Chào", extra={SILENT: "yes"})
    await sending.send(person.id, "Chào")
    quiet = [call.get("disable_notification") for _, call in fake.calls]
    assert quiet == [True, None]
    await sending.api.close()


async def test_whatever_a_person_typed_is_shown_as_typed(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    text = "<b>1 < 2</b> & &lt; <script> http://x.vn \u0000\ud83d 👩‍🌾"
    await sending.send(person.id, text)
    assert person.new() == ["<b>1 < 2</b> & &lt; <script> http://x.vn  👩‍🌾"]
    await sending.api.close()


async def test_later_part_waits_for_its_turn_and_the_first_is_not_sent_again(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    fake.pace = 0.5
    await sending.send(person.id, "\n\n".join(("a" * 3000, "b" * 3000)))
    assert [message[:1] for message in person.new()] == ["a", "b"]
    await sending.api.close()


async def test_files_go_out_and_an_odd_photo_goes_as_a_file(fake: Fake) -> None:
    person, sending = Person(fake), Sending(fake)
    buttons = (Button("paid", "Đã nộp", "T" * 40),)
    photo, paper = File("qr.png", PNG), File("bien-ban.docx", b"PK")
    await sending.send(person.id, "Mã chuyển khoản", attachments=(photo,), buttons=buttons)
    fake.faults["sendPhoto"].append(failure(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    await sending.send(person.id, "", attachments=(photo,))
    await sending.send(person.id, "", attachments=(photo, photo))
    await sending.send(person.id, "Biên bản", attachments=(paper,))
    kinds = [
        next(kind for kind in ("photo", "document", "media") if kind in message)
        for message in person.chat.messages
    ]
    assert kinds == ["photo", "document", "media", "document"]
    assert person.chat.messages[0]["photo"] != {}
    assert person.chat.messages[0]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Đã nộp"
    await sending.api.close()


async def test_token_stands_in_no_log_line_no_error_and_no_repr(
    fake: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    lines = io.StringIO()
    handler = logs.Lines(lines)
    logging.getLogger("bot").addHandler(handler)
    person, sending = Person(fake), Sending(fake)
    texts = [repr(sending.api), repr(sending.api.bot)]
    for fault in (Fault(500, "x"), Fault(200, "no JSON"), Fault(drop=True), failure(401, "no")):
        fake.faults["sendMessage"].append(fault)
        with pytest.raises((Retryable, Unknown)) as error:
            await sending.send(person.id)
        texts += [repr(error.value), str(error.value), repr(error.getrepr(style="long"))]
    logging.getLogger("bot").removeHandler(handler)
    secret = TOKEN.partition(":")[2]
    assert secret not in "".join([*texts[2:], *texts[:2], lines.getvalue()])
    ours = [r.getMessage() for r in caplog.records if r.levelno > logging.DEBUG]
    assert secret not in "".join(ours)
    await sending.api.close()


async def test_person_who_blocked_us_is_closed_and_heard_again_when_they_write(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.chat.refusal = (403, "Forbidden: bot was blocked by the user")
    person.member("kicked")
    await fake.taken()
    person.chat.refusal = None
    person.member("member")
    person.say("lang son")
    await person.hears("Dự án")
    assert hooked.app is not None


async def test_answer_that_telegram_does_not_take_now_comes_later(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    fake.faults["sendMessage"].append(failure(429, "Too Many Requests", retry_after=1))
    person.say("/tinh")
    await person.hears("tỉnh nào")
    assert len(person.chat.messages) == 1
    await asyncio.sleep(0)
    assert hooked.app is not None


async def test_flood_and_429_lose_nothing_and_repeat_nothing(hooked: Running, fake: Fake) -> None:
    fake.pace = 0.2
    people = [Person(fake) for _ in range(8)]
    for person in people:
        for text in ("/tinh", "lạng sơn", "lợn", "20tr", "18%"):
            person.say(text)
    await asyncio.gather(*(person.hears("kết thúc ngày nào") for person in people))
    await idle(hooked, fake)
    for person in people:
        texts = [said(message) for message in person.chat.messages]
        assert len(texts) == len(set(texts)) == 5
