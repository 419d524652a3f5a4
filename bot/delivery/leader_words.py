"""What a leader is told of groups, of money to hand on, of whom to tell. Pure.

One part is said in full; of several each has a line, so that nobody reads more than sixty words.
"""

from collections.abc import Iterable
from typing import Final

from bot.delivery.reminder_parts import Content, Deposit, Group, PassOn
from bot.rules.policy import Policy
from bot.rules.reminder_truth import Truth, When
from bot.rules.results import Citation
from bot.talk import Money, Say

MOST_NAMES: Final = 5
SHORT_NAMES: Final = 3
MOST_PARTS: Final = 2
"""Parts that one message tells of, where there are several."""
LEADER: Final = "group_leader"
_GROUP_NAMES: Final = ("reminder-group-names", "reminder-group-names-more")
_PASS_ON_NAMES: Final = ("reminder-pass-on-names", "reminder-pass-on-names-more")


def parts_of(content: Content) -> int:
    """How many parts are a leader's."""
    return len(content.groups) + len(content.deposits) + len(content.pass_on)


def leaders_part(content: Content) -> list[Say]:
    """A leader's one part in full; of several a line each, the rest under the button."""
    if parts_of(content) + len(content.homes) > 1:
        names = 1 if content.homes else SHORT_NAMES
        short = [_pass_on_short(item, names) for item in content.pass_on]
        short += [[_deposit(item, "reminder-deposit-short")] for item in content.deposits]
        short += [[_group_short(group)] for group in content.groups]
        room = 1 if content.homes or len(content.pass_on) > 1 else MOST_PARTS
        more = len(short) - room
        rest = [Say("reminder-more-parts", {"count": str(more)})] if more > 0 else []
        return [*(say for part in short[:room] for say in part), *rest]
    lines = [say for group in content.groups for say in _group(group)]
    lines += [_deposit(item) for item in content.deposits]
    return lines + [say for item in content.pass_on for say in _pass_on(item)]


def _group_short(group: Group) -> Say:
    office = min(truth.office for truth in (_ahead(group) or _left(group)))
    amount = Money(sum(truth.amount_vnd for truth in _left(group)))
    shown = {"group": group.name, "count": str(len(group.left)), "amount": amount}
    cite = {"cite": deadline_of(group.policy)}
    return Say("reminder-group-short", shown | {"office": office} | cite)


def _pass_on_short(item: PassOn, names: int) -> list[Say]:
    shown = {"group": item.group, "count": str(len(item.names)), "office": item.office}
    return [
        Say("reminder-pass-on-short", shown | {"cite": deadline_of(item.policy)}),
        names_of(_PASS_ON_NAMES, "names", item.names, names),
    ]


def _group(group: Group) -> list[Say]:
    counts = {"paid": str(group.paid), "total": str(group.total), "count": str(len(group.left))}
    amount = {"amount": Money(sum(truth.amount_vnd for truth in _left(group)))}
    lines = [
        Say("reminder-group", {"group": group.name} | counts | amount),
        *(until := _until(group)),
        names_of(
            _GROUP_NAMES,
            "names",
            [name for name, _ in group.left],
            MOST_NAMES if len(until) == 1 else SHORT_NAMES,
        ),
    ]
    if group.collection is not None:
        day, place = group.collection
        lines.append(Say("reminder-group-collection", {"day": day, "place": place}))
    elif group.propose is not None:
        lines.append(Say("reminder-group-propose", {"day": group.propose}))
    return lines


def _until(group: Group) -> list[Say]:
    """The nearest day that is still to come; how many are behind it, and how many have longer."""
    cite = {"cite": (*deadline_of(group.policy), *way_of(group.policy, "household"))}
    ahead = _ahead(group)
    if not ahead:
        office = min(truth.office for truth in _left(group))
        return [Say("reminder-group-after", {"office": office} | cite)]
    office = min(truth.office for truth in ahead)
    lines = [Say("reminder-group-before", {"office": office} | cite)]
    if over := len(group.left) - len(ahead):
        lines.insert(0, Say("reminder-group-over", {"count": str(over)}))
    if later := sum(truth.office > office for truth in ahead):
        lines.append(Say("reminder-group-later", {"count": str(later)}))
    return lines


def _left(group: Group) -> list[Truth]:
    return [truth for _, truth in group.left]


def _ahead(group: Group) -> list[Truth]:
    """Those whose day is not over."""
    return [truth for truth in _left(group) if truth.when not in {When.GRACE, When.LATE}]


def _deposit(item: Deposit, id_: str = "reminder-deposit") -> Say:
    shown = {"group": item.group, "amount": Money(item.amount_vnd), "days": str(item.days)}
    return Say(id_, shown | {"cite": way_of(item.policy, LEADER)})


def _pass_on(item: PassOn) -> list[Say]:
    """Whom the leader is asked to tell until when: names, and nobody's amount."""
    shown = {"group": item.group, "count": str(len(item.names))}
    return [
        Say("reminder-pass-on", shown),
        Say(
            "reminder-pass-on-after" if item.over else "reminder-pass-on-before",
            {"office": item.office, "cite": deadline_of(item.policy)},
        ),
        names_of(_PASS_ON_NAMES, "names", item.names),
    ]


def names_of(
    ids: tuple[str, str], variable: str, names: Iterable[str], most: int = MOST_NAMES
) -> Say:
    """A list of names, cut where it is long: that is the second message."""
    every = tuple(names)
    shown = {variable: ", ".join(every[:most])}
    if len(every) <= most:
        return Say(ids[0], shown)
    return Say(ids[1], shown | {"more": str(len(every) - most)})


def deadline_of(policy: Policy) -> tuple[Citation, ...]:
    return () if policy.deadline is None else (policy.deadline.rule.citation,)


def way_of(policy: Policy, payer: str) -> tuple[Citation, ...]:
    return tuple(step.rule.citation for step in policy.payments if step.payer == payer)
