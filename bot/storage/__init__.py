"""The only SQL of the house. Nothing here sends, asks or reads a clock.

    db = Database.open(url, key=…)                          bot.storage.database
        db.sealer.chat(channel, account, id) -> int         the chat's id: a keyed hash
        db.sealer.event(chat, id) -> int                    the key of a platform's event
        db.sealer.seal(Place.JOURNAL, row_id, plain) -> bytes, .open(place, row_id, sealed)
        db.ids.new(at, above=0) -> int                      messages first, the revision last
        db.process -> int                                   a number that no other opening had
        await db.read(lambda connection: …)                 a reader thread, read-only
    writer = Writer(db)                                     bot.storage.writer
        await writer.step(Step(…)) -> Committed             DONE, REPEATED or STALE
        await writer.mark([Mark(…)]); writer.mark_soon(…)   what became of messages
        await writer.transaction(fn, step) -> T             raises Stale, Repeated
    await journals.chat_state(db, chat) -> StoredChat | None
    await outbox.history(db, chat, after, limit) -> tuple[StoredMessage, …]
    outbox.queue(connection, [Queued(…)])                   messages that are due some time
    claims.lease(connection, …), claims.put_back(…)         who sends what; await outbox.recover(…)
    await deliveries.deliveries(db, chats), .held(db)       what became of messages
    consents.give(connection, …), retention.erase_chat(connection, chat, keep)
    await retention.expire(writer, now)

Every step, mark and transaction may raise ``Unavailable``: send the same one again.
"""
