# /noptien: hộ đã nộp, tổ trưởng nhận tiền, tổ trưởng nộp vào tài khoản

payment-none = Sổ chưa có hộ hay tổ nào của bà con để ghi tiền nộp.
payment-nothing = Nhà { $household } hiện không còn gì phải nộp lại.
payment-doing = Bà con báo việc gì?
name-doing = Việc báo
doing-paid = Nhà mình đã nộp
    .said = nhà mình đã nộp
    .also = đã nộp | nộp rồi | tôi nộp
doing-received = Nhận tiền của hộ
    .said = nhận tiền của hộ
    .also = nhận tiền | thu tiền | đã thu | đã nhận
doing-deposited = Nộp vào tài khoản
    .said = nộp vào tài khoản
    .also = nộp kho bạc | vào tài khoản | đã nộp kho bạc | gửi kho bạc
doing-example = Bấm một nút bên dưới.

ask-how_much = Nhà { $household } còn { $rest }. Nộp hết hay một phần?
name-how_much = Hết hay một phần
how_much-all = Nộp hết
    .said = nộp hết
    .also = hết | đủ | toàn bộ | cả | nộp đủ
how_much-part = Số khác
    .said = số khác
    .also = một phần | khác | nộp một phần | chưa đủ
how_much-example = Bấm Nộp hết hoặc Số khác.
ask-amount_vnd = Nhà { $household } đã nộp bao nhiêu tiền?
name-amount_vnd = Số tiền
amount_vnd-example = Ghi số tiền, ví dụ: 1 triệu.
ask-paid_to = Đã nộp cho ai?
name-paid_to = Nộp cho ai
paid_to-group_leader = Tổ trưởng
    .said = tổ trưởng
    .also = trưởng tổ | đại diện | nộp cho tổ trưởng
paid_to-agency = Tài khoản cơ quan
    .said = tài khoản cơ quan
    .also = kho bạc | ngân hàng | cơ quan | tài khoản | chuyển khoản
paid_to-example = Bấm Tổ trưởng hoặc Tài khoản cơ quan.
ask-account = Nộp vào đâu?
name-account = Nơi nộp
account-treasury = Kho bạc
    .said = kho bạc
    .also = kho bạc nhà nước
account-bank = Ngân hàng
    .said = ngân hàng
    .also = chuyển khoản | bank
account-cash = Tiền mặt
    .said = tiền mặt
    .also = đưa tay | nộp tay
account-example = Bấm một nút, ví dụ: Kho bạc.
ask-slip = Gửi ảnh giấy nộp tiền. Có nhiều ảnh thì gửi hết. Chưa có thì bấm Chưa có ảnh.
name-slip = Ảnh giấy nộp
slip-skip = Chưa có ảnh
    .said = chưa có ảnh
    .also = không có | chưa có | không có ảnh | mất giấy | không biết | không | chưa
slip-example = Chụp rõ giấy nộp tiền rồi gửi.

readback-household = Nhà { $household }, { $project }.
readback-paid =
    { $payee ->
        [group_leader] • Đã nộp { $amount } cho tổ trưởng
        [agency] • Đã nộp { $amount } vào tài khoản cơ quan
       *[unknown] • Đã nộp { $amount }, chưa rõ nộp cho ai
    }
readback-slip =
    { $sent ->
        [no] • Chưa có ảnh giấy nộp
       *[yes] • { $count } ảnh giấy nộp
    }
readback-more = • Nhiều hơn số còn lại { $rest }, cán bộ sẽ xem
readback-received = • Tổ trưởng đã nhận { $amount } tiền mặt
off-path-leader = Văn bản ghi: hộ nộp cho tổ trưởng ({ $cite }). Khoản này đi đường khác, trợ lý vẫn ghi, cán bộ sẽ xem.
off-path-agency = Văn bản ghi: hộ nộp vào tài khoản cơ quan ({ $cite }). Khoản này đi đường khác, trợ lý vẫn ghi, cán bộ sẽ xem.
declared-leader =
    { $known ->
        [yes] Đã ghi. { $leader }, tổ trưởng, nhận tiền rồi thì gửi phiếu nhận có số. Chưa có phiếu thì chưa xong.
       *[no] Đã ghi. Tổ trưởng nhận tiền rồi thì gửi phiếu nhận có số. Chưa có phiếu thì chưa xong.
    }
declared-officer =
    { $counts ->
        [yes] Đã ghi, chờ cán bộ xác nhận. Nhà mình giữ giấy nộp tiền.
       *[no] Đã ghi, chờ cán bộ xem. Cán bộ thấy tiền vào tài khoản thì sổ mới tính là đã nộp. Nhà mình giữ giấy nộp tiền.
    }
declared-no-slip = Đã ghi. Chưa có ảnh giấy nộp nên sổ chưa tính là đã nộp. Có giấy thì gửi ảnh vào đây.

## Tổ trưởng nhận tiền

ask-member = Nhận tiền của hộ nào? Không thấy tên thì ghi tên hộ.
name-member = Hộ
member-example = Ghi tên chủ hộ.
receipt-nobody = { $team }: chưa có hộ nào phải nộp.
ask-as_declared = Nhà { $household } báo đã nộp { $amount }. Nhận đúng số ấy không?
name-as_declared = Đúng số hộ báo
as_declared-yes = Đúng số ấy
    .said = đúng số ấy
    .also = đúng | có | vâng | rồi
as_declared-no = Số khác
    .said = số khác
    .also = không | khác | chưa đúng
as_declared-example = Bấm Đúng số ấy hoặc Số khác.
ask-received_vnd = Nhận của nhà { $household } bao nhiêu tiền?
name-received_vnd = Số tiền nhận
received_vnd-example = Ghi số tiền, ví dụ: 3 triệu.
receipt-done = Đã ghi cho nhà { $household }. Đọc mã phiếu cho hộ chép lại. Thu xong thì nộp vào tài khoản cơ quan, rồi ghi /noptien ({ $cite }).

## Tổ trưởng nộp vào tài khoản

deposit-nothing = { $team }: tổ trưởng không giữ khoản nào. Nhận tiền của hộ thì ghi /noptien.
ask-deposit_what = Đang giữ { $rest } của { $count } phiếu. Nộp vào tài khoản hết chưa?
name-deposit_what = Nộp những phiếu nào
deposit_what-all = Nộp hết
    .said = nộp hết
    .also = hết | rồi | tất cả | có
deposit_what-some = Một số phiếu
    .said = một số phiếu
    .also = một phần | vài phiếu | chưa hết
deposit_what-example = Bấm Nộp hết hoặc Một số phiếu.
ask-entry-receipt = Phiếu nào?
name-entry-receipt = Phiếu
entry-receipt-example = Bấm một phiếu, hoặc ghi tên hộ.
ask-entry-more = Còn phiếu nào nữa không?
name-entry-more = Thêm phiếu
entry-more-example = Bấm Có hoặc Không.
readback-deposit = { $team }: nộp { $amount } vào tài khoản cơ quan ({ $cite }).
readback-account = • Vào { $bank }, số { $number }, tên { $holder }
readback-count = • { $count } phiếu nhận
deposit-done = Đã ghi nộp { $amount }. Chờ cán bộ xác nhận. Giữ giấy nộp tiền.
