# /start CODE, a shared number: who you are

registration-link_by = How shall the assistant know you?
name-link_by = Known by
link_by-code = I have a code
    .said = a code
    .also = code
link_by-contact = Share my number
    .said = the phone number
    .also = phone | number
link_by-example = Tap a button below.
registration-code = Write the code of eight letters and digits from your leader or the officer.
name-code = Code
code-example = Write the eight letters and digits, no spaces needed.
registration-contact = Tap the button that shares your own number. If there is none, ask your leader for a code.
name-contact = Phone number
contact-example = The number must be shared by the button, not typed. Without one, use a code.
registration-consent =
    { $name }, is that right?
    May your name and number be kept, to open the book and send your household's messages?
    They are kept until you erase them with /xoadulieu. Nothing is passed on.
    Do you agree?
registration-home-consent = Household { $household }: may its matters be kept and sent to this device? Its messages will come here.
name-home-consent = Consent for this household
home-consent-yes = I agree
    .said = agreed
    .also = yes | ok
home-consent-no = I don't agree
    .said = not agreed
    .also = no | not
home-consent-example = Tap I agree or I don't agree.
registration-form_of_address = How should { $given } be called?
registration-done =
    { $some ->
        [no] Hello { $who_is }. From now on the assistant knows this device. { registration-next }
       *[yes] Hello { $who_is }. From now on the assistant knows this device and sends what concerns { $homes } households here. { registration-next }
    }
registration-next =
    { $role ->
        [officer] Write /viec to see what waits.
        [authority] Write /viec to see what waits.
        [group_leader] Write /nhom to see the group.
       *[household] Write /toi to see the book.
    }
registration-without = No name is kept and this device is linked to nobody. Everything can be asked as before.
registration-wrong = This code is not right. Look again, or ask for a new one. After five wrong codes there is a pause.
registration-expired = This code has expired or was used. Ask for a new one.
registration-paused = There were many wrong codes. Wait { $minutes } minutes, or see your group leader.
registration-unknown = This number is not in the book. Ask your leader or the officer for a code.
registration-several = This number stands for several people in the book. Ask your leader or the officer for a code.
registration-same = You are known already. Write /toi to see your book.
registration-taken = This device is linked to somebody else. To change that, write /xoadulieu first, or see the officer.
contact-typed = The number must be shared by the button, not typed. Without a button, ask your leader for a code.
contact-not-own = Only your own number can be taken. This one was not kept.
