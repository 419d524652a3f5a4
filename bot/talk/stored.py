"""The stored form of a journal: JSON out, and strictly back in.

Journals of every released form must be read for ever: a new form gets a new number and the old
one keeps its reader here. Knows nothing of questions: what no longer answers one is found by
the walk, not here.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from bot.talk.errors import BadJournal
from bot.talk.journal import MOST_LOOKUPS, Carried, Header, Journal, Lookup, lookup_key
from bot.talk.plain import plain
from bot.talk.values import Json

FORMAT: Final = 1
MOST_ANSWERS: Final = 1000
LONGEST_KEY: Final = 100
LONGEST_WORD: Final = 200
MOST_EFFECTS: Final = 500
EFFECTS: Final = "effects"
LARGEST_REVISION: Final = 2**63 - 1

_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMES: Final = {
    "format",
    "conversation",
    "id",
    "opened_at",
    "today",
    "policies",
    "answers",
    "shown",
    "confirmed",
    "lookups",
    "reopened",
    "revision",
}


def to_json(journal: Journal) -> dict[str, Json]:
    """The stored form, made of plain dicts and lists that share the journal's values."""
    header = journal.header
    form = {
        "format": FORMAT,
        "conversation": header.conversation,
        "id": header.id,
        "opened_at": header.opened_at,
        "today": header.today.isoformat(),
        "policies": dict(header.policies),
        "answers": dict(journal.answers),
        "shown": dict(journal.shown),
        "confirmed": dict(journal.confirmed),
        "lookups": [[seen.name, seen.argument, seen.value] for seen in journal.lookups.values()],
        "reopened": journal.reopened,
        "revision": journal.revision,
    }
    if journal.effects:  # few have any, and the first journals were written without
        form[EFFECTS] = [[key, e.revision, e.command] for key, e in journal.effects.items()]
    return form


def from_json(data: Json) -> Journal:
    """The journal of a stored form.

    Raises:
        BadJournal: a name missing or unknown, a value of the wrong type, too much of anything.
    """
    if not isinstance(data, dict) or data.keys() - {EFFECTS} != _NAMES:
        raise BadJournal("a journal has other names than this")
    if type(data["format"]) is not int or data["format"] != FORMAT:
        raise BadJournal("format: not one that was ever written")
    return Journal(
        header=Header(
            conversation=_key(data["conversation"], "conversation"),
            id=_word(data["id"], "id"),
            opened_at=_instant(data["opened_at"]),
            today=_day(data["today"]),
            policies=_words(data["policies"], "policies"),
        ),
        answers={_key(key, "answers"): item for key, item in _answers(data["answers"]).items()},
        shown={_key(k, "shown"): word for k, word in _words(data["shown"], "shown").items()},
        confirmed={
            _key(k, "confirmed"): word for k, word in _words(data["confirmed"], "confirmed").items()
        },
        lookups=_lookups(data["lookups"]),
        reopened=None if data["reopened"] is None else _key(data["reopened"], "reopened"),
        revision=_revision(data["revision"]),
        effects=_effects(data.get(EFFECTS, [])),
    )


def _word(value: Json, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_WORD:
        raise BadJournal(f"{where}: not a short text")
    return str(_plain(value, where))


def _key(value: Json, where: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_KEY or not _KEY.fullmatch(value):
        raise BadJournal(f"{where}: not a key")
    return value


def _instant(value: Json) -> str:
    try:
        instant = datetime.fromisoformat(_word(value, "opened_at"))
    except ValueError:
        raise BadJournal("opened_at: not an instant") from None
    if instant.utcoffset() is None:
        raise BadJournal("opened_at: without an offset")
    return str(value)


def _day(value: Json) -> date:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadJournal("today: not a day")


def _words(value: Json, where: str) -> dict[str, str]:
    return {_word(k, where): _word(v, where) for k, v in _object(value, where).items()}


def _answers(value: Json) -> Mapping[str, Any]:
    answers: dict[str, Any] = _plain(_object(value, "answers"), "answers")
    return answers


def _object(value: Json, where: str) -> dict[str, Json]:
    if not isinstance(value, dict) or len(value) > MOST_ANSWERS:
        raise BadJournal(f"{where}: not a small object")
    return value


def _lookups(value: Json) -> dict[str, Lookup]:
    if not isinstance(value, list) or len(value) > MOST_LOOKUPS:
        raise BadJournal("lookups: not a short list")
    lookups = {}
    for item in value:
        if not isinstance(item, list) or len(item) != 3:
            raise BadJournal("lookups: not name, argument and value")
        name, argument, found = _plain(item, "lookups")
        lookups[lookup_key(_word(name, "lookups"), argument)] = Lookup(name, argument, found)
    return lookups


def _effects(value: Json) -> dict[str, Carried]:
    if not isinstance(value, list) or len(value) > MOST_EFFECTS:
        raise BadJournal("effects: not a short list")
    effects = {}
    for item in value:
        if not isinstance(item, list) or len(item) != 3:
            raise BadJournal("effects: not key, revision and command")
        key, revision, command = _plain(item, "effects")
        if command is not None and not isinstance(command, dict):
            raise BadJournal("effects: not a command")
        effects[_key(key, "effects")] = Carried(_revision(revision), command)
    return effects


def _revision(value: Json) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST_REVISION:
        raise BadJournal("revision: not a count")
    return value


def _plain(value: Json, where: str) -> Any:
    try:
        return plain(value)
    except ValueError as error:
        raise BadJournal(f"{where}: {error}") from None
