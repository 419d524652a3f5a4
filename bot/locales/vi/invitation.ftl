# /ma: cấp mã cho hộ, hoặc nhận tin giúp hộ không có điện thoại

ask-invite_from = Hộ ở tổ nào, xã nào?
name-invite_from = Tổ hoặc xã
invite_from-example = Bấm một dòng, hoặc ghi tên.
invitation-nobody = { $where }: chưa có hộ nào trong sổ.
ask-reached_by = Nhà { $household } nhận tin bằng máy nào?
name-reached_by = Máy nhận tin
reached_by-code = Máy của hộ
    .said = máy của hộ
    .also = máy riêng | có máy | cấp mã | mã
reached_by-mine = Máy này nhận giúp
    .said = máy này nhận giúp
    .also = không có máy | máy này | nhận giúp | máy của tôi
reached_by-example = Bấm Máy của hộ hoặc Máy này nhận giúp.
ask-spoken_consent =
    Nhà { $household }: đọc cho chủ hộ nghe nhé.
    "Trợ lý giữ tên và việc của nhà mình. Tin của nhà mình đến máy người nhận giúp. Muốn thôi lúc nào cũng được."
    Chủ hộ đồng ý chưa?
name-spoken_consent = Chủ hộ đồng ý
spoken_consent-yes = Chủ hộ đồng ý
    .said = chủ hộ đồng ý
    .also = có | đồng ý | vâng | rồi
spoken_consent-no = Chưa đồng ý
    .said = chưa đồng ý
    .also = không | chưa
spoken_consent-example = Bấm Chủ hộ đồng ý hoặc Chưa đồng ý.
readback-code = Nhà { $household }: cấp một mã dùng một lần, trong 7 ngày. Mã cũ thôi dùng.
readback-serve = Nhà { $household }: tin đến máy này. Chủ hộ đã nghe và đồng ý.
invitation-code-done = Đưa mã cho nhà { $household }. Hộ mở trợ lý, ghi: /start và mã ấy. Không đăng mã lên nhóm chung.
invitation-without = Nhà { $household } chưa đồng ý, nên trợ lý không giữ gì thêm. Tin của hộ in ra giấy.
invitation-serve-done = Từ nay tin của nhà { $household } đến máy này. Tin nào cũng ghi tên hộ ở dòng đầu.
code-made = Mã của nhà { $household }: { $code }. Dùng một lần, đến hết ngày { $until }.
invited = Trợ lý vốn quay vòng, { $area }. Sổ của xã có số điện thoại này. Bà con trả lời tin này thì xem được sổ nhà mình và được nhắn hạn nộp. Không trả lời thì trợ lý không nhắn nữa. Trợ lý không hỏi OTP, mật khẩu. Thấy lạ thì hỏi tổ trưởng hoặc cán bộ xã.
