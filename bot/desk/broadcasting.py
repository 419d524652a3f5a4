"""/thongbao: scopes that an officer may write to, whom they reach, how far a message is.

The effect writes the broadcast down; ``bot.delivery.broadcast`` queues it part by part afterwards.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Scope, ScopeKind, Target
from bot.clock import legal_day
from bot.delivery.broadcast_scope import reach
from bot.delivery.reach import SILENT_FOR_LONG
from bot.desk.asker import Asker, Known, areas, known, the_known
from bot.rules import load
from bot.storage import broadcasts
from bot.storage.audit import note
from bot.storage.broadcasts import Broadcast, Progress, Standing
from bot.storage.registers import grants, groups, places
from bot.storage.registers.base import Cause, View
from bot.storage.sealing import Place
from bot.storage.steps import State
from bot.talk import Json, Say
from bot.words import Words

if TYPE_CHECKING:
    from bot.desk.effects import Doing

MOST_SCOPES: Final = 60
SHOWN_FOR: Final = timedelta(days=30)
MOST_SHOWN: Final = 7


def scopes(view: View, asker: Asker, _: Json) -> Json:
    """Where the person may write to, and what was sent there in the last month."""
    who = known(view, asker.chat)
    if who is None:
        return {"scopes": [], "sent": []}
    found = dict(_scopes(view, who))
    sent = [
        {"id": str(item.id), "name": f"{found[scope]}, {_when(item)}"}
        for item in broadcasts.since(view.connection, asker.at - SHOWN_FOR)
        if (scope := Scope(ScopeKind(item.scope_kind), item.scope_id)) in found
    ]
    named = [{"id": scope.text, "name": name} for scope, name in found.items()]
    return {"scopes": named[:MOST_SCOPES], "sent": sent[:MOST_SHOWN]}


def count(view: View, asker: Asker, scope: Json) -> Json:
    """How many households a scope has, how many chats get it, how many no chat reaches."""
    wanted = _scope(str(scope))
    the_known(view, asker.chat).check(Action.BROADCAST, _target(view, wanted))
    found = reach(view, wanted, asker.at)
    counted = {"homes": found.homes, "chats": len(found.chats), "without": found.without}
    return counted | {"area": area_of(view, wanted)}


def progress(view: View, asker: Asker, id_: Json) -> Json:
    """How far a broadcast is."""
    item, found = broadcasts.of(view.connection, int(id_))
    scope = Scope(ScopeKind(item.scope_kind), item.scope_id)
    the_known(view, asker.chat).check(Action.BROADCAST, _target(view, scope))
    return report_of(view, item, found)


def report_of(view: View, item: Broadcast, found: Progress) -> dict[str, Json]:
    """How far it is; once everything has ended, what came of it."""
    scope = Scope(ScopeKind(item.scope_kind), item.scope_id)
    ended = item.state is Standing.STOPPED
    filling = item.state is Standing.FILLING
    shown = counted(found, item.total, ended=ended, filling=filling)
    return shown | {
        "state": "stopped" if ended else "running" if shown["waiting"] else "done",
        "day": legal_day(item.made_at).isoformat(),
        "scope": _name(view, scope),
        "total": item.total,
    }


def counted(found: Progress, total: int, *, ended: bool, filling: bool = False) -> dict[str, Any]:
    """How many chats stand where; a message that went on to another chat counts there alone.

    ``silent``: of those that were lost, how many no platform lets us write to any more.
    """
    states, reasons = found.by_state, found.reasons
    stopped, moved = reasons.get("stopped", 0), reasons.get(broadcasts.MOVED, 0)
    queued = sum(states.values()) - moved
    waiting = states.get(State.QUEUED, 0) + states.get(State.LEASED, 0)
    over = states.get(State.REFUSED, 0) + states.get(State.DROPPED, 0)
    return {
        "sent": states.get(State.SENT, 0),
        "waiting": waiting + (max(0, total - queued) if filling else 0),
        "unknown": states.get(State.UNKNOWN, 0),
        "lost": over - stopped - moved,
        "silent": sum(reasons.get(why, 0) for why in SILENT_FOR_LONG),
        "stopped": total - queued + stopped if ended else 0,
    }


READINGS: Final = {
    "broadcasts": scopes,
    "broadcast_count": count,
    "broadcast_progress": progress,
}


def broadcast(doing: "Doing", command: Mapping[str, Any], _cause: Cause) -> None:
    """Write a message to a scope down; it is queued once this is committed.

    Raises:
        NotAllowed: the scope is not theirs.
    """
    scope = _scope(str(command["scope"]))
    pen = doing.acting(Action.BROADCAST, _target(doing.pen, scope))
    shown = {"area": area_of(pen, scope), "words": str(command["words"])}
    words = Words.of("vi").text(Say("broadcast-text", shown))
    id_ = pen.new_id()
    sealed = pen.seal(Place.BROADCAST, id_, words)
    total = len(reach(pen, scope, pen.at).chats)
    person = doing.who.person.id
    made = Broadcast(id_, person, scope.kind, scope.id, sealed, total, Standing.FILLING, pen.at)
    broadcasts.begin(pen.connection, made)
    note(pen, "send", "broadcast", id_, scope=scope.text, total=total)


def stop(doing: "Doing", command: Mapping[str, Any], _cause: Cause) -> None:
    """Nothing of a broadcast is sent any more; calls that are under way still end.

    Raises:
        NotAllowed: it went to a scope that is not theirs.
    """
    item, _ = broadcasts.of(doing.pen.connection, int(command["broadcast"]))
    scope = Scope(ScopeKind(item.scope_kind), item.scope_id)
    pen = doing.acting(Action.BROADCAST, _target(doing.pen, scope))
    broadcasts.close(pen.connection, item.id, pen.at)
    note(pen, "stop", "broadcast", item.id)


HANDLERS: Final = {"broadcast": broadcast, "broadcast_stop": stop}
"""By the command's ``do``. Neither is taken back: what was sent, was."""


def _scopes(view: View, who: Known) -> Iterator[tuple[Scope, str]]:
    """Provinces, communes and groups that somebody may write to, the widest first."""
    held = {
        id_: commune
        for id_, commune in areas(view, who).items()
        if who.may(Action.BROADCAST, grants.target_of_commune(view, id_))
    }
    for province in sorted({commune.province for commune in held.values()}):
        if who.may(Action.BROADCAST, Target(province=province)):
            yield Scope(ScopeKind.PROVINCE, province), _province(province)
    for id_, commune in held.items():
        yield Scope(ScopeKind.COMMUNE, str(id_)), commune.name
    for id_, commune in held.items():
        for group in groups.of_commune(view, id_):
            yield Scope(ScopeKind.GROUP, str(group.id)), f"{group.name}, {commune.name}"


def _scope(text: str) -> Scope:
    kind, _, id_ = text.partition(":")
    return Scope(ScopeKind(kind), id_)


def _target(view: View, scope: Scope) -> Target:
    match scope.kind:
        case ScopeKind.GROUP:
            return grants.target_of_group(view, int(scope.id))
        case ScopeKind.COMMUNE:
            return grants.target_of_commune(view, int(scope.id))
        case _:
            return Target(province=scope.id)


def _name(view: View, scope: Scope) -> str:
    match scope.kind:
        case ScopeKind.GROUP:
            return groups.get(view, int(scope.id)).name
        case ScopeKind.COMMUNE:
            return places.commune(view, int(scope.id)).name
        case _:
            return _province(scope.id)


def area_of(view: View, scope: Scope) -> str:
    """Who speaks: the commune, or the province."""
    if scope.kind is ScopeKind.GROUP:
        return places.commune(view, groups.get(view, int(scope.id)).commune).name
    return _name(view, scope)


def _province(id_: str) -> str:
    names = {policy.province: policy.province_name for policy in load().values()}
    return names.get(id_, id_)


def _when(item: Broadcast) -> str:
    day = legal_day(item.made_at)
    return f"{day.day:02d}/{day.month:02d}"
