# /hotro, /heso, /doiung, /chiavon: public money by Resolution 08/2022 of Quảng Ngãi, for officers

offer-support_share = Who pays works
    .also = support share
offer-coefficient = Coefficient
    .also = class of a commune
offer-cofunding = Co-funding
    .also = counterpart money
offer-allocation = Divide money
    .also = allocation
opening-support_share = share of works | who pays the works | which kind is our commune
opening-coefficient = coefficient of
opening-cofunding = how much must the province add
opening-allocation = divide by coefficient | allocate by coefficient

ask-works = Which works? Where there is no button, write the name, such as: market.
name-works = Works
works-roads = Roads
    .said = roads
    .also = road | bridge | village road
works-irrigation = Irrigation
    .said = irrigation
    .also = canal | dam | flood protection
works-power = Rural power
    .said = rural power
    .also = power | electricity
    .hidden = 1
works-schools = Schools
    .said = schools
    .also = school | kindergarten
works-health_station = Health station
    .said = health station
    .also = clinic
    .hidden = 1
works-commune_hall = Commune hall
    .said = commune hall
    .also = hall of the commune | sports ground of the commune
works-village_hall = Village hall
    .said = village hall
    .also = hall of the village | culture house
works-market = Market
    .said = market
    .also = rural market
    .hidden = 1
works-local_media = Local media
    .said = local media
    .also = loudspeakers | radio
    .hidden = 1
works-environment = Environment
    .said = environment
    .also = waste | waste water
works-digital = Information technology
    .said = information technology
    .also = digital | database | internet
    .hidden = 1
works-agricultural_centre = Agricultural centre
    .said = agricultural centre
    .also = centre for agricultural technique
    .hidden = 1
works-of_district = District works
    .said = district works
    .also = district | town | city
works-example = Write the works, such as: village hall.

ask-commune_kind = Works: { $works }. Which kind is the commune? If not sure, press Don't know; both are shown.
name-commune_kind = Kind of commune
commune_kind-extremely_difficult_or_atk = Difficult, ATK
    .said = extremely difficult communes, ATK
    .also = extremely difficult | atk
commune_kind-other = Other communes
    .said = other communes
    .also = ordinary
commune_kind-example = Press a button, such as: Other communes.

ask-district_kind = A mountain district, or a plain one, town or city?
name-district_kind = Kind of district
district_kind-mountain = Mountain district
    .said = mountain districts
    .also = mountain
district_kind-plain_or_town = Plain, town, city
    .said = plain districts, towns, cities
    .also = plain | town | city
district_kind-example = Press a button, such as: Mountain district.

ask-cost_vnd = What do the works cost?
name-cost_vnd = Cost of the works
cost_vnd-example = Write an amount, such as: 2 billion.

share-answer = For { $works }: paid by the centre and the province, the rest by district, commune and others ({ $cite }):
    { $lines }
share-line = • { $kind }: { $state }, the rest { $local }
share-line-money = • { $kind }: { $state } = { $state_vnd }; the rest { $local } = { $local_vnd }
share-which-commune = Which kind the commune is, the province and its officers say. The text abbreviates ĐBK and ATK, unexplained.
share-which-district = Which kind the district is, the officer in charge says. Districts ended on 01/07/2025.
funding-period = The document is for the years { $from } - { $to }. For money of other years officers look at the newer text.

ask-unit = The coefficient of a commune or of a district?
name-unit = Commune or district
unit-commune = Commune
    .also = of a commune
unit-district = District
    .also = of a district | town | city
unit-example = Press Commune or District.
ask-capital_year = Money of which year? Write 2021 for money moved from 2021 to 2022.
name-capital_year = Year of the money
capital_year-example = Write a year from 2021 to 2025, such as: 2023.
ask-extremely_difficult = Is it an extremely difficult commune?
name-extremely_difficult = Extremely difficult
extremely_difficult-yes = Yes
    .said = extremely difficult
    .also = it is
extremely_difficult-no = No
    .said = not extremely difficult
    .also = it is not
extremely_difficult-example = Press Yes or No.
ask-recognised = Is it recognised as meeting the new rural standard?
name-recognised = Recognised
recognised-yes = Recognised
    .said = recognised
    .also = yes
recognised-no = Not yet
    .said = not recognised
    .also = no
recognised-example = Press Recognised or Not yet.
ask-criteria_met = How many criteria does it meet?
name-criteria_met = Criteria met
criteria_met-example = Write a number, such as: 14.
ask-registered = Is it registered as advanced or as a model?
name-registered = Registered
registered-none = Not registered
    .also = no | none
registered-advanced = Advanced
    .also = registered as advanced
registered-model = Model
    .also = registered as model
registered-example = Press a button, such as: Advanced.
ask-registered_district = Does the district aim at the standard, or at the advanced one?
name-registered_district = Aim of the district
registered_district-none = The standard
    .also = standard
registered_district-advanced = Advanced
    .also = the advanced standard
registered_district-example = Press The standard or Advanced.
ask-source = Central or provincial money?
name-source = Source of the money
source-central = Central
    .said = central money
    .also = central budget
source-provincial = Provincial
    .said = provincial money
    .also = provincial budget
source-example = Press Central or Provincial.

coefficient-is = By the document:
    { $lines }
coefficient-estimate = An estimate, the assistant had to interpret; an officer confirms:
    { $lines }
coefficient-candidates = The document leaves open which holds. The province and its officers answer. The readings:
    { $lines }
coefficient-not-covered = The document has no coefficient for this case:
    { $lines }
coefficient-needs = Still missing for a class:
    { $lines }
coefficient-missing = • { $what ->
        [criteria_met] how many criteria are met
        [recognised] whether it is recognised
        [source] central or provincial money
       *[other] the year of the money
    }
coefficient-line = • { $reason } ({ $cite })
coefficient-assumed = { $lines }
assumed-year = { $table ->
        [first] For money of 2021:
       *[second] For money of 2022 - 2025:
    }
assumed-source = For { $source }:

ask-central_vnd = How much central money does the province get?
name-central_vnd = Central money
central_vnd-example = Write an amount, such as: 100 billion.
ask-provincial_vnd = How much does the province provide? If not known, press Don't know.
name-provincial_vnd = Provincial money
provincial_vnd-example = Write an amount, such as: 150 billion.
cofunding-determined = With { $central } of central money the province adds at least { $least }, 1.5 times ({ $cite }).
cofunding-met = Enough. Central { $central }, the province needs at least { $least } and provides { $provincial } ({ $cite }).
cofunding-not_met = Not enough. Central { $central }, the province needs at least { $least } and provides { $provincial }. { $short } is missing ({ $cite }).

ask-budget_vnd = How much money is divided?
name-budget_vnd = Money to divide
budget_vnd-example = Write an amount, such as: 12 billion.
ask-units_from = Write the communes here, or send a sheet?
name-units_from = How they come
units_from-typed = Write here
    .also = type
units_from-sheet = Send a sheet
    .also = sheet | excel | xlsx | file
units_from-example = Press Write here or Send a sheet.
ask-units = One unit a line, the name, then the coefficient. Such as: Xã Trà Lâm 5; Xã Ba Vinh 3.
name-units = Units
units-example = Write a name and a coefficient, such as: Xã Trà Lâm 5.
ask-units_sheet = Fill in the form, two columns: name and coefficient. Then send the .xlsx back.
name-units_sheet = Sheet of units
units_sheet-example = Send one .xlsx file.
allocation-answer = { $budget } divided among { $count } units ({ $cite }):
    { $lines }{ $rest ->
        [none] {""}
       *[other] {" "}
            and { $rest } more in the sheet.
    }
allocation-line = • { $name }: { $amount }
allocation-estimate = An estimate, no decision. The document writes no formula; the assistant takes money times coefficient over the sum of coefficients. The province allocates.
allocation-bad = Some lines could not be read. Write the name, then the coefficient, and send again:
    { $lines }
allocation-bad-line = • { $line }
allocation-no-units = No unit has a coefficient above 0 yet. Press Change to write them again.
