"""What a letter is made of, as values: its head, its blocks, who signs. No layout is here."""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

PREPARED: Final = "Bản chuẩn bị, không phải mẫu ban hành"
STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
ADDED: Final = "(*) Mục ghi thêm cho đủ việc, văn bản không nêu; được để trống."
DOTS: Final = "…" * 12
SIGNED: Final = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top; whatever is empty becomes a dotted place to be filled by hand."""

    office: str = ""
    over: str = ""
    symbol: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    strong: bool = False
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A named value; ``added`` marks what the legal text does not name."""

    name: str
    value: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """A named choice: boxes, each ticked or not."""

    name: str
    options: tuple[tuple[str, bool], ...]
    added: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Dotted lines to be written on."""

    lines: int = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headings with their widths in millimetres, rows of texts."""

    headings: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """A place for a signature."""

    title: str
    name: str = ""
    note: str = SIGNED


Block: TypeAlias = Text | Field | Ticks | Blank | Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter; without a title it is an official letter, whose subject stands in the head.

    ``copies`` (Nơi nhận) stand left of the last signature where there are some.
    """

    head: Head
    title: str
    about: str
    blocks: tuple[Block, ...]
    signers: tuple[Signer, ...]
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
