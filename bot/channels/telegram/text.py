"""Texts as Telegram takes them: escaped for HTML, and cut below its limit. Pure.

Telegram counts UTF-16 code units after it has read the marks.
"""

from typing import Final

from bot.channels import texts

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """The text such that no letter of it is a mark of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def split(text: str, limit: int = LONGEST_TEXT) -> tuple[str, ...]:
    """The text in parts that Telegram takes, in order; blank parts are left out."""
    return texts.split(text, limit, units)
