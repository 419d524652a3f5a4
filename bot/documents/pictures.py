"""Pictures for a chat: a transfer's code with its text, a leader's table of the group. PNG bytes.

A table names people with amounts: it goes to the group's leader alone, never to a group chat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.documents.figures import money
from bot.documents.fonts import BLACK, GREY, PALE, RULE, WHITE, bold, fitted, regular, wrapped
from bot.documents.vietqr import Transfer, payload

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

ROWS_OF_A_PICTURE = 30
"""More households take several pictures: a phone shows no more in a size that can be read."""

_WIDTH, _EDGE, _LINE = 900, 48, 52
_INSIDE = _WIDTH - 2 * _EDGE
_ROW, _HEAD, _FOOT = 56, 150, 170
_NAME, _DUE, _PAID, _MARK = 430, 165, 165, 44


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One household of a group: what it has to pay back in all, and what counts as paid."""

    household: str
    due_vnd: int
    paid_vnd: int

    @property
    def settled(self) -> bool:
        """Whether nothing is left to pay."""
        return self.paid_vnd >= self.due_vnd


def transfer(order: Transfer, *, holder: str, bank: str, officer: str) -> bytes:
    """A transfer's code with account, holder, sum and memo below it, and the word of warning.

    Args:
        holder: whose account it is, as a banking app will show it.
        bank: the bank's name.
        officer: whom to ring where somebody names another account.
    """
    heading, text, small = bold(40), regular(34), regular(28)
    lines = [(f"Ngân hàng: {bank}", text), (f"Số tài khoản: {order.account}", heading)]
    lines += [(part, text) for part in wrapped(f"Chủ tài khoản: {holder}", text, _INSIDE)]
    if order.amount_vnd is not None:
        lines.append((f"Số tiền: {money(order.amount_vnd)}", heading))
    if order.memo:
        lines.append((f"Nội dung: {order.memo}", text))
    warning = f"Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ {officer}."
    lines += [(part, small) for part in wrapped(warning, small, _INSIDE)]
    code = _code(payload(order))
    image, draw = _canvas(2 * _EDGE + code.height + _LINE * len(lines))
    image.paste(code, ((_WIDTH - code.width) // 2, _EDGE // 2))
    y = _EDGE + code.height
    for line, font in lines:
        draw.text((_EDGE, y), fitted(line, font, _INSIDE), font=font, fill=BLACK)
        y += _LINE
    return _png(image)


def group(name: str, project: str, rows: Sequence[GroupRow], as_of: str) -> tuple[bytes, ...]:
    """Who of a group has paid, as one picture or several; ``as_of`` is the day it stands for.

    The sums below the last picture are those of all rows.
    """
    parts = [rows[n : n + ROWS_OF_A_PICTURE] for n in range(0, len(rows), ROWS_OF_A_PICTURE)]
    parts = parts or [()]
    return tuple(
        _table(
            f"{name} ({number}/{len(parts)})" if len(parts) > 1 else name,
            f"{project}. Sổ ngày {as_of}.",
            part,
            rows if number == len(parts) else (),
        )
        for number, part in enumerate(parts, start=1)
    )


def _table(name: str, below: str, rows: Sequence[GroupRow], all_rows: Sequence[GroupRow]) -> bytes:
    foot = _FOOT if all_rows else _EDGE // 2
    image, draw = _canvas(_HEAD + _ROW * (len(rows) + 1) + foot)
    draw.text((_EDGE, 30), fitted(name, bold(42), _INSIDE), font=bold(42), fill=BLACK)
    draw.text((_EDGE, 90), fitted(below, regular(28), _INSIDE), font=regular(28), fill=GREY)
    y = _HEAD
    _cells(draw, y, ("Hộ", "Phải nộp", "Đã nộp"), bolded=True)
    for number, row in enumerate(rows):
        y += _ROW
        if number % 2 == 0:
            draw.rectangle((_EDGE - 12, y, _WIDTH - _EDGE + 12, y + _ROW), fill=PALE)
        _cells(draw, y, (row.household, _short(row.due_vnd), _short(row.paid_vnd)))
        if row.settled:
            _tick(draw, _WIDTH - _EDGE - _MARK + 16, y + 16)
    if all_rows:
        _sums(draw, y + _ROW, all_rows)
    return _png(image)


def _cells(draw: "ImageDraw", y: int, texts: tuple[str, str, str], *, bolded: bool = False) -> None:
    font = bold(30) if bolded else regular(30)
    draw.text((_EDGE, y + 8), fitted(texts[0], font, _NAME - 16), font=font, fill=BLACK)
    for right, text in ((_NAME + _DUE, texts[1]), (_NAME + _DUE + _PAID, texts[2])):
        place = (_EDGE + right - font.getlength(text), y + 8)
        draw.text(place, text, font=font, fill=BLACK)


def _sums(draw: "ImageDraw", y: int, rows: Sequence[GroupRow]) -> None:
    due, paid = sum(row.due_vnd for row in rows), sum(row.paid_vnd for row in rows)
    draw.line((_EDGE - 12, y + 2, _WIDTH - _EDGE + 12, y + 2), fill=RULE, width=3)
    _cells(draw, y + 8, (f"Cộng {len(rows)} hộ", _short(due), _short(paid)), bolded=True)
    done = sum(row.settled for row in rows)
    text = f"{done} hộ đã nộp đủ. Bảng này chỉ gửi tổ trưởng, đừng gửi vào nhóm chat."
    draw.text((_EDGE, y + 84), fitted(text, regular(26), _INSIDE), font=regular(26), fill=GREY)


def _short(vnd: int) -> str:
    return f"{vnd:,}".replace(",", ".")


def _tick(draw: "ImageDraw", x: int, y: int) -> None:
    draw.line(((x, y + 12), (x + 9, y + 22), (x + 26, y)), fill=(30, 110, 50), width=5)


def _canvas(height: int) -> "tuple[Image, ImageDraw]":
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (_WIDTH, height), WHITE)
    return image, ImageDraw.Draw(image)


def _code(text: str) -> "Image":
    import segno
    from PIL import Image

    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="png", scale=14, border=4)
    out.seek(0)
    return Image.open(out).convert("RGB")


def _png(image: "Image") -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
