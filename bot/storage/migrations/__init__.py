"""The migrations; ``bot.storage.schema.upgrade`` has Alembic run them, nothing imports them."""
