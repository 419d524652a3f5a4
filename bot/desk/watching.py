"""What supervisors, authorities and administrators see of the money: sums without a name."""

from typing import Final

from bot.access import Action, Role, ScopeKind
from bot.desk.asker import Asker, Known, areas, teams, the_known
from bot.desk.place import COMMUNE, GROUP, managed, scope_of, target_of
from bot.storage.registers import groups, overview, places
from bot.storage.registers.base import View
from bot.storage.registers.overview import Totals
from bot.talk import Json

FEWEST: Final = 3
"""Of fewer households no sum is shown to whoever may not see what each of them pays."""


_WATCHERS: Final = frozenset({Role.AUTHORITY, Role.SUPERVISOR, Role.ADMINISTRATOR})
_WIDE: Final = frozenset({ScopeKind.PROVINCE, ScopeKind.ALL})


def watches(who: Known) -> bool:
    """Whether there may be places of which somebody sees sums beside the own communes."""
    return any(g.role in _WATCHERS or g.scope.kind in _WIDE for g in who.grants)


def watched(view: View, asker: Asker, _: Json) -> Json:
    """Where the asker sees sums and no more: places, and the groups that they supervise."""
    who = the_known(view, asker.chat)
    found: list[Json] = managed(view, asker, Action.SEE_TOTALS)["places"]
    mine = {f"{COMMUNE}-{id_}" for id_ in areas(view, who)}
    ids = [int(g.scope.id) for g in who.grants if g.scope.kind is ScopeKind.GROUP]
    led = teams(view, who)
    found = [item for item in found if item["id"] not in mine]
    found += [
        {"id": f"{GROUP}-{group.id}", "name": group.name, "province": ""}
        for group in groups.many(view, ids).values()
        if group.id not in led
        and who.may(Action.SEE_TOTALS, target_of(view, f"{GROUP}-{group.id}"))
    ]
    return {"places": found}


def totals(view: View, asker: Asker, place: Json) -> Json:
    """The sums of a place, project by project, without a name; no sum where it is of so few
    households that it would tell what one of them pays."""
    target = target_of(view, str(place))
    the_known(view, asker.chat).check(Action.SEE_TOTALS, target)
    scope = scope_of(str(place))
    group = int(scope.id) if scope.kind is ScopeKind.GROUP else None
    communes = [
        item.id
        for item in places.communes(view, target.province or None)
        if target.commune in {None, item.id}
    ]
    found = overview.totals(view, communes, group)
    whole = overview.whole(item for _, item in found)
    return {**_sums("", whole), "projects": [_sums(name, item) for name, item in found]}


def _sums(name: str, found: Totals) -> dict[str, Json]:
    shown = found.households >= FEWEST
    sums = found.sums
    money = {"charged": sums.due, "counted": sums.counted, "confirmed": sums.confirmed}
    money["rest"] = sums.remaining
    counts = {"name": name, "households": found.households, "settled": found.settled}
    return {**counts, "shown": shown, **(money if shown else dict.fromkeys(money, 0))}
