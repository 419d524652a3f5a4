"""What officers look after: accounts, holders of roles, switches, and what is still lacking.

Look-ups and the effects that belong to them. Who may do it is asked of ``bot.access`` for the
place itself (``bot.desk.place``).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, ScopeKind
from bot.desk.asker import Asker, the_known
from bot.desk.place import scope_of, target_of
from bot.handlers.base import Offer
from bot.rules import load
from bot.storage.registers import accounts, gaps, grants, places
from bot.storage.registers.accounts import Account, AccountKind, NewAccount
from bot.storage.registers.base import Cause, View
from bot.storage.registers.errors import NotNow
from bot.storage.registers.places import EVERYWHERE, Holding, Switch
from bot.talk import Json, Label, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


# Look-ups


def agency_accounts(view: View, asker: Asker, place: Json) -> Json:
    """A commune's agencies with the account that holds and the one that is coming."""
    who = the_known(view, asker.chat)
    who.check(Action.MANAGE_ACCOUNTS, target_of(view, str(place)))
    found = places.agencies(view, int(scope_of(str(place)).id))
    standing = accounts.standing(view, [item.id for item in found], asker.at)
    return {
        "agencies": [
            {
                "id": str(item.id),
                "name": item.name,
                "current": _account(standing[item.id].current),
                "coming": _account(standing[item.id].coming),
            }
            for item in found
        ]
    }


def holders(view: View, asker: Asker, place: Json) -> Json:
    """Who holds which role in a place today, as it was configured there."""
    target = target_of(view, str(place))
    the_known(view, asker.chat).check(Action.MANAGE_AUTHORITIES, target)
    commune = target.commune
    found = [
        item
        for item in places.holdings(view, target.province)
        if item.commune in {None, commune}
        and item.first <= asker.today
        and (item.last is None or item.last >= asker.today)
    ]
    found.sort(key=lambda item: item.commune is not None)  # the commune's own comes last and wins
    return {"holders": {item.role: item.holder for item in found}}


def switches(view: View, asker: Asker, place: Json) -> Json:
    """What is switched on in a place."""
    the_known(view, asker.chat).check(Action.SET_SWITCH, target_of(view, str(place)))
    commune = _switched(str(place))
    return {"on": {switch.value: places.is_on(view, switch, commune) for switch in Switch}}


def gaps_of(view: View, asker: Asker, place: Json) -> Json:
    """What a commune's registers still lack; no person is named."""
    target = target_of(view, str(place))
    the_known(view, asker.chat).check(Action.SEE_TOTALS, target)
    commune = places.commune(view, target.commune or 0)
    found = gaps.of_commune(view, load(), commune, asker.at, asker.today)
    return {"gaps": [{"lack": g.lack.value, "about": g.about, "count": g.count} for g in found]}


def _account(account: Account | None) -> Json:
    if account is None:
        return None
    facts = account.facts
    return {
        "bank": facts.bank,
        "number": facts.number,
        "holder": facts.holder,
        "confirmed": account.confirmed_at is not None,
    }


def _switched(place: str) -> int:
    """The commune of a switch; a province has none of its own.

    Raises:
        NotNow: a province.
    """
    scope = scope_of(place)
    if scope.kind is ScopeKind.PROVINCE:
        raise NotNow("switch", 0, "province")
    return EVERYWHERE if scope.kind is ScopeKind.ALL else int(scope.id)


# Effects


def enter_account(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Enter an agency's account; another officer must confirm it, and all of them are told."""
    from bot.documents.vietqr import bin_of

    agency = places.agency(doing.pen, int(command["agency"]))
    target = grants.target_of_commune(doing.pen, agency.commune)
    pen = doing.acting(Action.MANAGE_ACCOUNTS, target)
    kind, bank = AccountKind(command["kind"]), str(command["bank"])
    bin_ = bin_of(bank) if kind is AccountKind.BANK else None
    number, holder = str(command["number"]), str(command["holder"])
    accounts.enter(pen, NewAccount(agency.id, kind, bank, number, holder, bin_))
    tell_entered(doing, agency.id)


def tell_entered(doing: "Doing", agency: int) -> None:
    """Tell every officer of an account that waits for a second one."""
    found = places.agency(doing.pen, agency)
    coming = accounts.standing(doing.pen, [agency], doing.asker.at)[agency].coming
    if coming is None:
        return
    facts = coming.facts
    shown = {"agency": found.name, "bank": facts.bank, "number": facts.number}
    officers = grants.officers_of(doing.pen, found.commune)
    say = Say("notice-account-entered", shown | {"holder": facts.holder})
    doing.tell(officers, say, found.commune, Offer.TASKS)


def tell_new_accounts(doing: "Doing") -> None:
    """Tell of every account that a sheet has just brought."""
    every = [agency.id for agency in places.agencies(doing.pen)]
    for id_, held in accounts.standing(doing.pen, every, doing.asker.at).items():
        if held.coming is not None and held.coming.entered_at == doing.pen.at:
            tell_entered(doing, id_)


def take_back_account(doing: "Doing", command: Command) -> None:
    """Cancel the account that an edit replaces, where it does not hold yet."""
    agency = places.agency(doing.pen, int(command["agency"]))
    target = grants.target_of_commune(doing.pen, agency.commune)
    pen = doing.acting(Action.MANAGE_ACCOUNTS, target)
    coming = accounts.standing(pen, [agency.id], doing.asker.at)[agency.id].coming
    if coming is None or coming.entered_by != doing.who.person.id:
        raise NotNow("account", agency.id, "moved")
    accounts.cancel(pen, coming.id)


def set_authority(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Write down who holds a role from a day on; the officers of the commune are told."""
    place = str(command["place"])
    target = target_of(doing.pen, place)
    pen = doing.acting(Action.MANAGE_AUTHORITIES, target)
    first = date.fromisoformat(command["since"])
    role, holder = str(command["role"]), str(command["holder"])
    holding = Holding(target.province, target.commune, role, holder, first)
    places.set_authority(pen, holding, corrects=True)
    if target.commune is not None:
        shown = {"role": Label("holder_role", role), "holder": holder, "since": first}
        officers = grants.officers_of(pen, target.commune)
        doing.tell(officers, Say("notice-authority", shown), target.commune)


def set_switch(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Switch something for a commune or everywhere; the officers concerned are told."""
    place, switch = str(command["place"]), Switch(command["switch"])
    pen = doing.acting(Action.SET_SWITCH, target_of(doing.pen, place))
    commune = _switched(place)
    places.set_switch(pen, switch, bool(command["on"]), commune)
    shown = {"switch": Label("switch", switch.value), "on": "yes" if command["on"] else "no"}
    for id_ in [commune] if commune else [item.id for item in places.communes(pen)]:
        doing.tell(grants.officers_of(pen, id_), Say("notice-switch", shown), id_)


READINGS: Final[Mapping[str, Callable[[View, Asker, Json], Json]]] = {
    "agency_accounts": agency_accounts,
    "holders": holders,
    "switches": switches,
    "gaps": gaps_of,
}
HANDLERS: Final[Mapping[str, Callable[["Doing", Command, Cause], None]]] = {
    "enter_account": enter_account,
    "set_authority": set_authority,
    "set_switch": set_switch,
}
