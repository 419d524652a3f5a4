"""The tables of turnovers: rounds in which recovered money goes on to other households."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

turnovers = Table(
    "turnovers",
    METADATA,
    col.row_id("id"),
    col.big("commune"),
    col.big("project"),
    col.words("state"),
    col.maybe_big("maximum_vnd"),
    col.day("meets_on"),
    col.sealed("meets_at"),
    col.maybe_big("opened_by"),
    col.at("opened_at"),
    col.maybe_words("minutes_number"),
    col.maybe_day("minutes_on"),
    col.maybe_big("minuted_by"),
    col.maybe_at("minuted_at"),
    col.maybe_day("transferred_on"),
    col.maybe_big("transferred_by"),
    col.maybe_at("transferred_at"),
    col.maybe_big("reported_by"),
    col.maybe_at("reported_at"),
    col.maybe_words("cause"),
    col.index("turnovers_project", "project"),
    col.index("turnovers_open", "commune", where="state IN ('called', 'minuted', 'transferred')"),
    col.index("turnovers_cause", "cause", unique=True, where="cause IS NOT NULL"),
)
"""A round of a project: called, minuted, transferred, reported; or cancelled before the money."""

turnover_homes = Table(
    "turnover_homes",
    METADATA,
    col.row_id("turnover"),
    col.row_id("household"),
    col.flag("listed"),
    col.flag("chosen"),
    col.big("recovered_vnd"),
    col.big("new_vnd"),
)
"""A household of a round: ``listed`` as a candidate, ``chosen`` by the signed minutes."""

turnover_papers = Table(
    "turnover_papers",
    METADATA,
    col.row_id("turnover"),
    col.words_key("paper"),
    col.words_key("sha256"),
    col.big("file"),
    col.maybe_big("given_by"),
    col.at("given_at"),
)
"""Signed scans of a round: its minutes, and the approved list where the text asks for one."""
