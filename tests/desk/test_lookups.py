"""Look-ups have the forms that the conversations were walked with, and show nobody too much."""

from collections.abc import AsyncIterator, Iterable
from datetime import date

import pytest

from bot.access import Role, Scope, ScopeKind
from bot.channels.base import ChatRef
from bot.desk.asker import Asker, NotAllowed
from bot.desk.dividing import Divider
from bot.desk.handing_out import HandOuts
from bot.desk.lookups import READINGS
from bot.desk.making import Maker
from bot.desk.printing import Printer
from bot.findings import FINDINGS
from bot.storage.registers import grants, groups, households, people, places, projects
from bot.storage.registers.base import SYSTEM, Book, Pen, View
from bot.storage.registers.people import ChatAddress, How, NewPerson
from bot.talk import Json
from tests.people import NOON, Village, village

OWN = {
    *("broadcasts", "case_list", "communes", "damage_opening", "managed", "me"),
    *("mistakes", "projects", "receipt", "reminder_last", "reminders", "tasks", "turnovers"),
    "watched",
}
"""What is looked up without naming anything: it is the asker's own; and receipts, which are
anybody's (tests/desk/test_managing.py reads that they name nobody); and communes' names."""
ELSEWHERE = {"broadcast_progress"}
"""What needs a record that no sample village has; the broadcasts' own tests try it."""
OWN |= {"helpers", "handed", "questions", "context"}
ADMINISTRATORS = {"granted", "grantees"}


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        await made.settle()

        def let_in(pen: Pen) -> None:
            person = people.add(pen, NewPerson("Quản Trị"))
            chat = pen.sealer.chat("console", "local", "quan-tri")
            address = ChatAddress(chat, "console", "local", "quan-tri")
            people.link(pen, person, address, How.OFFICER)
            grants.grant(pen, person, Role.ADMINISTRATOR, Scope(ScopeKind.ALL))

        await Book(made.app.database).write(made.app.writer, SYSTEM, NOON, let_in)
        yield made


def asker(here: Village, name: str) -> Asker:
    chat = here.app.database.sealer.chat("console", "local", name)
    return Asker(chat, ChatRef("console", "local", name), NOON, date(2026, 8, 1), "")


async def found(here: Village, name: str, who: str, argument: Json) -> Json:
    read, one = READINGS[name], asker(here, who)
    return await Book(here.app.database).read(lambda view: read(view, one, argument))


async def arguments(here: Village, province: str) -> dict[str, Json]:
    """Something of a province for every look-up that names something."""

    def find(view: View) -> dict[str, Json]:
        (commune,) = places.communes(view, province)
        (project,) = projects.of_commune(view, commune.id)
        (group,) = groups.of_project(view, project.id)
        home = households.of_commune(view, commune.id)[0]
        team, area = str(group.id), str(commune.id)
        return {
            "dues": str(home.id),
            "team": team,
            "held": team,
            "invitees": f"team-{team}",
            "area_totals": area,
            "cases": str(project.id),
            "case": "0000000A",
            "case_homes": "0000000A",
            "damage_parts": str(home.id),
            "turnover_homes": str(project.id),
            "managed": "set_switch",
            "find_homes": {"area": area, "name": "a"},
            "home_mail": str(home.id),
            "held_mail": area,
            "reminder_counts": area,
            "broadcast_count": f"commune:{area}",
            "print_groups": area,
            "unlinked": f"area-{area}",
            "loudspeaker": team,
            "receipt": "00000000",
            **dict.fromkeys(
                ("agency_accounts", "gaps", "holders", "switches", "totals"), f"commune-{area}"
            ),
            "granted": {"place": f"commune-{area}", "role": "officer"},
            "grantees": {"place": f"commune-{area}", "phone": "0900000003"},
        }

    return await Book(here.app.database).read(find)


def shape(value: Json) -> Json:
    """The names in a value, all the way down; of a list its first item's."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def agree(one: Json, other: Json) -> bool:
    """Whether two shapes are the same where both say something."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(agree(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return agree(one[0], other[0])
    return True


@pytest.mark.parametrize("name", sorted(READINGS.keys() - ELSEWHERE))
async def test_form_is_the_one_that_every_path_was_walked_with(here: Village, name: str) -> None:
    told = await arguments(here, "lang-son")
    who = "mau-hoa" if name in {"held", "me"} else "mau-thu"
    who = "quan-tri" if name in ADMINISTRATORS else who
    real = shape(await found(here, name, who, told.get(name)))
    stubs: Iterable[Json] = FINDINGS[name](None)
    assert any(agree(real, shape(stub)) for stub in stubs)


def test_every_lookup_has_stubs() -> None:
    kinds = (Maker, Printer, HandOuts, Divider)
    made = {name for kind in kinds for name in dir(kind) if not name.startswith("_")}
    assert FINDINGS.keys() - READINGS.keys() <= made | {"unreached"}  # made by bot.desk.reached


@pytest.mark.parametrize("name", sorted(READINGS.keys() - OWN - ELSEWHERE))
@pytest.mark.parametrize("who", ["nobody", "mau-lan", "mau-binh", "mau-minh"])
async def test_nobody_of_another_province_sees_anything(here: Village, name: str, who: str) -> None:
    told = await arguments(here, "lang-son")
    try:
        value = await found(here, name, who, told[name])
    except NotAllowed:
        return
    assert value in ({"dues": []}, {"case": None}, {"homes": []})


@pytest.mark.parametrize(
    "name",
    [
        *("team", "held", "area_totals", "cases", "invitees", "agency_accounts", "gaps"),
        *("holders", "switches", "totals", "granted", "grantees"),
        *("print_groups", "unlinked", "loudspeaker"),
    ],
)
async def test_household_sees_no_list(here: Village, name: str) -> None:
    told = await arguments(here, "lang-son")
    with pytest.raises(NotAllowed):
        await found(here, name, "mau-pao", told[name])


async def test_leader_of_a_direct_path_sees_only_the_own_amounts(here: Village) -> None:
    told = await arguments(here, "dong-nai")
    team = await found(here, "team", "mau-binh", told["team"])
    amounts = {member["household"]["name"]: member["amount"] for member in team["members"]}
    assert amounts.pop("Phạm Văn Bình, ấp Mẫu Hai") == 2_000_000
    assert set(amounts.values()) == {0}


async def test_neighbour_sees_no_dues_of_another_household(here: Village) -> None:
    told = await arguments(here, "lang-son")
    assert await found(here, "dues", "mau-hoa", told["dues"]) != {"dues": []}
    assert await found(here, "dues", "mau-lan", told["dues"]) == {"dues": []}
