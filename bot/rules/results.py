"""What a rule answers: outcome, values, reasons, what is missing, what the law leaves open.

Values only. Nothing here computes.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from bot.records import record


class Outcome(StrEnum):
    """How far the text alone carries; names are public (docs/contract.md, section 2)."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    DETERMINED = "determined"
    ESTIMATE = "estimate"
    NOT_RECOVERED = "not_recovered"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    ALLOWED = "allowed"
    REFUSED = "refused"
    MET = "met"
    NOT_MET = "not_met"
    FOUND = "found"
    NOT_FOUND = "not_found"
    NOT_COVERED = "not_covered"
    NEEDS_INFORMATION = "needs_information"
    NEEDS_OFFICER = "needs_officer"


@record
class Citation:
    """One place of one document, with its verbatim words."""

    policy: str
    part: str
    article: str | None = None
    section: str | None = None
    clause: str | None = None
    point: str | None = None
    heading: str | None = None
    quote: str = ""


@record
class OpenPoint:
    """Something the document leaves open: shown, never decided here."""

    id: str
    text: str


@record
class Reason:
    """One condition that was looked at: met, not met, or None where it is not known."""

    id: str
    met: bool | None
    text: str
    citation: Citation


@record
class Result:
    """One answer of the rules.

    ``values`` holds exact Python values (``int`` đồng, ``Fraction`` rates and percentages,
    ``date``), named as in docs/contract.md; they become text only at the edge.
    """

    outcome: Outcome
    values: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    citations: tuple[Citation, ...] = ()
