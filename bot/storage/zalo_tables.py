"""The tables of Zalo Official Accounts: their tokens, their chats, what was spent."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

zalo_accounts = Table(
    "zalo_accounts",
    METADATA,
    col.words_key("account"),
    col.big("number"),
    col.maybe_sealed("pair"),
    col.maybe_at("ends_at"),
    col.maybe_at("since"),
    col.maybe_big("seed"),
    col.maybe_words("signature"),
    col.maybe_words("trouble"),
    col.maybe_at("trouble_at"),
)
"""An account: its pair of tokens and the pair's number, the look-up of the first refresh token that
was tried, which variant of the signature fits, what an operator must look at."""

zalo_chats = Table(
    "zalo_chats",
    METADATA,
    col.row_id("chat"),
    col.maybe_at("last_at"),
    col.maybe_at("over_at"),
    col.maybe_at("staff_until"),
    col.index("zalo_chats_last_at", "last_at"),
)
"""A chat: when its person last did something, when Zalo said that this is too long ago, until when
staff answers it by hand."""

zalo_spending = Table(
    "zalo_spending",
    METADATA,
    col.words_key("account"),
    col.words_key("month"),
    col.big("dong"),
    col.big("consult"),
    col.big("by_user"),
    col.big("by_phone"),
)
"""What an account has cost in a month ("2026-08"): đồng in all, messages by their way."""
