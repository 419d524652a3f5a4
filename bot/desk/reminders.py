"""What /nhac looks up, and what it wants done: rows for ``bot.desk.lookups`` and ``effects``.

``look`` reads with the rights of whoever asks; each handler checks its right first.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final, Protocol

import orjson
from sqlalchemy import select

from bot.access import Action, Target
from bot.desk.asker import Asker, Known, home_name, known, teams
from bot.rules import Policies, load
from bot.rules.calendar import add_months
from bot.rules.reminders import Fewer, collection_day, defaults
from bot.storage import reminder_letters, reminder_subjects, reminders
from bot.storage.registers import grants, households, projects
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.reminder_subjects import Subject
from bot.storage.reminders import Choice, NewOwn
from bot.storage.sealing import Place
from bot.storage.tables import journals as _journals
from bot.talk import BadJournal, Json, from_json

_MINUTE: Final = 7 * 60 + 30


class Doing(Protocol):
    """What a handler needs of ``bot.desk.effects.Doing``."""

    pen: Pen
    asker: Asker

    @property
    def who(self) -> Known:
        """The person who acts."""

    def acting(self, action: Action, target: Target) -> Pen:
        """The pen of whoever may do this there."""


Handler = Callable[[Any, Mapping[str, Any], Cause], None]


def look(view: View, asker: Asker, _: Json) -> Json:
    """What the chat is reminded of: real dates, its own, groups to collect from."""
    who = known(view, asker.chat)
    recipient = asker.chat if who is None else who.person.id
    choice = reminders.choices(view, [recipient]).get(recipient, Choice())
    at = choice.at
    own = reminders.own_of(view, [asker.chat]) if who is None else ()
    return {
        "person": None if who is None else str(who.person.id),
        "minute": _MINUTE if at is None else at.hour * 60 + at.minute,
        "fewer": choice.fewer.value,
        "real": [] if who is None else _real(view, who, asker.today),
        "own": [{"id": str(item.id), "until": item.facts.pay_by.isoformat()} for item in own],
        "teams": [] if who is None else _teams(view, who, asker.today),
        "calculated": calculated(view, asker, load()),
    }


def calculated(view: View, asker: Asker, policies: Policies) -> Json:
    """The last date that the chat calculated, None where it calculated none that is to come."""
    newest = (
        select(_journals.c.id, _journals.c.payload)
        .where(_journals.c.chat == asker.chat, _journals.c.name == "calculation")
        .order_by(_journals.c.id.desc())
        .limit(1)
    )
    row = view.connection.execute(newest).first()
    if row is None:
        return None
    try:
        stored = orjson.loads(view.sealer.open(Place.JOURNAL, row.id, row.payload))
        answers = from_json(stored).answers
    except (BadJournal, ValueError):
        return None
    ends, province = answers.get("project_end"), answers.get("province")
    if not isinstance(ends, dict) or ends.get("from") != ends.get("to"):
        return None
    found = next(
        (
            policy
            for policy in policies.values()
            if policy.deadline and policy.territory_on(asker.today).province == province
        ),
        None,
    )
    if found is None or found.deadline is None:
        return None
    end = date.fromisoformat(str(ends["from"]))
    until = add_months(end, found.deadline.months)
    if until < asker.today:
        return None
    return {"policy": found.id, "ends": end.isoformat(), "until": until.isoformat()}


def remind_own(doing: Doing, command: Mapping[str, Any], cause: Cause) -> None:
    """Keep a date of the chat's own."""
    day = date.fromisoformat
    new = NewOwn(command["policy"], day(command["until"]), day(command["ends"]))
    reminders.declare(doing.pen, doing.asker.chat, new, cause)


def remind_stop(doing: Doing, command: Mapping[str, Any], _cause: Cause) -> None:
    """Stop one of the chat's own dates; one that is stopped already stays so."""
    mine = {item.id for item in reminders.own_of(doing.pen, [doing.asker.chat])}
    if int(command["own"]) in mine:
        reminders.stop(doing.pen, int(command["own"]), doing.asker.chat)


def remind_time(doing: Doing, command: Mapping[str, Any], _cause: Cause) -> None:
    """Keep the time of day."""
    reminders.choose(doing.pen, _recipient(doing), minute=int(command["minute"]))


def remind_fewer(doing: Doing, command: Mapping[str, Any], _cause: Cause) -> None:
    """Keep how many."""
    reminders.choose(doing.pen, _recipient(doing), fewer=Fewer(command["fewer"]))


def remind_seen(doing: Doing, _command: Mapping[str, Any], _cause: Cause) -> None:
    """Write down that the last reminder was read."""
    reminder_letters.answer(doing.pen, doing.asker.chat, "seen")


def collection(doing: Doing, command: Mapping[str, Any], _cause: Cause) -> None:
    """Keep a group's day and place; only its leader (or an officer) may.

    Raises:
        NotAllowed.
    """
    group = int(command["group"])
    target = grants.target_of_group(doing.pen, group)
    pen = doing.acting(Action.RECEIVE_PAYMENT, target)
    day = date.fromisoformat(command["day"])
    reminders.set_collection(pen, group, day, str(command["place"]))


HANDLERS: Final[Mapping[str, Handler]] = {
    "remind_own": remind_own,
    "remind_stop": remind_stop,
    "remind_time": remind_time,
    "remind_fewer": remind_fewer,
    "remind_seen": remind_seen,
    "collection": collection,
}
"""By the command's ``do``. What is done anew writes over what was done before; a date of one's own
that is withdrawn is stopped by ``take_back``."""


def take_back(doing: Doing, before: Mapping[str, Any]) -> None:
    """Take back what an earlier end of the conversation did."""
    if before.get("do") == "remind_own":
        for item in reminders.own_of(doing.pen, [doing.asker.chat]):
            if item.facts.pay_by.isoformat() == before["until"]:
                reminders.stop(doing.pen, item.id, doing.asker.chat)


def _recipient(doing: Doing) -> int:
    who = known(doing.pen, doing.asker.chat)
    return doing.asker.chat if who is None else who.person.id


def _real(view: View, who: Known, today: date) -> list[dict[str, Json]]:
    """The dates of the person's own households that are not settled."""
    mine = [m.household for m in households.households_of(view, who.person.id) if m.may_be_told]
    found = _open(view, reminder_subjects.of_households(view, mine))
    names = {id_: home_name(item) for id_, item in households.many(view, mine).items()}
    works = projects.many(view, [item.project for item in found])
    late = today - timedelta(days=60)
    return [
        {
            "household": names[item.household],
            "project": works[item.project].facts.name,
            "until": item.claim.pay_by.isoformat(),
        }
        for item in sorted(found, key=lambda item: item.claim.pay_by)
        if item.claim.pay_by >= late
    ]


def _teams(view: View, who: Known, today: date) -> list[dict[str, Json]]:
    """The groups that the person leads and that have something to collect."""
    led = teams(view, who)
    days = defaults().collection_working_days
    found = []
    for id_, group in led.items():
        left = _open(view, reminder_subjects.of_groups(view, [id_]))
        if left:
            proposed = collection_day(min(item.claim.pay_by for item in left), days)
            day = max(proposed, today)
            found.append({"id": str(id_), "name": group.name, "proposed": day.isoformat()})
    return found


def _open(view: View, ids: tuple[int, ...]) -> list[Subject]:
    every = reminder_subjects.subjects(view, ids, frozenset()).values()
    return [
        item
        for item in every
        if not item.claim.withdrawn and not item.claim.standing.counts_as_paid
    ]
