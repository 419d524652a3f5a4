"""What all tests share: databases of both kinds, and examples without a deadline."""

from hypothesis import settings

from tests.databases import database_url, postgres_server, postgres_url, sqlite_url

__all__ = ["database_url", "postgres_server", "postgres_url", "sqlite_url"]

# A busy machine is no failure: no example has a deadline.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
