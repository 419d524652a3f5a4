"""The real conversations walked on every path: diagrams, and conversations as test cases.

For tests, ``make docs`` and ``bot chat --repro``; never imported by what serves.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from bot.findings import FINDINGS
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Conversation, Facts
from bot.rules import load
from bot.talk import (
    SKIP,
    Asking,
    Finished,
    Header,
    Journal,
    Json,
    Kind,
    Looking,
    Question,
    play,
    to_json,
)
from bot.talk.explore import Trail, explore
from bot.talk.report import diagram

DAYS: Final = (date(2024, 6, 3), date(2026, 8, 1))
"""A day within the documents' periods and old territories, and one after both."""

VALUES: Final[Mapping[str, Sequence[Json]]] = {
    "able_members": [2, 0, 1, SKIP],
    "approved_rate": ["0.15", "0.05", "0.2", SKIP],
    "cycle_months": [6, 12, 24, SKIP],
    "recognised_on": [
        {"from": "2023-12-01", "to": "2023-12-01"},
        {"from": "2010-01-01", "to": "2010-01-01"},
        {"from": "2010-01-01", "to": "2023-12-31"},
        SKIP,
    ],
    "amount_vnd": [1_000_000, 9_000_000],
    "received_vnd": [1_000_000],
    "new_amount": [1_800_000, 9_000_000],
    "new_pay_by": [
        {"from": "2027-07-31", "to": "2027-07-31"},
        {"from": "2026-09-30", "to": "2026-09-30"},
        {"from": "2026-01-01", "to": "2026-01-01"},
        {"from": "2028-12-31", "to": "2028-12-31"},
    ],
    "slip": [["file-1"], SKIP],
    "scan": [["file-1"], SKIP],
    "code": ["00000000"],
    "receipt_code": ["277BG9QT"],
    "account_bank": ["Kho bạc Mẫu"],
    "account_number": ["0000.0.0000001"],
    "account_holder": ["PHONG MAU"],
    "holder": ["UBND xã Mẫu"],
    "holder_since": [{"from": "2024-06-01", "to": "2024-06-01"}],
    "grantee_phone": ["0900000009"],
    "grantee_name": ["Vi Thị Mẫu"],
    "contact": ["+84900000000"],
    "decision_number": ["45/QĐ-UBND"],
    "decided_by": ["UBND xã Mẫu"],
    "decided_on": [{"from": "2024-06-01", "to": "2024-06-01"}],
    "case_question": ["còn mấy con?"],
    "case_reply": ["còn 28 con"],
    "reply_photos": [["file-1"], SKIP],
    "leader_words": ["mất 10 con"],
    "case_note": ["đã gọi điện"],
    "aside_reason": ["trùng"],
    "case_percent": [{"percent": "40"}, {"lost": 12, "total": 40}],
    "visit_on": [{"from": "2026-12-05", "to": "2026-12-05"}],
    "visit_at": ["tại chuồng, 8 giờ"],
    "paper_number": ["12/BB", SKIP],
    "paper_scan": [["file-1"]],
    "chosen.recovered_vnd": [4_000_000, 24_000_000],
    "chosen.new_vnd": [SKIP, 10_000_000],
    "maximum_vnd": [20_000_000, SKIP],
    "meets_on": [{"from": "2026-12-05", "to": "2026-12-05"}],
    "meets_at": ["nhà văn hóa thôn"],
    "minutes_number": ["3/BB"],
    "minutes_on": [{"from": "2024-06-01", "to": "2024-06-01"}],
    "minutes_scan": [["file-1"]],
    "approved_list": [["file-1"], SKIP],
    "transferred_on": [{"from": "2024-06-01", "to": "2024-06-01"}],
    "reminder_end": [{"from": "2026-06-30", "to": "2026-06-30"}, SKIP],
    "collection_place": ["nhà văn hóa thôn"],
    "which_household": ["Mẫu"],
    "broadcast_words": ["Sáng thứ Ba họp thôn lúc 8 giờ, ở nhà văn hóa.", "Gửi mã OTP cho tôi"],
    "person_question": ["khi nào họp dân"],
    "reply": ["sáng thứ Hai"],
    "cost_vnd": [2_000_000_000, SKIP],
    "capital_year": [2021, 2023, SKIP],
    "criteria_met": [14, 17, 19, SKIP],
    "central_vnd": [100_000_000_000],
    "provincial_vnd": [150_000_000_000, 149_900_000_000, SKIP],
    "budget_vnd": [12_000_000_000],
    "units": ["Xã Mẫu 5; Xã Mẫu Hai 3,0", "Xã Mẫu", "Xã Mẫu 0"],
    "units_sheet": [["file-1"]],
    "query": ["đại gia súc là gì", "nhiệm vụ của Liên minh HTX tỉnh", "thời tiết hôm nay thế nào"],
    "lost_count": [12],
    "lost_total": [40, SKIP],
    "lost_share": [{"lost": 12, "total": 40}, {"percent": "40"}, SKIP],
    "happened_on": [
        {"from": "2024-06-01", "to": "2024-06-01"},
        {"from": "2020-01-01", "to": "2020-01-01"},
        SKIP,
    ],
    "story": ["lợn chết 12 con", SKIP],
    "photos": [["file-1"]],
    "where": [{"latitude": 21.85, "longitude": 106.76}, {"text": "thôn 3"}, SKIP],
    "more_words": ["chuồng đổ"],
    "reporter_name": ["Hoàng Văn Mẫu"],
    "hamlet": ["thôn 3", SKIP],
    "reporter_phone": ["0900000001", SKIP],
    "support_vnd": [20_000_000, 33_333_333, 1_000_000_000, SKIP],
    "damage_percent": [
        {"percent": "40"},
        {"percent": "29.99"},
        {"lost": 12, "total": 40},
        {"percent": "70"},
        {"percent": "70.01"},
        SKIP,
    ],
}
"""Values on both sides of the borders that the documents draw, by question name."""


BUSY: Final = frozenset({"damage_report"})
"""Conversations that branch a lot: one day and one variation of a path must do."""
USUAL: Final = frozenset({"team", "invitees"})
"""Of these look-ups such a conversation meets the usual finding alone; others walk them all."""


def trails(conversation: Conversation, variations: int = 2) -> Iterator[Trail[Answered]]:
    """Every way through one conversation, opened on each of ``DAYS``; see ``explore``."""
    busy = conversation.name in BUSY
    findings = {**FINDINGS, **{name: _first_of(name) for name in USUAL}} if busy else FINDINGS
    for today in DAYS[:1] if busy else DAYS:
        header = Header(conversation.name, "0", f"{today.isoformat()}T07:00:00+07:00", today)
        yield from explore(
            conversation.run,
            facts_of(header),
            VALUES,
            findings=findings,
            variations=min(variations, 1) if busy else variations,
            header=header,
        )


def _first_of(name: str) -> Callable[[Json], Iterable[Json]]:
    return lambda argument: list(FINDINGS[name](argument))[:1]


def facts_of(header: Header, language: str = "vi") -> Facts:
    """What a conversation with this header knew when it was opened, with the packs of now."""
    return Facts(today=header.today, policies=load(), language=language)


def diagrams() -> Mapping[str, str]:
    """By file name in docs/conversations, the diagram of each conversation."""
    return {
        f"{name}.md": diagram(name, trails(conversation), _ending)
        for name, conversation in CONVERSATIONS.items()
    }


def repro(journal: Journal) -> str:
    """The conversation of a journal as a golden test case, ready for tests/handlers/journals.

    Holds no words of a person: texts, places and files are replaced, answers off the path and
    look-ups are dropped, so a case that hangs on those may end earlier than the real one did.
    """
    walk = _play(journal)
    steps = list(walk.path)
    if isinstance(walk, Asking) and walk.recorded:  # reopened, or no longer held
        steps.append((walk.question, walk.value))
    masked = Journal(
        header=replace(journal.header, id="0"),
        answers={question.key: _masked(question, value) for question, value in steps},
        confirmed=journal.confirmed,
        reopened=journal.reopened,
    )
    case = {"journal": to_json(masked), "expected": outcome(masked)}
    return json.dumps(case, ensure_ascii=False, indent=2) + "\n"


def outcome(journal: Journal) -> Mapping[str, Json]:
    """What a golden journal is compared by: the questions on the way, and what is said or asked.

    By ids alone: words, quotes and figures are tested where they are made.
    """
    walk = _play(journal)
    asked = [question.key for question, _ in walk.path]
    if isinstance(walk, Looking):
        return {"asked": asked, "looking": walk.name}
    if isinstance(walk, Asking):
        return {"asked": asked, "asking": walk.question.key}
    result = walk.result
    offers = [str(offer) for offer in result.offers]
    return {"asked": asked, "say": [say.id for say in result.say], "offers": offers}


def _play(journal: Journal) -> Asking | Looking | Finished[Answered]:
    conversation = CONVERSATIONS[journal.header.conversation]
    return play(conversation.run, journal, facts_of(journal.header))


ASKED_OF_DOCUMENTS: Final = frozenset({"query"})
"""Texts that decide the answer: whoever keeps the case reads them first."""


def _masked(question: Question, value: Json) -> Json:
    """A value of the same sort that tells nothing of the person."""
    if value == SKIP:
        return value
    match question.kind:
        case Kind.TEXT if question.key not in ASKED_OF_DOCUMENTS:
            return "…"
        case Kind.PLACE:
            return {"text": "…"}
        case Kind.FILES:
            return [f"file-{n}" for n in range(len(value))]
        case _:
            return value


def _ending(result: Answered) -> str:
    return result.say[0].id


def main(folder: Path) -> None:
    """Write every diagram into a folder (``make docs``)."""
    for name, text in diagrams().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
