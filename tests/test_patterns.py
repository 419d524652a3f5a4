"""Patterns: what our Fluent files use, and that whatever else stands in one is told at once."""

from datetime import date

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern

from bot.words.patterns import Arguments, MissingWords, Reader, Typed


class Day(Typed):
    """A value that is no string."""

    def __init__(self, value: date) -> None:
        self.value = value

    def shown(self) -> str:
        """The day."""
        return self.value.isoformat()


DAY = Day(date(2026, 9, 30))
FUNCTIONS = {"YEAR": lambda shown: str(shown.value.year)}


def pattern_of(text: str) -> Pattern:
    """The pattern of one message."""
    [message] = FluentParser(with_spans=False).parse(f"it = {text}\n").body
    assert isinstance(message, Message)
    assert message.value is not None
    return message.value


def filled(text: str, **args: object) -> str:
    """The text of a pattern; another message is called ``other``."""
    others = {"other": "khác"}
    found = Reader(FUNCTIONS, others.__getitem__).ready(pattern_of(text))
    given: Arguments = args
    return found if isinstance(found, str) else found(given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chào", "Chào"),
        ('{ "" }  Chào', "  Chào"),
        (r'{ "\u00e0 \"ừ\"" }', 'à "ừ"'),
        ("Chào { $who }!", "Chào chị Sua!"),
        ("{ $day }", "2026-09-30"),
        ("năm { YEAR($day) }", "năm 2026"),
        ("một { other }", "một khác"),
        ("{ $kind ->\n    [pig] lợn\n   *[other] con\n } { $who }", "lợn chị Sua"),
        ("{ $day ->\n    [pig] lợn\n   *[other] con { $who }\n }", "con chị Sua"),
        ("{ $who ->\n   *[pig] lợn\n    [goat] dê\n }", "lợn"),
    ],
)
def test_pattern_is_filled_in(text: str, said: str) -> None:
    assert filled(text, who="chị Sua", kind="pig", day=DAY) == said


@pytest.mark.parametrize(
    "text",
    [
        "{ -brand }",
        "{ other.title }",
        "{ 3 }",
        "{ NOWHERE($day) }",
        "{ YEAR() }",
        "{ YEAR($day, $day) }",
        '{ YEAR($day, long: "yes") }',
        '{ YEAR("2026") }',
        "{ { $day } }",
        "{ $n ->\n    [1] một\n   *[other] nhiều\n }",
        "{ YEAR($day) ->\n   *[other] nhiều\n }",
    ],
)
def test_what_our_files_do_not_use_is_refused_when_it_is_read(text: str) -> None:
    with pytest.raises(MissingWords):
        Reader(FUNCTIONS, str).ready(pattern_of(text))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{ $who }", "no \\$who"),
        ("{ $who ->\n   *[other] con\n }", "no \\$who"),
        ("{ $count }", "a int"),
        ("{ YEAR($kind) }", "YEAR takes no such"),
    ],
)
def test_missing_or_odd_variable_is_told(text: str, why: str) -> None:
    with pytest.raises(MissingWords, match=why):
        filled(text, kind="pig", count=3)
