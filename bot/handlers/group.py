"""/nhom: a leader's group as text: the totals first, then who has paid. Asks which group."""

from collections.abc import Iterator, Mapping

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.dues import figure
from bot.handlers.people import ask_me, ask_one, not_yours, stranger
from bot.talk import Ask, Json, Money, Say

LINES_AT_ONCE = 6
MOST_LINES = 30
"""Longer groups are read in the picture, or on the officer's sheet."""


async def group(ask: Ask, facts: Facts) -> Answered:
    """One of the person's groups."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not (me.teams or me.tended):
        return not_yours("leader")
    team = await ask_one(ask, "group", (*me.teams, *me.tended))
    answer = standing(facts, await ask.lookup("team", team.id))
    pictures = (await ask.lookup("team_pictures", team.id))["files"]
    return Answered(answer.say, (), answer.offers, tuple(pictures))


def standing(facts: Facts, team: Mapping[str, Json]) -> Answered:
    """The group's totals and its households."""
    totals: dict[str, object] = {name: Money(team[name]) for name in ("counted", "held")}
    expected = team.get("expected", False)
    totals |= {name: figure(team[name], expected=expected) for name in ("charged", "rest")}
    shown = totals | {"team": team["name"], "cite": _cite(facts, team["policy"])}
    id_ = "team-totals-held" if team["held"] else "team-totals"
    says = [Say(id_, shown)]
    says += over(team)
    says += [Say("team-members", {"lines": some}) for some in _some(team)]
    if len(team["members"]) > MOST_LINES:
        says.append(Say("team-more", {"count": str(len(team["members"]) - MOST_LINES)}))
    return Answered(tuple(says), (), (Offer.PAYMENT, Offer.TASKS, Offer.INVITATION, Offer.PERSON))


def over(sums: Mapping[str, Json]) -> list[Say]:
    """What was paid beyond what some owe, so that the sums add up."""
    more = sums.get("over", 0)
    return [Say("totals-over", {"over": Money(more)})] if more else []


def _some(team: Mapping[str, Json]) -> Iterator[tuple[Say, ...]]:
    untold = frozenset(team.get("untold", ()))
    lines = [_line(member, untold) for member in team["members"][:MOST_LINES]]
    for first in range(0, len(lines), LINES_AT_ONCE):
        yield tuple(lines[first : first + LINES_AT_ONCE])


def _line(member: Mapping[str, Json], untold: frozenset[str]) -> Say:
    """One household; that it waits for a decision about a loss, that no message reaches it."""
    line = _money(member)
    if member.get("waiting"):
        line = Say("member-waiting", {"line": line})
    return Say("member-untold", {"line": line}) if member["household"]["id"] in untold else line


def _money(member: Mapping[str, Json]) -> Say:
    """One household; amounts only where the leader may see them."""
    who = {"household": member["household"]["name"]}
    if not member["shown"]:
        return Say("member-hidden", who)
    money = {name: Money(member[name]) for name in ("counted", "rest")}
    if member["rest"] == 0:
        return Say("member-paid" if member["counted"] else "member-nothing", who | money)
    return Say("member-part" if member["counted"] else "member-open", who | money)


def _cite(facts: Facts, policy: str) -> object:
    deadline = facts.policies[policy].deadline
    if deadline is None:
        raise ValueError(f"{policy} has no deadline")
    return deadline.rule.citation
