"""Whether words tell of a loss, and which part of all is lost: "mat nua dan", "chết 40%".

Duty: what a sentence says by the way to a question whether there was damage, and how much.
Must not: decide what is damage in law: people do.
"""

from itertools import takewhile
from typing import Final

from bot.understand.losses import MOST_WORDS, find_share
from bot.understand.results import Refused, Value
from bot.understand.shares import read_share
from bot.understand.tokens import Tokens, phrases, tokens, words

_LOST: Final = phrases(
    "chet, bi chet, mat nua, mat het, mat sach, mat trang, mat mua, mat gan het, mat mot nua"
    ", mat mot phan, mat may con, mat ca dan, mat nhieu, thiet hai, cuon, cuon troi, troi, troi mat"
    ", troi het, troi sach, chay chuong, chay rui, chay het, chay nha, bi chay, bi dich, bi lu"
    ", bi bao, bi ngap, ngap, ngap ung, dich ta, hong het, hu het, hu hong, hong nua, hu nua"
    ", tieu huy, boc hoi, sat lo, vui lap"
)
_NOT: Final = words("khong ko k chua hong hok chang chong het")
_PART_AFTER: Final = words("mat chet hong hu troi ngap hai cuon")
LONGEST_PART: Final = 5
_OF_MONEY: Final = words("nop dong tra von tien trieu hoan ty le")


def tells_loss(sentence: str) -> bool:
    """Whether words say that something died, was swept away or spoiled; "không chết" does not."""
    found = tokens(sentence)[:MOST_WORDS]
    plain = tuple(token.plain for token in found)
    for at in range(len(plain)):
        denied = at > 0 and plain[at - 1] in _NOT and found[at - 1].raw != "hỏng"
        if not denied and any(plain[at : at + len(lost)] == lost for lost in _LOST):
            return True
        if plain[at] == "mat" and _counted(found, at + 1) and not denied:
            return True
    return False


def _counted(found: Tokens, at: int) -> bool:
    """Whether a number with something other than money stands there: "mất 3 sào"."""
    after = [token.plain for token in found[at : at + 2]]
    return len(after) > 1 and after[0].isdigit() and after[1] not in _OF_MONEY


def find_part(sentence: str) -> Value | None:
    """The journal's value of the part that is lost, by counts or after a word of loss."""
    if not tells_loss(sentence):
        return None
    return find_share(sentence) or _after_loss(tokens(sentence)[:MOST_WORDS])


def _after_loss(found: Tokens) -> Value | None:
    for at, token in enumerate(found):
        if token.plain not in _PART_AFTER:
            continue
        after = list(takewhile(lambda each: each.plain not in _OF_MONEY, found[at + 1 :]))
        for size in range(min(LONGEST_PART, len(after)), 0, -1):
            said = " ".join(each.raw for each in after[:size])
            try:
                part = read_share(said)
            except Refused:
                continue
            if isinstance(part, dict) and part.get("percent") not in {"0", None}:
                return part
    return None
