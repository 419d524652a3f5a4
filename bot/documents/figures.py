"""Money and days as they stand on paper. Nothing else is shown as a number."""

from datetime import date

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")


def money(vnd: int) -> str:
    """``3.000.000 đ``."""
    return f"{vnd:,}".replace(",", ".") + " đ"


def day(value: date) -> str:
    """``30/09/2026``."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def weekday(value: date) -> str:
    """``thứ Tư 30/09/2026``."""
    return f"{_WEEKDAYS[value.weekday()]} {day(value)}"


def code(text: str) -> str:
    """A code of eight characters with a hyphen in the middle, as it is read aloud."""
    return f"{text[:4]}-{text[4:]}" if len(text) == 8 else text


def clipped(text: str, most: int) -> str:
    """One line of at most ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
