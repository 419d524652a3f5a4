"""The conversations by name: an explicit list, so that importing one registers nothing."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.handlers.agency_account import agency_account
from bot.handlers.allocation import allocation
from bot.handlers.area import area, importing
from bot.handlers.authority import authority
from bot.handlers.base import Conversation
from bot.handlers.broadcast import broadcast
from bot.handlers.calculation import calculation
from bot.handlers.case_work import case_work
from bot.handlers.damage import MOST_PHOTOS, damage_report
from bot.handlers.decision import decision
from bot.handlers.eligibility import eligibility
from bot.handlers.funding import coefficient, cofunding, support_share
from bot.handlers.group import group
from bot.handlers.help import help_, safety
from bot.handlers.introduction import introduction
from bot.handlers.invitation import invitation
from bot.handlers.lookup import lookup
from bot.handlers.mistake import mistake
from bot.handlers.my_data import my_data
from bot.handlers.my_things import my_things
from bot.handlers.objection import objection
from bot.handlers.office import office
from bot.handlers.payment import MOST_SLIPS, payment
from bot.handlers.person import answering, person
from bot.handlers.printing import printing
from bot.handlers.reasons import reasoned
from bot.handlers.receipt_check import receipt_check
from bot.handlers.registration import registration
from bot.handlers.reminder_help import reminder_help, reminder_seen
from bot.handlers.reminders import reminders
from bot.handlers.reminding import reminding
from bot.handlers.rights import rights
from bot.handlers.settings import erase, language
from bot.handlers.start import start
from bot.handlers.switches import switches
from bot.handlers.tasks import tasks
from bot.handlers.turnover import turnover

_ALL = (
    Conversation("start", start, ("/start", "/batdau")),
    Conversation("eligibility", eligibility, ("/dieukien",)),
    Conversation("calculation", calculation, ("/tinh",)),
    Conversation("my_things", my_things, ("/toi",)),
    Conversation("payment", payment, ("/noptien",), photos="slip", most_photos=MOST_SLIPS),
    Conversation(
        "damage_report",
        damage_report,
        ("/baothiethai",),
        names_a_person=True,
        first="damage-danger",
        photos="photos",
        most_photos=MOST_PHOTOS,
        place="where",
    ),
    Conversation("objection", objection, ("/khongdongy",)),
    Conversation("reminders", reminders, ("/nhac",)),
    Conversation("reminder_seen", reminder_seen),
    Conversation("reminder_help", reminder_help),
    Conversation("lookup", lookup, ("/tracuu", "/lookup")),
    Conversation("person", person, ("/gap",)),
    Conversation("answering", answering, ("/traloi",)),
    Conversation("help", help_, ("/trogiup", "/help")),
    Conversation("safety", safety, ("/antoan", "/safety")),
    Conversation("group", group, ("/nhom",)),
    Conversation("tasks", tasks, ("/viec",)),
    Conversation("decision", decision, ("/quyetdinh",)),
    Conversation("mistake", mistake, ("/ghinham",)),
    Conversation("case_work", case_work, ("/vu",)),
    Conversation("turnover", turnover, ("/luanchuyen",)),
    Conversation("reminding", reminding, ("/guinhac",)),
    Conversation("broadcast", broadcast, ("/thongbao",)),
    Conversation("area", area, ("/danhsach",)),
    Conversation("importing", importing, ("/nhap",)),
    Conversation("support_share", support_share, ("/hotro",)),
    Conversation("coefficient", coefficient, ("/heso",)),
    Conversation("cofunding", cofunding, ("/doiung",)),
    Conversation("allocation", allocation, ("/chiavon",)),
    Conversation("invitation", invitation, ("/ma",)),
    Conversation("printing", printing, ("/in", "/print")),
    Conversation("office", office, ("/caidat",)),
    Conversation("agency_account", agency_account, ("/taikhoan",)),
    Conversation("authority", authority, ("/thamquyen",)),
    Conversation("switches", switches, ("/batat",)),
    Conversation("rights", rights, ("/phanquyen",)),
    Conversation("receipt_check", receipt_check, ("/phieu", "/receipt")),
    Conversation("my_data", my_data, ("/dulieu",)),
    Conversation("registration", registration, ("/lienket",), names_a_person=True),
    Conversation("introduction", introduction, ("/xungho",), names_a_person=True),
    Conversation("language", language, ("/ngonngu", "/language")),
    Conversation("erase", erase, ("/xoadulieu",)),
)

CONVERSATIONS: Final[Mapping[str, Conversation]] = MappingProxyType(
    {one.name: replace(one, run=reasoned(one.run)) for one in _ALL}
)
"""Every conversation of the assistant by its name, in the order in which help lists them."""
