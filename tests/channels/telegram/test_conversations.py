"""Whole conversations on Telegram, by webhook and by polling, over real HTTP."""

import asyncio

from tests.channels.telegram.fake import Fake
from tests.channels.telegram.people import Person
from tests.channels.telegram.running import Running


async def test_household_learns_whether_it_may_be_supported(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    person.say("/dieukien")
    await person.hears("tỉnh nào")
    person.tap("Đồng Nai")
    await person.hears("2023–2025")
    person.tap("Trong 2023–2025")
    await person.hears("01/07/2025")
    person.tap("Đồng Nai")
    await person.hears("hộ nghèo")
    person.tap("Hộ cận nghèo")
    await person.hears("lao động")
    person.say("hai người")
    await person.hears("Nhà mình thuộc đối tượng được xét: hộ cận nghèo")
    person.tap("Vì sao?")
    await person.hears("có ít nhất một thành viên có khả năng lao động")
    await fake.taken()
    await bot.service._intake.background.idle()  # type: ignore[union-attr]
    assert fake.callbacks == dict.fromkeys(fake.asked, 1)


async def test_calculation_with_damage_shows_every_reading(bot: Running, fake: Fake) -> None:
    person = Person(fake)
    for said, heard in (
        ("/tinh", "tỉnh nào"),
        ("lang son", "Dự án"),
        ("lợn", "bao nhiêu tiền"),
        ("20tr", "tỷ lệ"),
        ("18%", "kết thúc ngày nào"),
        ("30/6/2026", "thiệt hại"),
        ("có", "do đâu"),
        ("dịch", "bao nhiêu phần"),
    ):
        person.say(said)
        await person.hears(heard)
    person.say("16/40")
    await person.hears("30/09/2026", "2.160.000 đ", "1.800.000 đ", "2.400.000 đ")
    assert bot.app is not None


async def test_three_people_at_once_keep_to_their_own_conversations(
    bot: Running, fake: Fake
) -> None:
    async def one(province: str, next_: str) -> None:
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        person.tap(province)
        await person.hears(next_)

    await asyncio.gather(
        one("Lạng Sơn", "Dự án"), one("Đồng Nai", "bao nhiêu tiền"), one("Lạng Sơn", "Dự án")
    )
    assert bot.app is not None
