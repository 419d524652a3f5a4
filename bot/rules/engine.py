"""One question to one policy, answered.

Duty: check the facts, find the rule that answers, say so where the document has none.
Must not: know a province. No clock, no file, no chance: the same facts give the same answer.
"""

from collections.abc import Callable, Mapping
from datetime import date

from bot.rules import procedure
from bot.rules.allocation import allocation, cofunding
from bot.rules.calendar import Calendar
from bot.rules.coefficient import coefficient
from bot.rules.draft import Draft
from bot.rules.eligibility import eligibility
from bot.rules.errors import UnknownAsk
from bot.rules.extension import extension
from bot.rules.facts import read_facts
from bot.rules.lookup import lookup
from bot.rules.pack import ASKS
from bot.rules.policy import Policy
from bot.rules.rates import minimum_rate
from bot.rules.recovery import recovery
from bot.rules.results import Outcome, Result
from bot.rules.support_share import support_share

_ANSWERS: Mapping[str, Callable[[Draft], Result | None]] = {
    "eligibility": eligibility,
    "minimum_rate": minimum_rate,
    "recovery": recovery,
    "deadline": procedure.deadline,
    "extension": extension,
    "record_participants": procedure.record_participants,
    "payment_path": procedure.payment_path,
    "turnover": procedure.turnover,
    "supervision_board": procedure.supervision_board,
    "support_share": support_share,
    "coefficient": coefficient,
    "allocation": allocation,
    "cofunding": cofunding,
    "lookup": lookup,
}


def evaluate(
    policy: Policy,
    ask: str,
    facts: Mapping[str, object],
    on: date,
    *,
    calendar: Calendar | None = None,
) -> Result:
    """Return what a policy answers about a case on a day.

    Args:
        policy: the document's pack.
        ask: the question, by its public name.
        facts: the case by fact name; None is a fact that is not known. Values are typed or in
            their JSON form.
        on: the day of the case.
        calendar: another table of working days than the one that ships.

    Raises: UnknownAsk, UnknownFact, BadFact.
    """
    if ask not in ASKS:
        raise UnknownAsk(ask)
    draft = Draft(policy, read_facts(facts), on, calendar)
    if on < policy.starts:
        draft.use(policy.in_force, met=False)
        return draft.result(Outcome.NOT_COVERED, ask)
    answer = _ANSWERS.get(ask)
    result = answer(draft) if answer is not None else None
    return result if result is not None else _not_regulated(draft, ask)


def _not_regulated(draft: Draft, ask: str) -> Result:
    rule = draft.policy.silent.get(ask)
    if rule is not None:
        draft.use(rule, met=False)
    return draft.result(Outcome.NOT_COVERED, ask)
