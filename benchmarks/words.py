"""The five questions that ours asks before it says whether a household is eligible.

The peer asks the same in the same words, so that both send as much. Nothing but text.
"""

from dataclasses import dataclass

SKIP = "Không biết"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of ours by its key, its words, its choices, and what a person answers."""

    key: str
    text: str
    answer: str
    choices: tuple[str, ...] = ()


QUESTIONS = (
    Asked("province", "Nhà mình ở tỉnh nào?", "dong nai", ("Đồng Nai", "Lạng Sơn", "Tỉnh khác")),
    Asked(
        "project_when",
        "Dự án của nhà mình duyệt khi nào? Văn bản này ghi cho giai đoạn 2023–2025.",
        "1",
        ("Trong 2023–2025", "Dự án mới", SKIP),
    ),
    Asked(
        "former_province",
        "Trước ngày 01/07/2025, xã mình thuộc tỉnh nào?",
        "Đồng Nai",
        ("Đồng Nai", "Bình Phước", SKIP),
    ),
    Asked(
        "household_status",
        "Năm nay xã có công nhận nhà mình là hộ nghèo không, hay thuộc diện khác? "
        "Xem giấy xã cấp nhé.",
        "can ngheo",
        ("Hộ nghèo", "Hộ cận nghèo", "Mới thoát nghèo", "Người khuyết tật", "Không diện nào", SKIP),
    ),
    Asked("able_members", "Nhà mình có mấy người còn khả năng lao động?", "hai người", (SKIP,)),
)

VERDICT = "Nhà mình thuộc đối tượng được xét: hộ cận nghèo"

DONE = (
    f"{VERDICT} (Điều 1 khoản 2 điểm a, QĐ 15/2023, Đồng Nai). Muốn nhận hỗ trợ, còn phải có tên "
    "trong danh sách dự án được duyệt. Gặp tổ trưởng hoặc UBND xã để hỏi. Trợ lý chỉ tra giúp, "
    "không quyết định thay cán bộ."
)

OFFERS = ("Vì sao?", "Gặp cán bộ", "Tính vốn nộp lại")
