"""A first sentence: which conversation it asks for, and which answers it holds already. Pure.

Careful rather than clever: what is picked up is read back at once and can be changed; figures are
taken only where the sentence names their unit.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from bot.rules import Policies
from bot.rules.lookup import Found, search
from bot.talk import Json, Kind, Question
from bot.talk.values import SKIP, YES_NO
from bot.understand import Understood, fold, understand
from bot.understand.losses import find_count, find_day, find_named, find_share
from bot.understand.told import find_part, tells_loss

_ASKING: Final = frozenset(
    (
        *("khong", "ko", "hong", "duoc", "dc", "co", "chua", "hay", "vay", "a", "ha", "nhi"),
        *("the", "nao", "bao", "nhieu", "sao", "gi"),
    )
)
"""Folded words that end a question and say nothing else."""
_SHORT: Final = {
    **dict.fromkeys(("ko", "k", "kg", "khg", "hok", "hem", "hk"), "khong"),
    **dict.fromkeys(("tui", "em"), "toi"),
    "dc": "duoc",
}
"""Short and local forms of the words that phrases are made of."""
FEWEST_WORDS: Final = 3
LONGEST_QUESTION: Final = 300
_ASKED: Final = re.compile(
    r"(?<!\S)(?:la gi|the nao|bao nhieu|khi nao|o dau|vi sao|tai sao|ai la|bao gio|chung nao"
    r"|hoi nao|bao lau|ra sao|may phan|may thang|may trieu|may lan)(?!\S)"
)
_WORD: Final = re.compile(r"\w+")
_MEANS: Final = re.compile(
    r"(?<!\S)(?:la (?:cai )?(?:gi|chi|sao|con gi|von gi|con chi)|nghia la|the nao la)(?!\S)"
)
_WHETHER: Final = re.compile(
    r"(?<!\S)(?:co|duoc|phai|con|khoi)(?!\S).*(?<!\S)(?:khong|hong|hok|ko|k|chua|hem)(?!\S)"
    r"|(?<!\S)(?:bao|cho|gap|hoi|do|goi|keu|voi|di|vao|vo|o) (?:ai|dau|cho nao|so nao)(?!\S)"
)
_HANDED_OVER: Final = re.compile(
    r"(?<!\S)(?:nop|dong|gui|goi|dua|tra|chuyen)(?!\S).*"
    r"(?<!\S)(?:tien|von|khoan|\d+(?:[.,]\d+)* ?(?:k|ngan|nghin|trieu|tr|cu|dong))(?!\S)"
    r".*(?<!\S)roi"
    r"(?: (?:do|nha|nhe|nghe|a|day|ma|dey|can bo))*[.! ]*$"
)
_PAYING: Final = re.compile(
    r"(?:(?:cho|xin|bao|muon|hom nay|nay|em|toi|tui|con|chau|nha toi|nha em|minh|da|moi|vua) )*"
    r"(?:nop|dong)(?: (?:mot phan|truoc|tam|them|het|lai|duoc|dc|tien|cho to truong|cho can bo))*"
    r" \d+(?:[.,]\d+)*(?: ?(?:k|ngan|nghin|trieu|tr|cu|dong|vnd|d))?\d*"
    r"(?: (?:dong|roi|nhe|nha|a|nghe))*[.! ]*"
)
"""A payment told with its sum: "nộp một phần 500k", "đóng 1 triệu rồi nha"."""
_TO_PAY: Final = re.compile(
    r"(?<!\S)(?:nop|dong|tra)(?: (?:lai|ve|tien))*(?: (?:la|het|tat ca|khoang))*"
    r" (?:bao nhieu|nhieu|may trieu|bn)(?!\S)(?! phan)"
)
_LATER: Final = re.compile(
    r"(?<!\S)(?:mai|ngay kia|(?:tuan|thang|vu) sau|sang nam|(?:it|may) bua|cuoi thang|chua)(?!\S)"
    r".*(?<!\S)(?:moi|se|nop|dong)(?!\S)(?!.*(?<!\S)roi(?!\S))"
)
_PLACE: Final = re.compile(r"(?:thon|ban|xom|ap|lang|buon|phum|soc|xa|khu|to)(?: [^\W\d]+){1,5}")
QUERY: Final = "query"
"""The question of the look-up, which the opening sentence is the answer to."""
STORY: Final = "story"
"""The same of a damage report."""
WHOLE: Final = frozenset({QUERY, STORY})
DAMAGED: Final = "damaged"
"""The question whether there was damage: words that tell of a loss answer it."""
_STOPS: Final = re.compile(r"[,;:?!]+|\.(?=\s|$)")
_SUM: Final = re.compile(
    r"(?:\d+(?:[.,]\d+)*\s*(?:tỷ|tỉ|ty|ti|triệu|trieu|tr)(?:\s*\d+)?|(?<!\d)\d{1,3}(?:\.\d{3}){2,})"
    r"(?:\s*(?:đồng|dong|đ))?(?!\w)",
    re.IGNORECASE,
)
_SUMS: Final = frozenset({"cost_vnd", "central_vnd", "budget_vnd"})
"""Questions about public money: the only sum of a sentence is theirs."""
_GOT: Final = re.compile(r"(?<!\S)(?:ho tro|cho|nhan|duoc|dc|cap)((?:\s+[^\W\d]+){0,4})\s+$")
_PAID: Final = frozenset(("nop", "gop", "tra", "dong", "mat", "chet", "ban", "no", "phai", "giam"))
"""A sum after these is no support: "được hỗ trợ rồi nộp 3 triệu"."""
_WORKS: Final = {"works_health": "health_station", "works_media": "local_media"}
_SHARED_OUT: Final = re.compile(r"(?<!\S)(?:he so|tieu chi|doi ung|phan bo|chia)(?!\S)")
"""What asks for other rules of public money than the share of works."""
MOST_LOOKED_AT: Final = 3
_DISTRICTS: Final = {"district_mountain": "mountain", "district_plain": "plain_or_town"}
_PICKED: Final = frozenset({Kind.CHOICE, Kind.MONEY, Kind.SHARE})


def opening(text: str, phrases: Mapping[str, tuple[str, ...]]) -> str | None:
    """The conversation whose phrase stands in the text; the longest phrase wins."""
    words = f" {_spelt_out(text)} "
    found = [
        (len(phrase), name)
        for name, own in phrases.items()
        for phrase in map(_spelt_out, own)
        if f" {phrase} " in words
    ]
    return max(found)[1] if found else None


def _spelt_out(text: str) -> str:
    """The folded words of the text, the short forms that phones use written out."""
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(fold(text)))


def pick_up(
    question: Question, sentence: str, labels: Mapping[str, tuple[str, ...]], today: date
) -> Json | None:
    """The answer to a question that the sentence holds, or None where it does not.

    Yes and no are never picked up ("có được không" asks, it does not answer), but for a loss.
    """
    if question.key in WHOLE:
        return sentence.strip()[: question.most]
    if question.key in _LOSSES:
        return _LOSSES[question.key](sentence, today)
    if question.key in NAMED:
        return find_named(sentence, {o: labels[o] for o in question.options if o != SKIP})
    if question.kind not in _PICKED or set(YES_NO) <= set(question.options):
        return None
    said = _statement(sentence)
    if question.key in _SUMS:
        sums = _SUM.findall(sentence)
        said = sums[0] if len(sums) == 1 else said
    if question.key == "support_vnd":
        said = support_in(sentence) or said
    heard = understand(question, said, labels, today)
    if not isinstance(heard, Understood) or heard.value == SKIP:
        return None
    return heard.value


_LOSSES: Final[Mapping[str, Callable[[str, date], Json | None]]] = {
    "lost_share": lambda sentence, _: find_share(sentence),
    "lost_count": lambda sentence, _: find_count(sentence),
    "happened_on": find_day,
    DAMAGED: lambda sentence, _: YES_NO[0] if tells_loss(sentence) else None,
    "damage_percent": lambda sentence, _: find_part(sentence),
}
"""What is picked out of the middle of a sentence about a loss."""


NAMED: Final = frozenset(
    {"happened", "disaster_kind", "what_lost", "lost_unit", "damage_cause", "commune_kind"}
)
"""Choices whose names are picked as they stand: "cháy" is no "cây", "xã 3 tỷ" no "xã khác"."""


def asks_what_to_pay(sentence: str) -> bool:
    """Whether the sentence asks how much is to be paid back, and names no sum to reckon with."""
    return _TO_PAY.search(_spelt_out(sentence)) is not None and not _SUM.search(sentence)


def pays_later(sentence: str) -> bool:
    """Whether the sentence tells of a payment to come: "mai tôi mới nộp được"."""
    return _LATER.search(_spelt_out(sentence)) is not None


def support_in(sentence: str) -> str | None:
    """The only sum of the sentence, where its words say that somebody got it."""
    sums = list(_SUM.finditer(sentence))
    if len(sums) != 1:
        return None
    got = _GOT.search(fold(sentence[: sums[0].start()]) + " ")
    return sums[0].group() if got and not _PAID & set(got.group(1).split()) else None


def _statement(sentence: str) -> str:
    """The sentence without what makes it a question: "… có được không" is no "no".

    The words stay as they were written: marks tell "cỡ" from "có".
    """
    words = sentence.rstrip(" ?!.").split()
    while words and fold(words[-1]) in _ASKING:
        words.pop()
    return " ".join(words)


def means(text: str) -> bool:
    """Whether the text asks what something is."""
    return _MEANS.search(fold(text)) is not None


def wonders(text: str) -> bool:
    """Whether the text asks for a yes or no, or what is written: it tells of nothing."""
    return asks(text) or _WHETHER.search(fold(text)) is not None


def paid(text: str) -> bool:
    """Whether the text tells of money that was handed over: "em đóng tiền hôm qua rồi đó"."""
    told = fold(text)
    return not wonders(text) and (
        _HANDED_OVER.search(told) is not None or _PAYING.fullmatch(told) is not None
    )


def is_place(text: str) -> bool:
    """Whether the text is the name of a place alone: "thôn Mẫu Một, xã Mẫu"."""
    words = " ".join(_WORD.findall(fold(text)))
    return _PLACE.fullmatch(words) is not None and not _ASKING & set(words.split())


def looked_up(text: str, policies: Policies, province: str = "") -> Found | None:
    """The passage that answers the text best, None where none answers well enough."""
    return next(iter(answers(text, policies, province)), None)


def answers(text: str, policies: Policies, province: str = "") -> tuple[Found, ...]:
    """The passages that answer the text, best first."""
    if len(text.split()) < FEWEST_WORDS or is_place(text):
        return ()
    asked = text[:LONGEST_QUESTION]
    return search(tuple(policies.values()), asked, province or None).answers


def works_in(text: str, found: Sequence[Found]) -> tuple[tuple[str, str], ...]:
    """Which works a sentence with one sum asks the share of, as answers; nothing where none.

    A kind of commune in it may find another passage of the same document first.
    """
    if not found or len(_SUM.findall(text)) != 1 or _SHARED_OUT.search(fold(text)):
        return ()
    for one in found[:MOST_LOOKED_AT]:
        if one.policy is not found[0].policy:
            continue
        if one.id in _DISTRICTS:
            return (("works", "of_district"), ("district_kind", _DISTRICTS[one.id]))
        if one.id.startswith("works_"):
            return (("works", _WORKS.get(one.id, one.id.removeprefix("works_"))),)
    return ()


def asks(text: str) -> bool:
    """Whether the text is a question rather than an answer that was not understood."""
    return text.rstrip().endswith("?") or _ASKED.search(fold(text)) is not None
