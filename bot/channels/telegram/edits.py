"""Which answer each message gave, so that editing the message changes that answer.

Kept in memory. After a restart it is no longer known: the person is asked which answer to change.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.channels.base import Event
from bot.channels.telegram.reading import OFFER, Heard
from bot.channels.telegram.seams import Answers

_REMEMBERED: Final = 20_000
_NONE: Final = ""


class Edits:
    """Remembers messages by what they answered."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int], tuple[str, str]] = OrderedDict()

    def remember(self, heard: Heard, before: Answers, after: Answers) -> None:
        """A message was taken, and the answers moved like this."""
        key = (heard.incoming.chat.id, heard.message)
        self._known[key] = (after[0], changed(before, after) or _NONE)
        self._known.move_to_end(key)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def steps(self, heard: Heard, now: Answers) -> Iterator[Heard]:
        """What an edited message comes to: its question asked again and answered anew."""
        incoming = heard.incoming
        known = self._known.get((incoming.chat.id, heard.message))
        command = incoming.text.lstrip().startswith("/")
        if command or (known is not None and known[1] == _NONE):
            yield heard  # it answered nothing before: now it may
        elif known is not None and known[0] == now[0] and known[1] in now[1]:
            again = replace(
                incoming, id=f"{incoming.id}:edit", event=Event.EDIT, text="", question=known[1]
            )
            yield replace(heard, incoming=again, message=0)
            yield heard
        else:
            which = replace(incoming, event=Event.CHOOSE, text="", option="edit", question=OFFER)
            yield replace(heard, incoming=which, message=0)


def changed(before: Answers, after: Answers) -> str | None:
    """The answer that is new or another one in the same conversation; the first of several."""
    if before[0] != after[0]:
        return None
    return next(
        (key for key, value in after[1].items() if before[1].get(key, _MISSING) != value), None
    )


_MISSING: Final = object()
