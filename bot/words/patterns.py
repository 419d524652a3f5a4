"""Fluent patterns made ready to be filled in: text, variables, choices, functions, other messages.

The library that Fluent has for this loads Babel's calendars with every start. Here is what our
files use and nothing else: no terms, no numbers to choose by. Whatever else stands in a file is an
error when it is read.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from fluent.syntax import ast

from bot.errors import BotError

Arguments: TypeAlias = Mapping[str, Any]
Filled: TypeAlias = Callable[[Arguments], str]
"""What makes the text of these arguments."""
Functions: TypeAlias = Mapping[str, Callable[..., str]]


class MissingWords(BotError):
    """A message, or a variable in one, is not there: our mistake, never shown to a person."""


class Typed:
    """A value inside a message that is no string; it becomes text only where it is used."""

    __slots__ = ()

    def shown(self) -> str:
        """The value's text."""
        raise NotImplementedError


class Reader:
    """Makes patterns ready; ``other`` gives the pattern of another message."""

    def __init__(self, functions: Functions, other: Callable[[str], str | Filled]) -> None:
        self._functions: Final = functions
        self._other: Final = other

    def ready(self, pattern: ast.Pattern) -> str | Filled:
        """The text, where nothing is to be filled in; else what fills it in."""
        parts = [self._part(element) for element in pattern.elements]
        if len(parts) == 1:
            return parts[0]
        if all(isinstance(part, str) for part in parts):
            return "".join(map(str, parts))

        def fill(args: Arguments) -> str:
            return "".join([part if isinstance(part, str) else part(args) for part in parts])

        return fill

    def _part(self, element: ast.TextElement | ast.Placeable) -> str | Filled:
        if isinstance(element, ast.TextElement):
            return str(element.value)
        match element.expression:
            case ast.StringLiteral() as literal:
                return str(literal.parse()["value"])
            case ast.VariableReference(id=name):
                return _variable(name.name)
            case ast.MessageReference(id=name, attribute=None):
                return self._message(name.name)
            case ast.FunctionReference(id=name, arguments=given):
                return self._call(name.name, given)
            case ast.SelectExpression() as choice:
                return self._choice(choice)
            case other:
                raise MissingWords(f"our messages have no {type(other).__name__}")

    def _message(self, id_: str) -> Filled:
        def fill(args: Arguments) -> str:
            found = self._other(id_)
            return found if isinstance(found, str) else found(args)

        return fill

    def _call(self, name: str, given: ast.CallArguments) -> Filled:
        function = self._functions.get(name)
        match given:
            case ast.CallArguments(positional=[ast.VariableReference(id=argument)], named=[]):
                of = argument.name
            case _:
                function, of = None, ""
        if function is None:
            raise MissingWords(f"no function {name} of one variable")
        called = function

        def fill(args: Arguments) -> str:
            try:
                return called(_given(args, of))
            except (AttributeError, TypeError, ValueError) as error:
                raise MissingWords(f"{name} takes no such ${of}") from error

        return fill

    def _choice(self, choice: ast.SelectExpression) -> Filled:
        if not isinstance(choice.selector, ast.VariableReference):
            raise MissingWords("our messages choose by a variable")
        name = choice.selector.id.name
        ways: dict[str, str | Filled] = {}
        for variant in choice.variants:
            if not isinstance(variant.key, ast.Identifier):
                raise MissingWords("our messages do not choose by numbers")
            ways[variant.key.name] = way = self.ready(variant.value)
            if variant.default:
                otherwise = way

        def fill(args: Arguments) -> str:
            value = _given(args, name)
            way = ways.get(value, otherwise) if isinstance(value, str) else otherwise
            return way if isinstance(way, str) else way(args)

        return fill


def _variable(name: str) -> Filled:
    def fill(args: Arguments) -> str:
        value = _given(args, name)
        if isinstance(value, str):
            return value
        if isinstance(value, Typed):
            return value.shown()
        raise MissingWords(f"${name} is a {type(value).__name__}")

    return fill


def _given(args: Arguments, name: str) -> Any:
    try:
        return args[name]
    except KeyError:
        raise MissingWords(f"no ${name}") from None
