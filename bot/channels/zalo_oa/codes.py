"""What the error codes of Zalo's OpenAPI mean for us: one literal table each. Values only.

Zalo answers HTTP 200 with a code in ``error``; 0 is success.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.records import record


class Act(StrEnum):
    """What follows a code."""

    RETRY = "retry"
    """Too fast: again in the next minute, everybody."""
    REFRESH = "refresh"
    """The access token is over: a new pair, then once more."""
    UPLOAD = "upload"
    """What was uploaded is over: upload again, then once more."""
    OTHER_WAY = "other_way"
    """Not by this way: a template, or the person's next channel."""
    UNREACHABLE = "unreachable"
    """Nothing reaches this person until they write."""
    MORNING = "morning"
    """Not at night: from six o'clock."""
    TOMORROW = "tomorrow"
    """The day's allowance for this person is used up."""
    ALERT = "alert"
    """An operator must look; other messages go on."""
    STOP = "stop"
    """The account takes nothing: the channel stops, an operator must act."""
    REFUSE = "refuse"
    """Never: the message is wrong, which is a fault of ours."""


@record
class Code:
    """What a code means; ``why`` is written down with the message."""

    act: Act
    why: str


UNKNOWN: Final = Code(Act.REFUSE, "unknown_code")
"""A code that no table names: never repeated."""

CODES: Final[Mapping[int, Code]] = MappingProxyType(
    {
        -32: Code(Act.RETRY, "rate_limit"),
        -100: Code(Act.UPLOAD, "attachment_over"),
        -200: Code(Act.REFUSE, "send_failed"),
        -201: Code(Act.REFUSE, "bad_parameter"),
        -202: Code(Act.STOP, "bad_mac"),
        -204: Code(Act.STOP, "oa_deleted"),
        -205: Code(Act.STOP, "oa_missing"),
        -207: Code(Act.STOP, "oa_not_registered"),
        -208: Code(Act.STOP, "oa_without_secret"),
        -209: Code(Act.STOP, "app_inactive"),
        -210: Code(Act.REFUSE, "over_limit"),
        -211: Code(Act.STOP, "oa_quota"),
        -212: Code(Act.STOP, "api_not_registered"),
        -213: Code(Act.OTHER_WAY, "does_not_follow"),
        -214: Code(Act.REFUSE, "article_in_work"),
        -215: Code(Act.STOP, "bad_app"),
        -216: Code(Act.REFRESH, "token_invalid"),
        -217: Code(Act.UNREACHABLE, "restricted"),
        -218: Code(Act.OTHER_WAY, "quota_of_person"),
        -219: Code(Act.STOP, "app_removed"),
        -220: Code(Act.REFRESH, "token_over"),
        -221: Code(Act.ALERT, "oa_unverified"),
        -222: Code(Act.UNREACHABLE, "deactivated"),
        -223: Code(Act.ALERT, "api_not_granted"),
        -224: Code(Act.ALERT, "package_too_low"),
        -227: Code(Act.UNREACHABLE, "deactivated"),
        -230: Code(Act.OTHER_WAY, "no_interaction_for_7_days"),
        -232: Code(Act.OTHER_WAY, "interaction_over"),
        -233: Code(Act.REFUSE, "type_unsupported"),
        -234: Code(Act.MORNING, "night"),
        -235: Code(Act.REFUSE, "type_of_oa"),
        -237: Code(Act.REFUSE, "group_over"),
        -238: Code(Act.REFUSE, "asset_used"),
        -240: Code(Act.REFUSE, "old_api"),
        -241: Code(Act.REFUSE, "free_asset_used"),
        -242: Code(Act.STOP, "bad_appsecret_proof"),
        -244: Code(Act.UNREACHABLE, "restricted"),
        -248: Code(Act.REFUSE, "policy"),
        -249: Code(Act.OTHER_WAY, "template_not_by_user"),
        -305: Code(Act.OTHER_WAY, "no_answer_after_48_hours"),
        -311: Code(Act.OTHER_WAY, "answers_used_up"),
        -320: Code(Act.ALERT, "no_cloud_account"),
        -321: Code(Act.ALERT, "no_money"),
        -403: Code(Act.REFUSE, "not_in_group"),
        -1340: Code(Act.REFUSE, "form_missing"),
        -1341: Code(Act.REFUSE, "form_without_access"),
    }
)
"""Of openapi.zalo.me. Source: the platform's appendix of error codes as of November 2026."""

PHONE_CODES: Final[Mapping[int, Code]] = MappingProxyType(
    {
        -32: Code(Act.RETRY, "rate_limit"),
        -108: Code(Act.OTHER_WAY, "phone_wrong"),
        -109: Code(Act.ALERT, "template_wrong"),
        -111: Code(Act.REFUSE, "template_without_data"),
        -118: Code(Act.OTHER_WAY, "phone_without_zalo"),
        -124: Code(Act.REFRESH, "token_over"),
        -131: Code(Act.ALERT, "template_not_approved"),
        -133: Code(Act.MORNING, "night"),
        -144: Code(Act.TOMORROW, "day_quota"),
        -147: Code(Act.TOMORROW, "template_day_quota"),
        -216: Code(Act.REFRESH, "token_invalid"),
        -220: Code(Act.REFRESH, "token_over"),
        -234: Code(Act.MORNING, "night"),
        -320: Code(Act.ALERT, "no_cloud_account"),
        -321: Code(Act.ALERT, "no_money"),
    }
)
"""Of business.openapi.zalo.me, where some numbers mean something else."""

TOKEN_CODES: Final = frozenset(
    code
    for table in (CODES, PHONE_CODES)
    for code, meaning in table.items()
    if meaning.act is Act.REFRESH
)
"""Codes after which a new pair of tokens is fetched, by whichever server."""


def meaning(code: int, *, by_phone: bool = False) -> Code:
    """What a code means; ``by_phone`` on the server of messages by telephone number."""
    return (PHONE_CODES if by_phone else CODES).get(code, UNKNOWN)
