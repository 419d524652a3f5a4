# /thongbao: cán bộ gửi tin cho một tổ, một xã, một tỉnh

offer-broadcast = Gửi thông báo
    .also = thông báo | gửi tin | báo cả xã | nhắn cả tổ
opening-broadcast = gửi thông báo | nhắn cả xã | nhắn cả tổ

broadcast-text = Trợ lý vốn quay vòng, { $area }. Cán bộ nhắn: { $words }

ask-broadcast_what = Gửi thông báo mới, hay xem tin đã gửi?
name-broadcast_what = Việc
broadcast_what-new = Gửi tin mới
    .said = gửi tin mới
    .also = mới | gửi
broadcast_what-sent = Xem tin đã gửi
    .said = xem tin đã gửi
    .also = xem | đã gửi | tới đâu rồi | dừng gửi
broadcast_what-nothing = Thôi
    .said = thôi
    .also = để sau | không
broadcast_what-example = Bấm Gửi tin mới hoặc Xem tin đã gửi.
broadcast-nothing = Để sau vậy. Chưa gửi gì cả.

ask-broadcast_scope = Gửi cho ai?
name-broadcast_scope = Nơi nhận
broadcast_scope-example = Bấm một nơi, hoặc ghi số.
ask-broadcast_words = Nhắn gì? Viết ngắn, đừng ghi tên người kèm số tiền.
name-broadcast_words = Lời nhắn
broadcast_words-example = Ghi lời nhắn, ví dụ: Sáng thứ Ba họp thôn lúc 8 giờ.
broadcast-secret = Lời nhắn có nói tới OTP, mật khẩu, PIN hoặc căn cước. Trợ lý không gửi tin như vậy, kẻo bà con bị lừa. Bấm Sửa để viết lại.
broadcast-nobody = { $scope }: { $homes } nhà, chưa nhà nào có nơi nhận tin. Chưa gửi gì cả.
readback-broadcast = • { $scope }: { $homes } nhà, { $chats } nơi nhận tin. { $without } nhà chưa có nơi nhận.
readback-broadcast-words = • Bà con sẽ đọc: "Trợ lý vốn quay vòng, { $area }. Cán bộ nhắn: { $words }"
broadcast-started = Đang gửi cho { $chats } nơi nhận ở { $scope }. Ghi /thongbao để xem tới đâu, hoặc dừng. Ban đêm thì sáng mai mới gửi.

ask-broadcast_which = Xem tin nào?
name-broadcast_which = Tin
broadcast_which-example = Bấm một tin, hoặc ghi số.
broadcast-running =
    Tin ngày { $day }, { $scope }: { $total } nơi nhận. Đã tới { $sent }, đang chờ { $waiting }, không tới { $lost }, chưa rõ { $unknown }.{ $some ->
        [yes] { " " }{ $silent } nơi lâu chưa nhắn lại nên Zalo không cho gửi, nhờ tổ trưởng báo giúp.
       *[no] { "" }
    }
broadcast-done =
    Tin ngày { $day }, { $scope }: đã gửi xong { $total } nơi nhận. Đã tới { $sent }, không tới { $lost }, chưa rõ { $unknown }.{ $some ->
        [yes] { " " }{ $silent } nơi lâu chưa nhắn lại nên Zalo không cho gửi, nhờ tổ trưởng báo giúp.
       *[no] { "" }
    }
broadcast-stopped =
    Tin ngày { $day }, { $scope }: đã dừng. Đã tới { $sent }, không tới { $lost }, chưa rõ { $unknown }, không gửi nữa { $stopped }.{ $some ->
        [yes] { " " }{ $silent } nơi lâu chưa nhắn lại nên Zalo không cho gửi, nhờ tổ trưởng báo giúp.
       *[no] { "" }
    }
ask-broadcast_next = { $report } Dừng lại không?
name-broadcast_next = Dừng gửi
broadcast_next-go_on = Gửi tiếp
    .said = gửi tiếp
    .also = không | tiếp | không dừng
broadcast_next-stop = Dừng gửi
    .said = dừng gửi
    .also = dừng | dừng lại | có | thôi
broadcast_next-example = Bấm Gửi tiếp hoặc Dừng gửi.
broadcast-goes-on = Trợ lý gửi tiếp.
broadcast-halted = Đã dừng. Tin nào đang đi thì vẫn tới.
