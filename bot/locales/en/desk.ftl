# What the assistant says outside the questions. Short, warm, never blaming.

address-unknown = neighbour

## Answers to many questions

option-yes = Yes
    .said = yes
    .also = yeah | yep | sure | right | correct | of course
option-no = No
    .said = no
    .also = nope | not | not yet | none
option-skip = I don't know
    .said = not known
    .also = don't know | not sure | unknown | no idea | skip | can't remember
option-edit = Change
    .said = change
    .also = edit | wrong | correct it

## Not understood

not-understood = I did not understand "{ $said }". { $example }
not-understood-again = Keep it short, or tap a number. { $example } Too hard? Tap Talk to someone.
not-understood-empty = There was nothing to read. { $example }
not-understood-too-long = That was too long to read. { $example }
not-understood-too-short = That was too short to understand. { $example }
not-understood-too-small = "{ $said }" is smaller than what fits here. { $example }
not-understood-too-big = "{ $said }" is larger than what fits here. { $example }
not-understood-too-early = "{ $said }" is too early for this question. { $example }
not-understood-too-late = "{ $said }" is too late for this question. { $example }
not-understood-vague = "{ $said }" is not an exact figure. { $example }
not-understood-unit = "{ $said }": how much is that, in which unit? { $example }
not-understood-total = "{ $said }" out of how many? { $example }
not-understood-not-whole = A whole number is needed here. { $example }
not-understood-ambiguous-money = "{ $said }" can be read in two ways. { $example }
not-understood-ambiguous-date = "{ $said }" can be read in two ways. { $example }
not-understood-conflict = The figures in "{ $said }" do not agree. { $example }
not-understood-no-such-day = The calendar has no day "{ $said }". { $example }
not-understood-lunar = Only solar dates are understood here. { $example }
not-understood-no-such-option = There is no choice "{ $said }". { $example }
not-understood-file = A photo is expected here. { $example }
not-understood-outside = This was not understood. Choose one of these.
did-you-mean-one = Do you mean "{ $it }"?
did-you-mean = Do you mean "{ $first }" or "{ $last }"?

## Buttons and commands

stale-tap = This button is old. Please answer the question below.
tap-not-offered = This choice is gone. Please choose again.
tap-other-conversation = This button belongs to another talk. Answer below, or write /huy to stop.
tap-forged = This button is not known. Please answer the question below.
no-such-option = There is no such choice here. Please choose again.
unknown-command = There is no such command. Write /trogiup to see them all.
changed = { $what } changed from { $from } to { $to }.
picked-up = Understood: { $answer }. If that is wrong, write /lui.
which-answer = Which answer do you want to change?
nothing-to-edit = There is no answer to change yet.
nothing-to-go-back-to = This is the first question; there is nothing before it.
nothing-to-cancel = Nothing is open. Choose one of these.
nothing-to-resume = Nothing unfinished is left. Choose one of these.
nothing-behind = No article stands behind this. Choose one of these.
cancelled = Stopped. What would you like to ask?

## Other things sent

photo-outside = The photo arrived, but none is needed now. It was not kept.
too-many-files = There are enough photos. Please answer the question below.
document-outside = No file is needed now. It was not kept.
location-outside = No location is needed now. It was not kept.
contact-outside = No phone number is needed. It was not kept.
voice-outside = Spoken messages cannot be heard yet, so it was not kept. Please write.
voice-kept = Spoken messages cannot be heard yet; it is only kept as evidence. Please write as well.
voice-with-report = Spoken messages cannot be heard yet, but it goes with this report so that an officer can listen. Please write as well.
voice-with-case = This recording is now with report { $code }, so that an officer can listen.
notice-voice-added = Report { $code }, household { $home }: a spoken message was added, which the assistant cannot hear. Open the damage case to listen.
voice-unreadable = This recording could not be opened. Please write.
other-outside = Only written words can be read here. Please write.

## Trouble

broken = The assistant has a problem. Please try again in a few minutes.
too-many = That was very fast. Please wait a minute, then go on.
too-big = This file is too large. Please send one under { $megabytes } MB.
wrong-photo = This file cannot be opened here. Please send a photo.
wrong-sheet = This file is no sheet. Please send an .xlsx or .csv file.
wrong-file = This file cannot be opened here. Please send a photo.

## What may follow an answer

offer-why = Why?
    .also = reason | which law | article | why do you ask | why ask | what for
offer-edit = Change an answer
    .also = change | edit | wrong answer
offer-rate = I know the rate
    .also = approved rate | enter the rate | the approved rate
offer-person = Talk to someone
    .also = person | officer | human | help me
offer-eligibility = Am I eligible?
    .also = eligible | eligibility | can we get support | conditions
offer-calculation = Work out the payment
    .also = calculate | how much | payment
offer-my_things = My book
    .also = book | my things | what do we owe
offer-payment = Already paid
    .also = paid | we have paid | report a payment
offer-registration = I have a code
    .also = code | enter a code
offer-group = My group
    .also = group
offer-tasks = What is waiting
    .also = tasks | to do
offer-mistake = Take back a mistake
    .also = mistake | written wrongly | take back
offer-decision = Record a decision
    .also = decision
offer-area = My area's list
    .also = list | sheet
offer-printing = Print
    .also = print slips | slips
offer-office = What is missing
    .also = setup | missing
offer-agency_account = Enter an account
    .also = account
offer-authority = Who does it
    .also = authority
offer-switches = On and off
    .also = switches
offer-rights = Roles
    .also = rights | grant
offer-receipt_check = Check a receipt
    .also = receipt
offer-my_data = My data
    .also = data | export my data
offer-importing = Import a list
    .also = import
offer-invitation = A household's code
    .also = make a code | invite
offer-introduction = What to call me
    .also = my name | call me
offer-language = Tiếng Việt, English
    .also = language | vietnamese | ngôn ngữ | tiếng việt
offer-erase = Erase my data
    .also = erase | delete | delete my data
offer-objection = I do not agree
    .also = do not agree | disagree
offer-damage_report = Report damage
    .also = damage | loss | report a loss
offer-lookup = Look it up
    .also = look up | search
offer-safety = Guard against fraud
offer-help = Help
    .also = what can you do
offer-resume = Go on
    .also = continue | resume
offer-back = Back
    .also = go back
offer-more = More
    .also = the rest

## First sentences, compared without accents

opening-eligibility = eligible | eligibility | can we get support | conditions | poor household | near-poor
opening-damage_report = damage | died | dead | flooded | burnt | lost my | lost our
opening-calculation = calculate | pay back | how much | deadline | revolving fund
opening-my_things = my book | left to pay
opening-payment = already paid | have paid | just paid
opening-person = talk to someone | officer | a person | group leader
opening-lookup = look up | which article
opening-help = help | what can you do
opening-objection = do not agree | disagree | complaint
opening-language = tiếng việt | vietnamese | language
opening-erase = erase my data | delete my data
opening-registration = have a code | new phone | link my phone
opening-group = who has paid | who has not paid | my group
opening-tasks = what waits | my tasks
opening-safety = scam | fraud | is this real | password
opening-introduction = call me | my name is

## Documents and figures

place-article = Article { $number }
place-section = Section { $number }
place-clause = clause { $number }
place-point = point { $number }
place-whole = the whole document
share-counted = { $lost } of { $total }, that is { $percent }
share-fraction = { $part }/{ $whole }
files-count = { $count } photos or files
days-between = { $first } to { $last }
issued-day = { $day }
issued-about = { $when }, the day is missing
why-document = Source: { $number }, { $province }, issued { $issued }. { $force } { $period }
document-in-force = In force since { $day }.
document-force-unknown = Our copy does not say since when it is in force.
document-period = Its title names the years { $from }–{ $to }.
document-no-period = Its title names no last year.
why-passages = { $lines }
why-passage = • { PLACE($cite) }: "{ QUOTE($cite) }"
why-open = The document leaves open, an officer answers:
    { $lines }
why-open-line = • { $point }
why-asked = The answer turns on this: { $text } ({ $cite })
why-asked-province = Each province has its own document, so the assistant needs to know yours.
why-asked-plain = The assistant asks so that it is written down rightly. No article stands behind this question; to stop, type: cancel.
condition-met = • Met: { $reason }
condition-unmet = • Not met: { $reason }
condition-open = • For an officer: { $reason }
condition-unknown = • Not known: { $reason }
emergency = In danger, call at once: 112 rescue, 113 police, 114 fire, 115 ambulance.
