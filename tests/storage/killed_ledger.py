"""A process that takes payments and is killed: for ``test_ledger_kill``.

Run: python -m tests.storage.killed_ledger URL FOLDER OBLIGATION … It prints the number of each
payment once it is durable; a payment of two entries is one transaction.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

from bot.access import Role
from bot.storage import audit, ledger
from bot.storage.database import Database
from bot.storage.registers.base import Actor, Book, Cause
from tests.storage.conftest import KEY
from tests.storage.village import START


def run(database: Database, obligations: list[int]) -> None:
    """Take payments until the end of the process."""
    book, actor = Book(database), Actor(None, Role.GROUP_LEADER)
    number = 0
    while True:
        number += 1
        owner = obligations[number % len(obligations)]
        with database.engine.begin() as connection:
            pen = book.pen(connection, actor, START + timedelta(seconds=number))
            cause = Cause(database.process, "payment", number)
            received = ledger.receive(pen, owner, 1000, cause=cause).entry
            ledger.deposit(pen, [received.id])
            if number % 10 == 0:
                audit.seal(pen)
        os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    opened = Database.open(sys.argv[1], key=KEY, folder=Path(sys.argv[2]))
    run(opened, [int(item) for item in sys.argv[3:]])
