"""The tables of the registers: places, projects, households, people, rights.

Rows change here, every change is audited; money never does (``bot.storage.ledger_tables``). Names,
telephone numbers, categories and account numbers are sealed; a ``…_key`` is a keyed hash to find
them by. Plain tables: a class for an object mapper costs two
milliseconds of every start, and nothing reads these through one.
"""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

communes = Table(
    "communes",
    METADATA,
    col.row_id("id"),
    col.words("province"),
    col.words("name"),
    col.maybe_words("former"),
    col.index("communes_name", "province", "name", unique=True),
)
"""A commune of a province; ``former`` is its province before a merger."""

agencies = Table(
    "agencies",
    METADATA,
    col.row_id("id"),
    col.big("commune"),
    col.words("name"),
    col.maybe_words("phone"),
    col.index("agencies_name", "commune", "name", unique=True),
)
"""An agency that was given the capital."""

programmes = Table(
    "programmes",
    METADATA,
    col.row_id("id"),
    col.words("province"),
    col.words("name"),
    col.index("programmes_name", "province", "name", unique=True),
)
"""A target programme that projects belong to."""

projects = Table(
    "projects",
    METADATA,
    col.row_id("id"),
    col.big("commune"),
    col.words("code"),
    col.words("name"),
    col.words("policy"),
    col.words("type"),
    col.maybe_big("cycle_months"),
    col.maybe_big("agency"),
    col.maybe_big("programme"),
    col.maybe_words("decision_number"),
    col.maybe_day("decision_on"),
    col.maybe_words("approved_by"),
    col.maybe_words("rate"),
    col.maybe_day("starts"),
    col.maybe_day("ends"),
    col.words("status"),
    col.index("projects_code", "commune", "code", unique=True),
    col.index("projects_agency", "agency"),
)
"""A project as its approval decision states it; ``rate`` is exact text ("0.15", "1/3")."""

groups = Table(
    "groups",
    METADATA,
    col.row_id("id"),
    col.big("commune"),
    col.big("project"),
    col.words("name"),
    col.maybe_big("leader"),
    col.index("groups_name", "project", "name", unique=True),
    col.index("groups_leader", "leader"),
)
"""The households of one project that a leader speaks for."""

households = Table(
    "households",
    METADATA,
    col.row_id("id"),
    col.big("commune"),
    col.words("code"),
    col.words("village"),
    col.maybe_sealed("name"),
    col.maybe_big("name_key"),
    col.maybe_sealed("category"),
    col.maybe_at("erased_at"),
    col.index("households_code", "commune", "code", unique=True),
    col.index("households_name_key", "commune", "name_key"),
)
"""A household; ``code`` is the officer's or ours, unique in its commune."""

people = Table(
    "people",
    METADATA,
    col.row_id("id"),
    col.maybe_sealed("name"),
    col.maybe_big("name_key"),
    col.maybe_sealed("phone"),
    col.maybe_big("phone_key"),
    col.at("created_at"),
    col.maybe_at("erased_at"),
    col.index("people_phone_key", "phone_key", where="phone_key IS NOT NULL"),
    col.index("people_name_key", "name_key", where="name_key IS NOT NULL"),
)
"""A person; erased ones keep their row, with nothing in it."""

links = Table(
    "links",
    METADATA,
    col.row_id("id"),
    col.big("person"),
    col.big("chat"),
    col.words("channel"),
    col.words("account"),
    col.maybe_sealed("external"),
    col.words("how"),
    col.at("linked_at"),
    col.maybe_at("ended_at"),
    col.index("links_chat", "chat", unique=True, where="ended_at IS NULL"),
    col.index("links_person", "person"),
)
"""A chat that a person is known by; ``external`` is the platform's id, sealed."""

members = Table(
    "members",
    METADATA,
    col.row_id("household"),
    col.row_id("person"),
    col.words("relation"),
    col.flag("may_be_told"),
    col.flag("gets_notices"),
    col.index("members_person", "person"),
)
"""Who speaks for a household, may be told about it, and gets its notices."""

household_consents = Table(
    "household_consents",
    METADATA,
    col.row_id("id"),
    col.big("household"),
    col.words("purpose"),
    col.maybe_big("person"),
    col.words("text_version"),
    col.words("how"),
    col.maybe_big("recorded_by"),
    col.at("given_at"),
    col.maybe_at("withdrawn_at"),
    col.index("household_consents_household", "household"),
)
"""A consent for one household, with the text's version and who wrote it down."""

participations = Table(
    "participations",
    METADATA,
    col.row_id("id"),
    col.big("project"),
    col.big("household"),
    col.maybe_big("group_id"),
    col.big("state_vnd"),
    col.big("own_vnd"),
    col.maybe_words("rate"),
    col.maybe_flag("has_income"),
    col.flag("withdrawn"),
    col.index("participations_pair", "project", "household", unique=True),
    col.index("participations_household", "household"),
    col.index("participations_group", "group_id"),
)
"""A household's part in a project, in đồng; ``rate`` is its own approved rate, if any."""

authority_holders = Table(
    "authority_holders",
    METADATA,
    col.row_id("id"),
    col.words("province"),
    col.maybe_big("commune"),
    col.words("role"),
    col.words("holder"),
    col.day("first"),
    col.maybe_day("last"),
    col.index("authority_holders_role", "province", "role"),
)
"""Which body holds a role of the documents, from one day to another; never a person."""

agency_accounts = Table(
    "agency_accounts",
    METADATA,
    col.row_id("id"),
    col.big("agency"),
    col.words("kind"),
    col.words("bank"),
    col.maybe_words("bin"),
    col.sealed("number"),
    col.big("number_key"),
    col.words("holder"),
    col.maybe_big("entered_by"),
    col.at("entered_at"),
    col.maybe_big("confirmed_by"),
    col.maybe_at("confirmed_at"),
    col.maybe_at("effective_at"),
    col.maybe_at("cancelled_at"),
    col.index("agency_accounts_agency", "agency"),
)
"""An agency's account: entered by one officer, confirmed by another, then effective."""

role_grants = Table(
    "role_grants",
    METADATA,
    col.row_id("id"),
    col.big("person"),
    col.words("role"),
    col.words("scope_kind"),
    col.words("scope_id"),
    col.maybe_big("granted_by"),
    col.at("granted_at"),
    col.maybe_big("revoked_by"),
    col.maybe_at("revoked_at"),
    col.index(
        "role_grants_held",
        "person",
        "role",
        "scope_kind",
        "scope_id",
        unique=True,
        where="revoked_at IS NULL",
    ),
    col.index("role_grants_scope", "role", "scope_kind", "scope_id"),
)
"""A role that a person was given, with its scope; withdrawn where that has a time."""

link_codes = Table(
    "link_codes",
    METADATA,
    col.row_id("code_key"),
    col.big("person"),
    col.maybe_big("made_by"),
    col.at("made_at"),
    col.at("expires_at"),
    col.maybe_at("used_at"),
    col.maybe_big("used_by"),
    col.index("link_codes_person", "person"),
)
"""A one-time code that links a chat to a person; only its keyed hash is kept."""

code_attempts = Table(
    "code_attempts",
    METADATA,
    col.row_id("chat"),
    col.big("wrong"),
    col.at("last_at"),
    col.maybe_at("paused_until"),
)
"""How often a chat typed a wrong code, and until when it must wait."""

invitations = Table(
    "invitations",
    METADATA,
    col.row_id("person"),
    col.at("planned_at"),
    col.maybe_flag("answered"),
    col.maybe_at("answered_at"),
)
"""The one invitation that an imported number may be sent, and what came back."""

invited_numbers = Table("invited_numbers", METADATA, col.row_id("phone_key"))
"""The keyed hash of every number that was ever invited: it outlives an erasure, so that nobody is
invited again when a sheet brings the number back."""

switches = Table(
    "switches",
    METADATA,
    col.words_key("name"),
    col.row_id("commune"),
    col.flag("is_on"),
)
"""A setting that officers switch, for a commune (0: everywhere)."""
