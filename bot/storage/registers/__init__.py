"""Who is who and who takes part in what: places, projects, groups, households, people, rights.

Import the modules, not names from here. Reads take a ``View``, writes a ``Pen`` (a View too) and
are audited. Write functions may run twice (locks): touch nothing but the pen. Ids are ints,
personal values come back opened. What is refused: ``errors``. ``put_…``: found by name, else added.

    base            book = Book(database); await book.read(lambda view: …)
                    await book.write(writer, Actor(person, role, chat), at, lambda pen: …, step)
                    book.pen(connection, actor, at); SYSTEM; Cause(conversation, key, revision)
    places          put_commune(pen, province, name) put_agency(pen, commune, name) put_programme
                    communes commune agencies agency programmes; set_authority(pen, Holding(…))
                    holdings(view, province) holder(view, policy, commune, role, on) -> str | None
                    set_switch(pen, Switch, on, commune) is_on(view, Switch, commune)
    projects        add(pen, NewProject) change(pen, id, **fields) get many by_code
                    withdraw restore of_commune every; rates are Fraction
    groups          put(pen, project, name, leader) set_leader get many of_project of_commune led_by
    people          add(pen, NewPerson(name, phone)) add_many change get many with_phone
                    with_name present (not erased)
                    link(pen, person, ChatAddress, How) unlink(pen, chat) linked(view, chat)
                    chats_of(view, persons); mask_name mask_phone normal_phone
    households      add(pen, NewHousehold) add_many change get many by_codes with_name of_commune
                    put_member(s)(pen, Member) remove_member members households_of(view, person)
                    told(view, ids) -> who gets the notices
                    give_consent(pen, household, person, version, ConsentHow, Purpose)
                    withdraw_consent consents(view, ids, Purpose)
    participations  add(pen, NewParticipation) add_many change get many by_pairs
                    withdraw restore
                    of_project of_groups of_households
    accounts        enter(pen, NewAccount) confirm cancel get
                    standing(view, agencies, at) -> {agency: Accounts(current, coming, frozen)}
    grants          grant(pen, person, Role, Scope) revoke of every holders officers_of
                    effective(view, person) -> for ``bot.access.may``; target_of_household …_group
                    …_project …_commune -> Target
    codes           make(pen, person) -> Code(text); redeem(pen, typed, ChatAddress) -> Redeemed
    invitations     plan(pen, person, commune) -> bool, answered, of, printed(view, commune)
    obligations     assess_project(pen, policies, project, on) assess_one to_assess(view, on)
                    get many by_code of_households of_groups of_projects of_participations
                    latest(view, ids) history
    decisions       preview(view, policies, NewDecision) record(pen, policies, NewDecision, cause=…)
                    confirm refuse revoke get of_obligation(s) of_project waiting(view, communes)
    cases           open_case(pen, policies, NewCase) add_step(pen, policies, case, NewStep) join
                    get by_code of_households of_groups of_communes waiting untaken same_files …
    overview        of_households of_groups of_projects of_communes -> Line; sums group_sums
                    waiting(view, communes, at) -> Waiting
    gaps            of_commune(view, policies, commune, at, today) -> Gap(lack, about, count)
    erasure         my_data(view, person) -> JSON; erase(pen, person) -> Erased(chats, households)
                    expire(pen)

``bot.storage.ledger``: declare receive deposit confirm confirm_unannounced reverse reverse_all
withdraw_cause standings entries_of receipt seen_slip; Paper, Written. ``bot.storage.audit``: note
seal done_to done_by. ``bot.storage.verification``: verify(view) -> Report. Pure:
``bot.rules.obligations.assess``, ``bot.rules.balances.standing``, ``bot.rules.rulings.check``,
``bot.access.may``.
"""
