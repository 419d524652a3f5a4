"""By which ways a message may go to somebody now, what each costs, and in which order. Pure."""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from bot.channels.base import NOTICE, TELEPHONE, Outgoing
from bot.channels.zalo_oa.templates import (
    Template,
    Templates,
    facts_of,
    template_for,
)
from bot.channels.zalo_oa.windows import Window
from bot.records import record

NO_TEMPLATE: Final = "no_template"
"""Why nothing goes out: the week is over and no approved template says this."""
OVER_BUDGET: Final = "over_budget"
"""Why nothing goes out: the month's cap is reached."""


class Way(StrEnum):
    """How a message goes."""

    CONSULT = "consult"
    BY_USER = "by_user"
    BY_PHONE = "by_phone"


@record
class Step:
    """One way with its price for one call, and the template that it needs."""

    way: Way
    dong: int = 0
    template: str = ""
    data: tuple[tuple[str, str], ...] = ()


def steps(message: Outgoing, window: Window, templates: Templates, price: int) -> Iterator[Step]:
    """The ways in their order, the cheapest first; to a bare telephone number there is one."""
    number = message.to.id.startswith(TELEPHONE)
    if window is not Window.OVER and not number:
        yield Step(Way.CONSULT, price if window is Window.BILLED else 0)
    found = _template(message, templates)
    if found is None:
        return
    template, data = found
    ways = []
    if template.by_user and not number:
        ways.append(Step(Way.BY_USER, template.price_by_user, template.by_user, data))
    if template.by_phone:
        ways.append(Step(Way.BY_PHONE, template.price_by_phone, template.by_phone, data))
    yield from sorted(ways, key=lambda step: step.dong)


def tracking_of(message: Outgoing) -> str:
    """The same name for the same message, for Zalo's reports: at most 48 letters."""
    spelled = f"{message.to.id}|{message.extra.get(NOTICE, '')}|{message.text}"
    return blake2b(spelled.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _template(
    message: Outgoing, templates: Templates
) -> tuple[Template, tuple[tuple[str, str], ...]] | None:
    kind = message.extra.get(NOTICE)
    template = template_for(templates, kind) if kind else None
    data = template.filled(facts_of(message.extra)) if template is not None else None
    return None if template is None or data is None else (template, tuple(data.items()))
