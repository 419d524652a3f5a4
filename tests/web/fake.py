"""A desk and a database for the web's tests: one short scripted conversation, kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.channels.base import Button, ChatRef, Event, File, Incoming
from bot.channels.web import Attached, Shown
from bot.web.limits import Limits
from bot.web.services import DemoPerson, Services
from bot.web.wakes import Wakes

SECRET = b"a secret of the tests, 32 bytes!"
START = datetime(2026, 9, 28, 7, 5, tzinfo=UTC)

PEOPLE = (
    DemoPerson("lan", "Trần Thị Lan", "Hộ cận nghèo, thôn 3", "Đồng Nai"),
    DemoPerson("pao", "Vàng A Páo", "Hộ nghèo, nuôi lợn (heo)", "Lạng Sơn", "hoa"),
    DemoPerson("binh", "Lê Văn Bình", "Tổ trưởng", "Đồng Nai"),
    DemoPerson("hoa", "Nông Thị Hoa", "Cán bộ xã", "Lạng Sơn"),
)

PROVINCE = "Nhà mình ở tỉnh nào?"
STATUS = "Năm nay xã có công nhận nhà mình là hộ nào?"
MEMBERS = "Nhà mình có mấy người làm được việc?\nVí dụ: 2 hoặc hai người."
YES = (
    "Nhà mình thuộc đối tượng được xét: hộ cận nghèo (Điều 1 khoản 2 điểm a, QĐ 15/2023, "
    "Đồng Nai).\nMuốn nhận hỗ trợ, nhà mình còn phải có tên trong danh sách dự án được duyệt. "
    "Bà con gặp tổ trưởng hoặc UBND xã để hỏi."
)
LINES = (
    "Ước tính, chưa phải quyết định. Có hai cách hiểu (Điều 5 khoản 4 điểm a, QĐ 33/2022, "
    "Lạng Sơn):\n• 20.000.000 đ × 15% × (100% − 40%) = 1.800.000 đ\n"
    "• 20.000.000 đ × (15% − 6%) = 1.800.000 đ\nNên nộp trước hết thứ Tư 30/09/2026."
)
WHY = (
    "Căn cứ: 33/2022/QĐ-UBND, Lạng Sơn, ban hành ngày 12/12/2022.\n"
    '• Điều 5 khoản 1 điểm b: "Gia súc, gia cầm: tỷ lệ thu hồi vốn tối thiểu là 15%."'
)
UNCLEAR = (
    "Trợ lý chưa hiểu “mất gần hết”. Bà con ghi giúp số con mất trên tổng số con, ví dụ: 12/40."
)
PHOTO = b"\xff\xd8\xff\xe0 a photo"

PROVINCES = (("dong-nai", "Đồng Nai"), ("lang-son", "Lạng Sơn"), ("skip", "Không biết"))
STATUSES = (
    ("poor", "Hộ nghèo"),
    ("near_poor", "Hộ cận nghèo"),
    ("escaped_poverty", "Mới thoát nghèo"),
    ("disabled_person", "Có người khuyết tật"),
    ("none", "Không có trong đó"),
    ("skip", "Không biết"),
)
OFFERS = (("why", "Vì sao?"), ("officer", "Gặp cán bộ"))


@dataclass
class FakeDesk:
    """Remembers messages per chat and answers by a few fixed lines; idempotent by message id."""

    wakes: Wakes = field(default_factory=Wakes)
    messages: dict[ChatRef, list[Shown]] = field(default_factory=dict)
    received: list[Incoming] = field(default_factory=list)
    languages: dict[ChatRef, str] = field(default_factory=dict)
    parts: dict[str, bool] = field(default_factory=lambda: {"database": True})
    failures: list[Exception] = field(default_factory=list)

    async def receive(self, incoming: Incoming) -> None:
        if self.failures:
            raise self.failures.pop()
        stored = self.messages.setdefault(incoming.chat, [])
        if any(message.id == incoming.id for message in stored):
            return
        self.received.append(incoming)
        if incoming.text == "/ngonngu":
            self.languages[incoming.chat] = "en"
        photos = tuple(Attached("p1", "photo", file.name) for file in incoming.files)
        self.add(incoming.chat, _said(incoming), message_id=incoming.id, attachments=photos)
        text, question, options = _answer(incoming)
        buttons = tuple(Button(name, label, f"t.{name}") for name, label in options)
        wants = "place" if question == "place" else ""
        self.add(incoming.chat, text, question=question, buttons=buttons, wants=wants)
        self.wakes.wake(incoming.chat)

    def add(
        self,
        chat: ChatRef,
        text: str,
        *,
        message_id: str = "",
        question: str | None = None,
        buttons: tuple[Button, ...] = (),
        attachments: tuple[Attached, ...] = (),
        wants: str = "",
    ) -> Shown:
        stored = self.messages.setdefault(chat, [])
        cursor = 2**60 + sum(map(len, self.messages.values())) + 1
        message = Shown(
            id=message_id or str(cursor),
            cursor=cursor,
            at=START + timedelta(seconds=len(stored)),
            text=text,
            mine=bool(message_id),
            question=question,
            buttons=buttons,
            attachments=attachments,
            wants=wants,
        )
        stored.append(message)
        return message

    async def history(self, chat: ChatRef, after: int, limit: int) -> Sequence[Shown]:
        return [m for m in self.messages.get(chat, []) if m.cursor > after][-limit:]

    async def language(self, chat: ChatRef) -> str:
        return self.languages.get(chat, "vi")

    async def file(self, chat: ChatRef, file_id: str) -> File | None:
        mine = (a.id for m in self.messages.get(chat, []) for a in m.attachments)
        return File("anh-1.jpg", PHOTO) if file_id in mine else None

    async def ready(self) -> Mapping[str, bool]:
        return self.parts


def services(
    desk: FakeDesk,
    *,
    demo: bool = False,
    limits: Limits | None = None,
    hosts: frozenset[str] | None = None,
    public_url: str = "",
    overlap: int = 0,
) -> Services:
    """The seams of the web over a fake desk."""
    return Services(
        receive=desk.receive,
        history=desk.history,
        language=desk.language,
        file=desk.file,
        ready=desk.ready,
        metrics=lambda: "bot_messages_total 1\n",
        clock=lambda: START,
        secret=SECRET,
        wakes=desk.wakes,
        demo=PEOPLE if demo else None,
        limits=limits or Limits(),
        hosts=hosts,
        public_url=public_url,
        overlap=overlap,
    )


def _said(incoming: Incoming) -> str:
    labels = dict((*PROVINCES, *STATUSES, *OFFERS))
    if incoming.event in (Event.TAP, Event.CHOOSE):
        return labels.get(incoming.option, incoming.option)
    words = {
        Event.BACK: "Quay lại",
        Event.EDIT: "Sửa",
        Event.PHOTO: f"{len(incoming.files)} ảnh",
        Event.LOCATION: "Đã gửi vị trí",
    }
    return words.get(incoming.event, incoming.text)


_Answer = tuple[str, str | None, tuple[tuple[str, str], ...]]
_BY_TEXT: dict[str, _Answer] = {
    "nha toi can ngheo co duoc khong": (YES, None, OFFERS),
    "/tinh": ("Nhà mình nuôi, trồng gì?", "project_type", (("livestock_poultry", "Lợn (heo)"),)),
    "20 triệu": (
        "Số con mất là bao nhiêu trên tổng số con?\nVí dụ: 12/40 hoặc 30%.",
        "damage_percent",
        (("skip", "Không biết"),),
    ),
    "16/40": (LINES, None, OFFERS),
    "mất gần hết": (UNCLEAR, "damage_percent", (("skip", "Không biết"),)),
    "ở đâu": ("Nhà mình ở thôn nào?", "place", ()),
}
_BY_OPTION: dict[str, _Answer] = {
    "dong-nai": (STATUS, "household_status", STATUSES),
    "lang-son": (STATUS, "household_status", STATUSES),
    "near_poor": (MEMBERS, "able_members", (("skip", "Không biết"),)),
    "poor": (MEMBERS, "able_members", (("skip", "Không biết"),)),
    "livestock_poultry": (
        "Nhà nước hỗ trợ nhà mình bao nhiêu tiền?\nVí dụ: 20 triệu.",
        "support_vnd",
        (("skip", "Không biết"),),
    ),
    "why": (WHY, None, (("officer", "Gặp cán bộ"),)),
}
_BY_QUESTION: dict[str, _Answer] = {
    "province": (PROVINCE, "province", PROVINCES),
    "household_status": (STATUS, "household_status", STATUSES),
    "able_members": (MEMBERS, "able_members", (("skip", "Không biết"),)),
}


def _answer(incoming: Incoming) -> _Answer:
    """What the scripted desk says to one event; everything else begins again."""
    again = _BY_QUESTION["province"]
    if incoming.event is Event.TEXT:
        return (YES, None, OFFERS) if incoming.text == "2" else _BY_TEXT.get(incoming.text, again)
    if incoming.event is Event.EDIT:
        return _BY_QUESTION.get(incoming.question, again)
    if incoming.event is Event.PHOTO:
        return (f"Trợ lý đã nhận {len(incoming.files)} ảnh.", None, ())
    return _BY_OPTION.get(incoming.option, again)
