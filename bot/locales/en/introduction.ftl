# Consent, then how to address the person

introduction-consent =
    May your name and form of address be kept, to call you rightly and to remember unfinished questions?
    Unfinished questions are kept 30 days, the name until you erase it with /xoadulieu.
    Nothing is passed on. Without it, everything works as before.
name-consent = Keeping the name
consent-yes = I agree
    .said = agreed
    .also = yes | ok | agree | sure
consent-no = I don't agree
    .said = not agreed
    .also = no | not | rather not
consent-example = Tap I agree or I don't agree.
introduction-form_of_address = How should you be called?
name-form_of_address = Form of address
form_of_address-anh = Anh
    .said = anh
form_of_address-chi = Chị
    .said = chị
form_of_address-co = Cô
    .said = cô
form_of_address-chu = Chú
    .said = chú
form_of_address-bac = Bác
    .said = bác
form_of_address-ong = Ông
    .said = ông
form_of_address-ba = Bà
    .said = bà
form_of_address-example = Tap one, for example: Bác.
introduction-given_name = And the name? The everyday name is enough, for example: Páo.
name-given_name = Name
given_name-example = Write the everyday name, for example: Páo.
introduction-done = Hello { $address }. That is how you will be called. To have it forgotten, write /xoadulieu.
introduction-without = No name is kept. Everything can be asked as before.
