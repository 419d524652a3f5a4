"""One call of a channel and what came of it. Nothing is repeated here."""

import logging
from typing import Final

from bot.channels.base import Channel, Outgoing, Refused, Retryable, Unknown
from bot.records import record
from bot.storage.steps import State

_LOG = logging.getLogger("bot.delivery")


@record
class Outcome:
    """SENT, REFUSED, UNKNOWN, or QUEUED: not taken, to be tried again ``after`` seconds."""

    state: State
    reason: str | None = None
    after: float = 0.0
    everyone: bool = False


SENT: Final = Outcome(State.SENT)


async def call(channel: Channel, message: Outgoing) -> Outcome:
    """Hand a message to its channel; never raises."""
    try:
        await channel.send(message)
    except Retryable as error:
        return Outcome(State.QUEUED, "not_taken", error.after, error.everyone)
    except Refused as error:
        return Outcome(State.REFUSED, error.why)
    except (Unknown, TimeoutError):
        return Outcome(State.UNKNOWN, "interrupted")
    except Exception:  # noqa: BLE001  (whatever broke, the row must get its state)
        _LOG.exception("send_broke")
        return Outcome(State.UNKNOWN, "broke")
    return SENT
