"""What may be done with a damage case besides its document's steps: take, ask, answer, look, undo.

Each is one short way; what is confirmed becomes an effect that is checked where it is written.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any, Final

from bot.handlers import case_doings as do
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.case_moves import share_line, thing, told
from bot.handlers.people import Named, ask_one, confirmed
from bot.rules.results import Reason
from bot.talk import Ask, Json, Label, Say

NEXT: Final = (Offer.CASE_WORK, Offer.TASKS, Offer.PERSON)
LONGEST: Final = 500
MOST_STEPS: Final = 6
Case = Mapping[str, Json]


async def take(ask: Ask, _: Facts, case: Case) -> Answered:
    """ "Nhận việc": one tap, so that two officers do not both set out."""
    ask.effect("case", _command(case, do.TAKEN))
    return Answered((Say("case-taken", told(case)),), offers=NEXT)


async def ask_officer(ask: Ask, _: Facts, case: Case) -> Answered:
    """ "Giao": to whom."""
    officers = tuple(Named(item["id"], item["name"]) for item in case["officers"])
    if not officers:
        return Answered((Say("case-no-officer", {}),), offers=NEXT)
    chosen = await ask_one(ask, "assignee", officers)
    shown = told(case) | {"officer": chosen.name}
    if (instead := await confirmed(ask, (Say("readback-assign", shown),))) is not None:
        return instead
    ask.effect("case", _command(case, do.ASSIGNED, assignee=chosen.id))
    return Answered((Say("case-assigned", shown),), offers=NEXT)


async def question(ask: Ask, _: Facts, case: Case) -> Answered:
    """ "Hỏi thêm": the question goes to whoever reported."""
    words = await ask.text("case_question", longest=LONGEST, **told(case))
    shown = (Say("readback-question", told(case) | {"words": words}),)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    ask.effect("case", _command(case, do.ASKED, words=words))
    return Answered((Say("case-asked", told(case)),), offers=NEXT)


async def reply(ask: Ask, _: Facts, case: Case) -> Answered:
    """The answer to the oldest open question."""
    if not case["questions"]:
        return Answered((Say("case-nothing-asked", told(case)),), offers=NEXT)
    asked = case["questions"][0]
    words = await ask.text("case_reply", longest=LONGEST, words=asked["words"])
    photos = await ask.files("reply_photos", least=1, most=10)
    files = list(photos or ())
    ask.effect("case", _command(case, do.REPLIED, words=words, files=files, follows=asked["id"]))
    return Answered((Say("case-replied", told(case)),), offers=(Offer.MY_THINGS, Offer.PERSON))


def leader_answers(answer: str) -> Callable[[Ask, Facts, Case], Awaitable[Answered]]:
    """The way in which a leader confirms a report, adds to it or disagrees, and passes it on."""

    async def work(ask: Ask, facts: Facts, case: Case) -> Answered:
        words = None
        if answer != do.CONFIRMED:
            words = await ask.text("leader_words", longest=LONGEST, answer=answer)
        passes = case["passes_on"]
        shown = told(case) | {"answer": answer, "words": words or ""}
        rule = _passing(facts, case)
        goes = shown | {"passes": "yes" if passes else "no"} | rule
        if (instead := await confirmed(ask, (Say("readback-leader", goes),))) is not None:
            return instead
        known = {"answer": answer}
        ask.effect("case", _command(case, "leader_answered", facts=known, words=words))
        if passes:
            ask.effect("pass", _command(case, passes))
        return Answered((Say("case-leader-done", goes),), offers=NEXT)

    return work


def _passing(facts: Facts, case: Case) -> dict[str, Any]:
    path = facts.policies[case["policy"]].case
    if path is None:
        raise ValueError(f"{case['policy']} has no way of a case")
    step = path.steps.get(case["passes_on"] or "")
    return {"cite": step.rule.citation if step else path.rule.citation}


async def details(ask: Ask, facts: Facts, case: Case) -> Answered:
    """ "Xem kỹ": what was told, counted and sent; who did what when."""
    files = tuple((await ask.lookup("case_files", case["code"]))["files"])
    says = [_report(case)]
    says += [thing(item) for item in case["lost"]]
    says += [share_line(item) for item in case["shares"]]
    if case["same_files"]:
        says.append(Say("case-same-files", {"codes": ", ".join(case["same_files"])}))
    says += [Say("case-words-of", item) for item in case["told"]]
    lines = tuple(
        Say(
            "case-history",
            {"day": date.fromisoformat(item["on"]), "what": _what(facts, case, item)},
        )
        for item in case["history"][-MOST_STEPS:]
    )
    says.append(Say("case-history-all", {"lines": lines}))
    return Answered(tuple(says), (), NEXT, files)


def _report(case: Case) -> Say:
    """Who reported what, since when, where, with how many photos."""
    said = case["report"]
    told_ = {name: said[name] for name in ("opened", "on", "place", "photos", "phone", "area")}
    known = {
        "dated": "yes" if said["on"] else "no",
        "placed": "yes" if said["place"] else "no",
        "verified": said["verified"],
    }
    cause = Label("happened", said["cause"])
    if said["kind"]:
        cause = Label("disaster_kind", said["kind"])
    return Say("case-report", {**told(case), **told_, **known, "cause": cause})


def _what(facts: Facts, case: Case, item: Mapping[str, Json]) -> Reason | Say:
    path = facts.policies[case["policy"]].case
    step = path.steps.get(item["kind"]) if path else None
    return step.rule.met if step else Say("case-did", {"kind": item["kind"]})


async def papers(ask: Ask, _: Facts, case: Case) -> Answered:
    """ "Lấy giấy": the on-site record and the submission, filled from the case, to be signed."""
    files = tuple((await ask.lookup("case_forms", case["code"]))["files"])
    return Answered((Say("case-papers", told(case)),), (), NEXT, files)


async def note(ask: Ask, _: Facts, case: Case) -> Answered:
    """A note for whoever works on the case."""
    words = await ask.text("case_note", longest=LONGEST)
    ask.effect("case", _command(case, do.NOTED, words=words))
    return Answered((Say("case-noted", told(case)),), offers=NEXT)


async def join_home(ask: Ask, _: Facts, case: Case) -> Answered:
    """Whose case it is, where somebody reported whom nobody knew."""
    found = (await ask.lookup("case_homes", case["code"]))["homes"]
    if not found:
        return Answered((Say("case-no-home", told(case)),), offers=NEXT)
    home = await ask_one(ask, "household", tuple(Named(i["id"], i["name"]) for i in found))
    shown = told(case) | {"household": home.name}
    if (instead := await confirmed(ask, (Say("readback-join", shown),))) is not None:
        return instead
    ask.effect("case", {"do": "case_join", "case": case["code"], "part": home.id})
    return Answered((Say("case-joined", shown),), offers=NEXT)


async def undo(ask: Ask, facts: Facts, case: Case) -> Answered:
    """A step that was wrong: a further step says so, nothing is erased."""
    path = facts.policies[case["policy"]].case
    steps: dict[str, str] = {}  # by option: a document's step by its id, else what was done
    names: dict[str, str] = {}
    for item in case["undoable"]:
        step = path.steps.get(item["kind"]) if path else None
        steps[item["id"] if step else item["kind"]] = item["id"]
        if step:
            names[item["id"]] = step.rule.met.text.removesuffix(".")
    if not steps:
        return Answered((Say("case-nothing-undone", told(case)),), offers=NEXT)
    chosen = await ask.choice("undone_step", tuple(steps), named=names)
    shown = told(case) | {"step": names.get(chosen) or Say("case-did", {"kind": chosen})}
    if (instead := await confirmed(ask, (Say("readback-undo", shown),))) is not None:
        return instead
    ask.effect("case", _command(case, do.UNDONE, follows=steps[chosen]))
    return Answered((Say("case-undone", shown),), offers=NEXT)


async def set_aside(ask: Ask, _: Facts, case: Case) -> Answered:
    """No case after all: a mistake, or told twice."""
    words = await ask.text("aside_reason", longest=LONGEST)
    shown = (Say("readback-aside", told(case) | {"words": words}),)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    ask.effect("case", _command(case, do.SET_ASIDE, words=words))
    return Answered((Say("case-set-aside", told(case)),), offers=NEXT)


def _command(case: Case, step: str, **more: Any) -> dict[str, Any]:
    return {"do": "case_step", "case": case["code"], "step": step, **more}
