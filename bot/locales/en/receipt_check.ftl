# /phieu CODE: what a receipt says in the book

ask-receipt_code = Write the eight-letter code on the receipt.
name-receipt_code = Receipt code
receipt_code-example = Write the eight letters and digits on the receipt, such as 277BG9QT.
receipt-holds = Receipt { $number }, code { $code }: the group leader received { $amount } on { $on }, project { $project }. It is in the book.
receipt-struck = Receipt { $number }, code { $code }, { $amount } on { $on }, project { $project }: struck from the book. Ask the group leader or the officer.
receipt-unknown = The book has no receipt with this code. Check the code on the slip. If it is right and not here, tell the officer at once.
