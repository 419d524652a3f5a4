"""What is said about a household and a document's categories. Asks nothing, decides nothing."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from bot.handlers.base import Answered, Offer
from bot.handlers.common import document, why, years
from bot.records import record
from bot.rules.policy import Condition, Policy, Test, Unmet
from bot.rules.results import Citation, Outcome, Reason, Result
from bot.talk import SKIP, Days, Label, Say

STATUS: Final = "household_status"


@record
class Household:
    """What the person answered about the household; None where not known or not asked."""

    status: str | None
    able_members: int | None = None
    able_to_work: bool | None = None
    recognised_on: Days | None = None

    def facts(self, recognised: date | None, proposed: date | None) -> Mapping[str, object]:
        """The facts for the rules on these days: only what is known."""
        facts = {
            "household_status": self.status,
            "able_members": self.able_members,
            "able_to_work": self.able_to_work,
            "recognised_on": recognised,
            "project_proposed_on": proposed,
        }
        return {name: value for name, value in facts.items() if value is not None}


def answered(policy: Policy, household: Household, doubt: Say | None, result: Result) -> Answered:
    """The answer for a household: yes, no, what is missing, or why an officer must look."""
    behind = why(policy, [result], {STATUS, *_own(policy, household)})
    say: tuple[Say, ...]
    if doubt is not None:
        say = (
            doubt,
            Say("eligibility-under-text", {"lines": conditions(policy, household, result)}),
        )
        return Answered(say, behind, (Offer.WHY, Offer.EDIT, Offer.PERSON))
    match result.outcome:
        case Outcome.ELIGIBLE:
            offers = (Offer.WHY, Offer.PERSON, Offer.CALCULATION)
            return Answered(_yes(policy, household, result), behind, offers)
        case Outcome.NOT_ELIGIBLE:
            say = (_no(policy, household, result), Say("eligibility-no-next", {}))
        case Outcome.NEEDS_INFORMATION:
            say = (_missing(result), *_shown(policy, household, result))
        case _:
            say = (_officer(policy, household, result), Say("ask-officer", {}))
    return Answered(say, behind, (Offer.WHY, Offer.EDIT, Offer.PERSON))


def written_elsewhere(policy: Policy) -> Answered:
    """Where the answer is written, for a document that names no households."""
    silent = policy.silent.get("eligibility")
    name = {"document": policy.short, "province": policy.province_name}
    places = (Say("why-passage", {"cite": silent.citation}),) if silent else ()
    return Answered(
        say=(Say("eligibility-elsewhere", name), Say("eligibility-elsewhere-ask", {})),
        why=(document(policy), *places),
        offers=(Offer.WHY, Offer.PERSON, Offer.CALCULATION),
    )


def depends_on_the_day(policy: Policy, household: Household, results: list[Result]) -> Answered:
    """An officer must look: the days that are possible give different answers."""
    days = household.recognised_on
    if days is not None and days.exact is None:
        open_ = Say("eligibility-day-recognised", {"days": days})
    else:
        open_ = Say("eligibility-day-proposed", {})
    return Answered(
        say=(open_, *_shown(policy, household, results[0])),
        why=why(policy, results, {STATUS, *_own(policy, household)}),
        offers=(Offer.WHY, Offer.EDIT, Offer.PERSON),
    )


def period_doubt(policy: Policy, when: str | None) -> Say:
    """Why an officer must look at a project that is new, or of an unknown time."""
    id_ = "eligibility-officer-new" if when == "new" else "eligibility-officer-when"
    return Say(id_, {"document": policy.short, "province": policy.province_name, **years(policy)})


def territory_doubt(policy: Policy, former: str | None) -> Say:
    """Why an officer must look at a project of another former province, or of an unknown one."""
    if former is None:
        return Say("eligibility-officer-former", {"province": policy.province_name})
    place = Label("former_province", former)
    return Say("eligibility-officer-other", {"former": place, "province": policy.province_name})


def conditions(policy: Policy, household: Household, result: Result) -> tuple[Say, ...]:
    """Every condition that the answers were held against: met, not met, open, not known."""
    own = _own(policy, household)
    officers = {name for name, item in own.items() if item and item.unmet is Unmet.OFFICER}
    return tuple(
        Say(f"condition-{_state(reason, officers)}", {"reason": reason})
        for reason in result.reasons
        if reason.id in own or reason.id == STATUS
    )


def _own(policy: Policy, household: Household) -> dict[str, Condition | None]:
    """The household's category and its conditions, by the ids of their reasons."""
    known = policy.eligibility.categories if policy.eligibility else {}
    category = known.get(str(household.status))
    if category is None:
        return {}
    return {category.id: None} | {item.rule.id: item for item in category.conditions}


def _state(reason: Reason, officers: Collection[str]) -> str:
    if reason.met is None:
        return "unknown"
    if reason.met:
        return "met"
    return "open" if reason.id in officers else "unmet"


def _shown(policy: Policy, household: Household, result: Result) -> tuple[Say, ...]:
    lines = conditions(policy, household, result)
    return (Say("conditions", {"lines": lines}),) if lines else ()


def _window(policy: Policy, household: Household) -> Condition | None:
    """The condition that counts months from a day, where the category has one."""
    found = _own(policy, household).values()
    return next((item for item in found if item and item.test is Test.WITHIN_MONTHS), None)


def _yes(policy: Policy, household: Household, result: Result) -> tuple[Say, ...]:
    """The yes, where the category is written, and what else it takes."""
    place = _category(policy, household) or result.citations
    status = {"status": Label("household_status", str(household.status))}
    yes = Say("eligibility-yes", status | {"kind": str(household.status), "cite": place})
    window = _window(policy, household)
    if window is None:
        return (yes,)
    # Of an imprecise day the first possible one was assessed first: the window ends then or later.
    exact = household.recognised_on is not None and household.recognised_on.exact is not None
    shown = {"months": str(window.value), "day": result.values["window_ends"]}
    return (yes, Say("eligibility-window" if exact else "eligibility-window-earliest", shown))


def _no(policy: Policy, household: Household, result: Result) -> Say:
    """The condition that is not met, and what the person answered to it."""
    unmet = next(reason for reason in result.reasons if reason.met is False)
    told = {"given": _given(policy, household, result), "kind": str(household.status)}
    return Say("eligibility-no", told | {"reason": unmet, "cite": unmet.citation})


def _missing(result: Result) -> Say:
    """What is missing for a yes, and where it is written."""
    return Say("eligibility-missing", {"what": Say(f"missing-{result.missing[0]}", {})})


def _officer(policy: Policy, household: Household, result: Result) -> Say:
    """What the text leaves open about this household."""
    given = {"given": _given(policy, household, result)}
    window = _window(policy, household)
    if window is not None and window.test_day_points:
        point = policy.open_points[window.test_day_points[0]]
        return Say("eligibility-officer-day", given | {"point": point})
    open_ = next(reason for reason in result.reasons if reason.met is False)
    return Say("eligibility-officer", given | {"reason": open_, "cite": open_.citation})


def _given(policy: Policy, household: Household, result: Result) -> Say:
    """What the person answered, as the reason why the answer is what it is."""
    args: dict[str, Any] = {"status": Label(STATUS, str(household.status or SKIP))}
    if household.able_members is not None:
        return Say("given-able-members", args | {"count": str(household.able_members)})
    window = _window(policy, household)
    if window is not None and household.recognised_on is not None:
        days = {"days": household.recognised_on, "months": str(window.value)}
        if household.recognised_on.exact is None:
            return Say("given-recognised-about", days)
        return Say("given-recognised-on", days | {"ends": result.values["window_ends"]})
    return Say("given-status", args)


def _category(policy: Policy, household: Household) -> Citation | None:
    known = policy.eligibility.categories if policy.eligibility else {}
    category = known.get(str(household.status))
    return category.rule.citation if category else None
