"""/taikhoan: an officer enters the account that an agency is paid into; another one confirms it.

Nothing holds before the second officer has compared it with the paper. A change holds a day later.
"""

from collections.abc import Iterator
from typing import Final

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.managed import COMMUNE, Place, ask_place
from bot.handlers.people import ask_one, confirmed, named
from bot.rules import evaluate
from bot.rules.results import Outcome
from bot.talk import Ask, Json, Say

KINDS: Final = ("treasury", "bank")
LONGEST_NAME: Final = 120
LONGEST_NUMBER: Final = 40
NEXT: Final = (Offer.OFFICE, Offer.TASKS)


async def agency_account(ask: Ask, facts: Facts) -> Answered:
    """Whose account, where it is kept, its number and holder; then the read-back."""
    where = await ask_place(ask, facts, "manage_accounts", (COMMUNE,))
    if isinstance(where, Answered):
        return where
    found: list[dict[str, Json]] = (await ask.lookup("agency_accounts", where.id))["agencies"]
    if not found:
        return Answered((Say("account-no-agency", {"where": where.name}),), offers=NEXT)
    chosen = await ask_one(ask, "agency", named(found))
    agency = next(item for item in found if item["id"] == chosen.id)
    if (coming := agency["coming"]) is not None:
        id_ = "account-comes" if coming["confirmed"] else "account-waits"
        return Answered((Say(id_, {"agency": chosen.name, **_shown(coming)}),), offers=NEXT)
    kind = await ask.choice("account_kind", KINDS)
    new = {
        "bank": await ask.text("account_bank", longest=LONGEST_NAME),
        "number": await ask.text("account_number", longest=LONGEST_NUMBER),
        "holder": await ask.text("account_holder", longest=LONGEST_NAME),
    }
    shown = [Say("readback-new-account", {"agency": chosen.name, **new})]
    shown += off_path(facts, where, kind)
    if (current := agency["current"]) is not None:
        shown.append(Say("readback-old-account", _shown(current)))
    if (instead := await confirmed(ask, tuple(shown))) is not None:
        return instead
    ask.effect("account", {"do": "enter_account", "agency": chosen.id, "kind": kind} | new)
    done = "account-entered-change" if current else "account-entered"
    return Answered((Say(done, {"agency": chosen.name}),), offers=NEXT)


def off_path(facts: Facts, where: Place, kind: str) -> Iterator[Say]:
    """A word where the document of the place has the money kept elsewhere, with its article."""
    for policy in facts.policies.of_province(where.province, facts.today):
        for step in policy.payments:
            asked = {"payer": step.payer, "payee": step.payee, "account": kind}
            if step.payee != dues.AGENCY:
                continue
            if evaluate(policy, "payment_path", asked, facts.today).outcome is Outcome.NOT_MET:
                yield Say("account-off-path", {"cite": step.rule.citation})


def _shown(account: dict[str, Json]) -> dict[str, Json]:
    return {name: account[name] for name in ("bank", "number", "holder")}
