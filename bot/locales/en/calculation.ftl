# /tinh: how much goes back to the fund, until when, to whom

ask-project_type = What is your project about? See the approval decision. For several kinds write: several kinds.
name-project_type = Kind of project
project_type-crop = Crops
    .said = crops
    .also = rice | maize | corn | peanuts | vegetables | fruit
project_type-livestock_poultry = Pigs, poultry, goats
    .said = livestock and poultry
    .also = pig | pigs | chicken | chickens | ducks | goats | poultry | livestock
project_type-large_livestock = Buffalo, cattle, horses
    .said = large livestock
    .also = buffalo | cow | cows | cattle | horse | horses
project_type-forestry = Forestry
    .said = forestry
    .also = forest | trees
project_type-aquaculture = Fish, aquaculture
    .said = aquaculture
    .also = fish | shrimp
project_type-other = Something else
    .said = another kind
    .also = other | else
project_type-mixed = Several kinds
    .said = several kinds
    .also = mixed | both | several
    .hidden = 1
project_type-example = Tap one, for example: Crops.

ask-cycle_months = How many months from sowing to harvest?
name-cycle_months = Months to harvest
cycle_months-example = Write the months, for example: 4.

ask-support_vnd = How much did the State give your household? For animals or seedlings, write the value in the approval decision. Leave out your own share.
name-support_vnd = Support
support_vnd-example = Write the sum, for example: 20 triệu.

ask-approved_rate = Which repayment rate, in percent, does the approval decision name?
name-approved_rate = Approved rate
approved_rate-example = Write the percentage, for example: 15%.

ask-has_income = Has your household had income from the supported product?
name-has_income = Income
has_income-yes = Yes
    .said = income
    .also = we have | already
has_income-no = Not yet
    .said = no income yet
    .also = no | none | nothing
has_income-example = Tap Yes or Not yet.

ask-project_end = On which day does the project end? It is in the approval decision.
name-project_end = Project's end
project_end-example = Write the day, for example: 30/06/2026.

ask-damaged = Was the project damaged?
name-damaged = Damage
damaged-yes = Yes, damaged
    .said = damaged
    .also = yes | lost | died
damaged-no = No
    .said = not damaged
    .also = no damage | fine
damaged-example = Tap one of the buttons.

ask-damage_cause = What caused the damage?
name-damage_cause = Cause
damage_cause-natural_disaster = Natural disaster
    .said = a natural disaster
    .also = storm | flood | drought | cold | landslide | hail
damage_cause-epidemic = Disease
    .said = disease
    .also = epidemic | sickness
damage_cause-fire = Fire
    .said = fire
    .also = burnt | burned
damage_cause-force_majeure = Other force majeure
    .said = force majeure
    .also = force majeure | unavoidable
damage_cause-subjective = Another cause
    .said = another cause
    .also = other | own mistake | care
damage_cause-example = Tap one, for example: Natural disaster.

ask-damage_percent = How much was lost? Write the part lost out of the whole, or a percentage.
name-damage_percent = Part lost
damage_percent-example = Write lost out of the whole, for example: 12/40. Not counted yet? Tap I don't know.

## Lines

line-rate = { $support } × { $rate } = { $amount }
line-left = { $support } × { $rate } × { $left } = { $amount }
line-less-minimum = { $support } × ({ $rate } − { $minimum } × { $lost }) = { $amount }
reading-line = • { $line }

## The amount

calculation-exact = Your household returns to the revolving fund: { $line } ({ $cite }).
calculation-approved = Your household returns to the revolving fund: { $line }, at the approved rate ({ $cite }).
calculation-minimum = Your household returns to the revolving fund at least: { $line } ({ $cite }). This is the lowest amount. The approval decision says the real one.
calculation-readings = The document is not clear, there are several readings ({ $cite }):
    { $lines }
    The approval decision says the amount. An officer answers.
calculation-mixed = An officer must look at this. For several kinds the document has no common rate. The approval decision says it ({ $cite }); the group leader has a copy.
calculation-mixed-approved = An officer must look at this. For several kinds the document has no common rate. At the approved rate: { $line } ({ $cite }).
calculation-below-minimum = { $rate } is below the lowest rate of { $minimum } ({ $cite }). Please look at the approval decision. If it was a slip, tap Change an answer. If it really says so, tap Talk to someone.
calculation-above-maximum = The support for one household is { $maximum } ({ $cite }). You wrote { $support }, which is more. Only the State's part counts. If it was a slip, tap Change an answer. If not, tap Talk to someone.

calculation-damage-full =
    { $basis ->
        [minimum] An estimate, not a decision. Damage: { $share }, below what the document reduces ({ $cite }). In full, at least: { $line }.
       *[approved] An estimate, not a decision. Damage: { $share }, below what the document reduces ({ $cite }). In full: { $line }.
    }
calculation-damage-reduced =
    { $basis ->
        [minimum] An estimate, not a decision. Damage: { $share }. To be returned, at least: { $line } ({ $cite }). The approval decision says the amount.
       *[approved] An estimate, not a decision. Damage: { $share }. To be returned: { $line } ({ $cite }).
    }
calculation-damage-none = An estimate, not a decision. Damage: { $share }. At this level the document says: nothing is recovered ({ $cite }). Until there is a decision, nothing changes.
calculation-damage-readings = An estimate, not a decision. Damage: { $share }, with several readings ({ $cite }):
    { $lines }
calculation-authority = The authority that approved the project fixes the share of damage, then decides ({ $cite }). Only when the project missed its planned results.

calculation-officer-damage = An officer must look at this. After { $cause } the competent authority decides ({ $cite }). Until there is a decision it stays: { $line }.
calculation-report = Tell the group leader at once, so that officers come and make a record ({ $cite }).
calculation-officer-income = An officer must look at this. The document speaks of households with income from the product ({ $cite }). Yours has none yet. Until there is a decision it stays: { $line }.

calculation-missing = This is missing to work out the amount:
    { $lines }
    When you have it, tap Change an answer.
missing-line = • { $what }
missing-project_type = The kind of project is in the approval decision; the group leader has a copy.
missing-cycle_months = The months from sowing to harvest: ask the group leader.
missing-support_vnd = The support is in the approval decision; the group leader has a copy.
calculation-rate-minimum = At least { $rate } of the State's support is returned ({ $cite }).
calculation-rate-exact = { $rate } of the State's support is returned ({ $cite }).
calculation-rounded = Exactly { $exact }, rounded to { $amount }. The document does not say how to round.

note-subjective = Another cause changes nothing. The document only looks at disasters, disease, fire and force majeure ({ $cite }).
note-cause = The cause is not known, so this is without damage. After a disaster, disease or fire an officer looks again ({ $cite }). Tell the group leader.
note-share = The part lost is not known, so this is without damage. The authority that approved the project fixes it ({ $cite }). Tell the group leader.
note-income = The document speaks of households with income from the product ({ $cite }). Without income yet, tap Talk to someone.

## When and where

days-office = Best paid by the end of { WEEKDAY($office) }. Last day by the document: { WEEKDAY($day) } ({ $cite }).
days-rolled = That is a day off. Counted to the next working day it is { WEEKDAY($day) }, which an officer must confirm.
days-rolled-unsure = The calendar is not certain there. It is { WEEKDAY($first) } or { WEEKDAY($last) }, which an officer must confirm.
days-no-calendar = Last day by the document: { WEEKDAY($day) } ({ $cite }). There is no calendar for { $year } here, so working days are not counted.
days-range = The project's end is not exact, so the last day lies between { $day } and { $latest } ({ $cite }). Safest is { WEEKDAY($office) }. The right day is in the approval decision.
days-end-unknown = To be paid within { $months } months after the project's end ({ $cite }). That day is in the approval decision; the group leader has a copy.
days-past = That day is over. If it was paid, keep the receipt. If not, see the group leader.

pay-group-leader = Pay in money to the group leader and take a receipt ({ $cite }). This money goes round in the community; it is no interest and no fine.
pay-agency = Pay in money into the account of the agency in charge ({ $cite }). Ask the group leader for the account, and keep the slip. This money goes round; it is no interest and no fine.
