"""What the look-ups of questions to people, and of officers' calculators, might find."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.talk import Json


def _helpers(_: Json) -> Iterable[Json]:
    place = {"id": "9", "name": "Xã Mẫu", "who": "Lê Thị Mẫu"}
    other = {"id": "10", "name": "Xã Mẫu Hai", "who": ""}
    yield {"open": False, "known": True, "places": [place]}
    yield {"open": False, "known": False, "places": [other]}
    yield {"open": False, "known": True, "places": [place, other]}
    yield {"open": True, "known": True, "places": [place]}
    yield {"open": False, "known": False, "places": []}


def _questions(_: Json) -> Iterable[Json]:
    item = {
        "id": "41",
        "title": "Hoàng Văn Mẫu: hạn nộp là khi nào",
        "who": "Hoàng Văn Mẫu",
        "words": "hạn nộp là khi nào",
        "context": "Tính vốn nộp lại; Tỉnh: Lạng Sơn",
    }
    yield {"items": [item]}
    yield {
        "items": [
            item | {"context": ""},
            item | {"id": "42", "title": "Triệu Thị Mẫu: khi nào họp"},
        ]
    }
    yield {"items": []}


def _units(_: Json) -> Iterable[Json]:
    unit = {"name": "Xã Mẫu", "coefficient": "5.0"}
    yield {"units": [unit, {"name": "Xã Mẫu Hai", "coefficient": "3"}], "bad": []}
    yield {"units": [], "bad": ["dòng 3: Xã Mẫu Ba"]}
    yield {"units": [unit | {"name": f"Xã Mẫu {n}"} for n in range(8)], "bad": []}


FOUND: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    "helpers": _helpers,
    "handed": lambda _: ({"open": True}, {"open": False}),
    "questions": _questions,
    "context": lambda _: ({"text": "Tính vốn nộp lại"}, {"text": ""}),
    "units_form": lambda _: ({"file": "92/mau-he-so.xlsx"},),
    "units_read": _units,
    "allocation_sheet": lambda _: ({"file": "91/chia-von.xlsx"},),
}
"""By look-up, what it might find."""
