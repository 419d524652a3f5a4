# /vu: một vụ thiệt hại, từ tin báo tới quyết định. Trợ lý ghi lại, không quyết định.

offer-case_work = Vụ thiệt hại
    .also = vụ | các vụ | xem vụ
offer-case_taken = Nhận việc
offer-case_assigned = Giao
offer-case_asked = Hỏi thêm
offer-case_replied = Trả lời
offer-case_confirmed = Đúng vậy
offer-case_added = Bổ sung
offer-case_disagreed = Chưa đúng
offer-case_details = Xem kỹ
offer-case_papers = Lấy giấy
offer-case_open = Mở

## Chọn vụ

case-none = Không có vụ nào của bà con ở đây.
ask-case = Có { $count } vụ. Mở vụ nào?
name-case = Vụ
case-example = Bấm một vụ, hoặc ghi tên hộ.
ask-case_doing =
    { $code }, nhà { $home }
    { $lines }
    Làm gì tiếp?
name-case_doing = Việc với vụ này
case-state = • { $text }
case-turn =
    • { $turn ->
        [household] Chờ hộ
        [group_leader] Chờ tổ trưởng
        [officer] Chờ cán bộ
        [commune] Chờ UBND xã
        [authority] Chờ cấp có thẩm quyền
       *[nobody] Không còn chờ ai
    }, từ { $day }
case-charge = • { $officer } đang lo việc này
case-leader =
    • { $answer ->
        [confirmed] Tổ trưởng đã xác nhận
        [added] Tổ trưởng đã bổ sung
       *[disagreed] Tổ trưởng thấy chưa đúng
    }
case-withdrawn = • Tin báo đã được rút lại
case-set_aside = • Cán bộ đã xếp tin này lại
case_doing-taken = Nhận việc
    .said = nhận việc
    .also = nhận | tôi nhận | để tôi
case_doing-assigned = Giao
    .said = giao
    .also = giao việc | giao cho người khác
case_doing-asked = Hỏi thêm
    .said = hỏi thêm
    .also = hỏi | hỏi hộ
case_doing-replied = Trả lời
    .said = trả lời
    .also = đáp | trả lời câu hỏi
case_doing-confirmed = Đúng vậy
    .said = đúng vậy
    .also = đúng | xác nhận | có
case_doing-added = Bổ sung
    .said = bổ sung
    .also = thêm | nói thêm
case_doing-disagreed = Chưa đúng
    .said = chưa đúng
    .also = không đúng | sai
case_doing-details = Xem kỹ
    .said = xem kỹ
    .also = xem | chi tiết | xem ảnh
case_doing-papers = Lấy giấy
    .said = lấy giấy
    .also = giấy | mẫu biên bản | in
case_doing-others = Việc khác
    .said = việc khác
    .also = khác | thêm việc
case_doing-noted = Ghi chú
    .said = ghi chú
    .also = ghi lại
case_doing-joined = Ghép vào hộ
    .said = ghép vào hộ
    .also = ghép | gắn vào hộ
case_doing-undone = Bỏ một bước
    .said = bỏ một bước
    .also = hoàn lại | ghi nhầm
case_doing-set_aside = Xếp lại
    .said = xếp lại
    .also = tin nhầm | trùng
case_doing-passed_on = Báo cơ quan
    .said = báo cơ quan
    .also = báo lên | chuyển cơ quan
case_doing-taken_up = Nhận tin
    .said = nhận tin
    .also = nhận thay tổ trưởng
case_doing-record_called = Hẹn lập biên bản
    .said = hẹn lập biên bản
    .also = hẹn ngày | gọi lập biên bản
case_doing-record_signed = Biên bản đã ký
    .said = biên bản đã ký
    .also = ghi biên bản | có biên bản
case_doing-sent_to_commune = Gửi UBND xã
    .said = gửi UBND xã
    .also = gửi xã
case_doing-submitted = Xã đã trình
    .said = xã đã trình
    .also = trình | đã trình
case_doing-decided = Có quyết định
    .said = có quyết định
    .also = quyết định
case_doing-collection_kept = Giữ phần nộp lại
    .said = giữ phần nộp lại
    .also = giữ như cũ
case_doing-suspended = Dừng thu hồi
    .said = dừng thu hồi
    .also = tạm dừng
case_doing-put_forward = Chuyển cơ quan duyệt
    .said = chuyển cơ quan duyệt
    .also = chuyển lên
case_doing-cause_found = Đã rõ nguyên nhân
    .said = đã rõ nguyên nhân
    .also = nguyên nhân
case_doing-share_determined = Có tỷ lệ
    .said = có tỷ lệ
    .also = tỷ lệ thiệt hại
case_doing-example = Bấm một việc bên dưới.
ask-case_more = Việc nào?
name-case_more = Việc khác
case_more-noted = Ghi chú
    .said = ghi chú
    .also = ghi lại
case_more-joined = Ghép vào hộ
    .said = ghép vào hộ
    .also = ghép | gắn vào hộ
case_more-undone = Bỏ một bước
    .said = bỏ một bước
    .also = hoàn lại | ghi nhầm
case_more-set_aside = Xếp lại
    .said = xếp lại
    .also = tin nhầm | trùng
case_more-suspended = Dừng thu hồi
    .said = dừng thu hồi
    .also = tạm dừng
case_more-papers = Lấy giấy
    .said = lấy giấy
    .also = giấy | mẫu biên bản
case_more-details = Xem kỹ
    .said = xem kỹ
    .also = xem | chi tiết
case_more-assigned = Giao
    .said = giao
    .also = giao việc
case_more-asked = Hỏi thêm
    .said = hỏi thêm
    .also = hỏi
case_more-example = Bấm một việc bên dưới.

## Nhận, giao, hỏi, đáp

case-taken = { $code }: đã ghi anh/chị nhận việc. Hộ và tổ trưởng được báo.
case-no-officer = Chưa có cán bộ nào khác để giao.
ask-assignee = Giao cho ai?
name-assignee = Người nhận việc
assignee-example = Bấm một tên, hoặc ghi tên.
readback-assign = { $code }, nhà { $home }: giao cho { $officer }.
case-assigned = { $code }: đã giao cho { $officer }. Người nhận và hộ được báo.
ask-case_question = { $code }: hỏi nhà { $home } điều gì? Ghi một câu.
name-case_question = Câu hỏi
case_question-example = Ghi câu hỏi, ví dụ: còn sống mấy con?
readback-question = { $code }, hỏi nhà { $home }: "{ $words }"
case-asked = { $code }: đã gửi câu hỏi. Câu trả lời sẽ nằm trong vụ này.
case-nothing-asked = { $code }: hiện không có câu hỏi nào chờ trả lời.
ask-case_reply = Cán bộ hỏi: "{ $words }" Bà con trả lời một câu.
name-case_reply = Câu trả lời
case_reply-example = Ghi câu trả lời, ví dụ: còn 28 con.
ask-reply_photos = Có ảnh thì gửi kèm. Chưa có thì bấm Không có ảnh.
name-reply_photos = Ảnh kèm
reply_photos-skip = Không có ảnh
    .said = không có ảnh
    .also = không | chưa có | không biết
reply_photos-example = Gửi ảnh, hoặc bấm Không có ảnh.
case-replied = { $code }: đã gửi câu trả lời cho cán bộ.

## Tổ trưởng

ask-leader_words =
    { $answer ->
        [added] Bổ sung điều gì? Ghi một câu.
       *[disagreed] Chưa đúng chỗ nào? Ghi một câu.
    }
name-leader_words = Lời tổ trưởng
leader_words-example = Ghi một câu, ví dụ: nhà này mất 10 con.
readback-leader =
    { $code }, nhà { $home }: { $answer ->
        [confirmed] tổ trưởng xác nhận.
        [added] tổ trưởng bổ sung: "{ $words }".
       *[disagreed] tổ trưởng thấy chưa đúng: "{ $words }".
    }{ $passes ->
        [yes] {" "}Báo luôn cơ quan được giao vốn ({ $cite }).
       *[no] { "" }
    }
case-leader-done =
    { $code }: đã ghi và báo cán bộ, báo hộ.{ $passes ->
        [yes] {" "}Vụ này nay ở cơ quan được giao vốn ({ $cite }).
       *[no] { "" }
    }

## Bước của văn bản

readback-case-step = { $code }, nhà { $home }: { $step } ({ $cite })
case-step-done = { $code }: đã ghi. { $step } ({ $cite }). Hộ và tổ trưởng được báo.
ask-approved_by = Ai đã duyệt dự án này? Điều đó định UBND cấp huyện phải ký hay không.
name-approved_by = Người duyệt dự án
approved_by-district_chair = Chủ tịch huyện
    .said = chủ tịch huyện
    .also = huyện | ubnd huyện
approved_by-commune_chair = Chủ tịch xã
    .said = chủ tịch xã
    .also = xã | ubnd xã
approved_by-example = Bấm Chủ tịch huyện hoặc Chủ tịch xã.
ask-all_signed =
    Biên bản phải có đủ chữ ký. Đủ chưa?
    { $lines }
name-all_signed = Đủ chữ ký
all_signed-yes = Đủ rồi
    .said = đủ rồi
    .also = đủ | có | rồi
all_signed-no = Chưa đủ
    .said = chưa đủ
    .also = chưa | không | thiếu
all_signed-example = Bấm Đủ rồi hoặc Chưa đủ.
case-party =
    • { $role ->
        [household] Chủ hộ, cá nhân
        [group_leader] Trưởng tổ nhóm
        [agency] Cơ quan được giao vốn
        [commune] UBND cấp xã
       *[district] UBND cấp huyện
    }
case-not-signed = Chưa đủ chữ ký thì chưa ghi biên bản ({ $cite }). Đủ rồi bà con mở lại vụ này.
ask-cause = Biên bản đã ký ghi nguyên nhân nào?
name-cause = Nguyên nhân
cause-objective = Khách quan
    .said = khách quan
    .also = do thiên tai | do dịch | bất khả kháng
cause-subjective = Chủ quan
    .said = chủ quan
    .also = do hộ | do người nuôi
cause-example = Bấm Khách quan hoặc Chủ quan, đúng như biên bản.
readback-case-cause =
    { $cause ->
        [objective] • Nguyên nhân khách quan, theo biên bản đã ký
       *[subjective] • Nguyên nhân chủ quan, theo biên bản đã ký
    }
case-responsibility = • { $text } ({ $cite })
ask-case_percent = Cơ quan duyệt dự án xác định thiệt hại bao nhiêu phần trăm? Ghi đúng như giấy.
name-case_percent = Tỷ lệ thiệt hại
case_percent-example = Ghi phần trăm, ví dụ: 40%.
readback-case-percent = • Thiệt hại { $percent }, theo cơ quan duyệt dự án
case-decision-there = { $code }: ghi số, hạn và số tiền của quyết định ở /quyetdinh, chọn nhà { $home } ({ $cite }).
ask-visit_on = Lập biên bản tại chỗ ngày nào?
name-visit_on = Ngày lập biên bản
visit_on-example = Ghi ngày, ví dụ: thứ Sáu.
ask-visit_at = Ở đâu, mấy giờ?
name-visit_at = Nơi và giờ
visit_at-example = Ghi nơi và giờ, ví dụ: tại chuồng, 8 giờ.
readback-case-visit = • { WEEKDAY($day) }, { $place }
ask-paper_number = Giấy số mấy? Không có số thì bấm Không biết.
name-paper_number = Số giấy
paper_number-example = Ghi số, ví dụ: 12/BB.
ask-paper_scan = Gửi ảnh hoặc bản quét giấy đã ký.
name-paper_scan = Giấy đã ký
paper_scan-example = Chụp rõ từng trang đã ký, hoặc gửi tệp PDF.
readback-case-paper =
    { $known ->
        [yes] • Giấy số { $number }, { $count } tệp
       *[no] • Giấy đã ký, { $count } tệp
    }

## Việc khác

case-papers = { $code }: biên bản tại chỗ và giấy trình, đã điền sẵn. Bản chuẩn bị, không phải mẫu ban hành. In ra, sửa tay, ký, rồi chụp gửi lại vào vụ này.
ask-case_note = Ghi chú gì? Hộ không thấy ghi chú này.
name-case_note = Ghi chú
case_note-example = Ghi một câu.
case-noted = { $code }: đã ghi chú.
case-no-home = { $code }: xã chưa có hộ nào trong dự án để ghép.
case_work-household = Tin này là của hộ nào?
readback-join = { $code }, người báo { $home }: ghép vào hộ { $household }.
case-joined = { $code }: đã ghép vào hộ { $household }. Hộ được báo.
case-nothing-undone = { $code }: không có bước nào bỏ được.
ask-undone_step = Bỏ bước nào? Bước cũ vẫn còn trong sổ.
name-undone_step = Bước bỏ
undone_step-taken = Việc đã nhận
    .also = nhận việc
undone_step-assigned = Việc đã giao
    .also = giao việc
undone_step-joined = Ghép vào hộ
    .also = ghép
undone_step-leader_answered = Lời tổ trưởng
    .also = tổ trưởng trả lời
undone_step-set_aside = Đã xếp lại
    .also = xếp lại
undone_step-example = Bấm một bước.
readback-undo = { $code }: bỏ bước này: { $step }. Sổ giữ cả hai bước.
case-undone = { $code }: đã bỏ bước ấy. Hộ và tổ trưởng được báo.
ask-aside_reason = Xếp lại vì sao? Ghi một câu, hộ sẽ đọc câu này.
name-aside_reason = Lý do
aside_reason-example = Ghi một câu, ví dụ: trùng với vụ trước.
readback-aside = { $code }, nhà { $home }: xếp lại. "{ $words }"
case-set-aside = { $code }: đã xếp lại. Hộ được báo.
case-report =
    { $code }, { $verified ->
        [yes] nhà { $home }
       *[no] người báo { $home }, chưa xác minh, điện thoại { $phone }
    }, { $area }. Báo ngày { $opened }. Hộ khai: { $cause }{ $dated ->
        [yes] , từ { $on }
       *[no] { "" }
    }.{ $placed ->
        [yes] {" "}Nơi: { $place }.
       *[no] { "" }
    } Tệp gửi kèm: { $photos }.
case-share =
    { $what }, { $events } lần: cộng lại { $added }, tính dồn { $compounded }.{ $between ->
        [yes] {" "}Mốc { $border } của văn bản nằm giữa hai cách, cần người có thẩm quyền xem.
        [no] {" "}Hai cách cùng một mốc của văn bản.
       *[none] {" "}Văn bản không dùng tỷ lệ.
    }
case-share-one = { $what }, tỷ lệ đếm được: { $added }.
case-same-files = Có ảnh giống hệt ở vụ { $codes }. Trợ lý chỉ báo để cán bộ xem.
case-words-of =
    { $kind ->
        [reported] Lời kể: "{ $words }"
        [asked] Cán bộ hỏi: "{ $words }"
        [replied] Hộ trả lời: "{ $words }"
        [objected] Hộ không đồng ý: "{ $words }"
        [leader_answered] Lời tổ trưởng: "{ $words }"
        [noted] Ghi chú: "{ $words }"
       *[other] Lời ghi kèm: "{ $words }"
    }
case-history-all = { $lines }
case-history = • { $day }: { $what }
case-did =
    { $kind ->
        [added] Hộ gửi thêm
        [leader_answered] Tổ trưởng đã trả lời
        [acknowledged] Cán bộ đã xem
        [taken] Cán bộ nhận việc
        [assigned] Giao cho cán bộ khác
        [asked] Cán bộ hỏi thêm
        [replied] Hộ trả lời
        [noted] Ghi chú
        [joined] Ghép vào hộ
        [objected] Hộ không đồng ý
        [withdrawn] Rút tin báo
        [set_aside] Xếp lại
        [decided_again] Có quyết định sau đó
       *[undone] Bỏ một bước
    }

## Tin cho mọi người

notice-case-leader =
    Nhà { $home } báo thiệt hại, mã { $code }: { $lost }, { $since }. { $cause }. { $sent ->
        [no] Chưa có ảnh
       *[yes] { $photos } ảnh
    }. Anh/chị là tổ trưởng, xem giúp tin này đúng chưa?
notice-case-officer =
    { $leader ->
        [answered] Tin báo, tổ trưởng đã trả lời.
        [victim] Tin báo, tổ trưởng là người của hộ này.
        [none] Tin báo, hộ chưa có tổ trưởng.
        [unreached] Tin báo, tổ trưởng chưa có máy liên lạc.
        [reported] Tin báo do tổ trưởng gửi.
       *[ready] Tin báo sớm, tổ trưởng chưa xác nhận.
    }{ $next ->
        [yes] {" "}Người trước chưa nhận việc.
       *[no] { "" }
    }{ $danger ->
        [yes] {" "}Có người gặp nguy hiểm.
       *[no] { "" }
    }
    BÁO THIỆT HẠI { $code }, { $at }. { $verified ->
        [yes] Hộ { $home }
       *[no] Người báo { $home }, chưa xác minh
    }: { $lost }, { $since }. { $cause }. { $sent ->
        [no] Chưa có ảnh
       *[yes] { $photos } ảnh
    }.{ $money }
case-money = {" "}Phần vốn nộp lại dự kiến: { $amount }, hạn { $day }.
case-no-money = { "" }
notice-case-digest =
    { $first ->
        [yes] Nhiều tin báo thiệt hại cùng lúc. Từ đây trợ lý gộp lại, bấm Vụ thiệt hại để mở từng vụ.
       *[no] Nay có { $count } tin báo thiệt hại gộp lại. Bấm Vụ thiệt hại để mở từng vụ.
    }
notice-case-count = Hôm nay còn { $count } vụ thiệt hại chưa ai nhận.
notice-case-call =
    { $code }: { $why ->
        [victim] tổ trưởng cùng nhà nên
        [none] hộ chưa có tổ trưởng nên
        [unreached] tổ trưởng chưa có máy liên lạc nên
       *[ready] tổ trưởng chưa trả lời nên
    } cán bộ lo việc này{ $known ->
        [yes] , { $officer }
       *[no] { "" }
    }.{ $reached ->
        [yes] {" "}Gọi { $agency }, { $phone }.
       *[no] {" "}Bà con ghé UBND xã, hỏi cán bộ phụ trách vốn quay vòng.
    }
notice-case-step = { $code }, nhà { $home }: { $step }. { $state } ({ $cite }).
notice-case-visit = { $code }, nhà { $home }: { $step }. { WEEKDAY($on) }, { $place }. Bà con có mặt giúp ({ $cite }).
notice-case-subjective = { $code }, nhà { $home }: biên bản ghi nguyên nhân chủ quan. { $text } ({ $cite }). Chưa rõ hoặc không đồng ý thì bấm Mở, hoặc Gặp cán bộ.
notice-case-taken =
    { $code }, nhà { $home }: { $officer } đã nhận việc này.{ $reached ->
        [yes] {" "}Cần gọi thì số { $phone }.
       *[no] { "" }
    }
notice-case-taken-officer = { $code }, nhà { $home }: { $officer } đã nhận việc.
notice-case-yours = { $by } giao cho bà con vụ { $code }, nhà { $home }.
notice-case-question = { $code }: cán bộ hỏi nhà { $home }: "{ $words }" Bấm Trả lời, ghi một câu là được.
notice-case-reply =
    { $code }, nhà { $home } trả lời: "{ $words }"{ $sent ->
        [yes] {" "}Kèm { $photos } ảnh.
       *[no] { "" }
    }
notice-case-leader-said =
    { $code }, nhà { $home }: { $answer ->
        [confirmed] tổ trưởng { $leader } xác nhận tin báo.
        [added] tổ trưởng { $leader } bổ sung.
       *[disagreed] tổ trưởng { $leader } thấy chưa đúng.
    }{ $said ->
        [yes] {" "}"{ $words }"
       *[no] { "" }
    }
notice-case-joined = { $code }: tin báo này đã được cán bộ ghép vào nhà { $home }.
notice-case-joined-reporter = { $code }: cán bộ đã ghi tin báo này vào sổ của hộ. Muốn xem tiếp ở đây thì xin cán bộ một mã, rồi bấm Có mã.
notice-case-aside = { $code }, nhà { $home }: cán bộ xếp tin báo này lại. "{ $words }" Thấy chưa đúng thì bấm Gặp cán bộ.
notice-case-undone = { $code }, nhà { $home }: bước "{ $step }" ghi nhầm, nay bỏ. { $state }.

## Giấy tờ

paper-cite = { $cite }
paper-what = { $what }
paper-since = từ { $day }
paper-photos = { $count } ảnh do hộ gửi
paper-record = biên bản tại chỗ { $number } ngày { $day }
paper-may-percent = Tỷ lệ thiệt hại: …………% ({ $cite })
paper-may-extension = Gia hạn thu hồi đến ngày ……/……/……… ({ $cite })
paper-may-reduction = Giảm tỷ lệ thu hồi còn …………% ({ $cite })
paper-may-waiver = Miễn, không thu hồi phần vốn nhà nước hỗ trợ ({ $cite })
