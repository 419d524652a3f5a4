"""/quyetdinh: an officer writes down a decision that an authority has taken.

The assistant decides nothing: it takes number, day, authority, terms and scan, compares them with
the document's limits and shows where these stand.
"""

from datetime import date
from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import place, why
from bot.handlers.decision_terms import ask_terms, readback, stored
from bot.handlers.people import Named, ask_me, ask_one, confirmed, not_yours, stranger
from bot.rules.rulings import Checked, Ruling
from bot.talk import Ask, Json, Say

WITHDRAWN: Final = ("household", "project")
KINDS: Final = tuple(kind.value for kind in Ruling)
NEXT: Final = (Offer.DECISION, Offer.TASKS, Offer.MISTAKE, Offer.PERSON)
LONGEST_NUMBER: Final = 60
LONGEST_AUTHORITY: Final = 120
MOST_SCANS: Final = 6
MOST_CITES: Final = 2


async def decision(ask: Ask, facts: Facts) -> Answered:
    """Which project and household, what was decided by whom; then the check and the read-back."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not (me.areas or me.tended):
        return not_yours("officer")
    projects = (await ask.lookup("projects", None))["projects"]
    if not projects:
        return Answered((Say("decision-no-project", {}),), offers=NEXT[1:])
    names = tuple(Named(item["id"], item["name"]) for item in projects)
    chosen = await ask_one(ask, "which_project", names)
    project = next(item for item in projects if item["id"] == chosen.id)
    policy = facts.policies[project["policy"]]
    kind = Ruling(await ask.choice("decision_kind", KINDS))
    case = await ask_case(ask, kind, chosen)
    if case is None:
        return Answered((Say("decision-nobody", {"project": chosen.name}),), offers=NEXT)
    paper = await ask_paper(ask, kind, facts.today)
    decided_on = date.fromisoformat(paper["on"])
    terms, checked = await ask_terms(ask, policy, kind, case, decided_on)
    if not checked.allowed:
        return refused(checked)
    scan = await ask.files("scan", least=1, most=MOST_SCANS)
    shown = readback(kind, case, paper, checked, terms)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    command = {"do": "decide", "kind": kind.value, "project": chosen.id, "due": case["due"]}
    ask.effect("decide", command | paper | stored(terms) | {"scan": list(scan or ())})
    done = (Say("decision-done", {"number": paper["number"]}),)
    behind = why(policy, (checked.result,), {reason.id for reason in checked.result.reasons})
    return Answered(done, behind, (*NEXT[:-1], Offer.WHY, Offer.PERSON))


async def ask_case(ask: Ask, kind: Ruling, project: Named) -> dict[str, Json] | None:
    """The household that it is about; a recovery decision is about the whole project, and a
    withdrawal may be."""
    cases: list[dict[str, Json]] = (await ask.lookup("cases", project.id))["cases"]
    if not cases:
        return None
    whole = kind is Ruling.RECOVERY
    if kind is Ruling.WITHDRAWAL:
        whole = await ask.choice("withdrawn_who", WITHDRAWN) == "project"
    if whole:
        return {**cases[0], "due": None, "who": project.name}
    people = tuple(Named(item["due"], item["who"]) for item in cases)
    chosen = await ask_one(ask, "household", people)
    return next(item for item in cases if item["due"] == chosen.id)


async def ask_paper(ask: Ask, kind: Ruling, today: date) -> dict[str, str]:
    """Number, day and authority, as they stand on the decision; a withdrawal may rest on a paper
    without a number, which is then named."""
    on = "paper" if kind is Ruling.WITHDRAWAL else "decision"
    number = await ask.text("decision_number", longest=LONGEST_NUMBER, kind=on)
    days = await ask.day("decided_on", latest=today, skip=False, kind=on)
    by = await ask.text("decided_by", longest=LONGEST_AUTHORITY, kind=on)
    return {"number": number, "on": days.last.isoformat(), "by": by}


def refused(checked: Checked) -> Answered:
    """Why it cannot be written down as it is, with the article."""
    id_ = f"decision-{checked.why.value.replace('_', '-')}"
    unmet = (reason.citation for reason in checked.result.reasons if reason.met is False)
    cites = (tuple(dict.fromkeys(unmet)) or place(checked.result, "damage_share"))[:MOST_CITES]
    shown: dict[str, Any] = {"cite": cites} if cites else {"cite": ""}
    return Answered(
        (Say(id_, shown | {"known": "yes" if cites else "no"}),), (), (Offer.EDIT, *NEXT)
    )
