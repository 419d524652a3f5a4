"""The clocks that are passed around; nothing else in the product asks what time it is."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

# Legal days are always days of Vietnam (UTC+7 all year, no summer time).
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The instant, aware."""
        ...


class SystemClock:
    """The machine's clock, or one that started at another instant and runs at real speed."""

    def __init__(self, start: datetime | None = None) -> None:
        self._ahead = start - datetime.now(UTC) if start else timedelta()  # noqa: TID251

    def now(self) -> datetime:
        """The instant in UTC."""
        now = datetime.now(UTC)  # noqa: TID251
        return now + self._ahead if self._ahead else now


class DemoClock(SystemClock):
    """A running clock that the demo's buttons move on; never back."""

    def jump(self, to: datetime) -> bool:
        """Go on from ``to``; False, and nothing changed, where that lies behind."""
        ahead = to - self.now()
        if ahead < timedelta():
            return False
        self._ahead += ahead
        return True


class StandingClock:
    """A clock that stands until it is moved forward (``bot chat --now`` and tests)."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The instant where it stands, in UTC."""
        return self._now

    def move(self, to: datetime) -> bool:
        """Move forward to ``to``; False, and nothing moved, where that lies behind."""
        if to < self._now:
            return False
        self._now = to.astimezone(UTC)
        return True


def legal_day(instant: datetime) -> date:
    """The day of an instant in Vietnam's zone."""
    return instant.astimezone(VIETNAM).date()
