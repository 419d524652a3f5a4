# /ma: a code for a household, or its messages on another phone

ask-invite_from = Which group or commune is the household in?
name-invite_from = Group or commune
invite_from-example = Tap a line, or type a name.
invitation-nobody = { $where }: no household is in the book yet.
ask-reached_by = On which phone does household { $household } get its messages?
name-reached_by = Phone
reached_by-code = Their own phone
    .said = their own phone
    .also = own phone | code
reached_by-mine = This phone helps
    .said = this phone
    .also = no phone | this phone | mine
reached_by-example = Tap Their own phone or This phone helps.
ask-spoken_consent =
    Household { $household }: please read this to them.
    "The assistant keeps your name and your matters. Your messages go to the phone of whoever helps. You may stop at any time."
    Do they agree?
name-spoken_consent = They agree
spoken_consent-yes = They agree
    .said = they agree
    .also = yes | agreed
spoken_consent-no = Not yet
    .said = not yet
    .also = no
spoken_consent-example = Tap They agree or Not yet.
readback-code = Household { $household }: one code, to be used once within 7 days. Older codes stop working.
readback-serve = Household { $household }: its messages come to this phone. They heard it and agreed.
invitation-code-done = Give the code to household { $household }. They open the assistant and write: /start and the code. Do not post it in a group.
invitation-without = Household { $household } has not agreed, so nothing more is kept. Its messages are printed.
invitation-serve-done = From now on the messages of household { $household } come to this phone. Each names the household on its first line.
code-made = Code of household { $household }: { $code }. For one use, until { $until }.
invited = Assistant of the revolving fund, { $area }. The commune's book holds this telephone number. Answer this message to see your household's page and to hear of its dates. Without an answer the assistant writes no more. It never asks for an OTP or a password. If in doubt, ask the group leader or the commune's officer.
