"""Where something is looked after or watched, by the id that conversations use for it.

A commune is ``commune-12``, a group ``group-5``, a province ``province-lang-son``, everywhere
``all``. Reads only.
"""

from typing import Final

from bot.access import Action, Scope, ScopeKind, Target
from bot.desk.asker import Asker, the_known
from bot.rules import load
from bot.storage.registers import grants, places
from bot.storage.registers.base import View
from bot.talk import Json

COMMUNE: Final = "commune"
GROUP: Final = "group"
PROVINCE: Final = "province"
ALL: Final = "all"


def scope_of(place: str) -> Scope:
    """How far a place reaches, by the id that conversations use."""
    kind, _, id_ = place.partition("-")
    return Scope(ScopeKind(kind), id_)


def target_of(view: View, place: str) -> Target:
    """Where a place lies."""
    kind, _, id_ = place.partition("-")
    if kind == COMMUNE:
        return grants.target_of_commune(view, int(id_))
    if kind == GROUP:
        return grants.target_of_group(view, int(id_))
    return Target(province=id_ if kind == PROVINCE else "")


def area_name(view: View, place: str) -> str:
    """The name of a place, as messages open with it."""
    scope = scope_of(place)
    if scope.kind is ScopeKind.COMMUNE:
        return places.commune(view, int(scope.id)).name
    names = {policy.province: policy.province_name for policy in load().values()}
    return names.get(scope.id) or ", ".join(dict.fromkeys(names.values()))


def managed(view: View, asker: Asker, action: Json) -> Json:
    """The places where the asker may do something: communes first, then what is wider."""
    who = the_known(view, asker.chat)
    wish = Action(str(action))
    communes = places.communes(view)
    found = [
        {"id": f"{COMMUNE}-{item.id}", "name": item.name, "province": item.province}
        for item in communes
        if who.may(wish, Target(item.province, item.id))
    ]
    provinces = sorted({policy.province for policy in load().values() if policy.rates})
    found += [
        {"id": f"{PROVINCE}-{name}", "name": "", "province": name}
        for name in provinces
        if who.may(wish, Target(province=name))
    ]
    if who.may(wish, Target()):
        found.append({"id": ALL, "name": "", "province": ""})
    return {"places": found}
