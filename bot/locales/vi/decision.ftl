# /quyetdinh: cán bộ ghi lại quyết định của cấp có thẩm quyền

decision-no-project = Xã chưa có dự án nào trong sổ. Ghi /nhap để nhập.
decision-nobody = { $project }: chưa có hộ nào phải nộp lại.
ask-decision_kind = Quyết định về việc gì?
name-decision_kind = Loại quyết định
decision_kind-recovery = Thu hồi vốn
    .said = thu hồi vốn
    .also = thu hồi | quyết định thu hồi
decision_kind-extension = Gia hạn
    .said = gia hạn
    .also = lùi hạn | kéo dài
decision_kind-reduction = Giảm mức nộp
    .said = giảm mức nộp
    .also = giảm | giảm tỷ lệ
decision_kind-waiver = Miễn thu hồi
    .said = miễn thu hồi
    .also = miễn | không thu hồi
decision_kind-suspension = Dừng thu hồi
    .said = dừng thu hồi
    .also = dừng | tạm dừng
decision_kind-refusal = Không điều chỉnh
    .said = không điều chỉnh
    .also = không chấp thuận | không giảm | giữ nguyên
decision_kind-withdrawal = Thôi tham gia
    .said = thôi tham gia
    .also = rút khỏi dự án | rút dự án | dừng hẳn dự án | rút
decision_kind-example = Bấm một loại, ví dụ: Gia hạn.
ask-withdrawn_who = Ai thôi tham gia, một hộ hay cả dự án?
name-withdrawn_who = Ai thôi tham gia
withdrawn_who-household = Một hộ
    .said = một hộ
    .also = hộ | 1 hộ | nhà
withdrawn_who-project = Cả dự án
    .said = cả dự án
    .also = dự án | tất cả | toàn bộ
withdrawn_who-example = Bấm Một hộ hoặc Cả dự án.
ask-decision_number =
    { $kind ->
        [paper] Theo giấy nào? Ghi số, không có số thì ghi tên giấy hoặc lý do.
       *[decision] Quyết định số mấy? Ghi đúng như bản giấy.
    }
name-decision_number = Số quyết định
decision_number-example =
    { $kind ->
        [paper] Ví dụ: 12/BB-UBND, hoặc Đơn xin rút.
       *[decision] Ghi số, ví dụ: 45/QĐ-UBND.
    }
ask-decided_on =
    { $kind ->
        [paper] Giấy ấy ký ngày nào?
       *[decision] Quyết định ký ngày nào?
    }
name-decided_on = Ngày ký
decided_on-example = Ghi ngày, ví dụ: 10/09/2026.
ask-decided_by =
    { $kind ->
        [paper] Ai ký, hoặc ai đồng ý? Ghi tên cơ quan.
       *[decision] Ai ký quyết định? Ghi tên cơ quan.
    }
name-decided_by = Cơ quan ký
decided_by-example = Ghi tên cơ quan, ví dụ: UBND xã.
ask-new_pay_by = Hạn nộp mới là ngày nào?
name-new_pay_by = Hạn mới
new_pay_by-example = Ghi ngày, ví dụ: 30/03/2027.
ask-new_amount = Theo quyết định, hộ còn phải nộp lại tổng cộng bao nhiêu?
name-new_amount = Số nộp mới
new_amount-example = Ghi số tiền, ví dụ: 1,8 triệu.
ask-counted_from = Văn bản có hai cách hiểu mốc 12 tháng. Từ hạn nộp thì muộn nhất { $deadline }. Từ ngày kết thúc dự án thì muộn nhất { $project_end }. Quyết định tính từ đâu?
name-counted_from = Mốc tính
counted_from-deadline = Từ hạn nộp
    .said = từ hạn nộp
    .also = hạn nộp | hạn
counted_from-project_end = Từ ngày kết thúc
    .said = từ ngày kết thúc dự án
    .also = kết thúc | ngày kết thúc dự án
counted_from-example = Bấm Từ hạn nộp hoặc Từ ngày kết thúc.
ask-scan = Gửi ảnh hoặc bản quét quyết định. Chưa có thì bấm Chưa có bản quét.
name-scan = Bản quét
scan-skip = Chưa có bản quét
    .said = chưa có bản quét
    .also = chưa có | không có | không biết | không | chưa
scan-example = Chụp rõ từng trang rồi gửi.
decision-damage_cause = Quyết định ghi nguyên nhân gì?
decision-damage_percent = Quyết định ghi thiệt hại bao nhiêu? Ghi phần trăm, hoặc số mất trên tổng số.
decision-approved_rate = Quyết định ghi tỷ lệ nộp lại bao nhiêu phần trăm? Không ghi thì bấm Không biết.
readback-whose = { $whom }: { $kind }.
readback-paper = • { $number }, ký ngày { $on }, { $by }
readback-damage = • Thiệt hại { $percent }
readback-amount = • Số nộp lại mới: { $amount }
readback-until = • Hạn mới: { WEEKDAY($day) }
readback-withdrawn = • Văn bản không ghi việc thôi tham gia, nên sổ theo giấy này: gạch phần phải nộp, thôi nhắc, giữ khoản đã nộp
decision-done = Đã ghi: { $number }. Nơi nào cần hai cán bộ, thì chờ cán bộ thứ hai xác nhận ở /viec.
decision-not-in-text = Văn bản của tỉnh không ghi loại quyết định này{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Trợ lý chưa ghi được. Bấm Sửa nếu chọn nhầm.
decision-missing = Còn thiếu điều để đối chiếu với văn bản. Bấm Sửa để ghi thêm.
decision-outside-band = Mức thiệt hại này không ứng với loại quyết định ấy{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Bấm Sửa nếu ghi nhầm.
decision-not-later = Hạn mới phải sau hạn cũ. Bấm Sửa để ghi lại.
decision-beyond-maximum = Hạn mới vượt mức lùi dài nhất mà văn bản ghi{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Bấm Sửa để ghi lại.
decision-not-less = Số mới phải nhỏ hơn số đang ghi. Bấm Sửa để ghi lại.
decision-below-minimum = Tỷ lệ này thấp hơn mức ít nhất mà văn bản ghi{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Bấm Sửa để ghi lại.
