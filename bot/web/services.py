"""What the web needs from the rest of the house; ``bot.app`` fills it in, tests give fakes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.base import ChatRef, File, Incoming
from bot.channels.web import Shown
from bot.records import record
from bot.web.limits import Limits
from bot.web.wakes import Wakes


@record
class DemoPerson:
    """Someone of the sample village that a browser may be; ``id`` is the web chat's id too.

    ``beside`` is whose phone a wide screen shows next to theirs.
    """

    id: str
    name: str
    role: str
    province: str
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The seams of the web.

    ``receive`` returns after the commit and is idempotent by (chat, id).
    ``history(chat, after, limit)`` gives the newest ``limit`` messages above cursor ``after``,
    oldest first. ``overlap`` is how far below a cursor another process may still commit, in
    cursor units. ``language`` is the chat's ("vi", "en"). ``file`` gives a file only to the chat
    that it belongs to. ``ready`` names each part with whether it works. ``hosts`` are the host
    names that the chat answers to (None: any); it guards a loopback server against rebinding.
    ``demo_day`` moves the sample village to a day of the demo's script.
    """

    receive: Callable[[Incoming], Awaitable[None]]
    history: Callable[[ChatRef, int, int], Awaitable[Sequence[Shown]]]
    language: Callable[[ChatRef], Awaitable[str]]
    file: Callable[[ChatRef, str], Awaitable[File | None]]
    ready: Callable[[], Awaitable[Mapping[str, bool]]]
    metrics: Callable[[], str]
    clock: Callable[[], datetime]
    secret: bytes
    wakes: Wakes = field(default_factory=Wakes)
    demo: tuple[DemoPerson, ...] | None = None
    demo_day: Callable[[str], Awaitable[bool]] | None = None
    account: str = "web"
    public_url: str = ""
    hosts: frozenset[str] | None = None
    overlap: int = 0
    limits: Limits = field(default_factory=Limits)
