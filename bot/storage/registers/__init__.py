"""Who is who and who takes part in what: places, projects, groups, households, people, rights.

Import the modules, not names from here:

    book = Book(database)                                    bot.storage.registers.base
    await book.read(lambda view: households.get(view, id))   View(connection, sealer)
    await book.write(writer, actor, at, lambda pen: …, step) Pen(View, actor, at); step optional
    Actor(person | None, role, chat | None)                  who writes; SYSTEM for our own jobs
    Cause(conversation, key, revision)                       what a money entry is idempotent by

Reads take a ``View`` (a ``Pen`` is one), writes take a ``Pen`` and are audited. Write functions may
run twice (locks), so nothing outside the pen may be touched. Ids are ints; personal values are
sealed and come back opened. Errors: ``bot.storage.registers.errors``.

    places         add_commune(pen, province, name) -> id        put = find by name or add
                   put_commune, put_agency(pen, commune, name), put_programme(pen, province, name)
                   communes(view), commune(view, id), agencies(view, commune), programmes(view)
                   set_authority(pen, Holding(province, commune|None, role, holder, first, last))
                   holdings(view, province), holder(view, province, commune, role, on) -> str|None
                   set_switch(pen, commune|None, Switch, on); is_on(view, commune, Switch) -> bool
    projects       add(pen, NewProject) -> id, change(pen, id, **fields), withdraw(pen, id)
                   get(view, id), by_code(view, commune, code), of_commune(view, commune), many
    groups         put(pen, project, name, leader=None) -> id, set_leader(pen, group, person)
                   of_project(view, project), led_by(view, person), get, many
    people         add(pen, NewPerson(name, phone)) -> id, add_many, change(pen, id, …)
                   get, many(view, ids) -> {id: Person}, with_phone(view, phone), with_name
                   link(pen, person, ChatAddress, how), unlink(pen, chat)
                   linked(view, chat) -> Person | None, chats_of(view, persons) -> {id: (Linked,…)}
                   mask_name, mask_phone, normal_phone(text) -> "+84…" | None
    households     add(pen, NewHousehold) -> id, add_many, change, get, many, by_code, of_commune
                   put_member(pen, Member), members(view, households), households_of(view, person)
                   told(view, household) -> people that get the notices
                   give_consent(pen, household, person, text_version, how), withdraw_consent
                   consents(view, households) -> {household: Consent}
    participations add(pen, NewParticipation) -> id, add_many, change(pen, id, …), withdraw
                   of_project, of_household, of_group, get, many
    accounts       enter(pen, NewAccount) -> id, confirm(pen, id), cancel(pen, id)
                   standing(view, agency, at) -> Accounts(current, coming, frozen)
    grants         grant(pen, person, role, scope), revoke(pen, id), of(view, person) -> (Grant, …)
                   effective(view, person) -> granted ones and those of leaders and members
                   holders(view, role, Scope) -> people; all_granted(view)
    codes          make(pen, person) -> Code, redeem(pen, typed, ChatAddress) -> Redeemed
    invitations    plan(pen, person) -> bool, answered(pen, person, yes), printed(view, commune)
    obligations    assess_project(pen, policy, project, on) -> Assessed(counts), assess_one
                   get, many, of_household, of_group, of_project, by_code -> Obligation
                   latest(view, obligations) -> {id: StoredAssessment}
    decisions      record(pen, policy, NewDecision) -> id, confirm(pen, policy, id), refuse
                   get, of_obligation, of_project, waiting(view, communes)
    overview       household(view, household), group(view, group), commune(view, commune),
                   waiting(view, communes): obligations with standings, batch-friendly
    erasure        my_data(view, person) -> JSON values, erase(pen, person) -> Erased(chats, files)
                   expire(pen) -> counts
    ..ledger       declare, receive, deposit, confirm, reverse, withdraw_cause; entries, standings
                   receipt(view, code), seen_slip(view, sha256)          bot.storage.ledger
    ..audit        note(pen, action, kind, id, …), seal(pen, limit), verify(view) -> Report
                                                                          bot.storage.audit
    pure           bot.rules.obligations.assess, bot.rules.balances.standing,
                   bot.rules.rulings.check, bot.access.may
"""
