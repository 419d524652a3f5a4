"""What became of reminders, as /guinhac looks it up, and what is carried out; "Cần giúp" too.

Each look-up and each effect checks its right first. Slips and lists are made by ``unreached``.
"""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action
from bot.clock import legal_day
from bot.delivery.reminder_state import open_cases
from bot.delivery.unreached import Unreached, of_group, unreached
from bot.desk import papers
from bot.desk.asker import Asker, NotAllowed, home_name, known, the_known
from bot.handlers.base import Offer
from bot.rules import load
from bot.rules.balances import Path
from bot.rules.reminder_days import VIETNAM
from bot.storage import deliveries, reminder_letters, reminder_names, reminder_reach
from bot.storage import reminder_subjects as subjects
from bot.storage.registers import grants, households, people, projects
from bot.storage.registers.base import Cause, View
from bot.storage.reminder_names import Names
from bot.storage.reminder_reach import HOUSEHOLD
from bot.talk import Json, Say
from bot.understand import fold
from bot.words import Words

if TYPE_CHECKING:
    from bot.desk.effects import Doing
    from bot.desk.making import Maker
    from bot.documents.sheets import Page
    from bot.documents.slips import Reminder

MOST_SLIPS: Final = 400
MOST_HOMES: Final = 7
MOST_MAIL: Final = 12
MOST_HELD: Final = 20
COUNTED_FOR: Final = timedelta(days=365)
WHY: Final = {
    "no_chat": "chưa có nơi nhận tin",
    "nobody_to_tell": "chưa có người nhận tin",
    "blocked": "đã chặn trợ lý",
    "left": "đã rời nhóm",
    "deactivated": "tài khoản đã đóng",
    "not_found": "không còn nơi nhận tin",
    "not_following": "đã bỏ quan tâm",
    "no_interaction": "lâu chưa nhắn cho trợ lý",
}
"""Why nothing arrived, for the officer's list."""


def reminder_last(view: View, asker: Asker, _: Json) -> Json:
    """Whether the chat has a reminder to answer, and who is told that help is needed."""
    who, last = known(view, asker.chat), reminder_letters.last_of(view, asker.chat)
    found = subjects.subjects(view, last[1], frozenset()) if last else {}
    if who is None or not found:
        return {"known": False, "leader": None}
    leader = _helper(view, next(iter(found.values())), who.person.id)
    return {"known": True, "leader": people.get(view, leader).name if leader else None}


def find_homes(view: View, asker: Asker, wish: Json) -> Json:
    """Households of a commune whose name or code holds what was said."""
    who, commune = the_known(view, asker.chat), int(wish["area"])
    who.check(Action.SEE_NAMES, grants.target_of_commune(view, commune))
    said = fold(str(wish["name"]))
    found = [
        item
        for item in households.of_commune(view, commune)
        if said and (said in fold(home_name(item)) or said == fold(item.code))
    ]
    homes = [{"id": str(item.id), "name": home_name(item)} for item in found[:MOST_HOMES]]
    return {"homes": homes}


def home_mail(view: View, asker: Asker, household: Json) -> Json:
    """What a household was sent, the newest first: when, its state, the answer."""
    target = grants.target_of_household(view, int(household))
    the_known(view, asker.chat).check(Action.SEE_NAMES, target)
    found = reminder_reach.sent_to(view, subjects.of_households(view, [int(household)]), MOST_MAIL)
    return {
        "lines": [
            {
                "step": item.step,
                "day": legal_day(item.sent_at or item.handed_at).isoformat(),
                "time": (item.sent_at or item.handed_at).astimezone(VIETNAM).strftime("%H:%M"),
                "state": item.state,
                "answer": item.answer,
            }
            for item in found
        ]
    }


def held_mail(view: View, asker: Asker, area: Json) -> Json:
    """Messages to people of a commune of which nobody knows whether they arrived."""
    the_known(view, asker.chat).check(Action.BROADCAST, grants.target_of_commune(view, int(area)))
    found = deliveries.held_in(view.connection, int(area), MOST_HELD)
    names = people.many(view, [item.person for item in found])
    return {
        "items": [
            {
                "id": str(item.id),
                "title": f"{names[item.person].name}, "
                f"{item.tried_at.astimezone(VIETNAM).strftime('%H:%M %d/%m')}",
            }
            for item in found
        ]
    }


def reminder_counts(view: View, asker: Asker, area: Json) -> Json:
    """Per step of a commune's households: counts of a year, and no names."""
    target = grants.target_of_commune(view, int(area))
    the_known(view, asker.chat).check(Action.SEE_TOTALS, target)
    rows = reminder_reach.counts(view, [int(area)], asker.at - COUNTED_FOR, HOUSEHOLD)
    names = ("step", "sent", "delivered", "unknown", "lost", "answered", "paid")
    return {"rows": [{name: getattr(row, name) for name in names} for row in rows]}


READINGS: Final = {
    "reminder_last": reminder_last,
    "find_homes": find_homes,
    "home_mail": home_mail,
    "held_mail": held_mail,
    "reminder_counts": reminder_counts,
}
"""By name, what only reads; ``unreached`` makes files too."""


def untold(view: View, asker: Asker, group: int) -> list[Json]:
    """The households of a group that no reminder reaches, for whoever may see their names."""
    return [str(item.subject.household) for item in of_group(view, group, asker.at, open_cases)]


async def print_unreached(maker: "Maker", asker: Asker, area: Json) -> Json:
    """The slips of those whom nobody was asked to tell, and the list, as files of this chat."""

    def find(view: View) -> "tuple[list[Unreached], int, list[Reminder], Page]":
        who, commune = the_known(view, asker.chat), int(area)
        who.check(Action.PRINT_SLIPS, grants.target_of_commune(view, commune))
        every = unreached(view, [commune], asker.at, open_cases)[:MOST_SLIPS]
        left = [item for item in every if not item.passed_on]
        names = reminder_names.names_of(view, [item.subject for item in every])
        return left, len(every) - len(left), _slips(view, left, names), _list(view, every, names)

    left, asked, slips, page = await maker.book.read(find)
    nothing: dict[str, Json] = {"count": 0, "asked": asked, "items": [], "files": []}
    if not left:
        return nothing
    from bot.documents import sheets
    from bot.documents.slips import sheet

    made = {
        "phieu-nhac.docx": await asyncio.to_thread(sheet, slips),
        "chua-nhan-tin.xlsx": await asyncio.to_thread(sheets.xlsx, [page]),
    }
    kept = [
        await papers.keep(maker.writer, asker.chat, name, content, asker.at)
        for name, content in made.items()
    ]
    items = [f"{item.subject.id} {item.step} {item.subject.claim.pay_by}" for item in left]
    return nothing | {"count": len(left), "items": items, "files": kept}


def remind_help(doing: "Doing", _command: Mapping[str, Any], _cause: Cause) -> None:
    """Somebody needs help with what they were reminded of: their leader or the officers hear it.

    Once for a reminder, however often it is pressed.
    """
    chat, last = doing.asker.chat, reminder_letters.last_of(doing.pen, doing.asker.chat)
    if last is None or not reminder_letters.answer(doing.pen, chat, "help"):
        return
    for subject in subjects.subjects(doing.pen, last[1], frozenset()).values():
        home = home_name(households.get(doing.pen, subject.household))
        say = Say("notice-help", {"household": home, "day": subject.claim.pay_by})
        leader = _helper(doing.pen, subject, doing.who.person.id)
        if leader is not None:
            doing.tell([leader], say, subject.commune, Offer.GROUP)
        else:
            officers = grants.officers_of(doing.pen, subject.commune)
            doing.tell(officers, say, subject.commune, Offer.REMINDING)


def reminders_printed(doing: "Doing", command: Mapping[str, Any], _cause: Cause) -> None:
    """Note what was printed, so that the morning digest counts it no more.

    Raises:
        NotAllowed.
    """
    target = grants.target_of_commune(doing.pen, int(command["area"]))
    pen = doing.acting(Action.PRINT_SLIPS, target)
    items = [item.split(" ") for item in command["items"]]
    known_ = subjects.subjects(pen, [int(about) for about, _, _ in items], frozenset())
    mine = [
        (int(about), step, date.fromisoformat(pay_by))
        for about, step, pay_by in items
        if int(about) in known_ and known_[int(about)].commune == int(command["area"])
    ]
    reminder_reach.printed(pen, doing.who.person.id, mine)


def settle_held(doing: "Doing", command: Mapping[str, Any], _cause: Cause) -> None:
    """Do with a message of which nobody knows whether it arrived what an officer says.

    Raises:
        NotAllowed: it is none of the commune's.
    """
    area, message = int(command["area"]), int(command["message"])
    pen = doing.acting(Action.BROADCAST, grants.target_of_commune(doing.pen, area))
    if message not in {item.id for item in deliveries.held_in(pen.connection, area, MOST_HELD)}:
        raise NotAllowed("held")
    if command["way"] == "again":
        reminder_letters.hand_again(pen, message)
        deliveries.release(pen.connection, message, pen.at)
        return
    arrived = command["way"] == "arrived"
    deliveries.settle(pen.connection, message, arrived=arrived, at=pen.at)
    if arrived:
        reminder_letters.arrived(pen, message)


HANDLERS: Final = {
    "remind_help": remind_help,
    "reminders_printed": reminders_printed,
    "held_mail": settle_held,
}
"""By the command's ``do``. None of it is taken back: what was said, printed or sent, was."""


def _helper(view: View, subject: subjects.Subject, me: int) -> int | None:
    """The leader who is told that a household needs help; None where officers are."""
    leader = subject.leader
    return leader if leader not in {None, me} and people.chats_of(view, [leader or 0]) else None


def _slips(view: View, items: list[Unreached], names: Names) -> "list[Reminder]":
    from bot.documents.slips import Reminder

    policies, words = load(), Words.of("vi")
    found = []
    for item in items:
        subject = item.subject
        home = households.get(view, subject.household)
        known = names.people.get(subject.leader or 0)
        leader = f"{known}, tổ trưởng" if known else "tổ trưởng"
        agency = names.agencies.get(subject.project, "cơ quan được giao vốn")
        through = subject.claim.path is Path.THROUGH_LEADER
        deadline = policies[subject.policy].deadline
        found.append(
            Reminder(
                household=names.households[subject.household],
                village=home.village,
                commune=names.communes[subject.commune],
                project=projects.get(view, subject.project).facts.name,
                amount_vnd=item.truth.amount_vnd,
                pay_by=item.truth.office,
                pay_to=leader if through else f"tài khoản của {agency}",
                citation=words.text(Say("cited", {"cite": deadline.rule.citation}))
                if deadline
                else "",
                contact=(known or leader) if through else agency,
                estimate=item.truth.expected,
            )
        )
    return found


def _list(view: View, items: "tuple[Unreached, ...]", names: Names) -> "Page":
    """The officer's list: everybody who got no message, and whether the leader was asked."""
    from bot.documents.sheets import Page

    headings = (
        ("Thôn", 18), ("Chủ hộ", 26), ("Tổ", 22), ("Nộp lại", 14), ("Nên nộp trước hết", 16),
        ("Vì sao chưa nhận tin", 28), ("Đã nhờ tổ trưởng", 16), ("Đã in phiếu", 12),
        ("Đã báo (ký)", 18),
    )  # fmt: skip
    homes = households.many(view, {item.subject.household for item in items})
    rows = [
        (
            homes[item.subject.household].village,
            names.households[item.subject.household],
            names.groups.get(item.subject.group or 0, ""),
            item.truth.amount_vnd,
            item.truth.office,
            WHY.get(item.why, "gửi không được"),
            "có" if item.passed_on else "chưa",
            "có" if item.printed else "",
            "",
        )
        for item in items
    ]
    return Page("Chưa nhận tin", headings, rows)
