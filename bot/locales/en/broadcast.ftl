# /thongbao: an officer writes to a group, a commune, a province

offer-broadcast = Send a message
    .also = broadcast | message to all
opening-broadcast = send a message to all | broadcast

broadcast-text = Revolving fund assistant, { $area }. An officer writes: { $words }

ask-broadcast_what = Send a new message, or see one that was sent?
name-broadcast_what = What to do
broadcast_what-new = A new one
    .said = a new one
    .also = new | send
broadcast_what-sent = One already sent
    .said = one already sent
    .also = sent | how far | stop
broadcast_what-nothing = Nothing
    .said = nothing
    .also = later | no
broadcast_what-example = Press A new one or One already sent.
broadcast-nothing = Another time, then. Nothing was sent.

ask-broadcast_scope = To whom?
name-broadcast_scope = To whom
broadcast_scope-example = Press one, or write its number.
ask-broadcast_words = What shall it say? Short, and no name with an amount.
name-broadcast_words = Message
broadcast_words-example = Write it, such as: Meeting on Tuesday at 8.
broadcast-secret = The message speaks of an OTP, a password, a PIN or an identity card. Such a message is not sent: people might be cheated. Press Edit to write it anew.
broadcast-nobody = { $scope }: { $homes } households, and no chat reaches any. Nothing was sent.
readback-broadcast = • { $scope }: { $homes } households, { $chats } chats. { $without } households have none.
readback-broadcast-words = • They will read: "Trợ lý vốn quay vòng, { $area }. Cán bộ nhắn: { $words }"
broadcast-started = It goes to { $chats } chats in { $scope }. /thongbao shows how far it is, and stops it. At night it waits for the morning.

ask-broadcast_which = Which one?
name-broadcast_which = Message
broadcast_which-example = Press one, or write its number.
broadcast-running =
    Message of { $day }, { $scope }: { $total } chats. Arrived { $sent }, waiting { $waiting }, lost { $lost }, uncertain { $unknown }.{ $some ->
        [yes] { " " }Zalo lets nothing through to { $silent } that have long been silent; ask their leaders to pass it on.
       *[no] { "" }
    }
broadcast-done =
    Message of { $day }, { $scope }: sent to all { $total } chats. Arrived { $sent }, lost { $lost }, uncertain { $unknown }.{ $some ->
        [yes] { " " }Zalo lets nothing through to { $silent } that have long been silent; ask their leaders to pass it on.
       *[no] { "" }
    }
broadcast-stopped =
    Message of { $day }, { $scope }: stopped. Arrived { $sent }, lost { $lost }, uncertain { $unknown }, not sent any more { $stopped }.{ $some ->
        [yes] { " " }Zalo lets nothing through to { $silent } that have long been silent; ask their leaders to pass it on.
       *[no] { "" }
    }
ask-broadcast_next = { $report } Stop it?
name-broadcast_next = Stop
broadcast_next-go_on = Go on
    .said = go on
    .also = no | do not stop
broadcast_next-stop = Stop it
    .said = stop it
    .also = stop | yes
broadcast_next-example = Press Go on or Stop it.
broadcast-goes-on = It goes on.
broadcast-halted = Stopped. What is on its way still arrives.
