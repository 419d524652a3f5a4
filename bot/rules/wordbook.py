"""Which words of a sentence the documents and everyday questions have; the rest may be names.

Duty: a sentence with nothing left that could name anybody: only words that are known here stay.
Must not: guess what a name is. A word that no document, question or common phrase has goes, and
so does what follows "anh", "chị", "thôn" unless it belongs to a known phrase.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.records import record
from bot.rules import synonyms
from bot.rules.loading import passages
from bot.rules.policy import Policy
from bot.rules.spelling import Syllable, syllables

MASK: Final = "…"
_CALLED: Final = frozenset(
    word.toned
    for word in syllables(
        "anh chị ông bà chú cô bác dì cậu mợ thím dượng cháu thằng cụ ả o mệ hộ tên"
        " thôn bản xóm ấp làng buôn phum sóc xã phường huyện tỉnh đội"
    )
)
"""What a name follows: a person's or a place's."""
_CALLED_BARE: Final = frozenset(
    word.base
    for word in syllables("anh chi ong chu co bac di cau thim chau thang thon xom ap lang buon xa")
)
_AFTER: Final = frozenset(
    word
    for said in syllables(
        "ơi hỏi con có là nhà em chị anh bác cô chú ông bà à ạ ấy này tôi tui mình cho và muốn bị"
        " được không mà thì xem giúp nào đó kia nó ta đã sẽ phải ở về của nuôi trồng nộp nghèo làm"
        " lấy xây trả đóng chết hỏng"
    )
    for word in (said.toned, said.base)
) - {"hai", "ba"}
"""Common words that end a way to call somebody: "anh ơi", "ông bà"."""
_MIDDLE: Final = frozenset({"văn", "thị", "thi5", "van", "thi"})
_GIVEN: Final = frozenset(
    word.toned
    for word in syllables(
        "lan hoa mai bình hùng dũng tuấn hương hồng thảo trang linh minh nam sơn hải hà thu phương"
        " tâm tú vân yến nga loan liên hằng hạnh phúc đức long quang thắng thành trung tiến toàn"
        " vinh xuân cường kiên lâm nhung oanh quyên thanh thúy thủy tuyết ánh dung giang ngọc nhi"
        " sùng vàng giàng lò lường cầm quàng hoàng trần lê phạm nguyễn huỳnh phan vũ võ đặng bùi"
        " hồ ngô dương lý nông lương lục chu vi la mùa lầu thào tẩn chảo triệu bàn khánh tùng đạt"
    )
)
"""Names that are ordinary words too: they stay only beside a word that they belong to."""


@record
class Wordbook:
    """Words and neighbours that are known, by their marks and without them."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def plain(self, text: str) -> str:
        """The text with what is not known as "…"."""
        said = text.split()
        heard = [syllables(word) for word in said]
        line = [own[0] if len(own) == 1 else None for own in heard]
        shown: list[str] = []
        called = False  # inside what follows "anh", "thôn"
        for place, word in enumerate(said):
            own = heard[place]
            kept = MASK in word or not own or self._keeps(line, place, called=called)
            if not kept and len(own) > 1:
                kept = all(self._knows(one) for one in own)
            called = _calls(line[place]) or (called and not kept)
            if (kept and word != MASK) or not shown or shown[-1] != MASK:
                shown.append(word if kept else MASK)
        return " ".join(shown)

    def _keeps(self, line: Sequence[Syllable | None], place: int, *, called: bool) -> bool:
        word = line[place]
        if word is None:
            return False
        if word.base[0].isdigit():
            return True
        if _in_name(line, place):
            return False
        together = self._beside(line, place)
        return together or (word.toned in _AFTER if called else self._knows(word))

    def _beside(self, line: Sequence[Syllable | None], place: int) -> bool:
        """Whether the word and the one after it, or before it, stand together somewhere."""
        word = line[place]
        after = line[place + 1] if place + 1 < len(line) else None
        if self._paired(word, after):
            return True
        before = line[place - 1] if place else None
        return not _calls(before) and self._paired(before, word)

    def _paired(self, first: Syllable | None, second: Syllable | None) -> bool:
        if first is None or second is None:
            return False
        if first.bare or second.bare:
            return (first.base, second.base) in self.pairs
        return (first.toned, second.toned) in self.pairs

    def _knows(self, word: Syllable) -> bool:
        if word.toned in _GIVEN:
            return False
        return word.base[0].isdigit() or word.toned in self.words


def _calls(word: Syllable | None) -> bool:
    return word is not None and (word.toned in _CALLED or (word.bare and word.base in _CALLED_BARE))


def _in_name(line: Sequence[Syllable | None], place: int) -> bool:
    """Whether the word is around "văn" or "thị": "hoàng văn páo"."""
    return any(_is_middle(line, at) for at in (place - 1, place, place + 1))


def _is_middle(line: Sequence[Syllable | None], at: int) -> bool:
    """Whether "văn" or "thị" stands between two words, and makes no word with either."""
    if not 0 < at < len(line) - 1:
        return False
    middle, before, after = line[at], line[at - 1], line[at + 1]
    return (
        middle is not None
        and middle.toned in _MIDDLE
        and before is not None
        and after is not None
        and before.base not in {"don", "cong", "ngu", "thanh"}
        and after.base not in {"hoa", "ban", "phong", "truong", "xa", "tran", "nghe", "dua"}
    )


@lru_cache(maxsize=8)
def wordbook(policies: tuple[Policy, ...]) -> Wordbook:
    """The words of the passages, of the questions that they answer, and of everyday speech."""
    words: set[str] = set(synonyms.load().common)
    pairs: set[tuple[str, str]] = set()
    for text in _texts(policies):
        line = syllables(text)
        words.update(word.toned for word in line)
        for one, other in pairwise(line):
            pairs.add((one.toned, other.toned))
            pairs.add((one.base, other.base))
    return Wordbook(frozenset(words), frozenset(pairs))


def _texts(policies: Iterable[Policy]) -> Iterable[str]:
    for policy in policies:
        for entry in passages(policy):
            yield from (entry.title, *entry.questions, *entry.keywords, entry.rule.text)
    yield from synonyms.load().phrases
    for phrase in synonyms.load().elsewhere:
        line = syllables(phrase)
        if len(line) > 1 and not any(word.toned in _GIVEN for word in line):
            yield phrase
