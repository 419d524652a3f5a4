"""The journal of one conversation: an immutable value and the pure functions that change it.

Answers hang on question keys, never on positions. Answers of branches that are not taken stay.
Nothing here asks, stores or knows what a conversation is about.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Final, TypeAlias

from bot.records import record
from bot.talk.answers import Invalid, decode
from bot.talk.errors import BadAnswer, NotShown
from bot.talk.plain import canonical, plain
from bot.talk.values import Json, Kind, Question

MOST_LOOKUPS: Final = 100
"""Look-ups that a journal keeps; the oldest go first and would be performed again."""

Path: TypeAlias = tuple[tuple[Question, Json], ...]
"""The questions of a walk in order, each with its recorded JSON value (``decode`` types it)."""


@record
class Header:
    """What was true when the conversation was opened; never changes afterwards.

    ``opened_at`` is an ISO instant with offset, ``today`` the legal day that the conversation
    sees, ``policies`` the version of each policy pack by id.
    """

    conversation: str
    id: str
    opened_at: str
    today: date
    policies: Mapping[str, str] = field(default_factory=dict)


@record
class Lookup:
    """What was looked up, with which argument, and what was found."""

    name: str
    argument: Json
    value: Json


@record
class Carried:
    """The last row of one effect: at which revision, and its command; None is withdrawn."""

    revision: int
    command: Mapping[str, Json] | None


@record
class Journal:
    """Everything that a walk is made from, and what was carried out for it (``effects``).

    ``shown`` is the digest of what each confirmation showed last, ``confirmed`` of what was
    answered to; ``reopened`` the key that is asked again although its answer is kept. Every
    change counts ``revision`` up by one. Misuse: changing ``answers`` in place; use the
    functions of this module.
    """

    header: Header
    answers: Mapping[str, Json] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    confirmed: Mapping[str, str] = field(default_factory=dict)
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    reopened: str | None = None
    revision: int = 0
    effects: Mapping[str, Carried] = field(default_factory=dict)


def answer(journal: Journal, question: Question, value: Json) -> Journal:
    """The journal with this answer; the same journal where that changes nothing.

    ``question`` is one of a walk (open, or on its path: an edit). Later answers stay; the next
    walk drops those that no longer hold.

    Raises:
        BadAnswer: the value does not answer the question; a rejected input is never journaled.
        NotShown: a confirmation of something else than was last shown.
    """
    decoded = decode(question, value)
    if isinstance(decoded, Invalid):
        raise BadAnswer(question.key, decoded.reason)
    key, confirmed = question.key, journal.confirmed
    if question.kind is Kind.CONFIRM:
        if journal.shown.get(key) != question.digest:
            raise NotShown(key)
        confirmed = {**confirmed, key: question.digest}
    answers = {**journal.answers, key: plain(value)}
    reopened = None if journal.reopened == key else journal.reopened
    before = (journal.answers, journal.confirmed, journal.reopened)
    if (answers, confirmed, reopened) == before:
        return journal
    return Journal(
        journal.header,
        answers,
        journal.shown,
        confirmed,
        journal.lookups,
        reopened,
        journal.revision + 1,
        journal.effects,
    )


def prefill(journal: Journal, key: str, value: Json) -> Journal:
    """The journal that knows the answer to a question before the walk comes to it.

    The walk checks it as any other. Misuse: a key that no question of the conversation has.
    """
    answers = {**journal.answers, key: plain(value)}
    if answers == journal.answers:
        return journal
    return replace(journal, answers=answers, revision=journal.revision + 1)


def show(journal: Journal, question: Question) -> Journal:
    """The journal that remembers what a confirmation showed; any other question changes nothing.

    Call it with the question that is being sent, before committing. Misuse: calling it when an
    answer arrives would confirm figures that the person has not seen.
    """
    if question.kind is not Kind.CONFIRM or journal.shown.get(question.key) == question.digest:
        return journal
    shown = {**journal.shown, question.key: question.digest}
    return replace(journal, shown=shown, revision=journal.revision + 1)


def reopen(journal: Journal, key: str) -> Journal:
    """The journal whose walk stops at ``key`` again; every answer, that one too, is kept."""
    if key not in journal.answers or journal.reopened == key:
        return journal
    return replace(journal, reopened=key, revision=journal.revision + 1)


def close(journal: Journal) -> Journal:
    """The journal without a reopened question: what was recorded there stands."""
    if journal.reopened is None:
        return journal
    return replace(journal, reopened=None, revision=journal.revision + 1)


def back(journal: Journal, path: Path) -> Journal:
    """The journal that asks the last answered question of the walk again.

    Where nothing was answered yet it is the same journal (there is nowhere to go back to).
    """
    return reopen(journal, path[-1][0].key) if path else journal


def look(journal: Journal, name: str, argument: Json, value: Json) -> Journal:
    """The journal with what was found for the ``Looking`` of this name and argument.

    Raises:
        ValueError: the value is no plain JSON.
    """
    lookups = dict(journal.lookups)
    lookups[lookup_key(name, argument)] = Lookup(name, plain(argument), plain(value))
    while len(lookups) > MOST_LOOKUPS:
        del lookups[next(iter(lookups))]
    return replace(journal, lookups=lookups, revision=journal.revision + 1)


def lookup_key(name: str, argument: Json) -> str:
    """What a look-up is recorded under: its name and its argument."""
    return f"{name} {canonical(argument)}"
