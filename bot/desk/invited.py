"""Whom a one-time code or a shared number belongs to, as the registration is told. Reads only."""

from bot.desk.asker import Asker, homes_of
from bot.storage.registers import grants, people
from bot.storage.registers.base import View
from bot.talk import Json


def by_phone(view: View, asker: Asker, phone: Json) -> Json:
    found = people.with_phone(view, str(phone))
    if len(found) != 1:
        return nobody("several" if found else "unknown")
    return good(view, asker, found[0].id)


def good(view: View, asker: Asker, person: int) -> Json:
    """The person to be linked, unless the chat speaks for somebody already."""
    before = people.linked(view, asker.chat)
    if before is not None:
        return nobody("same" if before.person == person else "taken")
    known = people.get(view, person)
    homes = homes_of(view, person)
    return {
        "state": "good",
        "minutes": 0,
        "person": str(person),
        "name": known.name,
        "given": known.name.split()[-1] if known.name else "",
        "address": asker.address,
        "homes": [{"id": str(id_), "name": name} for id_, name in homes.items()],
        "roles": sorted({grant.role.value for grant in grants.effective(view, person)}),
    }


def nobody(state: str, minutes: int = 0) -> Json:
    found = {"state": state, "minutes": minutes, "person": None, "name": "", "given": ""}
    return found | {"address": "", "homes": [], "roles": []}
