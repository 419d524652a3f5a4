# /ngonngu, /xoadulieu

ask-language = Which language?
name-language = Language
language-vi = Tiếng Việt
    .also = vietnamese | viet
language-en = English
    .also = anh | tiếng anh
language-example = Tap Tiếng Việt or English.
language-changed = From now on this is in English.

erase-confirm =
    This will be erased: your name and form of address, your answers, the messages kept here.
    It cannot be brought back. Papers at the commune stay as they are.
    Are you sure?
name-confirm = Confirmation
erase-confirm-yes = Erase everything
    .said = erase everything
    .also = yes | erase | sure | agree
erase-confirm-no = Keep it
    .said = keep it
    .also = no | wait | stop | keep
confirm-example = Tap one of the buttons.
erase-done = Erased. Nothing about you is kept here. To ask again, write /start.
erase-kept = Nothing was erased. Everything stays as it was.
