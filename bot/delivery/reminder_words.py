"""What a reminder says: one message for one person, out of what is true now. Pure.

Order: who speaks, what and how much, until when, how with its article, then what may be done.
Names and amounts of others never meet in one message, except to a leader who may see them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.delivery.leader_words import (
    deadline_of,
    leaders_part,
    names_of,
    parts_of,
    way_of,
)
from bot.delivery.reminder_parts import (
    Content,
    Home,
    Morning,
    Own,
    Spoken,
)
from bot.rules.balances import Path
from bot.rules.reminder_truth import Truth, When
from bot.talk import Money, Say

MOST_LINES: Final = 3


def spoken(content: Content) -> Spoken:
    """Return what is said, line by line, with the buttons under it."""
    lines = [_from(content), *_homes(content), *_owns(content.own)]
    if parts_of(content) and not content.homes:
        lines.append(Say("reminder-group-hello", {}))
    lines += leaders_part(content)
    lines += _officer(content)
    return Spoken(tuple(lines), _buttons(content))


def _from(content: Content) -> Say:
    if content.place:
        return Say("reminder-from", {"place": content.place})
    return Say("reminder-from-own", {})


def _homes(content: Content) -> list[Say]:
    homes = content.homes
    if homes and parts_of(content):
        return [_together(homes)]
    if len(homes) > 1:
        return _several(homes)
    return [say for home in homes for say in _home(home, named=content.named)]


def _home(home: Home, *, named: bool) -> list[Say]:
    """One part in full: how much, until when, what is open, how."""
    truth = home.truth
    lines = [Say("reminder-home", {"household": home.household})] if named else []
    lines.append(Say(_FULL[truth.when], _shown(truth) | {"line": _line(home)}))
    notes = _notes(truth)[: 1 if truth.when in _LONG else 2]
    lines += notes
    lines.append(_how(home))
    if not notes and not named:
        lines.append(Say("reminder-ask", {}))
    return lines


def _shown(truth: Truth) -> dict[str, object]:
    return {
        "amount": Money(truth.amount_vnd),
        "office": truth.office,
        "last": truth.last,
        "days": str(truth.days),
        "end": truth.project_end or truth.pay_by,
    }


def _line(home: Home) -> object:
    """The arithmetic where nothing has changed the amount, else the amount alone."""
    truth = home.truth
    if not truth.whole or home.support_vnd is None or home.rate is None:
        return Money(truth.amount_vnd)
    shown = {"support": Money(home.support_vnd), "rate": home.rate}
    return Say("line-rate", shown | {"amount": Money(truth.amount_vnd)})


def _notes(truth: Truth) -> list[Say]:
    """What else is true, the weightiest first: a message has room for one or two."""
    notes = []
    if truth.case_open:
        notes.append(Say("reminder-case", {}))
    if truth.expected:
        notes.append(Say("reminder-expected", {}))
    if truth.pending_vnd:
        notes.append(Say("reminder-pending", {"pending": Money(truth.pending_vnd)}))
    if truth.paid_vnd:
        notes.append(Say("reminder-paid-part", {"paid": Money(truth.paid_vnd)}))
    if truth.extended and not truth.case_open:
        notes.append(Say("reminder-extended", {}))
    before = truth.when in {When.ENDING, When.AHEAD, When.NEAR, When.DAY}
    if before and truth.pay_by != truth.office:
        notes.append(Say("reminder-text-day", {"day": truth.pay_by}))
    return notes


def _how(home: Home) -> Say:
    """Whom to pay, with the articles of the day and of the way."""
    cite = {"cite": (*deadline_of(home.policy), *way_of(home.policy, "household"))}
    if home.path is Path.DIRECT:
        known = {"agency": home.agency} if home.agency else {}
        return Say("reminder-how-agency" if known else "reminder-how-agency-unknown", known | cite)
    if home.leader is None:
        return Say("reminder-how-leader-unknown", cite)
    shown = {"leader": home.leader} | cite
    if home.truth.when is When.LATE:
        return Say("reminder-how-late", shown)
    if home.collection is not None:
        day, place = home.collection
        return Say("reminder-how-collection", shown | {"day": day, "place": place})
    return Say("reminder-how-leader", shown)


def _several(homes: Sequence[Home]) -> list[Say]:
    """Several parts: one line each, the nearest day first."""
    ordered = sorted(homes, key=lambda home: (home.truth.office, home.household))
    lines = [Say("reminder-several", {"count": str(len(homes))})]
    lines += [_short(home) for home in ordered[:MOST_LINES]]
    if len(ordered) > MOST_LINES:
        lines.append(Say("reminder-more", {"count": str(len(ordered) - MOST_LINES)}))
    cited = dict.fromkeys(
        cite
        for home in ordered
        for cite in (*deadline_of(home.policy), *way_of(home.policy, "household"))
    )
    lines.append(Say("reminder-several-how", {"cite": tuple(cited)}))
    return lines


def _together(homes: Sequence[Home]) -> Say:
    """All of them in one sentence, with the nearest day: a leader hears of the group as well."""
    nearest = min(homes, key=lambda home: home.truth.office)
    cited = dict.fromkeys(cite for home in homes for cite in deadline_of(home.policy))
    shown = {"count": str(len(homes)), "said": _until(nearest), "cite": tuple(cited)}
    amount = Money(sum(home.truth.amount_vnd for home in homes))
    return Say("reminder-several-sum", shown | {"amount": amount})


def _short(home: Home) -> Say:
    amount = Money(home.truth.amount_vnd)
    shown = {"household": home.household, "amount": amount, "said": _until(home)}
    return Say("reminder-several-line", shown)


def _until(home: Home) -> Say:
    truth = home.truth
    id_ = "reminder-line-case" if truth.case_open else _SHORT[truth.when]
    return Say(id_, {"office": truth.office, "last": truth.last})


def _owns(owns: Sequence[Own]) -> list[Say]:
    """The nearest of the declared dates in full; there are rarely two."""
    lines: list[Say] = []
    for own in sorted(owns, key=lambda item: item.truth.office)[:1]:
        lines.append(Say(_OWN[own.truth.when], _shown(own.truth)))
        if own.amount_vnd:
            lines.append(Say("reminder-own-amount", {"amount": Money(own.amount_vnd)}))
        lines.append(Say("reminder-own-stop", {"cite": deadline_of(own.policy)}))
    return lines


def _officer(content: Content) -> list[Say]:
    lines = []
    if content.overdue is not None:
        codes = content.overdue.codes
        shown = {"count": str(len(codes)), "amount": Money(content.overdue.amount_vnd)}
        lines.append(Say("reminder-officer-late", shown))
        lines.append(names_of(_OFFICER_CODES, "codes", codes))
    waits = content.morning
    if waits is not None:
        lines.append(Say("reminder-morning", {}))
        counts = {name: getattr(waits, name) for name in Morning.__dataclass_fields__}
        lines += [
            Say(_WAITING[name], {"count": str(count)}) for name, count in counts.items() if count
        ]
    if content.overdue is not None or (waits is not None and waits.in_tasks):
        lines.append(Say("reminder-morning-open", {}))
    return lines


def _buttons(content: Content) -> dict[str, str]:
    buttons: dict[str, str] = {}
    if content.homes or content.own:
        buttons["reminder_seen"] = "reminder-button-seen"
    if content.homes:
        buttons["payment"] = "reminder-button-paid"
    if content.homes or content.own:
        asks = "reminder_help" if content.homes else "person"
        buttons[asks] = "reminder-button-help"
    if content.groups or content.deposits or content.pass_on:
        buttons["group"] = "reminder-button-group"
    if content.overdue is not None or content.morning is not None:
        buttons["tasks"] = "reminder-button-tasks"
    return buttons


_LONG: Final = frozenset({When.ENDING, When.GRACE, When.LATE})
"""When the first sentences leave room for one note alone."""
_FULL: Final[Mapping[When, str]] = {
    When.ENDING: "reminder-ending",
    When.AHEAD: "reminder-ahead",
    When.NEAR: "reminder-near",
    When.DAY: "reminder-day",
    When.GRACE: "reminder-grace",
    When.LATE: "reminder-late",
}
_SHORT: Final[Mapping[When, str]] = {
    When.ENDING: "reminder-line-before",
    When.AHEAD: "reminder-line-before",
    When.NEAR: "reminder-line-before",
    When.DAY: "reminder-line-day",
    When.GRACE: "reminder-line-grace",
    When.LATE: "reminder-line-late",
}
_OWN: Final[Mapping[When, str]] = {
    When.ENDING: "reminder-own-before",
    When.AHEAD: "reminder-own-before",
    When.NEAR: "reminder-own-before",
    When.DAY: "reminder-own-day",
    When.GRACE: "reminder-own-grace",
    When.LATE: "reminder-own-late",
}
_WAITING: Final[Mapping[str, str]] = {
    "payments": "reminder-morning-payments",
    "undeposited": "reminder-morning-undeposited",
    "decisions": "reminder-morning-decisions",
    "accounts": "reminder-morning-accounts",
    "unreached": "reminder-morning-unreached",
}
_OFFICER_CODES: Final = ("reminder-officer-codes", "reminder-officer-codes-more")
