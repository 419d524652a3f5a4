# /dieukien: can our household be considered

ask-project_when = When was your project approved? The document is for { $from }–{ $to }.
name-project_when = Time of approval
project_when-approved_in_period = In { $from }–{ $to }
    .said = within the document's years
    .also = approved | already approved | old project | { $each }
project_when-new = A new project
    .said = a new project
    .also = new | not approved | no project yet | after { $to } | { $later }
project_when-example = Tap one, for example: A new project.

ask-former_province = Before 01/07/2025, to which province did your commune belong?
name-former_province = Former province
former_province-dong-nai = Đồng Nai
    .also = dong nai
former_province-binh-phuoc = Bình Phước
    .also = binh phuoc
former_province-example = Write the former province, for example: Đồng Nai.

ask-household_status = Has the commune recognised your household as poor this year, or as something else? See the commune's paper.
name-household_status = Household status
household_status-poor = Poor household
    .said = poor household
    .also = poor | yes
household_status-near_poor = Near-poor household
    .said = near-poor household
    .also = near poor | nearly poor
household_status-escaped_poverty = Recently escaped poverty
    .said = household that recently escaped poverty
    .also = escaped | no longer poor | escaped poverty
household_status-disabled_person = Person with disability
    .said = person with a disability
    .also = disabled | disability
household_status-none = None of these
    .said = none of these
    .also = none | other
household_status-example = Tap one, for example: Near-poor household.

ask-able_members = How many members of your household are able to work?
name-able_members = Members able to work
able_members-example = Write the number, for example: 2.

ask-able_to_work = Are you able to work?
name-able_to_work = Able to work
able_to_work-yes = Yes
    .said = able to work
    .also = can work | still works
able_to_work-no = No
    .said = not able to work
    .also = cannot work
able_to_work-example = Tap Yes or No.

ask-recognised_on = On which day was your household recognised as having escaped poverty? It is on the commune's paper.
name-recognised_on = Day of recognition
recognised_on-example = Write the day, for example: 15/12/2024.

ask-project_proposed_on = On which day was the project proposed? It is in the project's papers; the group leader has a copy.
name-project_proposed_on = Day of proposal
project_proposed_on-example = Write the day, for example: 15/06/2024.

## Answers

eligibility-yes =
    { $kind ->
        [disabled_person] You are among those who can be considered: person with a disability, able to work
        [poor] Your household is among those that can be considered: poor, with someone able to work
       *[other] Your household is among those that can be considered: { $status }
    } ({ $cite }). To receive support, it must also be on the approved list. Ask the group leader or the commune. This only looks things up; officers decide.
eligibility-window-earliest = The { $months } months end on { $day } at the earliest. The exact day follows from your paper; an officer confirms.
eligibility-window = The { $months } months run until the end of { $day }. An officer confirms how days are counted.

given-status = { $status }
given-able-members = { $status }, able to work: { $count }
given-recognised-about = recognised { $days }, { $months } months
given-recognised-on = recognised { $days }, { $months } months until { $ends }

eligibility-no =
    { $kind ->
        [disabled_person] By your answers, you are not among those supported yet
       *[other] By your answers ({ $given }), your household is not among those supported yet
    }. { $reason } ({ $cite }).
eligibility-no-next = Tap Change an answer if something was wrong. If it does not fit your case, tap Talk to someone; asking costs nothing.

eligibility-missing = One thing is missing. { $what } When you know it, tap Change an answer.
missing-household_status = The commune's paper says your status: poor, near-poor, or recently escaped poverty. Without the paper, ask the commune.
missing-able_members = Does anyone in the household have the ability to work? If unsure, ask the commune.
missing-able_to_work = Are you able to work? If unsure, ask the commune.
missing-recognised_on = The day of recognition is needed. It is on the commune's paper; without it, ask the commune.

eligibility-officer = An officer must look at this. You answered: { $given }. { $reason }, so there are two readings ({ $cite }).
eligibility-officer-day = An officer must look at this. You answered: { $given }. { $point }.
eligibility-day-recognised = An officer must look at this. The day is { $days }: some of these days fit, some do not. The right day is on the commune's paper. Then tap Change an answer.
eligibility-day-proposed = An officer must look at this. It depends on the day of the proposal. It is in the project's papers; the group leader has a copy. Then tap Change an answer.

eligibility-officer-new = An officer must look at this. { $document } of { $province } is for { $from }–{ $to }. Which document holds for a new project is not known here.
eligibility-officer-when = An officer must look at this. { $document } of { $province } is for { $from }–{ $to } only. The day is in the approval decision; the group leader has a copy.
eligibility-officer-other = An officer must look at this. The document was made for the former { $province }. Which one holds in the former { $former } is not known here.
eligibility-officer-former = An officer must look at this. The document was made for the former { $province }, before the merger. The commune knows to which province it belonged.
eligibility-under-text = By that document the conditions would be:
    { $lines }
conditions = The conditions so far:
    { $lines }

eligibility-elsewhere = { $document } of { $province } does not say who is supported. That is written in two places: the programme's document, and the approved list of households.
eligibility-elsewhere-ask = Ask the group leader or the commune two questions. Which programme is the project in? Is our household on the list?
