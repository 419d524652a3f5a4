"""How much one person or one address may ask for: named limits and token buckets.

It must not know HTTP or a clock: the caller passes a monotonic instant in seconds.
"""

from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

_REMEMBERED = 20_000
"""Buckets kept; the one unused for longest is forgotten first, so memory stays bounded."""
_LOOPBACK = ("127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket's size and how many tokens flow back each second."""

    burst: float
    per_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every bound of the web chat. Sizes are bytes, times are seconds.

    A mobile network puts many households behind one address, hence the wide address rates.
    ``proxies`` is the number of our own reverse proxies in front, where they are not on this
    machine; their X-Forwarded-For is believed.
    """

    body: int = 16 * 1024
    photo: int = 8 * 1024 * 1024
    photos: int = 10
    upload: int = 24 * 1024 * 1024
    uploads_together: int = 64 * 1024 * 1024
    body_time: float = 30.0
    upload_time: float = 240.0
    history: int = 100
    longest_wait: float = 25.0
    reread: float = 1.5
    waiting_per_chat: int = 4
    person_sends: Rate = Rate(burst=30, per_second=1)
    address_sends: Rate = Rate(burst=300, per_second=20)
    person_reads: Rate = Rate(burst=60, per_second=4)
    address_reads: Rate = Rate(burst=900, per_second=90)
    upload_cost: float = 3
    proxies: int = 0


class Buckets:
    """Token buckets by key. ``take`` answers 0 when allowed, else the seconds to wait."""

    def __init__(self) -> None:
        self._levels: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, kind: str, key: str, rate: Rate, now: float, cost: float = 1) -> float:
        """0 where ``cost`` tokens were there and are taken, else how long until they are."""
        level, since = self._levels.pop((kind, key), (rate.burst, now))
        level = min(rate.burst, level + max(0.0, now - since) * rate.per_second)
        allowed = level >= cost
        self._levels[kind, key] = (level - cost if allowed else level, now)
        while len(self._levels) > _REMEMBERED:
            self._levels.popitem(last=False)
        return 0.0 if allowed else (cost - level) / rate.per_second

    def __len__(self) -> int:
        """How many buckets are remembered."""
        return len(self._levels)


def address_key(remote: str | None, forwarded: str, proxies: int) -> str:
    """The address that a rate counts; an IPv6 household counts as its /64 network.

    ``forwarded`` is X-Forwarded-For; only the entry that our outermost proxy wrote is believed.
    A peer on this machine is taken for one proxy without being told.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    trusted = proxies or int(remote in _LOOPBACK)
    text = hops[-trusted] if 0 < trusted <= len(hops) else (remote or "")
    try:
        address = ip_address(text)
    except ValueError:
        return remote or "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address.packed[:8] + bytes(8), 64)))
    return str(address)
