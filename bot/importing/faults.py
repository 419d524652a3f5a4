"""Where a sheet is wrong and in what way; the words are in ``bot.importing.wording``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import BotError


class Code(StrEnum):
    """Every way in which a file can be wrong; a closed list, each with words."""

    # the file as a whole
    NOT_FOUND = "not_found"
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    OTHER_FORMAT = "other_format"
    BROKEN = "broken"
    BOMB = "bomb"
    ENCODING = "encoding"
    NO_SHEET = "no_sheet"
    TWO_SHEETS = "two_sheets"
    # a sheet and its headings
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_ROW = "hidden_row"
    MERGED = "merged"
    TOO_MANY_ROWS = "too_many_rows"
    MISSING_COLUMN = "missing_column"
    RENAMED_COLUMN = "renamed_column"
    COLUMN_TWICE = "column_twice"
    COLUMN_UNIT = "column_unit"
    UNUSED_COLUMN = "unused_column"
    UNUSED_SHEET = "unused_sheet"
    EXAMPLE = "example"
    SUM = "sum"
    # a cell
    EMPTY = "empty"
    FORMULA = "formula"
    ERROR_VALUE = "error_value"
    TOO_LONG = "too_long"
    LETTERS = "letters"
    CONTROL = "control"
    NOT_TEXT = "not_text"
    DAY = "day"
    DAY_YEAR = "day_year"
    DAY_PARTIAL = "day_partial"
    DAY_RANGE = "day_range"
    DAY_LUNAR = "day_lunar"
    SERIAL = "serial"
    MONEY = "money"
    MONEY_UNIT = "money_unit"
    MONEY_TWO_WAYS = "money_two_ways"
    MONEY_NOT_WHOLE = "money_not_whole"
    MONEY_RANGE = "money_range"
    NUMBER = "number"
    NUMBER_RANGE = "number_range"
    RATE = "rate"
    PHONE = "phone"
    PHONE_OLD = "phone_old"
    PHONE_TWO = "phone_two"
    PHONE_ZERO = "phone_zero"
    CHOICE = "choice"
    CHOICE_NEAR = "choice_near"
    ACCOUNT = "account"
    # rows among each other, and with the registers
    TWICE = "twice"
    CONFLICT = "conflict"
    UNKNOWN_PROJECT = "unknown_project"
    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_AGENCY = "unknown_agency"
    UNKNOWN_COMMUNE = "unknown_commune"
    WHICH_COMMUNE = "which_commune"
    OTHER_PROVINCE = "other_province"
    ENDS_FIRST = "ends_first"
    ACCOUNT_PARTS = "account_parts"
    OUT_OF_SCOPE = "out_of_scope"
    NAMESAKE = "namesake"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or (``note``) that was read in a way worth saying.

    Row and column are those of the sheet, from 1; None where it is about more than a cell.
    """

    code: Code
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    note: bool = False

    @property
    def place(self) -> str:
        """The cell as a spreadsheet names it: ``F12``, ``12`` for a row, ``F`` for a column."""
        letter = letters(self.column) if self.column else ""
        return f"{letter}{self.row or ''}"


class Refused(BotError):
    """The file as a whole cannot be read; ``fault`` says why."""

    def __init__(self, code: Code, **args: str) -> None:
        """Take the reason and what its words need."""
        super().__init__(str(code))
        self.fault = Fault(code, args=args)


def letters(column: int) -> str:
    """A column's letters: 1 is A, 28 is AB."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
