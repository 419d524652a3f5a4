"""The fonts of our pictures: Source Sans Pro, open (OFL) and with every Vietnamese letter."""

import unicodedata
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WHITE: Final = (255, 255, 255)
BLACK: Final = (20, 20, 20)
GREY: Final = (80, 80, 80)
PALE: Final = (238, 241, 236)
RULE: Final = (190, 196, 186)

_PACKAGE = "font_source_sans_pro"


def regular(size: int) -> "FreeTypeFont":
    """The ordinary font at a size in pixels."""
    return _font("SourceSansPro-Regular.ttf", size)


def bold(size: int) -> "FreeTypeFont":
    """The bold font at a size in pixels."""
    return _font("SourceSansPro-Bold.ttf", size)


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    with resources.files(_PACKAGE).joinpath("files", name).open("rb") as file:
        # The basic layout needs no other library; letters are composed before they are drawn.
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def drawable(text: str) -> str:
    """One line of composed letters without control characters."""
    seen = (letter if _shown(letter) else " " for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(seen).split())


def _shown(letter: str) -> bool:
    return unicodedata.category(letter)[0] != "C"


def fitted(text: str, font: "FreeTypeFont", width: int) -> str:
    """The text on one line of this width, shortened with an ellipsis where it is longer."""
    line = drawable(text)
    if font.getlength(line) <= width:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(line[:middle] + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…"


def wrapped(text: str, font: "FreeTypeFont", width: int) -> list[str]:
    """The text on as many lines of this width as it needs."""
    lines: list[str] = []
    line = ""
    for word in drawable(text).split(" "):
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            lines.append(fitted(line, font, width))
            line = word
        else:
            line = longer
    return [*lines, fitted(line, font, width)]
