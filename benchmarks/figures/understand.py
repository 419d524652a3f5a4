"""What it takes to understand one message: an option with typing errors, an amount, a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from benchmarks.report import BrokenError, Options, Row
from benchmarks.timing import microseconds

TODAY = date(2026, 8, 1)
LABELS: Mapping[str, tuple[str, ...]] = {
    "poor": ("Hộ nghèo", "nghèo"),
    "near_poor": ("Hộ cận nghèo", "cận nghèo"),
    "escaped_poverty": ("Hộ mới thoát nghèo", "thoát nghèo"),
    "disabled_person": ("Người khuyết tật", "khuyết tật"),
    "skip": ("Không biết",),
}


def measure(options: Options) -> Iterator[Row]:
    """The rows of understanding."""
    from bot.talk import Kind, Question
    from bot.understand import Understood, understand

    choice = Question("household_status", Kind.CHOICE, tuple(LABELS))
    cases: tuple[tuple[str, Question, str, Mapping[str, tuple[str, ...]]], ...] = (
        ("an option with typing errors", choice, "nha toi can ngeo", LABELS),
        ("an amount", Question("support_vnd", Kind.MONEY), "hai mươi triệu", {}),
        ("a day", Question("project_end", Kind.DAY), "cuối tháng 6", {}),
    )
    for name, question, text, labels in cases:
        if not isinstance(understand(question, text, labels, TODAY), Understood):
            raise BrokenError(f"{text!r} was not understood")
        spread = microseconds(partial(understand, question, text, labels, TODAY), options)
        yield Row(f"understanding {name}", spread.text(".0f", "µs"))
