# Tin trợ lý tự gửi, và câu trả lời khi sổ không nhận

notice = Trợ lý vốn quay vòng, { $area }. { $text }
notice-declared-leader = Nhà { $household } báo đã nộp { $amount }. Nhận tiền rồi thì bấm Việc đang chờ để làm phiếu.
notice-declared-officer = Nhà { $household } báo đã nộp { $amount }. Ghi /viec để xem và xác nhận.
receipt-made = Phiếu nhận số { $number }, mã { $code }: nhà { $household }, { $amount }, ngày { $on }.
notice-receipt = Nhà { $household }: { $leader }, tổ trưởng, đã nhận { $amount } ngày { $on }. Phiếu số { $number }, mã { $code }, bà con chép lại. Còn { $rest }.
notice-deposited = { $team }: tổ trưởng báo đã nộp { $amount } vào tài khoản. Ghi /viec để xem và xác nhận.
notice-confirmed = Nhà { $household }: cán bộ đã thấy { $amount } vào tài khoản. Còn { $rest }.
notice-not-arrived = Nhà { $household }: cán bộ chưa thấy { $amount } vào tài khoản, nên đã gạch khoản báo ấy. Còn giấy nộp thì gửi ảnh, hoặc bấm Gặp cán bộ.
notice-withdrawn = Nhà { $household }: khoản { $amount } ghi trước đó đã được sửa. Còn { $rest }.
notice-decided = Nhà { $household }: đã có Quyết định số { $number } ngày { $on }. Ghi /toi để xem số và hạn mới. Chưa rõ thì bấm Gặp cán bộ.
notice-account = Tài khoản mới của { $agency }: { $bank }, số { $number }, tên { $holder }. Đổi số thì sau 24 giờ mới dùng. Thấy lạ thì báo ngay quản trị.
notice-account-entered = Có người nhập tài khoản mới cho { $agency }: { $bank }, số { $number }, tên { $holder }. Chưa dùng. Cán bộ thứ hai đối chiếu giấy, rồi ghi /viec. Thấy lạ thì báo ngay quản trị.
notice-authority = Từ ngày { $since }, việc { $role }: { $holder }. Cán bộ vừa ghi vào sổ. Chưa đúng thì ghi /thamquyen để sửa.
notice-switch =
    { $on ->
        [yes] Vừa bật: { $switch }. Chưa đúng thì ghi /batat.
       *[no] Vừa tắt: { $switch }. Chưa đúng thì ghi /batat.
    }
notice-granted = Quản trị vừa giao vai trò: { $role }. Ghi /toi để xem.
notice-revoked = Quản trị vừa thôi giao vai trò: { $role }.
notice-decision-waits = { $number } chờ cán bộ thứ hai. Ghi /viec để xem.

import-written = Đã nhập: { $new } mới, { $changed } thay đổi.

refused-slip-seen = Giấy nộp này đã có trong sổ, ghi cho một khoản khác. Xem lại ảnh, rồi bấm Sửa để gửi ảnh đúng.
refused-already-taken = Việc này đã có người làm trước. Sổ không đổi thêm. Ghi /viec để xem việc còn lại.
refused-below-nothing = Số này vượt số trong sổ. Bấm Sửa để ghi lại.
refused-has-followers = Khoản này đã đi bước sau, nên chưa sửa được ở đây. Bấm Gặp cán bộ.
refused-not-allowed = Việc này ngoài phần của bà con, nên chưa ghi. Bấm Gặp cán bộ nhé.
refused-needs-another = Cần một cán bộ khác xác nhận, không phải người đã nhập.
refused-not-found = Sổ không còn khoản này. Bà con mở lại từ đầu nhé.
refused-not-now = Sổ đã đổi từ lúc hỏi. Bà con mở lại từ đầu nhé.
refused-bad-value = Sổ chưa nhận được số này. Bấm Sửa để ghi lại.
refused-not-permitted = Văn bản không ghi cho làm vậy, nên chưa ghi. Bấm Sửa để xem lại.

# Một dữ kiện riêng trong mẫu tin đã duyệt
notice-fact = { $value }
