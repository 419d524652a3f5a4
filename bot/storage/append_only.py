"""Tables whose rows are never changed or removed: the database itself refuses it.

For new databases the triggers come with the tables; migrations call ``protect``. An administrator
of the database can drop a trigger: that is what the audit's chain is for.
"""

from typing import Final

from sqlalchemy import Connection, Table, event, text

_SQLITE: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_POSTGRES: Final = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def protect(connection: Connection, table: str) -> None:
    """Make the database refuse changes to this table's rows."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_FUNCTION))
        connection.execute(text(_POSTGRES.format(table=table)))
        return
    for verb in ("update", "delete"):
        connection.execute(text(_SQLITE.format(table=table, verb=verb)))


def protect_when_made(table: Table) -> None:
    """Have the table protected whenever it is created from its definition."""

    def made(target: Table, connection: Connection, **_: object) -> None:
        protect(connection, target.name)

    event.listen(table, "after_create", made)
