"""/khongdongy: a household does not agree with an answer to its damage report.

Says where the document lets it go: in writing to the Finance Department in Lạng Sơn (Điều 9.2); in
Đồng Nai none is written, so a person. The officer hears of it either way.
"""

from typing import Any, Final

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.case_lines import way
from bot.handlers.people import Named, ask_me, ask_one, dropped, stranger, to_edit
from bot.talk import Ask, Json, Say

LONGEST: Final = 1000
MOST_HOMES: Final = 6
NEXT: Final = (Offer.MY_THINGS, Offer.PERSON)


async def objection(ask: Ask, facts: Facts) -> Answered:
    """Which answer, what the household says; then the read-back."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    found: dict[str, dict[str, Json]] = {}
    for home in me.homes[:MOST_HOMES]:
        every = (await ask.lookup("dues", home.id)).get("cases", [])
        found |= {case["id"]: case for case in every if case["ruling"] is not None}
    if not found:
        return Answered((Say("objection-nothing", {}),), offers=NEXT)
    answers = tuple(Named(id_, case["code"]) for id_, case in found.items())
    case = found[(await ask_one(ask, "which_case", answers)).id]
    rule = way(facts.policies[case["policy"]]).objection
    words = await ask.text("objection_words", longest=LONGEST, skip=True)
    path: dict[str, Any] = {"rule": rule.met, "cite": rule.citation}
    shown = (
        Say("readback-objection", {"code": case["code"]}),
        Say("readback-objection-words", {"said": "yes" if words else "no"}),
        Say("objection-path", path),
    )
    said = await ask.confirm("confirm", shown)
    if said != "yes":
        return to_edit() if said == "edit" else dropped()
    ask.effect("object", {"do": "object_case", "case": case["id"], "words": words})
    return Answered((Say("objection-sent", path),), offers=NEXT)
