"""What the conversations about public money answer. Decides nothing: the rules have decided."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from bot.handlers.base import Answered, Offer
from bot.handlers.common import place, why, years
from bot.records import record
from bot.rules.policy import Policy
from bot.rules.results import Outcome, Result
from bot.talk import Label, Money, Percent, Say

OFFERS: Final = (Offer.WHY, Offer.EDIT, Offer.PERSON)


@record
class Reading:
    """One result, and what was assumed for it."""

    assumed: Mapping[str, Any]
    result: Result


def shares(
    policy: Policy, works: str, fact: str, results: list[tuple[str, Result]], today: date
) -> Answered:
    """Who pays which part, for each kind of place that may be meant."""
    lines = tuple(_share(fact, kind, result) for kind, result in results)
    cites = tuple(dict.fromkeys(cite for _, one in results for cite in place(one, "")))
    open_ = len(results) > 1
    told = {"works": Label("works", works), "lines": lines, "cite": cites[:1]}
    say = [Say("share-answer", told)]
    say += [Say(f"share-which-{fact}", {})] if open_ else []
    say += _after(policy, today)
    return Answered(tuple(say), _behind(policy, [one for _, one in results]), OFFERS)


def _share(fact: str, kind: str, result: Result) -> Say:
    values = result.values
    told = {
        "kind": Label(f"{fact}_kind", kind),
        "state": Percent(values["state_percent"] / 100),
        "local": Percent(values["local_percent"] / 100),
    }
    if "state_vnd" not in values:
        return Say("share-line", told)
    money = {"state_vnd": Money(values["state_vnd"]), "local_vnd": Money(values["local_vnd"])}
    return Say("share-line-money", told | money)


def coefficient(policy: Policy, readings: list[Reading]) -> Answered:
    """The coefficient, or each one that may be meant and who answers."""
    said: list[Say] = []
    for say in (say for reading in readings for say in _reading(reading)):
        if say not in said:
            said.append(say)
    results = [reading.result for reading in readings]
    return Answered(tuple(said), _behind(policy, results), OFFERS)


def _reading(reading: Reading) -> Iterable[Say]:
    result = reading.result
    if reading.assumed:
        yield Say("coefficient-assumed", {"lines": tuple(_assumed(reading.assumed))})
    lines = tuple(_lines(result))
    match result.outcome:
        case Outcome.DETERMINED:
            yield Say("coefficient-is", {"lines": lines})
        case Outcome.ESTIMATE:
            yield Say("coefficient-estimate", {"lines": lines})
        case Outcome.NEEDS_OFFICER:
            yield Say("coefficient-candidates", {"lines": lines})
        case Outcome.NOT_COVERED:
            yield Say("coefficient-not-covered", {"lines": lines})
        case _:
            names = tuple(Say("coefficient-missing", {"what": key}) for key in result.missing)
            yield Say("coefficient-needs", {"lines": names})


def _assumed(assumed: Mapping[str, Any]) -> Iterable[Say]:
    for key, value in assumed.items():
        if key == "capital_year":
            yield Say("assumed-year", {"table": "first" if value == 2021 else "second"})
        else:
            yield Say("assumed-source", {"source": Label("source", str(value))})


def _lines(result: Result) -> Iterable[Say]:
    """The classes that hold or may hold, in the document's words."""
    candidates = {one["reading"] for one in result.values.get("candidates", ())}
    outside = result.outcome is Outcome.NOT_COVERED
    for reason in result.reasons:
        if reason.id == "coefficient_table" and len(result.reasons) > 1:
            continue
        shown = reason.id in candidates if candidates else (reason.met is False) is outside
        if shown and (reason.id != "excluded" or outside):
            yield Say("coefficient-line", {"reason": reason, "cite": reason.citation})


def cofunding(policy: Policy, case: Mapping[str, int], result: Result) -> Answered:
    """The least that the province adds, and whether it did."""
    least = result.values["minimum_provincial_vnd"]
    told: dict[str, Any] = {"central": Money(case["central_vnd"]), "least": Money(least)}
    told |= {"cite": place(result, "cofunding")}
    if "provincial_vnd" in case:
        short = max(least - case["provincial_vnd"], 0)
        told |= {"provincial": Money(case["provincial_vnd"]), "short": Money(short)}
    say = Say(f"cofunding-{result.outcome}", told)
    rules = {reason.id for reason in result.reasons}
    return Answered((say,), why(policy, [result], rules), OFFERS)


def _after(policy: Policy, today: date) -> list[Say]:
    """That the document's years are over, where they are."""
    if policy.period is None or policy.period.holds(today):
        return []
    return [Say("funding-period", years(policy))]


def _behind(policy: Policy, results: list[Result]) -> tuple[Say, ...]:
    rules = {
        reason.id for result in results for reason in result.reasons if reason.met is not False
    }
    return why(policy, results, rules)
