"""Whole conversations on Zalo, by numbers, by words and by buttons, over real HTTP."""

import asyncio

from tests.channels.zalo_oa.fake import Fake
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import Running


async def talk(person: Person, *steps: tuple[str, ...]) -> str:
    heard = ""
    for said, *words in steps:
        person.say(said)
        heard = await person.hears(*words)
    return heard


async def test_household_learns_by_numbers_whether_it_may_be_supported(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.say("/dieukien")
    asked = await person.hears("tỉnh nào")
    assert "1. Đồng Nai" in asked
    last = await talk(
        person,
        ("1", "2023–2025"),
        ("1", "01/07/2025"),
        ("đồng nai", "hộ nghèo"),
        ("2", "lao động"),
        ("2", "Nhà mình thuộc đối tượng được xét: hộ cận nghèo", "Vì sao?"),
    )
    number = next(line.partition(".")[0] for line in last.split("\n") if "Vì sao?" in line)
    await talk(person, (number, "có ít nhất một thành viên có khả năng lao động"))
    await bot.idle(fake)


async def test_calculation_by_words_shows_every_reading(bot: Running, fake: Fake) -> None:
    await talk(
        Person(fake),
        ("/tinh", "tỉnh nào"),
        ("lang son", "Dự án"),
        ("lợn", "bao nhiêu tiền"),
        ("20tr", "tỷ lệ"),
        ("18%", "kết thúc ngày nào"),
        ("30/6/2026", "thiệt hại"),
        ("có", "do đâu"),
        ("dịch", "bao nhiêu phần"),
        ("16/40", "30/09/2026", "2.160.000 đ", "1.800.000 đ", "2.400.000 đ"),
    )
    assert bot.app is not None


async def test_calculation_by_numbers_never_takes_one_for_an_amount(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.say("/tinh")
    asked = await person.hears("tỉnh nào")
    number = next(line.partition(".")[0] for line in asked.split("\n") if "Lạng Sơn" in line)
    last = await talk(
        person, (number, "Dự án"), ("2", "bao nhiêu tiền"), ("20000000", "tỷ lệ"), ("20%", "ngày")
    )
    assert "• Không biết" in last
    await talk(person, ("30/6/2026", "thiệt hại"), ("2", "4.000.000 đ"))
    assert bot.app is not None


async def test_pressed_buttons_answer_and_older_ones_change_the_answer(
    bot: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.press("Lạng Sơn")
    await person.hears("Dự án")
    assert 0 < len(person.titles) <= 5
    person.press("Đồng Nai")
    await person.hears("thành", "từ Lạng Sơn thành Đồng Nai")
    assert bot.app is not None


async def test_forged_buttons_and_those_of_others_are_refused(bot: Running, fake: Fake) -> None:
    one, other = Person(fake), Person(fake)
    for person in (one, other):
        person.say("chào")
        await person.hears("")
    mine = one.chat.messages[-1]["attachment"]["payload"]["buttons"][0]["payload"]
    other.say(mine)
    assert "tỉnh nào" not in await other.hears()
    other.say("#" + "A" * 40)
    assert "tỉnh nào" not in await other.hears()
    one.say(mine)
    await one.hears("tỉnh nào")
    assert bot.app is not None


async def test_three_people_at_once_keep_to_their_own_conversations(
    bot: Running, fake: Fake
) -> None:
    async def one(province: str, words: str) -> None:
        await talk(Person(fake), ("/tinh", "tỉnh nào"), (province, words))

    await asyncio.gather(
        one("lạng sơn", "Dự án"), one("đồng nai", "bao nhiêu tiền"), one("lạng sơn", "Dự án")
    )
    assert bot.app is not None
