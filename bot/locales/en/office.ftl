# /caidat, /taikhoan, /thamquyen, /batat, /phanquyen: what officers and administrators look after

ask-manage_where = Where?
name-manage_where = Where it holds
manage_where-all = Everywhere
    .said = everywhere
    .also = all
manage_where-example = Tap a line, or write the name of a commune or a province.

## /caidat: what the book still lacks

gaps-none = { $where }: the book has all that it needs.
gaps-some = { $where }: the book still lacks { $count } things.
gaps-lines = { $lines }
gaps-more = There are { $count } more. When these are filled in, write /caidat again.
gaps-no-commune = The book has no commune yet. Give an officer a role first, then read in the first sheet with bot import.
gap-officer = • No officer in charge yet
gap-second-officer = • One officer only: accounts and decisions need a second one
gap-agency = • No agency that was given the capital
gap-agency-phone = • { $about }: no telephone number
gap-account = • { $about }: no account
gap-account-confirmation = • { $about }: the account waits for a second officer, write /viec
gap-holder = • { $about }: nobody is written down for it
gap-project = • No project yet
gap-project-agency = • Project { $about }: no agency
gap-approved-rate = • Project { $about }: no approved rate
gap-project-end = • Project { $about }: no end
gap-approval = • Project { $about }: no approval decision
gap-group = • Project { $about }: { $count } households are in no group
gap-leader = • { $about }: no group leader
gap-leader-phone = • { $about }: the leader has no telephone number
gap-household-phone = • { $count } households have nobody who gets messages: print for them

## /taikhoan: the agency's account

account-no-agency = { $where }: the book has no agency yet. Read it in with a sheet, write /nhap.
account-waits = { $agency }: an account waits for a second officer. { $bank }, number { $number }, name { $holder }. Another officer confirms or cancels it in /viec.
account-comes = { $agency }: a new account is confirmed and holds after 24 hours. { $bank }, number { $number }, name { $holder }. Until then payment codes are locked.
ask-agency = Which agency?
name-agency = Agency
agency-example = Tap an agency, or write its name.
ask-account_kind = Where is the account kept?
name-account_kind = Where the account is
account_kind-treasury = Treasury
    .said = Treasury
    .also = state treasury
account_kind-bank = Bank
    .said = bank
    .also = a bank
account_kind-example = Tap Treasury or Bank.
ask-account_bank = The Treasury's or the bank's name, as on paper?
name-account_bank = Treasury or bank
account_bank-example = For example: Agribank.
ask-account_number = The account number?
name-account_number = Account number
account_number-example = The whole number as on paper, such as 3713.0.1234567.
ask-account_holder = The account holder's name, as on paper? It is the agency's, not a person's.
name-account_holder = Account holder
account_holder-example = For example: PHONG KINH TE XA.
readback-new-account = { $agency }: { $bank }, number { $number }, name { $holder }.
readback-old-account = Instead of: { $bank }, number { $number }, name { $holder }. Payment codes are locked until the change is done.
account-off-path = The text names another kind of account ({ $cite }). Check before writing it down.
account-entered = { $agency }: written down. It does not hold yet. A second officer compares it with the paper and confirms it in /viec.
account-entered-change = { $agency }: the change is written down. A second officer confirms it in /viec; it holds 24 hours later. All officers are told.

## /thamquyen: who does what

authority-none = { $where }: no document here names such roles.
ask-holder_role = Which work?
name-holder_role = Work
holder_role-project_approver = Approving projects
    .said = approving projects
    .also = approval
holder_role-fund_agency = Agency with capital
    .said = the agency that was given the capital
    .also = agency
holder_role-district = The former district
    .said = what the district did before
    .also = district
holder_role-commune = The commune
    .said = the commune's people's committee
    .also = commune
holder_role-investor = The investor
    .said = the investor
    .also = investor
holder_role-recovery_decision = Deciding recovery
    .said = deciding recovery
    .also = recovery
holder_role-damage_decision = Extensions and waivers
    .said = deciding extensions and waivers
    .also = extension | waiver
holder_role-suspension_decision = Suspending recovery
    .said = suspending recovery
    .also = suspension
holder_role-finance_department = Department of Finance
    .said = the Department of Finance
    .also = finance
    .hidden = 1
holder_role-labour_department = The former Labour department
    .said = what the Department of Labour did before
    .also = labour
    .hidden = 1
holder_role-programme_departments = Programme departments
    .said = the departments of the programmes
    .also = programmes
    .hidden = 1
holder_role-front = The Front
    .said = the commune's Fatherland Front
    .also = front
    .hidden = 1
holder_role-example = Tap one, or write its name, such as: finance.
ask-holder =
    { $known ->
        [yes] The book says: { $now }. Which body does it now: { $role }?
       *[no] Nobody is written down. Which body does it: { $role }?
    }
name-holder = Body
holder-example = Write the body's name, not a person's, such as: UBND xã Mẫu.
ask-holder_since = From which day?
name-holder_since = From
holder_since-example = The day on the document that gave it, such as 01/07/2025.
readback-authority = { $where }, { $role }: { $holder }, from { $since }.
authority-done = Written down. { $where }, { $role }: { $holder }, from { $since }.

## /batat: on and off

ask-switch = Switch what?
name-switch = Switch
switch-invitations = Invitations
    .said = invitations to numbers in the list
    .also = invite
switch-second_officer = Two officers
    .said = decisions need a second officer
    .also = second officer
switch-supervisor_count = Counts for supervisors
    .said = counts of damage cases for supervisors
    .also = counts
switch-example = Tap one, or write its number.
ask-switch_to =
    { $now ->
        [on] On now: { $switch }. On or off?
       *[off] Off now: { $switch }. On or off?
    }
name-switch_to = On or off
switch_to-on = On
    .said = on
    .also = yes
switch_to-off = Off
    .said = off
    .also = no
switch_to-example = Tap On or Off.
switch-somewhere =
    { $where ->
        [all] Everywhere
       *[other] { $where }
    }
switch-what =
    { $which ->
        [invitations] a number in the list may get one invitation, once
        [supervisor_count] supervisors are told how many damage cases there are, without names
       *[second_officer] a decision needs a second officer
    }
readback-switch =
    { $to ->
        [on] { $place }, on: { $what }. The officers are told.
       *[off] { $place }, off: { $what }. The officers are told.
    }
switch-same =
    { $to ->
        [on] { $place }: it is on already. Nothing changed.
       *[off] { $place }: it is off already. Nothing changed.
    }
switch-done =
    { $to ->
        [on] { $place }: it is on. The officers are told.
       *[off] { $place }: it is off. The officers are told.
    }
switch-invited = Each number without the assistant is invited once, by a Zalo message to the number, by day. Where the server has no template for it, nobody is invited by telephone: write /in to print invitations.

## /phanquyen: roles

ask-rights_do = Give a role, or take one away?
name-rights_do = What to do
rights_do-grant = Give a role
    .said = give a role
    .also = give | grant | add
rights_do-revoke = Take away
    .said = take a role away
    .also = revoke | remove
rights_do-example = Tap Give a role or Take away.
ask-grant_role = Which role?
name-grant_role = Role
grant_role-officer = Officer in charge
    .said = officer in charge
    .also = officer
grant_role-authority = Authority
    .said = authority
    .also = decides
grant_role-supervisor = Supervisor
    .said = supervisor
    .also = supervision
grant_role-administrator = Administrator
    .said = administrator
    .also = admin
grant_role-example = Tap a role.
ask-grantee_phone = The person's telephone number?
name-grantee_phone = Telephone number
grantee_phone-example = Ten digits, such as 0912 345 678.
ask-grantee = Which person?
name-grantee = Person
grantee-example = Tap a person, or write the name.
ask-grantee_name = The book does not have this number. The person's full name?
name-grantee_name = Full name
grantee_name-example = Write the full name.
rights-where =
    { $somewhere ->
        [yes] { $where }
       *[no] everywhere
    }
readback-grant = { $name } becomes { $role }, { $where }.
readback-grant-new = { $name }, number { $phone }, becomes { $role }, { $where }. The person is new in the book and will be added.
grant-done = { $name }: { $role }, { $where }. It is written down, with its trace.
revoke-nobody = { $where }: nobody but whoever asks is { $role }.
readback-revoke = { $name } is no longer { $role }, { $where }.
revoke-done = { $name } is no longer { $role }, { $where }. It is written down, with its trace.
rights-code = The code of { $name }: { $code }. They open the assistant and write: /start and the code. Once, until the end of { $until }. Never post it in a group.
