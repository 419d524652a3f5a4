"""Databases, opened, with a writer and the book of registers."""

import pytest

from bot.storage.database import Database
from bot.storage.registers.base import Book
from tests.storage.conftest import database, writer

__all__ = ["book", "database", "writer"]


@pytest.fixture
def book(database: Database) -> Book:
    """The registers of that database."""
    return Book(database)
