"""Who is speaking: codes, shared numbers, one phone for several households, after consent."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.storage.registers import households, people, places
from bot.storage.registers.base import Book, View
from tests.people import NOON, Person, Village, village


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()
        yield made


async def code_for(leader: Person, name: str) -> str:
    """A code that the leader asks for."""
    text = await leader.do("/ma", name, "=code", "=yes")
    found = re.search(r": (\w{8})\.", text)
    assert found is not None
    return found[1]


async def linked(here: Village, name: str) -> int | None:
    """The person that a chat speaks for."""
    chat = here.app.database.sealer.chat("console", "local", name)

    def find(view: View) -> int | None:
        link = people.linked(view, chat)
        return link.person if link else None

    return await Book(here.app.database).read(find)


@pytest.mark.parametrize("way", ["/start {}", "{}", "/start  {}"])
async def test_code_links_after_consent_and_asks_the_form_of_address_once(
    here: Village, way: str
) -> None:
    code = await code_for(here.person("mau-hoa"), "Sính")
    person = here.person("new")
    assert "Lý A Sính, đúng không?" in await person.say(way.format(code))
    assert await linked(here, "new") is None
    await person.do("=yes", "=yes")
    assert person.question == "form_of_address"
    assert "Chào anh Sính" in await person.choose("anh")
    assert await linked(here, "new") is not None
    assert "2.250.000 đ" in await person.say("/toi")


async def test_without_consent_nothing_is_linked_and_the_code_still_holds(here: Village) -> None:
    code = await code_for(here.person("mau-hoa"), "Sính")
    await here.person("new").do(f"/start {code}", "=no")
    assert await linked(here, "new") is None
    assert "đúng không?" in await here.person("other").say(f"/start {code}")


async def test_code_holds_once(here: Village) -> None:
    code = await code_for(here.person("mau-hoa"), "Sính")
    await here.person("new").do(f"/start {code}", "=yes", "=yes", "=anh")
    assert "dùng rồi" in await here.person("other").say(f"/start {code}")


async def test_code_that_is_over_is_refused(here: Village) -> None:
    code = await code_for(here.person("mau-hoa"), "Sính")
    here.clock.move(NOON + timedelta(days=8))
    assert "hết hạn" in await here.person("new").say(f"/start {code}")


async def test_five_wrong_codes_pause_even_a_right_one(here: Village) -> None:
    code = await code_for(here.person("mau-hoa"), "Sính")
    guesser = here.person("guesser")
    for n in range(4):
        assert "chưa đúng" in await guesser.say(f"/start 2222222{n + 2}")
    assert "Chờ 60 phút" in await guesser.say("/start 22222227")
    assert "Chờ" in await guesser.say(f"/start {code}")
    here.clock.move(NOON + timedelta(minutes=61))
    assert "đúng không?" in await guesser.say(f"/start {code}")


async def test_own_number_links_and_anybody_elses_does_not(here: Village) -> None:
    person = here.person("new")
    assert "của chính bà con" in await person.contact("0900000001", own=False)
    assert "Hoàng Văn Páo, đúng không?" in await person.contact("0900000001")
    await person.do("=yes", "=yes", "=anh")
    assert await linked(here, "new") == await linked(here, "mau-pao")


async def test_typed_number_is_not_taken_for_the_own_one(here: Village) -> None:
    person = here.person("new")
    await person.do("/lienket", "=contact")
    assert "gửi bằng nút" in await person.say("0900000001")
    assert person.question == "contact"
    assert await linked(here, "new") is None


async def test_unknown_number_is_told_how_to_be_known(here: Village) -> None:
    assert "chưa có trong sổ" in await here.person("new").contact("0911111111")


async def test_receipt_reaches_every_chat_of_a_person(here: Village) -> None:
    await here.person("second").contact("0900000001")
    await here.person("second").do("=yes", "=yes", "=anh")
    await here.person("mau-hoa").do("/noptien", "=received", "Páo", "=all", "=yes")
    assert {message.to.id for message in here.told} == {"mau-pao", "second"}


async def test_one_phone_for_several_households_names_each_on_the_first_line(
    here: Village,
) -> None:
    leader = here.person("mau-hoa")
    await leader.do("/ma", "Tài", "=mine", "=yes", "=yes")
    await leader.do("/noptien", "=paid", "Tài", "=all", "=group_leader")
    text = await leader.choose("skip")
    assert text.splitlines()[0].startswith("Nhà Nông Văn Tài")


async def test_household_that_says_no_is_kept_by_no_phone(here: Village) -> None:
    leader = here.person("mau-hoa")
    assert "chưa đồng ý" in await leader.do("/ma", "Tài", "=mine", "=no")

    def members(view: View) -> int:
        (found,) = households.with_name(view, commune_of(view), "Nông Văn Tài")
        return len(households.members(view, [found.id]).get(found.id, ()))

    assert await Book(here.app.database).read(members) == 0


def commune_of(view: View) -> int:
    """The commune in Lạng Sơn."""
    return places.communes(view, "lang-son")[0].id


async def test_erasure_unlinks_and_forgets(here: Village) -> None:
    household = here.person("mau-pao")
    await household.do("/xoadulieu", "=yes")
    assert await linked(here, "mau-pao") is None
    assert "chưa biết bà con là ai" in await household.say("/toi")
