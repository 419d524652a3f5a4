"""Messages on their way out: by a way that is allowed now, each once, with a defined end."""

import io
import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image
from sqlalchemy import select

from bot.channels.base import (
    FACT,
    NOTICE,
    Button,
    ChatRef,
    File,
    Outgoing,
    Refused,
    Retryable,
    Unknown,
)
from bot.channels.zalo_oa import CHANNEL
from bot.channels.zalo_oa.codes import CODES, PHONE_CODES, Act
from bot.channels.zalo_oa.payloads import Payloads, Pressed
from bot.channels.zalo_oa.templates import load
from bot.clock import VIETNAM
from bot.commands.zalo_book import account_of, month_of
from bot.delivery import reach
from bot.errors import SettingsError
from bot.storage import zalo
from bot.storage.errors import Unavailable
from bot.storage.zalo_tables import zalo_spending
from tests.channels.zalo_oa.fake import OA_ID, Fake, Fault
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import Running, assistant

CS = "/v3.0/oa/message/cs"
TEMPLATES = """
[reminder]
by_user = "300001"
by_phone = 400001
price_by_user = 165
price_by_phone = 300
[reminder.data]
ten = "Nhà {household}"
tien = "{amount}"
["reminder-day"]
by_phone = "400002"
[reminder-day.data]
ten = "{household}"
"""
FACTS = {
    NOTICE: "reminder-near",
    f"{FACT}household": "Páo",
    f"{FACT}amount": "3.000.000 đ",
}


async def send(bot: Running, person: Person, text: str = "Chào", **more: Any) -> None:
    await bot.service.channel.send(Outgoing(ChatRef(CHANNEL, OA_ID, person.id), text, **more))


async def met(bot: Running, person: Person) -> None:
    """The person has just written."""
    person.say("chào")
    await person.hears()
    assert bot.app is not None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-200, Refused("send_failed")),
        (-201, Refused("bad_parameter")),
        (-213, Refused("does_not_follow")),
        (-217, Refused("restricted")),
        (-218, Refused("quota_of_person")),
        (-227, Refused("deactivated")),
        (-230, Refused("no_interaction_for_7_days")),
        (-232, Refused("interaction_over")),
        (-224, Refused("package_too_low")),
        (-999, Refused("unknown_code")),
        (-204, Retryable(600.0, everyone=True)),
        (-211, Retryable(600.0, everyone=True)),
    ],
)
async def test_every_code_has_its_end(
    bot: Running, fake: Fake, code: int, expected: Refused | Retryable
) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(Fault(code=code))
    with pytest.raises(type(expected)) as raised:
        await send(bot, person)
    assert vars(raised.value) == vars(expected)
    assert len(person.chat.messages) == 1


async def test_rate_limit_waits_for_the_next_minute_and_night_for_the_morning(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(Fault(code=-32))
    with pytest.raises(Retryable) as busy:
        await send(bot, person)
    assert busy.value.everyone
    assert 0 < busy.value.after <= 61
    fake.faults[CS].append(Fault(code=-234))
    with pytest.raises(Retryable) as night:
        await send(bot, person)
    due = (fake.clock.now() + timedelta(seconds=night.value.after)).astimezone(VIETNAM)
    assert (due.hour, night.value.everyone) == (6, False)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(drop=True, late=True), Unknown),
        (Fault(status=504), Unknown),
        (Fault(status=500), Retryable),
        (Fault(status=429), Retryable),
    ],
)
async def test_call_that_broke_is_never_blindly_repeated(
    bot: Running, fake: Fake, fault: Fault, expected: type[Exception]
) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(fault)
    with pytest.raises(expected):
        await send(bot, person)
    assert len(person.chat.messages) <= 2


async def test_stopped_channel_alerts_and_goes_on_when_all_is_well(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(Fault(code=-209))
    for _ in range(3):
        with pytest.raises(Retryable):
            await send(bot, person)
    assert len([1 for path, _ in fake.calls if path == CS]) == 1
    known = await account_of(bot.app.writer, OA_ID)
    assert (known.trouble, known.trouble_at) == ("app_inactive", fake.clock.now())
    within = bot.service.channel.within
    assert within is not None
    within.line.resume()
    await send(bot, person)
    assert (await account_of(bot.app.writer, OA_ID)).trouble is None


async def test_alarm_about_one_kind_of_message_stays_while_others_go(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(Fault(code=-321))
    with pytest.raises(Refused, match="no_money"):
        await send(bot, person)
    await send(bot, person)
    assert (await account_of(bot.app.writer, OA_ID)).trouble == "no_money"


async def test_while_the_database_is_away_what_costs_waits_and_answers_go(
    bot: Running, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Unavailable("away")

    person = Person(fake)
    await met(bot, person)
    fake.clock.move(fake.clock.now() + timedelta(days=3))
    for name in ("spend", "unspend", "trouble", "well", "over"):
        monkeypatch.setattr(bot.service._book, name, away)
    with pytest.raises(Retryable):
        await send(bot, person)
    fake.faults[CS].append(Fault(code=-204))
    person.chat.last = fake.clock.now()
    monkeypatch.setattr(bot.service._book, "contact", away)
    with pytest.raises(Retryable):
        await send(bot, person)


def test_every_code_is_named_once_and_what_goes_elsewhere_is_known_to_delivery() -> None:
    acts = {code.why: code.act for table in (CODES, PHONE_CODES) for code in table.values()}
    for why, act in acts.items():
        assert reach.elsewhere(why) is (act in {Act.OTHER_WAY, Act.UNREACHABLE, Act.ALERT}), why
        assert reach.closes(why) is (act is Act.UNREACHABLE), why


# Windows and cost


async def test_free_for_two_days_then_billed_then_templates_alone(
    fake: Fake, sqlite_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "templates.toml"
    file.write_text(TEMPLATES, "utf-8")
    fake.approved = {"300001": {"ten": 30, "tien": 30}}
    async with assistant(fake, sqlite_url, zalo_templates=file, zalo_monthly_cap=400) as bot:
        person = Person(fake)
        await met(bot, person)
        start = fake.clock.now()
        for after, expected in (
            (timedelta(hours=47), (2, 0, 0)),
            (timedelta(days=3), (3, 1, 0)),
            (timedelta(days=6, hours=23), (4, 2, 0)),
            (timedelta(days=7), (4, 2, 1)),
            (timedelta(days=20), (4, 2, 1)),
        ):
            fake.clock.move(start + after)
            if after == timedelta(days=20):
                # 2 × 55 and 165 are spent this month; another 165 is over the cap.
                with pytest.raises(Refused, match="over_budget"):
                    await send(bot, person, extra=FACTS)
            else:
                await send(bot, person, extra=FACTS)
            chat = person.chat
            assert (len(chat.messages), chat.billed, len(chat.templates)) == expected
        assert person.chat.templates == [("300001", {"ten": "Nhà Páo", "tien": "3.000.000 đ"})]
        fake.clock.move(start + timedelta(days=32))
        await send(bot, person, extra=FACTS)
        months = [month_of(start), month_of(fake.clock.now())]
        with bot.app.database.engine.begin() as connection:
            rows = connection.execute(select(zalo_spending).order_by(zalo_spending.c.month)).all()
        assert [(row.month, row.dong, row.consult, row.by_user) for row in rows] == [
            (months[0], 275, 2, 1),
            (months[1], 165, 0, 1),
        ]


async def test_without_a_template_the_week_being_over_is_said_so(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.clock.move(fake.clock.now() + timedelta(days=8))
    with pytest.raises(Refused, match="no_template"):
        await send(bot, person, extra=FACTS)
    with pytest.raises(Refused, match="no_template"):
        await send(bot, Person(fake), extra=FACTS)
    assert len([1 for path, _ in fake.calls if path == CS]) == 1
    person.say("chào")
    await person.hears()
    await send(bot, person)


async def test_template_goes_by_phone_where_it_does_not_by_user(
    fake: Fake, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "templates.toml"
    file.write_text(TEMPLATES, "utf-8")
    fake.approved = {"400001": {"ten": 30, "tien": 30}, "400002": {"ten": 30}}
    async with assistant(fake, sqlite_url, zalo_templates=file) as bot:
        person = Person(fake)
        with pytest.raises(Refused, match="no_phone"):
            await send(bot, person, extra=FACTS)

        async def phone(_chat: ChatRef) -> str:
            return "+84901234567"

        monkeypatch.setattr(bot.service._book, "phone", phone)
        with pytest.raises(Refused, match="phone_without_zalo"):
            await send(bot, person, extra=FACTS)
        fake.phones["84901234567"] = person.chat
        await send(bot, person, extra=FACTS)
        await send(bot, person, extra=FACTS | {NOTICE: "reminder-day"})
        assert [id_ for id_, _ in person.chat.templates] == ["400001", "400002"]
        month = month_of(fake.clock.now())
        spent = await bot.app.database.read(lambda c: zalo.spent(c, OA_ID, month))
        assert (spent.dong, spent.by_user, spent.by_phone) == (600, 0, 2)


async def test_zalo_knows_the_window_better_and_is_believed(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    fake.faults[CS].append(Fault(code=-230))
    for _ in range(2):
        with pytest.raises(Refused):
            await send(bot, person)
    assert len([1 for path, _ in fake.calls if path == CS]) == 1
    fake.clock.move(fake.clock.now() + timedelta(minutes=1))
    person.say("chào")
    await person.hears()
    await send(bot, person)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reminder = 5", "each kind is a table"),
        ("[reminder]\nunknown = 1", "each kind is a table"),
        ("[reminder]", "give by_user"),
        ("[reminder]\nby_user = true", "by_user is the id"),
        ("[reminder]\nby_user = 1\nprice_by_user = -1", "price_by_user is a whole number"),
        ("[reminder]\nby_user = 1\ndata = 5", "data maps"),
        ("no toml", "cannot be read"),
    ],
)
def test_wrong_file_of_templates_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "templates.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=said):
        load(file)


def test_example_of_templates_can_be_read() -> None:
    found = load(Path(__file__).parents[3] / "docs" / "zalo-templates.toml")
    assert {"reminder", "alert"} <= found.keys()


# Forms


async def test_long_text_is_cut_at_paragraphs_after_nfc(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    paragraph = unicodedata.normalize("NFD", "Vốn quay vòng của nhà mình. " * 30).strip()
    await send(bot, person, "\n\n".join([paragraph] * 5), buttons=(Button("a", "Một"),))
    said = [message["text"] for message in person.chat.messages[1:]]
    assert len(said) == 3
    assert all(len(part) <= 2000 for part in said)
    assert "\n\n".join(said).count("Vốn quay vòng") == 150
    assert said[-1].endswith("1. Một")
    assert person.titles == ["Một"]


async def test_more_than_five_choices_go_on_as_numbers(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    buttons = tuple(Button(f"o{n}", f"Lựa chọn {n} " + "x" * 100) for n in range(1, 9))
    await send(bot, person, "Chọn", buttons=buttons)
    message = person.chat.messages[-1]
    assert "8. Lựa chọn 8" in message["text"]
    assert len(person.titles) == 5
    assert person.titles[0].endswith("…")


async def test_unsigned_choices_are_signed_for_their_chat(bot: Running, fake: Fake) -> None:
    payloads = Payloads(bytes(32))
    carried = payloads.of("1", Button("eligibility", "Điều kiện"))
    assert carried is not None
    assert payloads.read("1", carried) == Pressed(option="eligibility")
    assert payloads.read("2", carried) == Pressed(tag=carried[1:])
    assert payloads.read("1", carried[:-1] + "x") == Pressed(tag=carried[1:-1] + "x")
    for typed in ("#1", "1", "# nhà", "#một hai ba bốn năm"):
        assert payloads.read("1", typed) is None
    assert payloads.of("1", Button("Ô", "Ô")) is None
    assert bot.app is not None
    assert fake.violations == []


def drawn(edge: int, form: str) -> bytes:
    image = Image.effect_noise((edge, edge), 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


async def test_pictures_are_written_anew_below_one_megabyte_and_go_up_once(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    large = File("ảnh.png", drawn(1500, "PNG"))
    assert len(large.content) > 1024 * 1024
    await send(bot, person, "Mã QR", attachments=(large,))
    await send(bot, person, "Chọn", attachments=(large,), buttons=(Button("a", "Một"),))
    uploads = [body for path, body in fake.calls if "upload" in path]
    assert len(uploads) == 1
    assert len(person.chat.messages) == 4
    assert person.chat.messages[1]["text"] == "Mã QR"


async def test_attachment_that_is_over_goes_up_once_more(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    picture = File("a.jpg", drawn(50, "JPEG"))
    await send(bot, person, "", attachments=(picture,))
    fake.kept.clear()
    await send(bot, person, "", attachments=(picture,))
    assert len([1 for path, _ in fake.calls if "upload" in path]) == 2
    assert len(person.chat.messages) == 3
    fake.faults[CS].extend([Fault(code=-100), Fault(code=-100)])
    with pytest.raises(Refused, match="attachment_over"):
        await send(bot, person, "", attachments=(picture,))


async def test_sheets_go_as_their_values_and_other_files_as_they_are(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    book = Workbook()
    book.active.append(["Hộ", "Đồng"])  # type: ignore[union-attr]
    book.active.append(["=HYPERLINK(1)", 5])  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    files = (File("danh-sach.xlsx", out.getvalue()), File("phieu.pdf", b"%PDF-1.4"))
    await send(bot, person, "Đây", attachments=files)
    sheet, slip = [body for path, body in fake.calls if "upload" in path]
    assert sheet.decode("utf-8-sig").splitlines()[0] == "Hộ,Đồng"
    assert slip == b"%PDF-1.4"
    assert len(person.chat.messages) == 4


async def test_file_that_zalo_does_not_take_is_left_out_and_its_words_still_go(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    files = (File("a.zip", b"PK"), File("b.jpg", b"no picture"), File("c.pdf", bytes(6_000_000)))
    await send(bot, person, "Đây", attachments=files)
    assert [message["text"] for message in person.chat.messages[1:]] == ["Đây"]
    with pytest.raises(Refused, match="file_kind"):
        await send(bot, person, "", attachments=files[:1])


async def test_number_is_asked_for_by_a_card(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    await send(bot, person, "Số của mình?", extra={"wants": "contact"})
    card = person.chat.messages[-1]["attachment"]["payload"]
    assert card["template_type"] == "request_user_info"


async def test_part_that_breaks_after_the_first_is_unknown(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    await met(bot, person)
    # The first part is taken and answered with success, the second refused.
    fake.faults[CS].extend([Fault(late=True), Fault(code=-201)])
    with pytest.raises(Unknown):
        await send(bot, person, "Một câu dài. " * 300)
    assert len(person.chat.messages) == 2


# Staff


async def test_assistant_steps_back_where_staff_answers_until_it_is_released(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    await met(bot, person)
    person.answered_by_staff("Em chào chị, để em xem sổ ạ")
    await bot.idle(fake)
    for said in ("cảm ơn em", "2", "#" + "A" * 40):
        person.say(said)
    person.image()
    await bot.idle(fake)
    assert len(person.chat.messages) == 1
    person.answered_by_staff("/troly")
    await bot.idle(fake)
    person.say("chào")
    await person.hears()


@pytest.mark.parametrize("how", ["command", "time"])
async def test_command_or_time_gives_the_chat_back(bot: Running, fake: Fake, how: str) -> None:
    person = Person(fake)
    await met(bot, person)
    person.answered_by_staff("Chờ em chút")
    await bot.idle(fake)
    if how == "time":
        fake.clock.move(fake.clock.now() + timedelta(hours=12, minutes=1))
    person.say("/tinh")
    await person.hears("tỉnh nào")


async def test_echoes_of_our_own_messages_are_no_staff_though_they_race_the_answer(
    bot: Running, fake: Fake
) -> None:
    fake.echoes = True
    person = Person(fake)
    for said, words in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án")):
        person.say(said)
        await person.hears(words)
    await bot.idle(fake)
    person.say("lợn")
    await person.hears("bao nhiêu tiền")
