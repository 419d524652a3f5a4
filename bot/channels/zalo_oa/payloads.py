"""What a button carries: Zalo sends it back as if the person had typed it. Pure.

"#" and the tag that the desk has signed, or, for a choice that nothing was signed for, "#=", its
id and our own signature for this chat. Whatever looks like one and is none of ours is forged.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.channels.base import Button

LONGEST: Final = 1000
"""Letters that Zalo takes; ours have about fifty."""
_SHAPE: Final = re.compile(r"#[A-Za-z0-9_=~-]{10,120}")
_SIGNED_HERE: Final = re.compile(r"#=([a-z0-9_]+)~([A-Za-z0-9_-]{16})")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that somebody pressed: a tag of the desk, or an option that we signed."""

    tag: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Payloads:
    """Makes and reads what buttons carry."""

    secret: bytes

    def of(self, chat: str, button: Button) -> str | None:
        """What the button carries; None where it can only be typed."""
        if button.tag:
            return f"#{button.tag}"
        made = f"#={button.id}~{self._mac(chat, button.id)}"
        return made if _SIGNED_HERE.fullmatch(made) else None

    def read(self, chat: str, text: str) -> Pressed | None:
        """The button that a text is from; None where a person typed it.

        A forged one comes back as a tag that no desk has signed.
        """
        if not _SHAPE.fullmatch(text):
            return None
        own = _SIGNED_HERE.fullmatch(text)
        if own is None:
            return Pressed(tag=text[1:])
        if not hmac.compare_digest(own[2], self._mac(chat, own[1])):
            return Pressed(tag=text[1:])
        return Pressed(option=own[1])

    def _mac(self, chat: str, option: str) -> str:
        said = f"{len(chat)}:{chat}{option}".encode()
        return urlsafe_b64encode(blake2b(said, key=self.secret, digest_size=12).digest()).decode()
