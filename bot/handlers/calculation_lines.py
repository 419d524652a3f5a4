"""Figures as lines: support × rate × what is left = amount. Shows only what multiplies out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bot.talk import Money, Percent, Say, Share

READINGS = ("approved_proportional", "minimum_proportional", "approved_less_minimum_share")


def line(support: int, values: Mapping[str, Any], share: Share | None, reading: str = "") -> Say:
    """One figure with its terms.

    Args:
        support: đồng of the state's part.
        values: ``rate`` and ``amount_vnd`` of a result or of one of its candidates.
        share: the damage that the rate already takes in; None where it takes in none.
        reading: the formula behind the rate.
    """
    rate: Fraction = values["rate"]
    shown = {
        "support": Money(support),
        "rate": Percent(rate),
        "amount": Money(values.get("exact_vnd", values["amount_vnd"])),
    }
    lost = share.percent / 100 if share else Fraction(0)
    if share is None or lost in (0, 1):
        return Say("line-rate", shown)
    if reading != "approved_less_minimum_share":
        return Say("line-left", shown | {"rate": Percent(rate / (1 - lost)), "left": _left(share)})
    return Say("line-rate", shown)


def less_minimum(support: int, values: Mapping[str, Any], share: Share, approved: Fraction) -> Say:
    """The reading that takes the damaged part of the minimum off the approved rate."""
    minimum = (approved - values["rate"]) / (share.percent / 100)
    return Say(
        "line-less-minimum",
        {
            "support": Money(support),
            "rate": Percent(approved),
            "minimum": Percent(minimum),
            "lost": _part(share),
            "amount": Money(values.get("exact_vnd", values["amount_vnd"])),
        },
    )


def _left(share: Share) -> object:
    """What is left: a percentage where it is short, else the counted parts."""
    if _short(share) or share.lost is None or share.total is None:
        return Percent(1 - share.percent / 100)
    return Say(
        "share-fraction",
        {"part": Fraction(share.total - share.lost), "whole": Fraction(share.total)},
    )


def _part(share: Share) -> object:
    """What was lost, in the same manner."""
    if _short(share) or share.lost is None or share.total is None:
        return Percent(share.percent / 100)
    return Say("share-fraction", {"part": Fraction(share.lost), "whole": Fraction(share.total)})


def _short(share: Share) -> bool:
    return (share.percent * 100).denominator == 1
