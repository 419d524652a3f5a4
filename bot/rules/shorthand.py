"""Words as they are shortened on phones, written out: "dc" is "duoc", "15tr" is "15 trieu".

Duty: the words of a line, each short form with one meaning alone in full and without marks.
Must not: touch a short form of an office ("UBND"): those are synonyms.
"""

from collections.abc import Iterator, Sequence

_SHORT = {
    short: full.split()
    for full, line in {
        "khong": "k ko khg hk hok hong hông hổng hem kô hơm",
        "duoc": "dc đc dx đx đươc đuoc",
        "bao nhieu": "bn bnh bnhiu bnhieu baonhieu nhiu",
        "phai": "fai pai fải", "gi": "j ji gj", "roi": "r rui rùi", "nguoi": "ng ngừi",
        "can bo": "cb cbo cbxa", "quay vong": "qv", "so tai khoan": "stk sotk", "tai khoan": "tk",
        "gia dinh": "gđ gd", "vo chong": "vc", "nua": "nx nựa", "nhu the nao": "ntn", "lam": "lm",
        "ho tro": "htro htrợ htr hotro", "thoi gian": "tgian", "san xuat": "sx", "vay": "v z zậy",
        "nghi quyet": "nq", "quyet dinh": "qđ qd", "nghi dinh": "nđ", "van ban": "vb",
        "bao cao": "bc", "giam sat": "gs", "bien ban": "bb",
        "trung uong": "tw", "ngan sach": "ns", "truoc": "trc trk", "minh": "mk mh",
        "biet": "bit bik bjt", "nhung": "nhg", "voi": "vs", "don vi": "đv",
        "ngan sach trung uong": "nstw", "doi tuong": "đtg", "ho can ngheo": "hcn",
    }.items()
    for short in line.split()
}  # fmt: skip
_SUMS = {"tr": "trieu", "trieu": "trieu", "củ": "trieu", "k": "nghin", "ngan": "nghin"}
"""After a number these are sums."""


def written_out(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a line, short forms in full."""
    before = ""
    for word in words:
        if before[:1].isdigit() and word in _SUMS:
            yield _SUMS[word]
        else:
            yield from _SHORT.get(word, (word,))
        before = word
