"""The tables of the registers: places, projects, households, people, rights.

Rows change here, every change is audited; money never does (``bot.storage.ledger_tables``). Names,
telephone numbers, categories and account numbers are sealed; a ``…_key`` is a keyed hash to find
them by. The classes are for reading; the registers' statements write.
"""

from datetime import date, datetime

from sqlmodel import Field

from bot.storage import columns as c
from bot.storage.tables import Table


class Commune(Table, table=True):
    """A commune of a province; ``former`` is its province before a merger."""

    __tablename__ = "communes"
    __table_args__ = (c.index("communes_name", "province", "name", unique=True),)

    id: int = Field(sa_column=c.row_id())
    province: str = Field(sa_column=c.words())
    name: str = Field(sa_column=c.words())
    former: str | None = Field(sa_column=c.maybe_words())


class Agency(Table, table=True):
    """An agency that was given the capital."""

    __tablename__ = "agencies"
    __table_args__ = (c.index("agencies_name", "commune", "name", unique=True),)

    id: int = Field(sa_column=c.row_id())
    commune: int = Field(sa_column=c.big())
    name: str = Field(sa_column=c.words())
    phone: str | None = Field(sa_column=c.maybe_words())


class Programme(Table, table=True):
    """A target programme that projects belong to."""

    __tablename__ = "programmes"
    __table_args__ = (c.index("programmes_name", "province", "name", unique=True),)

    id: int = Field(sa_column=c.row_id())
    province: str = Field(sa_column=c.words())
    name: str = Field(sa_column=c.words())


class Project(Table, table=True):
    """A project as its approval decision states it; ``rate`` is exact text ("0.15", "1/3")."""

    __tablename__ = "projects"
    __table_args__ = (
        c.index("projects_code", "commune", "code", unique=True),
        c.index("projects_agency", "agency"),
    )

    id: int = Field(sa_column=c.row_id())
    commune: int = Field(sa_column=c.big())
    code: str = Field(sa_column=c.words())
    name: str = Field(sa_column=c.words())
    policy: str = Field(sa_column=c.words())
    type: str = Field(sa_column=c.words())
    cycle_months: int | None = Field(sa_column=c.maybe_big())
    agency: int | None = Field(sa_column=c.maybe_big())
    programme: int | None = Field(sa_column=c.maybe_big())
    decision_number: str | None = Field(sa_column=c.maybe_words())
    decision_on: date | None = Field(sa_column=c.maybe_day())
    approved_by: str | None = Field(sa_column=c.maybe_words())
    rate: str | None = Field(sa_column=c.maybe_words())
    starts: date | None = Field(sa_column=c.maybe_day())
    ends: date | None = Field(sa_column=c.maybe_day())
    status: str = Field(sa_column=c.words())


class Group(Table, table=True):
    """The households of one project that a leader speaks for."""

    __tablename__ = "groups"
    __table_args__ = (
        c.index("groups_name", "project", "name", unique=True),
        c.index("groups_leader", "leader"),
    )

    id: int = Field(sa_column=c.row_id())
    commune: int = Field(sa_column=c.big())
    project: int = Field(sa_column=c.big())
    name: str = Field(sa_column=c.words())
    leader: int | None = Field(sa_column=c.maybe_big())


class Household(Table, table=True):
    """A household; ``code`` is the officer's or ours, unique in its commune."""

    __tablename__ = "households"
    __table_args__ = (
        c.index("households_code", "commune", "code", unique=True),
        c.index("households_name_key", "commune", "name_key"),
    )

    id: int = Field(sa_column=c.row_id())
    commune: int = Field(sa_column=c.big())
    code: str = Field(sa_column=c.words())
    village: str = Field(sa_column=c.words())
    name: bytes | None = Field(sa_column=c.maybe_sealed())
    name_key: int | None = Field(sa_column=c.maybe_big())
    category: bytes | None = Field(sa_column=c.maybe_sealed())
    erased_at: datetime | None = Field(sa_column=c.maybe_at())


class Person(Table, table=True):
    """A person; erased ones keep their row, with nothing in it."""

    __tablename__ = "people"
    __table_args__ = (
        c.index("people_phone_key", "phone_key", where="phone_key IS NOT NULL"),
        c.index("people_name_key", "name_key", where="name_key IS NOT NULL"),
    )

    id: int = Field(sa_column=c.row_id())
    name: bytes | None = Field(sa_column=c.maybe_sealed())
    name_key: int | None = Field(sa_column=c.maybe_big())
    phone: bytes | None = Field(sa_column=c.maybe_sealed())
    phone_key: int | None = Field(sa_column=c.maybe_big())
    created_at: datetime = Field(sa_column=c.at())
    erased_at: datetime | None = Field(sa_column=c.maybe_at())


class Link(Table, table=True):
    """A chat that a person is known by; ``external`` is the platform's id, sealed."""

    __tablename__ = "links"
    __table_args__ = (
        c.index("links_chat", "chat", unique=True, where="ended_at IS NULL"),
        c.index("links_person", "person"),
    )

    id: int = Field(sa_column=c.row_id())
    person: int = Field(sa_column=c.big())
    chat: int = Field(sa_column=c.big())
    channel: str = Field(sa_column=c.words())
    account: str = Field(sa_column=c.words())
    external: bytes | None = Field(sa_column=c.maybe_sealed())
    how: str = Field(sa_column=c.words())
    linked_at: datetime = Field(sa_column=c.at())
    ended_at: datetime | None = Field(sa_column=c.maybe_at())


class Member(Table, table=True):
    """Who speaks for a household, may be told about it, and gets its notices."""

    __tablename__ = "members"
    __table_args__ = (c.index("members_person", "person"),)

    household: int = Field(sa_column=c.row_id())
    person: int = Field(sa_column=c.row_id())
    relation: str = Field(sa_column=c.words())
    may_be_told: bool = Field(sa_column=c.flag())
    gets_notices: bool = Field(sa_column=c.flag())


class HouseholdConsent(Table, table=True):
    """A consent for one household, with the text's version and who wrote it down."""

    __tablename__ = "household_consents"
    __table_args__ = (c.index("household_consents_household", "household"),)

    id: int = Field(sa_column=c.row_id())
    household: int = Field(sa_column=c.big())
    purpose: str = Field(sa_column=c.words())
    person: int | None = Field(sa_column=c.maybe_big())
    text_version: str = Field(sa_column=c.words())
    how: str = Field(sa_column=c.words())
    recorded_by: int | None = Field(sa_column=c.maybe_big())
    given_at: datetime = Field(sa_column=c.at())
    withdrawn_at: datetime | None = Field(sa_column=c.maybe_at())


class Participation(Table, table=True):
    """A household's part in a project, in đồng; ``rate`` is its own approved rate, if any."""

    __tablename__ = "participations"
    __table_args__ = (
        c.index("participations_pair", "project", "household", unique=True),
        c.index("participations_household", "household"),
        c.index("participations_group", "group_id"),
    )

    id: int = Field(sa_column=c.row_id())
    project: int = Field(sa_column=c.big())
    household: int = Field(sa_column=c.big())
    group_id: int | None = Field(sa_column=c.maybe_big())
    state_vnd: int = Field(sa_column=c.big())
    own_vnd: int = Field(sa_column=c.big())
    rate: str | None = Field(sa_column=c.maybe_words())
    has_income: bool | None = Field(sa_column=c.maybe_flag())
    withdrawn: bool = Field(sa_column=c.flag())


class AuthorityHolder(Table, table=True):
    """Which body holds a role of the documents, from one day to another; never a person."""

    __tablename__ = "authority_holders"
    __table_args__ = (c.index("authority_holders_role", "province", "role"),)

    id: int = Field(sa_column=c.row_id())
    province: str = Field(sa_column=c.words())
    commune: int | None = Field(sa_column=c.maybe_big())
    role: str = Field(sa_column=c.words())
    holder: str = Field(sa_column=c.words())
    first: date = Field(sa_column=c.day())
    last: date | None = Field(sa_column=c.maybe_day())


class AgencyAccount(Table, table=True):
    """An agency's account: entered by one officer, confirmed by another, then effective."""

    __tablename__ = "agency_accounts"
    __table_args__ = (c.index("agency_accounts_agency", "agency"),)

    id: int = Field(sa_column=c.row_id())
    agency: int = Field(sa_column=c.big())
    kind: str = Field(sa_column=c.words())
    bank: str = Field(sa_column=c.words())
    bin: str | None = Field(sa_column=c.maybe_words())
    number: bytes = Field(sa_column=c.sealed())
    number_key: int = Field(sa_column=c.big())
    holder: str = Field(sa_column=c.words())
    entered_by: int | None = Field(sa_column=c.maybe_big())
    entered_at: datetime = Field(sa_column=c.at())
    confirmed_by: int | None = Field(sa_column=c.maybe_big())
    confirmed_at: datetime | None = Field(sa_column=c.maybe_at())
    effective_at: datetime | None = Field(sa_column=c.maybe_at())
    cancelled_at: datetime | None = Field(sa_column=c.maybe_at())


class RoleGrant(Table, table=True):
    """A role that a person was given, with its scope; withdrawn where that has a time."""

    __tablename__ = "role_grants"
    __table_args__ = (
        c.index(
            "role_grants_held",
            "person",
            "role",
            "scope_kind",
            "scope_id",
            unique=True,
            where="revoked_at IS NULL",
        ),
        c.index("role_grants_scope", "role", "scope_kind", "scope_id"),
    )

    id: int = Field(sa_column=c.row_id())
    person: int = Field(sa_column=c.big())
    role: str = Field(sa_column=c.words())
    scope_kind: str = Field(sa_column=c.words())
    scope_id: str = Field(sa_column=c.words())
    granted_by: int | None = Field(sa_column=c.maybe_big())
    granted_at: datetime = Field(sa_column=c.at())
    revoked_by: int | None = Field(sa_column=c.maybe_big())
    revoked_at: datetime | None = Field(sa_column=c.maybe_at())


class LinkCode(Table, table=True):
    """A one-time code that links a chat to a person; only its keyed hash is kept."""

    __tablename__ = "link_codes"
    __table_args__ = (c.index("link_codes_person", "person"),)

    code_key: int = Field(sa_column=c.row_id())
    person: int = Field(sa_column=c.big())
    made_by: int | None = Field(sa_column=c.maybe_big())
    made_at: datetime = Field(sa_column=c.at())
    expires_at: datetime = Field(sa_column=c.at())
    used_at: datetime | None = Field(sa_column=c.maybe_at())
    used_by: int | None = Field(sa_column=c.maybe_big())


class CodeAttempts(Table, table=True):
    """How often a chat typed a wrong code, and until when it must wait."""

    __tablename__ = "code_attempts"

    chat: int = Field(sa_column=c.row_id())
    wrong: int = Field(sa_column=c.big())
    last_at: datetime = Field(sa_column=c.at())
    paused_until: datetime | None = Field(sa_column=c.maybe_at())


class Invitation(Table, table=True):
    """The one invitation that an imported number may be sent, and what came back."""

    __tablename__ = "invitations"

    person: int = Field(sa_column=c.row_id())
    planned_at: datetime = Field(sa_column=c.at())
    answered: bool | None = Field(sa_column=c.maybe_flag())
    answered_at: datetime | None = Field(sa_column=c.maybe_at())


class SwitchRow(Table, table=True):
    """A setting that officers switch, for a commune (0: everywhere)."""

    __tablename__ = "switches"

    name: str = Field(sa_column=c.words_key())
    commune: int = Field(sa_column=c.row_id())
    is_on: bool = Field(sa_column=c.flag())
