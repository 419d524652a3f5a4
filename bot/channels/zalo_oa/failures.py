"""What a failed call means for a message: again later, by another way, never, or nobody knows."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.channels.base import DeliveryError, Refused, Retryable, Unknown
from bot.channels.zalo_oa.api import Failed
from bot.channels.zalo_oa.codes import CODES, PHONE_CODES, Act, Code, meaning
from bot.channels.zalo_oa.tokens import NotNow, NoToken
from bot.channels.zalo_oa.windows import until_minute, until_morning
from bot.channels.zalo_oa.wire import GATEWAY_TIMEOUT, Broken, NotSent, Trouble
from bot.errors import BotError

OUT_OF_REACH_SECONDS: Final = 5.0
NO_ENTRY_SECONDS: Final = 60.0
"""Until the account is asked again after a token was refused: an operator must act."""
STOPPED_SECONDS: Final = 600.0
_HALTS: Final = frozenset({Act.STOP, Act.REFRESH})

STOPS: Final = frozenset(
    {"no_token"}
    | {code.why for table in (CODES, PHONE_CODES) for code in table.values() if code.act in _HALTS}
)
"""Alarms that are over as soon as the account takes a message again."""


class Elsewhere(DeliveryError):
    """Not by this way; ``why`` is a code. ``over``: the person has done nothing for a week."""

    def __init__(self, why: str, *, over: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.over = over


class Alarm(DeliveryError):
    """What an operator must look at, and what it means for the message."""

    def __init__(self, why: str, then: DeliveryError) -> None:
        super().__init__(why)
        self.why = why
        self.then = then


def means(error: BotError, now: datetime) -> DeliveryError:
    """What an error means for the message; codes only, never Zalo's words.

    ``now`` is in the zone whose nights count.
    """
    match error:
        case Failed(code=code, by_phone=by_phone):
            found = meaning(code, by_phone=by_phone)
            return _ACTS[found.act](found, now)
        case NoToken():
            return Alarm("no_token", Retryable(NO_ENTRY_SECONDS, everyone=True))
        case Trouble(status=status) if status == GATEWAY_TIMEOUT:
            return Unknown("gateway timeout")
        case NotNow() | NotSent() | Trouble():
            return Retryable(OUT_OF_REACH_SECONDS, everyone=True)
        case Broken():
            return Unknown("the call broke")
        case _:
            return error if isinstance(error, DeliveryError) else Unknown("the call broke")


def _stopped(code: Code, _now: datetime) -> DeliveryError:
    return Alarm(code.why, Retryable(STOPPED_SECONDS, everyone=True))


def _later(code: Code, now: datetime) -> DeliveryError:
    morning = until_morning(now)
    return Retryable(morning if code.act is Act.MORNING else max(morning, 3600.0))


_OVER: Final = frozenset({"no_interaction_for_7_days", "interaction_over"})
_ACTS: Final[dict[Act, Callable[[Code, datetime], DeliveryError]]] = {
    Act.RETRY: lambda _, now: Retryable(until_minute(now), everyone=True),
    Act.REFRESH: lambda code, _: Alarm(code.why, Retryable(NO_ENTRY_SECONDS, everyone=True)),
    Act.UPLOAD: lambda code, _: Refused(code.why),
    Act.OTHER_WAY: lambda code, _: Elsewhere(code.why, over=code.why in _OVER),
    Act.UNREACHABLE: lambda code, _: Refused(code.why),
    Act.MORNING: _later,
    Act.TOMORROW: _later,
    Act.ALERT: lambda code, _: Alarm(code.why, Elsewhere(code.why)),
    Act.STOP: _stopped,
    Act.REFUSE: lambda code, _: Refused(code.why),
}
