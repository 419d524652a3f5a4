"""What a group hears where households' own things are not talked about: one sentence, seldom."""

from collections.abc import Callable
from typing import Final

PRIVATELY: Final = (
    "Việc của từng nhà thì nhắn riêng cho trợ lý, trong nhóm này trợ lý không trả lời."
)
_REMEMBERED: Final = 1000


class Seldom:
    """Says of a group whether the usual sentence is due again."""

    def __init__(self, monotonic: Callable[[], float], quiet: float) -> None:
        """``quiet``: seconds in which it is not said again in the same group."""
        self._monotonic = monotonic
        self._quiet = quiet
        self._said: dict[str, float] = {}

    def due(self, group: str) -> bool:
        """Whether it is; then it counts as said."""
        now = self._monotonic()
        last = self._said.get(group)
        if last is not None and now - last < self._quiet:
            return False
        if len(self._said) >= _REMEMBERED:
            self._said.clear()
        self._said[group] = now
        return True
