# /baothiethai: a loss is reported in less than a minute. Nobody is asked about fault.

damage-danger = If people are in danger, call 112, 114 or 115 first. Take photos before clearing up, if it is safe.
place-added = The place is noted.
photos-added = { $count } photos received.
ask-report_for = Whose loss is it?
name-report_for = Whose loss
report_for-example = Tap a line, or write the name.
ask-report_about = Household { $household } has a report that is still open. What do you want to add?
name-report_about = What to add
report_about-counts = Correct the numbers
    .said = correct the numbers
    .also = numbers
report_about-photos = Send more photos
    .said = send more photos
    .also = photos
report_about-words = Tell more
    .said = tell more
    .also = more
report_about-again = It happened again
    .said = it happened again
    .also = again
report_about-example = Tap a button below.
ask-story = Tell in short what happened.
name-story = What was told
story-skip = Nothing more
    .said = nothing more
    .also = no
story-example = Write a sentence, for example: pigs died yesterday.
ask-happened = What has happened to your household?
name-happened = What happened
happened-natural_disaster = Natural disaster
    .said = natural disaster
    .also = flood | storm | landslide | drought | cold | hail | lightning | wind
happened-epidemic = Disease
    .said = disease
    .also = sick | plague | pest
happened-fire = Fire
    .said = fire
    .also = burnt | burned
happened-other = Something else
    .said = something else
    .also = theft | poison
happened-unknown = Not clear
    .said = not clear
    .also = not known | do not know
happened-example = Tap a button. If it is not clear, tap Not clear: an officer will look.
ask-disaster_kind = What kind of disaster?
name-disaster_kind = Kind of disaster
disaster_kind-flood = Flood
    .said = flood
    .also = water
disaster_kind-storm = Storm
    .said = storm
    .also = whirlwind | wind | lightning
disaster_kind-landslide = Landslide
    .said = landslide
    .also = subsidence
disaster_kind-drought = Drought, heat
    .said = drought, heat
    .also = heat | salt
disaster_kind-cold = Cold, frost
    .said = cold, frost
    .also = frost
disaster_kind-hail = Hail
    .said = hail
    .also = ice
disaster_kind-skip = Another, not known
    .said = another, not known
    .also = other | not known
disaster_kind-example = Tap a button, for example: Flood.
ask-what_lost = What did your household lose?
name-what_lost = What was lost
what_lost-pig = Pigs
    .said = pigs
    .also = pig
what_lost-poultry = Poultry
    .said = poultry
    .also = chickens | chicken | ducks | duck
what_lost-cattle = Buffaloes, cows
    .said = buffaloes, cows
    .also = buffalo | cow | cattle | horse
what_lost-goat = Goats
    .said = goats
    .also = goat | sheep
what_lost-fish = Fish, shrimp
    .said = fish, shrimp
    .also = fish | shrimp
what_lost-rice = Rice
    .said = rice
    .also = paddy
what_lost-maize = Maize
    .said = maize
    .also = corn
what_lost-vegetable = Vegetables, roots
    .said = vegetables, roots
    .also = vegetables | cassava | beans | peanuts
what_lost-tree = Trees
    .said = trees
    .also = tree | fruit | forest | coffee
what_lost-other = Something else
what_lost-skip = Something else
    .said = something else
    .also = other | not known
what_lost-example = Tap a button, or write the animal or plant.
ask-lost_unit = In which unit do you count?
name-lost_unit = Unit
lost_unit-head = Heads
    .said = heads
    .also = animals
lost_unit-sao = Sào
    .said = sào
    .also = sao
lost_unit-cong = Công
    .said = công
    .also = cong
lost_unit-mau = Mẫu
    .said = mẫu
    .also = mau
lost_unit-hectare = Hectares
    .said = hectares
    .also = ha
lost_unit-square_metre = Square metres
    .said = square metres
    .also = m2 | m²
lost_unit-plant = Plants
    .said = plants
    .also = trees
lost_unit-kilogram = Kilograms
    .said = kilograms
    .also = kg
lost_unit-skip = Not known
    .said = not known
    .also = another way
lost_unit-example = Tap a button, for example: Sào.
ask-lost_count =
    { $known ->
        [no] How many were lost?
       *[yes] How many { $unit } were lost?
    }
name-lost_count = Number lost
lost_count-example = Write a number, for example: 12.
ask-lost_total =
    { $known ->
        [no] How many were there before, in all?
       *[yes] How many { $unit } were there before, in all?
    }
name-lost_total = Number before
lost_total-example = Write a number, for example: 40.
ask-lost_share =
    { $known ->
        [no] How many were lost, of how many? For example: 12/40. Not counted yet? Tap Not known and add it later.
       *[yes] How many { $unit } were lost, of how many? For example: 12/40. Not counted yet? Tap Not known and add it later.
    }
name-lost_share = Part lost
lost_share-example = Write how many were lost of how many, for example: 12/40. Not counted yet? Tap Not known, and add it later.
ask-happened_on = Since which day?
name-happened_on = The day
happened_on-example = Write a day, for example: yesterday, or 19/11.
damage_report-photos = Send photos if you could take some, all of them. If you have none, tap No photo yet.
name-photos = Photos
photos-skip = No photo yet
    .said = no photo yet
    .also = none | no
photos-example = Send photos, or tap No photo yet.
ask-where = Where was it? Send the place, or write the hamlet or field.
name-where = The place
where-skip = Not known
    .said = not known
    .also = skip | at home
where-example = Write the hamlet, for example: hamlet 3.
ask-more_words = Tell what else should be known.
name-more_words = More words
more_words-example = Write a sentence or two.
damage_report-consent =
    May your name, hamlet and number be kept, so that the commune's officer can call back about this report?
    They are kept until 90 days after it is settled, and given to nobody else.
    Do you agree?
ask-commune = Which commune?
name-commune = Commune
commune-example = Tap a commune, or write its name.
ask-reporter_name = What is your name?
name-reporter_name = Name
reporter_name-example = Write your name, for example: Hoàng Văn Mẫu.
ask-hamlet = In which hamlet do you live?
name-hamlet = Hamlet
hamlet-skip = Leave it out
    .said = leave it out
    .also = skip | no
hamlet-example = Write the hamlet, for example: hamlet 3.
ask-reporter_phone = The number on which the officer can call you?
name-reporter_phone = Telephone number
reporter_phone-skip = No number
    .said = no number
    .also = none | no | skip
reporter_phone-example = Write the number, for example: 0900 000 001.
damage-without-name = Nothing was sent and no name is kept. Please tell the group leader or the commune directly.
damage-nobody = { $where } has no household in the book yet. Please ask the officer.
readback-home = • Household { $household }
readback-stranger =
    { $known ->
        [yes] • { $name }, { $hamlet }, { $area } (not in the book yet)
       *[no] • { $name }, { $area } (not in the book yet)
    }
readback-lost = • { $what }: lost { $lost } of { $total } { $unit }, { $when }
readback-lost-some = • { $what }: lost { $lost } { $unit }, of how many is not known, { $when }
readback-lost-uncounted = • { $what }: not counted, { $when }
readback-since = since { $days }
readback-since-unknown = day not known
readback-cause = • Cause: { $cause }
readback-cause-unknown = • Cause: not clear, an officer will look
readback-place = • At { $place }
readback-outside = • Outside the project's time: an officer answers
readback-photos =
    { $sent ->
        [no] • No photo yet
       *[yes] • { $count } photos
    }
readback-case = • Report { $code }
readback-words = • More words
to-leader = { $leader }, the group leader, and the officer
to-officer = the officer of { $area }
to-officer-alone = the officer in charge
to-everyone = whoever works on it
damage_report-confirm =
    { $known ->
        [no] Not sent to anybody yet. Tap Send to tell { $to }, or Edit.
       *[yes] Not sent to anybody yet. Tap Send to tell { $to } at once ({ $cite }), or Edit.
    }
damage_report-confirm-yes = Send
    .said = send
    .also = yes | send it | right | ok
damage_report-confirm-no = Do not send
    .said = do not send
    .also = no | stop | cancel
damage-sent = Sent. Code of the report: { $code }. To see how far it is, write /toi.
damage-after = { $lines }
damage-rule = { $rule } ({ $cite }).
damage-unverified = This report is not verified. The commune's officer will call back before it is written to a household.
damage-advice = Advice, no rule: tell the commune's veterinarian. Do not sell or slaughter, and throw no carcass into streams.
damage-advice-own = Advice, no rule: { $text }
damage-outside = { $point }. The report is taken all the same; no figure is estimated.
damage-not-relief = This report is about the part that is paid back. Relief for the damage itself is another file: ask the commune. More photos or numbers? Send them here.
damage-added = Added to the report { $code }.
case-lost = { $what }: lost { $lost }/{ $total } { $unit }
case-lost-some = { $what }: lost { $lost } { $unit }, total not known
case-lost-uncounted = { $what }, not counted
case-lost-unknown = what was lost is not known
case-since = since { $day }
case-no-day = day not known
case-cause = The household says: { $cause }
case-cause-unknown = The household says: cause not clear
notice-damage-home = Household { $home }: a damage report { $code } was made for you, { $lost }, { $since }. If it is not right, tap Report damage to correct it.
notice-damage-added =
    Report { $code }, household { $home }, has more: { $lost }, { $since }.{ $danger ->
        [yes] {" "}People are in danger.
       *[no] { "" }
    }{ $sent ->
        [yes] {" "}{ $photos } photos in all.
       *[no] { "" }
    } Press Damage cases to see it.
notice-damage-same-file = The report { $code } has a photo that is also in { $others }. This is only pointed out; nothing is concluded.
