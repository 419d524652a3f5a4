"""What every conversation is given and gives back. Values only; nothing here asks or computes."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from bot.records import record
from bot.rules import Policies
from bot.talk import Ask, Say


class Offer(StrEnum):
    """What may be offered under an answer; a closed list, carried out by the desk.

    ``why`` shows ``Answered.why``; ``edit`` lists the answers that were given; ``resume`` goes on
    with an unfinished conversation; an offer in ``REOPENS`` asks that question again; any other
    opens the conversation of its name. Each has its label in the locales as ``offer-<value>``.
    """

    WHY = "why"
    EDIT = "edit"
    RESUME = "resume"
    MORE = "more"
    RATE = "rate"
    PERSON = "person"
    ELIGIBILITY = "eligibility"
    CALCULATION = "calculation"
    MY_THINGS = "my_things"
    PAYMENT = "payment"
    REGISTRATION = "registration"
    GROUP = "group"
    TASKS = "tasks"
    DECISION = "decision"
    MISTAKE = "mistake"
    TURNOVER = "turnover"
    CASE_WORK = "case_work"
    AREA = "area"
    IMPORTING = "importing"
    INVITATION = "invitation"
    INTRODUCTION = "introduction"
    LANGUAGE = "language"
    ERASE = "erase"
    PRINTING = "printing"
    OFFICE = "office"
    AGENCY_ACCOUNT = "agency_account"
    AUTHORITY = "authority"
    SWITCHES = "switches"
    RIGHTS = "rights"
    RECEIPT_CHECK = "receipt_check"
    MY_DATA = "my_data"
    REMINDERS = "reminders"
    REMINDER_SEEN = "reminder_seen"
    REMINDER_HELP = "reminder_help"
    REMINDING = "reminding"
    BROADCAST = "broadcast"
    LOOKUP = "lookup"
    DAMAGE = "damage_report"
    OBJECTION = "objection"
    SUPPORT_SHARE = "support_share"
    COEFFICIENT = "coefficient"
    COFUNDING = "cofunding"
    ALLOCATION = "allocation"
    ANSWERING = "answering"
    HELP = "help"
    SAFETY = "safety"


REOPENS: Final[Mapping[Offer, str]] = {Offer.RATE: "approved_rate"}
"""Offers that ask one question of the same conversation again."""


@record
class Facts:
    """What a conversation may know beside the answers; frozen when it opens.

    ``today`` is the legal day in Vietnam, never read from a clock. ``former_provinces`` and the
    like are not here: whatever a document says comes from ``policies``. ``roles`` is what the
    person was when last looked up: good for offers; who may do what is looked up and checked.
    ``advice`` is what whoever runs this wants said about an epidemic, marked as advice.
    ``province`` is the reader's, where it is known: its own documents answer first.
    """

    today: date
    policies: Policies
    language: str = "vi"
    roles: frozenset[str] = frozenset()
    advice: str = ""
    province: str | None = None


@record
class Answered:
    """What a finished conversation says: messages in order, what stands behind them, offers.

    ``files`` are ids of stored files that go with the last message.
    """

    say: tuple[Say, ...]
    why: tuple[Say, ...] = ()
    offers: tuple[Offer, ...] = ()
    files: tuple[str, ...] = ()


@record
class Conversation:
    """One conversation: its name, its function, the start words (with slash) that open it.

    ``names_a_person`` says that an answer may name a person or a household: its journal needs
    consent before it outlives the day. ``first`` is said whenever it opens; ``photos`` is the
    question that photos answer at any time while it is open, ``most_photos`` of them at most;
    ``place`` the same for a place.
    """

    name: str
    run: Callable[[Ask, Facts], Awaitable[Answered]]
    starts: tuple[str, ...] = ()
    names_a_person: bool = False
    first: str = ""
    photos: str = ""
    most_photos: int = 0
    place: str = ""
