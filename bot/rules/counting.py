"""Numbers in words as figures, so that "hai mươi phần trăm" and "20%" are the same question.

Duty: the words of a line with its tens, and its units before what is counted, as digits.
Must not: be a grammar of numbers: a sum that is answered is read by bot.understand.
"""

from collections.abc import Sequence

_UNITS = {
    word: figure
    for figure, line in {
        1: "một mốt mot", 2: "hai", 3: "ba", 4: "bốn tư bon tu", 5: "năm lăm nhăm nam lam",
        6: "sáu sau", 7: "bảy bẩy bay", 8: "tám tam", 9: "chín chin",
    }.items()
    for word in line.split()
}  # fmt: skip
_TEN = frozenset({"mười", "muời"})
_TENS = frozenset({"mươi", "chục", "muoi", "chuc", "mười"})
_COUNTED = frozenset({"tháng", "thang", "phần", "phan", "triệu", "trieu", "tỷ", "tỉ", "ty", "ti"})
"""Before these a figure in words is one: "ba tháng", but not "ba tôi" or "năm nay"."""


def counted(words: Sequence[str]) -> list[str]:
    """Return the words, numbers among them in digits: "ba chục con" is "30 con"."""
    found: list[str] = []
    place = 0
    while place < len(words):
        number, place = _number(words, place)
        found.append(number)
    return found


def _number(words: Sequence[str], place: int) -> tuple[str, int]:
    """Return one word or number, and the place after it."""
    word, after = words[place], (*words[place + 1 : place + 3], "", "")
    if word in _TEN or (word == "muoi" and (after[0] in _COUNTED or after[1] in _COUNTED)):
        return _with_unit(10, after[0], after[1], place + 1)
    unit = _UNITS.get(word)
    if unit is None:
        return word, place + 1
    if unit > 1 and after[0] in _TENS:
        third = words[place + 3] if place + 3 < len(words) else ""
        return _with_unit(unit * 10, after[1], third, place + 2)
    if after[0] in _COUNTED:
        return str(unit), place + 1
    return word, place + 1


def _with_unit(tens: int, word: str, following: str, place: int) -> tuple[str, int]:
    """Return tens and their unit; "năm" after tens is five only before what is counted."""
    unit = _UNITS.get(word, 0)
    if not unit or (word in {"năm", "nam", "sau", "ba", "tu"} and following not in _COUNTED):
        return str(tens), place
    return str(tens + unit), place + 1
