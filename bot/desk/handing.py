"""Questions handed to people: who is asked, what they read, how the answer goes back.

The effects run inside the step's transaction; ``attend`` runs by itself, once a minute, in any
process: it passes up what nobody answered and comes back to whoever has waited long enough.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.access import Role
from bot.desk.asker import Asker, Known, NotAllowed, areas, homes, known, teams, the_known
from bot.desk.notices import Notice
from bot.handlers.base import Offer
from bot.rules import sessions
from bot.rules.wordbook import wordbook
from bot.storage.registers import grants, groups, handovers, people, places, unanswered
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.errors import NotNow
from bot.storage.registers.handovers import Handover, Level, NewHandover, Speaker
from bot.talk import Json, Say
from bot.understand.masking import masked

if TYPE_CHECKING:
    from bot.desk.effects import Doing

SESSIONS: Final = 1
"""Working sessions after which somebody else is asked too."""
MOST_SHOWN: Final = 5
LONGEST_SHOWN: Final = 160

Command = Mapping[str, Any]


def helpers(view: View, asker: Asker, _: Json) -> Json:
    """Whom a chat's question goes to; communes to choose from where nobody knows whose it is."""
    open_ = handovers.of_chat(view, asker.chat)
    who = known(view, asker.chat)
    found = [] if who is None else list(_own(view, who))
    if who is None:
        found = [(commune.id, None) for commune in places.communes(view)]
    reached = [
        {"id": str(commune), "name": _name(view, commune), "who": named}
        for commune, leader in dict(found).items()
        if (named := _asked(view, commune, leader, who)) is not None
    ]
    return {"open": open_ is not None, "known": who is not None, "places": reached}


def _own(view: View, who: Known) -> Iterable[tuple[int, int | None]]:
    """The communes of a person, each with the leader who is asked first."""
    for home in homes(view, who):
        target = grants.target_of_household(view, home)
        led = groups.many(view, target.groups).values()
        leader = next((group.leader for group in led if group.leader), None)
        if target.commune is not None:
            yield target.commune, leader if leader != who.person.id else None
    for team in teams(view, who):
        commune = grants.target_of_group(view, team).commune
        if commune is not None:
            yield commune, None
    yield from ((commune, None) for commune in areas(view, who))


def _asked(view: View, commune: int, leader: int | None, who: Known | None) -> str | None:
    """The leader's name, or nothing where officers are asked; None where nobody can be reached."""
    if leader is not None and _reachable(view, [leader]):
        return people.get(view, leader).name or ""
    me = who.person.id if who else None
    officers = [person for person in grants.officers_of(view, commune) if person != me]
    return "" if _reachable(view, officers) else None


def _reachable(view: View, persons: Iterable[int]) -> list[int]:
    wanted = list(dict.fromkeys(persons))
    found = people.chats_of(view, wanted)
    return [person for person in wanted if found.get(person)]


def _name(view: View, commune: int) -> str:
    return places.commune(view, commune).name


def handed(view: View, asker: Asker, _: Json) -> Json:
    """Whether the assistant is silent in this chat: a question is open and the time not over."""
    found = handovers.of_chat(view, asker.chat)
    return {"open": found is not None and found.returned_at is None}


def questions(view: View, asker: Asker, _: Json) -> Json:
    """The open questions that wait for the asker's answer."""
    who = known(view, asker.chat)
    if who is None:
        return {"items": []}
    found = handovers.waiting(view, who.person.id, list(areas(view, who)))
    return {"items": [_shown(view, one) for one in found if one.chat != asker.chat]}


def _shown(view: View, one: Handover) -> dict[str, Json]:
    lines = handovers.lines(view, one.id)
    said = [line for line in lines if line.who is Speaker.ASKER]
    context = [line.words for line in lines if line.who is Speaker.ASSISTANT]
    last = said[-1].words if said else ""
    return {
        "id": str(one.id),
        "title": f"{_asker_name(view, one)}: {last}"[:60],
        "who": _asker_name(view, one),
        "words": " / ".join(line.words for line in said[-MOST_SHOWN:])[:LONGEST_SHOWN],
        "context": (context[0] if context else "")[:LONGEST_SHOWN],
    }


def _asker_name(view: View, one: Handover) -> str:
    name = people.get(view, one.person).name if one.person is not None else ""
    return name or "Bà con"


def hand_over(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Hand a question to the leader, or to the officers of its commune."""
    who, commune = known(doing.pen, doing.asker.chat), int(command["commune"])
    leader = dict(_own(doing.pen, who)).get(commune) if who else None
    told = _reachable(doing.pen, [leader]) if leader is not None else []
    level = Level.LEADER if told else Level.OFFICERS
    told = told or _others(doing, grants.officers_of(doing.pen, commune))
    if not told:
        raise NotNow("handover", commune, "nobody")
    at, me = doing.asker.at, who.person.id if who else None
    new = NewHandover(
        doing.asker.place,
        me,
        commune,
        leader if level is Level.LEADER else None,
        level,
        _next_session(at),
    )
    made = handovers.open_(doing.pen, new)
    if command["context"]:
        handovers.say(doing.pen, made.id, Speaker.ASSISTANT, str(command["context"]))
    handovers.say(doing.pen, made.id, Speaker.ASKER, str(command["text"]))
    _tell(doing.notices, doing.pen, made, told, "notice-asked")


def _next_session(at: datetime) -> datetime:
    """When somebody else is asked too: the session after those that had their time."""
    return sessions.first(sessions.end_of(at, SESSIONS)).start


def pass_on(doing: "Doing", command: Command, _cause: Cause) -> None:
    """What somebody adds while their question is open goes to whoever was asked."""
    found = handovers.of_chat(doing.pen, doing.asker.chat)
    if found is None:
        return
    handovers.say(doing.pen, found.id, Speaker.ASKER, str(command["text"]))
    told = _asked_now(doing.pen, found)
    _tell(doing.notices, doing.pen, found, told, "notice-asked-more", str(command["text"]))


def reply(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Bring an answer to whoever asked, and close the question where it is done."""
    found = handovers.get(doing.pen, int(command["handover"]))
    who = the_known(doing.pen, doing.asker.chat)
    _check(doing.pen, who, found)
    role = Role.GROUP_LEADER if found.holder == who.person.id else Role.OFFICER
    pen = doing.as_role(role)
    handovers.answer(pen, found.id, str(command["text"]))
    told = {"asker": who.person.name or "", "words": str(command["text"])}
    say = [Say("notice-replied", told)]
    if command["closes"]:
        handovers.close(pen, found.id)
        say.append(Say("notice-reply-done", {}))
    doing.notices += [n for one in say for n in _to_asker(doing.pen, found, one)]


def keep_question(doing: "Doing", command: Command, _cause: Cause) -> None:
    """Keep a question that no passage answered: known words alone, no names, no numbers."""
    told = {name: str(command[name]) for name in ("language", "province", "text")}
    words = wordbook(tuple(doing.policies.values())).plain(masked(told["text"]))
    unanswered.add(doing.pen, told["language"], told["province"], words)


def _check(view: View, who: Known, found: Handover) -> None:
    if found.holder != who.person.id and found.commune not in areas(view, who):
        raise NotAllowed("answer")


def _others(doing: "Doing", persons: Iterable[int]) -> list[int]:
    mine = known(doing.pen, doing.asker.chat)
    me = mine.person.id if mine else None
    return [person for person in _reachable(doing.pen, persons) if person != me]


def _asked_now(view: View, found: Handover) -> list[int]:
    if found.level is Level.LEADER and found.holder is not None:
        return [found.holder]
    return _reachable(view, grants.officers_of(view, found.commune))


def _tell(
    out: list[Notice],
    view: View,
    one: Handover,
    told: Iterable[int],
    id_: str,
    words: str = "",
) -> None:
    shown = _shown(view, one)
    said = {"asker": str(shown["who"]), "words": words[:LONGEST_SHOWN] or str(shown["words"])}
    say = Say(id_, said | {"context": str(shown["context"]) or "none"})
    area = _name(view, one.commune)
    out += [Notice(person, say, area, (Offer.ANSWERING,)) for person in told if person]


def _to_asker(view: View, one: Handover, say: Say) -> list[Notice]:
    if one.address is None:
        return []
    area = _name(view, one.commune)
    return [Notice(0, say, area, (Offer.PERSON,), to=one.address)]


def attend(pen: Pen, silent_for: timedelta) -> list[Notice]:
    """Pass up what nobody answered, and come back to who has waited: what is to be said of it."""
    out: list[Notice] = []
    if sessions.is_open(pen.at):
        for one in handovers.to_pass_up(pen, pen.at):
            _pass_up(pen, one, out)
    for one in handovers.to_return(pen, pen.at - silent_for):
        handovers.returned(pen, one.id)
        out += _to_asker(pen, one, Say("notice-back", {}))
    return out


def _pass_up(pen: Pen, one: Handover, out: list[Notice]) -> None:
    level = Level.OFFICERS if one.level is Level.LEADER else Level.AUTHORITY
    persons = grants.officers_of(pen, one.commune)
    if level is Level.AUTHORITY:
        persons = (*persons, *grants.officers_of(pen, one.commune, Role.AUTHORITY))
    told = [person for person in _reachable(pen, persons) if person != one.person]
    following = _next_session(pen.at) if level is Level.OFFICERS else None
    handovers.pass_up(pen, one.id, level, following)
    _tell(out, pen, one, told, "notice-asked-again")
    if told:
        out += _to_asker(pen, one, Say("notice-passed-up", {}))


LOOKUPS: Final = {"helpers": helpers, "handed": handed, "questions": questions}
HANDLERS: Final = {
    "hand_over": hand_over,
    "pass_on": pass_on,
    "reply": reply,
    "unanswered": keep_question,
}
