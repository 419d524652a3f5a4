"""The tables of alerts: who was brought which case, and the digests of a storm."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

case_alerts = Table(
    "case_alerts",
    METADATA,
    col.row_id("case_id"),
    col.row_id("person"),
    col.words_key("level"),
    col.at("at"),
    col.flag("silent"),
    col.maybe_big("digest"),
    col.index("case_alerts_person", "person", "at"),
    col.index("case_alerts_digest", "digest", where="digest IS NOT NULL"),
)
"""One alert: a case was brought to a person, by itself or inside a digest. Each is there once."""

case_digests = Table(
    "case_digests",
    METADATA,
    col.row_id("id"),
    col.big("person"),
    col.big("commune"),
    col.at("opened_at"),
    col.at("last_at"),
    col.big("held"),
    col.big("told"),
    col.at("told_at"),
    col.index("case_digests_person", "person", "last_at"),
    col.index("case_digests_untold", "told_at", where="told < held"),
)
"""Cases of a storm that one officer hears of together; ``told`` is how many the last message
named."""
