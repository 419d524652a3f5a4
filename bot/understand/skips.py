"""Whether a text says "không biết". Looked at only where a question can be skipped."""

from bot.understand.tokens import POLITE, SUBJECT, Token, phrases, strip, tokens, words

_NO = words(
    "khoong khôg k ko kh kg khg hk hok hem khum hông hổng hong khong không kô kông chẳng chang chả",
    "hôn",
)
_SHORT = {
    "bit": "biet", "bik": "biet", "biết": "biet", "bít": "biet", "bjt": "biet", "dc": "duoc",
    "dk": "duoc", "r": "roi", "rui": "roi", "rồi": "roi", "j": "gi", "ch": "chua", "chx": "chua",
    "uk": "u", "uh": "u", "uhm": "u", "ukm": "u", "um": "u", "oki": "ok", "oke": "ok",
    "okie": "ok", "okay": "ok", "okey": "ok", "đk": "duoc", "yep": "yes", "yeah": "yes",
    "đừng": "khong", "cos": "co", "coa": "co", "cóa": "co", "vaang": "vang", "chuwa": "chua",
    "bieets": "biet", "bieet": "biet", "dừng": "huy",
    "cô": "cô", "cỡ": "cỡ", "cố": "cố", "cỏ": "cỏ", "cổ": "cổ",
}  # fmt: skip
_KNOWING = words("biet ro nho co phai duoc chac hieu thay dam bi")

_HEADS = phrases(
    "khong biet, chua biet, khong ro, chua ro, khong nho, chua nho, khong chac, chua chac",
    "khong hay, khong nam ro, chua nam ro, khong dem, chua dem, khong tinh, chua tinh",
    "khong xac dinh, chua xac dinh, ai biet, ai ma biet, sao biet, sao ma biet, biet dau",
    "biet gi dau, nao biet, bo qua, de hoi, de xem lai, hoi lai, chua hoi, chua thay giay",
    "khong thay giay, khong tim thay, khong ghi, chua ghi, khong co ghi, giay khong ghi",
    "dont know, don t know, do not know, not sure, no idea",
    "dunno, idk, unknown, unsure, i forgot, forgot, don t remember, dont remember",
    "do not remember, not known",
)
_WHOLE = phrases(
    "quen, quen roi, quen mat, quen mat roi, chiu, chiu roi, chiu thua, skip, pass, bo",
    "cau khac, hoi cau khac, qua cau khac, next, lam sao biet, biet chet lien",
)
_HEADS_BY_WORD = {first: tuple(head for head in _HEADS if head[0] == first) for first, *_ in _HEADS}
_FIGURES = words("trieu nghin ngan ty ti tram chuc muoi phan")
"""Words of a figure: "không chắc, hai mươi triệu" is a guess and no skip."""
_SUBJECTS = POLITE | SUBJECT | words("that su tinh cung gio nay ngay so tien chuyen cai vu con i")
"""What may stand before "không biết"."""
_BUT = words("nhung ma but")
_HEAD_EDGE = (POLITE | SUBJECT | words("that tinh su cung thi gio nay roi lam ro luon i we")) - {
    "la"
}
_TAIL_EDGE = _HEAD_EDGE - {"ro"}
_LONGEST = 10
"""A longer text says more than "không biết"."""


def everyday(text: str) -> tuple[str, ...]:
    """The folded words with the short forms of chats written out: "k bit" is "khong biet"."""
    found = tokens(text)
    return tuple(_everyday(token, found[at + 1 : at + 2]) for at, token in enumerate(found))


def _everyday(token: Token, after: tuple[Token, ...]) -> str:
    if token.raw in _NO or (token.raw == "hỏng" and after and after[0].plain in _KNOWING):
        return "khong"
    return _SHORT.get(token.raw, token.plain)


def says_skip(text: str, *, alone: bool = False) -> bool:
    """Whether the text says that the answer is not known; ``alone``: and nothing else."""
    found = everyday(text)
    figures = any(word[0].isdigit() or word in _FIGURES for word in found)
    if figures or len(found) > _LONGEST:
        return False
    core = _core(found)
    if core in _WHOLE or core in _HEADS:
        return True
    return not alone and any(
        _begins(core, head) for word in core for head in _HEADS_BY_WORD.get(word, ())
    )


def _core(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the polite ones around them."""
    kept = strip(tuple(Token(word, word) for word in found), _HEAD_EDGE, _TAIL_EDGE)
    return tuple(token.plain for token in kept)


def _begins(core: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Whether the head begins the text, or follows its subject, without a "but" after it."""
    for at in range(len(core) - len(head) + 1):
        if core[at : at + len(head)] == head:
            return _SUBJECTS.issuperset(core[:at]) and _BUT.isdisjoint(core[at:])
    return False
