"""What is kept of a person as rows that the person can read. Words only; nothing is looked up."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.documents.sheets import Cell, Page

HEADINGS: Final = (("Mục", 26), ("Nội dung", 60))
_PERSON: Final = {"name": "Họ tên", "phone": "Điện thoại", "kept_since": "Giữ từ"}
_RELATIONS: Final = {"head": "Chủ hộ", "member": "Người trong hộ", "helper": "Nhận tin giúp hộ"}
_ROLES: Final = {
    "household": "Hộ", "group_leader": "Tổ trưởng", "officer": "Cán bộ",
    "authority": "Người có thẩm quyền", "supervisor": "Giám sát", "administrator": "Quản trị",
}  # fmt: skip
_PART: Final = {
    "state_vnd": "Vốn nhà nước hỗ trợ (đồng)",
    "own_vnd": "Vốn của hộ (đồng)",
    "rate": "Tỷ lệ nộp lại",
    "to_pay_back_vnd": "Nộp lại (đồng)",
    "counted_vnd": "Đã tính là nộp (đồng)",
    "remaining_vnd": "Còn lại (đồng)",
    "pay_by": "Hạn theo văn bản",
}


def mine(kept: Mapping[str, Any]) -> tuple[Page, ...]:
    """The pages: the person, the households, what was done. ``kept``: ``erasure.my_data``."""
    did = [(item["at"], item["what"], f"{item['kind']} {item['id']}") for item in kept["did"]]
    return (
        Page("Người", HEADINGS, _person(kept)),
        Page("Hộ và dự án", HEADINGS, _households(kept["households"])),
        Page("Đã làm", (("Lúc", 34), ("Việc", 20), ("Bản ghi", 40)), did),
    )


def _person(kept: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for name, label in _PERSON.items():
        yield label, kept["person"][name]
    for chat in kept["chats"]:
        yield "Nơi nhắn tin", f"{chat['channel']}: {chat['id']}, nối bằng {chat['how']}"
    for role in kept["roles"]:
        yield "Vai trò", f"{_ROLES.get(role['role'], role['role'])} ({role['scope']})"
    for name in kept["leads"]:
        yield "Tổ trưởng của", name
    for once in kept.get("invited", ()):
        yield "Lời mời qua số điện thoại", once["at"]


def _households(households: list[Mapping[str, Any]]) -> Iterator[tuple[Cell, ...]]:
    for home in households:
        yield "Hộ", f"{home['name']}, {home['village']} (mã {home['code']})"
        yield "Là gì trong hộ", _RELATIONS.get(home["relation"], home["relation"])
        yield "Đối tượng", home["category"]
        yield "Nhận tin của hộ", "Có" if home["gets_notices"] else "Không"
        yield "Bản lời đồng ý", home["consent"] or "Chưa có"
        for part in home["projects"]:
            yield "Dự án", part["project"]
            yield from ((label, part[name]) for name, label in _PART.items())
            yield from (("Quyết định", number) for number in part["decisions"])
