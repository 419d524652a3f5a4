"""Everyday yes and no of North and South. What is neither surely is asked back, never assumed."""

from bot.understand.results import DidYouMean, NotUnderstood, Understanding, Understood, Why
from bot.understand.skips import everyday
from bot.understand.tokens import POLITE, SUBJECT, Token, phrases, strip, words

_EDGES = (POLITE - words("di la")) | {"cô"}
_AFTER = _EDGES | words("roi di chu do vay qua luon lam nua that")
_YES = phrases(
    "co, u, o, um, roi, da, da roi, phai, phai roi, dung, dung vay, vang, ok, dong y, chinh xac",
    "chuan, yes, y, true, duoc, co chu, co roi, dung the, chac chan, chac chan co, tat nhien",
    "di nhien, duong nhien, dung la vay, khong sai, sure, correct, right, of course, i do",
    "yes i do, duoc chu, co bi, co duoc, co day, dung rui, u co, vang co, nhat tri, hay co",
    "co co, dung dung, u phai, u dung, vang dung, phai phai, co phai, co dung, ok dong y",
    "bi, yes please, please do, it is, that s right, do dung",
)
_NO = phrases(
    "khong, chua, khong co, chua co, khong phai, khong dung, chua phai, dau co, co dau",
    "khong he, chua he, lam gi co, nao co, dau, sai, no, nope, nah, n, false, khong dau",
    "chua dau, khong bi, chua bi, chua tung, khong duoc, chua duoc, khong dong y, khong co gi",
    "khong co dau, khong phai dau, dau phai, khong khong, khong chiu, not yet, no i don t",
    "wrong, khong he co, dau bi, dau co bi, chua co gi, not at all, i don t, chua dung",
    "khong con, chua co dau, khong bi gi, khong sao, khong he gi",
)
_HEDGES = words("biet ro nho hieu chac nhu le the luc khi nua may nhung ma neu but if")
_NEGATIONS = words("khong chua dau")
_VERBS = words("bi duoc thu nhap thiet hai con dat lam phai co la mat chet nuoi trong tien")
"""Words after yes or no that leave it what it is: "có thu nhập", "chưa bị thiệt hại"."""
_BARE_YES = words("da roi a em nha nhe chu")
_BEGINNINGS = words("co khong chua da roi dung phai vang u ok yes no")
_SEND = words("gui send luu ghi nop")
_EDIT = phrases(
    "sua, sua lai, chinh, chinh lai, doi, doi lai, nham, ghi nham, edit, change, muon sua",
    "can sua, cho sua, cho sua lai, fix, correct it, change it",
)
_WRONG = phrases(
    "sai, khong dung, chua dung, chua, wrong",
)
_STOP = phrases(
    "thoi, huy, dung gui, khong gui, chua gui, khoan, cancel, stop",
)
_PERHAPS = frozenset({("co", "le"), ("co", "the"), ("co", "khi"), ("hinh", "nhu")})
_HANDS = {"👍": "co", "👌": "co", "✅": "co", "👎": "khong", "❌": "khong", "✔": "co"}


def read_yes_no(text: str, options: tuple[str, ...]) -> Understanding | None:
    """Yes or no, a question back, or None where the text is about something else."""
    core = _core(text)
    if "edit" in options:
        confirmed = _confirm(core, text)
        if confirmed is not None:
            return confirmed
    if core in _YES:
        return Understood("yes")
    if core in _NO:
        return Understood("no")
    return _longer(core)


def _core(text: str) -> tuple[str, ...]:
    bare = text.strip().rstrip("\ufe0f🏻🏼🏽🏾🏿")
    if bare in _HANDS:
        return (_HANDS[bare],)
    found = everyday(text)
    whole = tuple(Token(word, word) for word in found)
    kept = strip(whole, _EDGES | SUBJECT, _AFTER)
    if not kept and found and set(found) <= _BARE_YES:
        return (found[0],) if found[0] in {"da", "roi"} else ()
    return tuple(token.plain for token in kept)


def _confirm(core: tuple[str, ...], text: str) -> Understanding | None:
    """The three answers to a read-back, where "sai" may mean to edit or to drop it."""
    whole = everyday(text)
    if core in _WRONG:
        return DidYouMean(("edit", "no"))
    if core in _EDIT or whole in _EDIT:
        return Understood("edit")
    if (
        core in _STOP
        or whole in _STOP
        or (whole and whole[0] in {"thoi", "huy"} and len(whole) < 3)
    ):
        return Understood("no")
    if core and core[0] in _SEND and set(core[1:]) <= words("ngay giup"):
        return Understood("yes")
    return None


def _longer(core: tuple[str, ...]) -> Understanding | None:
    """A sentence that begins with yes or no; a doubtful rest asks back."""
    if core[:1] == ("chac",) or core[:2] in _PERHAPS:
        return NotUnderstood(Why.VAGUE)
    if not core or core[0] not in _BEGINNINGS:
        return None
    rest = set(core[2:] if core[:2] in _NO else core[1:])
    if rest & (_HEDGES | _NEGATIONS):
        return None
    answer = "no" if core[0] in {"khong", "chua", "no"} or core[:2] in _NO else "yes"
    return Understood(answer) if rest <= _VERBS else DidYouMean((answer,))
