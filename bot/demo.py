"""The sample village: invented people that a browser or a terminal may be with ``--demo``.

Everything here is made up and says so; dates are relative to the day on which it is shown.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from bot.channels.base import ChatRef
from bot.desk import Desk
from bot.errors import UsageError
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Villager:
    """One invented person: who they are in the village, and how they asked to be called."""

    id: str
    name: str
    role: str
    province: str


def villagers() -> tuple[Villager, ...]:
    """Everybody of the sample village."""
    text = resources.files("bot").joinpath("demo.toml").read_text("utf-8")
    return tuple(Villager(**person) for person in tomllib.loads(text)["people"])


def check(settings: Settings) -> None:
    """Refuse a demo that strangers or real channels could reach.

    Raises:
        UsageError: the host is not this machine, or a channel's token is set.
    """
    if not settings.loopback:
        raise UsageError(
            f"--demo lets anybody be anybody, so it serves this machine alone: BOT_HOST is"
            f" {settings.host}; set it to 127.0.0.1, or serve without --demo."
        )
    if tokens := settings.channel_tokens:
        raise UsageError(
            f"--demo must not reach real people: unset {_listed(tokens)}, or serve without --demo."
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


async def settle(
    desk: Desk, people: Iterable[Villager], channel: str, account: str, at: datetime
) -> None:
    """Let the assistant know the villagers, as if each had introduced themselves."""
    for person in people:
        await desk.introduce(ChatRef(channel, account, person.id), person.name, at)
