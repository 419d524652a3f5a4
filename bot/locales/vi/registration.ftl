# /start MÃ, gửi số điện thoại: nhận ra bà con

registration-link_by = Trợ lý nhận ra bà con bằng cách nào?
name-link_by = Cách nhận ra
link_by-code = Có mã
    .said = có mã
    .also = mã | nhập mã | tôi có mã
link_by-contact = Gửi số của mình
    .said = số điện thoại
    .also = số điện thoại | gửi số | điện thoại
link_by-example = Bấm một nút bên dưới.
registration-code = Ghi mã tám chữ mà tổ trưởng hoặc cán bộ đưa.
name-code = Mã
code-example = Ghi mã tám chữ và số, không cần dấu cách.
registration-contact = Bấm nút gửi số điện thoại của mình. Máy không có nút ấy thì xin tổ trưởng một mã.
name-contact = Số điện thoại
contact-example = Số phải gửi bằng nút, không gõ. Không có nút thì dùng mã.
registration-consent =
    { $name }, đúng không?
    Trợ lý xin giữ tên và số của bà con, để mở sổ và nhắn việc của nhà mình.
    Giữ đến khi bà con xóa bằng /xoadulieu. Không đưa cho ai khác.
    Bà con đồng ý không?
registration-home-consent = Nhà { $household }: trợ lý giữ và nhắn việc của nhà này vào máy này nhé? Tin của nhà này sẽ đến đây.
name-home-consent = Nhà này đồng ý
home-consent-yes = Đồng ý
    .said = đồng ý
    .also = có | vâng | được | ok
home-consent-no = Không đồng ý
    .said = không đồng ý
    .also = không | thôi | chưa
home-consent-example = Bấm Đồng ý hoặc Không đồng ý.
registration-form_of_address = Trợ lý gọi { $given } thế nào?
registration-done =
    { $some ->
        [no] Chào { $who_is }. Từ nay trợ lý nhận ra máy này. { registration-next }
       *[yes] Chào { $who_is }. Từ nay trợ lý nhận ra máy này, và nhắn việc của { $homes } nhà vào đây. { registration-next }
    }
registration-next =
    { $role ->
        [officer] Ghi /viec để xem việc đang chờ.
        [authority] Ghi /viec để xem việc đang chờ.
        [group_leader] Ghi /nhom để xem tổ.
       *[household] Ghi /toi để xem sổ.
    }
registration-without = Trợ lý không giữ tên, không nối máy này với ai. Bà con vẫn hỏi được mọi việc như thường.
registration-wrong = Mã này chưa đúng. Xem lại mã, hoặc xin mã mới. Sai năm lần thì phải chờ.
registration-expired = Mã này hết hạn hoặc đã dùng rồi. Bà con xin mã mới.
registration-paused = Mã sai nhiều lần rồi. Chờ { $minutes } phút nữa hãy thử, hoặc gặp tổ trưởng.
registration-unknown = Số này chưa có trong sổ. Xin tổ trưởng hoặc cán bộ một mã.
registration-several = Số này ghi cho nhiều người trong sổ. Xin tổ trưởng hoặc cán bộ một mã.
registration-same = Trợ lý đã nhận ra bà con từ trước. Ghi /toi để xem sổ.
registration-taken = Máy này đã nối với người khác. Muốn đổi thì ghi /xoadulieu trước, hoặc gặp cán bộ.
contact-typed = Số điện thoại phải gửi bằng nút, không gõ. Không có nút thì xin tổ trưởng một mã.
contact-not-own = Trợ lý chỉ nhận số của chính bà con. Số này không được giữ lại.
