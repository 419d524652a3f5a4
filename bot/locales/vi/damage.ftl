# /baothiethai: báo thiệt hại trong chưa đầy một phút. Không hỏi lỗi của ai.

damage-danger = Có người gặp nguy hiểm thì gọi 112, 114 hoặc 115 trước. Chụp ảnh trước khi dọn, nếu an toàn.
place-added = Đã nhận vị trí.
photos-added = Đã nhận { $count } ảnh.

ask-report_for = Báo cho nhà nào?
name-report_for = Báo cho nhà nào
report_for-example = Bấm một dòng, hoặc ghi tên.
ask-report_about = Nhà { $household } đang có một tin báo chưa xong. Muốn thêm gì?
name-report_about = Thêm gì
report_about-counts = Sửa số mất
    .said = sửa số mất
    .also = số | số lượng | đếm lại | sửa số
report_about-photos = Gửi thêm ảnh
    .said = gửi thêm ảnh
    .also = ảnh | thêm ảnh | hình
report_about-words = Kể thêm
    .said = kể thêm
    .also = nói thêm | ghi thêm
report_about-again = Bị thêm lần nữa
    .said = bị thêm lần nữa
    .also = lần nữa | bị nữa | đợt mới | lần mới
report_about-example = Bấm một nút bên dưới.
ask-story = Kể ngắn chuyện xảy ra.
name-story = Lời kể
story-skip = Không kể thêm
    .said = không kể thêm
    .also = không | thôi | không biết
story-example = Ghi một câu, ví dụ: lợn chết hôm qua.

ask-happened = Chuyện gì đã xảy ra với nhà mình?
name-happened = Chuyện xảy ra
happened-natural_disaster = Thiên tai
    .said = thiên tai
    .also = lũ | lụt | lũ lụt | lũ quét | bão | ngập | ngập lụt | sạt lở | hạn hán | hạn | rét | rét hại | mưa đá | lốc | sét | gió | mưa lớn | nắng nóng | nước cuốn | nhiễm mặn | sương muối
happened-epidemic = Dịch bệnh
    .said = dịch bệnh
    .also = dịch | bệnh | dịch tả | bị bệnh | ốm chết | sâu bệnh | lở mồm | cúm | tụ huyết
happened-fire = Cháy
    .said = cháy
    .also = hỏa hoạn | cháy chuồng | cháy nhà | lửa
happened-other = Việc khác
    .said = việc khác
    .also = khác | mất trộm | ăn phải thuốc
happened-unknown = Chưa rõ
    .said = chưa rõ
    .also = không biết | không rõ | chưa biết | để cán bộ xem | tự nhiên chết
happened-example = Bấm một nút, ví dụ: Thiên tai. Chưa rõ thì bấm Chưa rõ, cán bộ sẽ xem.
ask-disaster_kind = Thiên tai gì?
name-disaster_kind = Loại thiên tai
disaster_kind-flood = Lũ, ngập
    .said = lũ, ngập
    .also = lũ | lụt | lũ lụt | lũ quét | ngập | ngập lụt | nước cuốn | mưa lớn
disaster_kind-storm = Bão, lốc
    .said = bão, lốc
    .also = bão | lốc | gió | giông | sét | áp thấp
disaster_kind-landslide = Sạt lở
    .said = sạt lở
    .also = lở đất | sụt lún | đất lở
disaster_kind-drought = Hạn, nắng nóng
    .said = hạn, nắng nóng
    .also = hạn | hạn hán | nắng nóng | khô hạn | nhiễm mặn | xâm nhập mặn
disaster_kind-cold = Rét, sương muối
    .said = rét, sương muối
    .also = rét | rét hại | lạnh | sương muối | băng giá
disaster_kind-hail = Mưa đá
    .said = mưa đá
    .also = đá rơi
disaster_kind-skip = Loại khác, chưa rõ
    .said = loại khác
    .also = khác | không biết | chưa rõ
disaster_kind-example = Bấm một nút, ví dụ: Lũ, ngập.
ask-what_lost = Nhà mình mất gì?
name-what_lost = Mất gì
what_lost-pig = Lợn (heo)
    .said = lợn (heo)
    .also = lợn | heo | lợn nái | heo nái | lợn con | heo con
what_lost-poultry = Gà, vịt
    .said = gà, vịt
    .also = gà | vịt | ngan | ngỗng | gia cầm
what_lost-cattle = Trâu, bò
    .said = trâu, bò
    .also = trâu | bò | bê | nghé | ngựa | đại gia súc
what_lost-goat = Dê
    .said = dê
    .also = con dê | cừu
what_lost-fish = Cá, tôm
    .said = cá, tôm
    .also = cá | tôm | thủy sản | ao cá
what_lost-rice = Lúa
    .said = lúa
    .also = ruộng lúa | mạ
what_lost-maize = Ngô (bắp)
    .said = ngô (bắp)
    .also = ngô | bắp
what_lost-vegetable = Rau màu
    .said = rau màu
    .also = rau | khoai | sắn | đậu | lạc | mía | mì
what_lost-tree = Cây lâu năm
    .said = cây lâu năm
    .also = cây ăn quả | rừng | keo | hồi | quế | điều | tiêu | cà phê | cao su | cây
what_lost-other = Thứ khác
    .said = thứ khác
what_lost-skip = Thứ khác
    .said = thứ khác
    .also = khác | không biết | chưa rõ
what_lost-example = Bấm một nút, hoặc ghi tên con, tên cây.
ask-lost_unit = Nhà mình tính bằng gì?
name-lost_unit = Tính bằng
lost_unit-head = Con
    .said = con
    .also = đầu con
lost_unit-sao = Sào
    .said = sào
    .also = mấy sào
lost_unit-cong = Công
    .said = công
    .also = công đất
lost_unit-mau = Mẫu
    .said = mẫu
    .also = mẫu ruộng
lost_unit-hectare = Héc-ta
    .said = héc-ta
    .also = ha | hecta
lost_unit-square_metre = Mét vuông
    .said = mét vuông
    .also = m2 | m²
lost_unit-plant = Cây
    .said = cây
    .also = gốc
lost_unit-kilogram = Ki-lô
    .said = ki-lô
    .also = kg | ký | cân
lost_unit-skip = Không biết
    .said = không biết
    .also = chưa rõ | cách khác
lost_unit-example = Bấm một nút, ví dụ: Sào.
ask-lost_count =
    { $known ->
        [no] Mất bao nhiêu?
       *[yes] Mất bao nhiêu { $unit }?
    }
name-lost_count = Số mất
lost_count-example = Ghi một số, ví dụ: 12.
ask-lost_total =
    { $known ->
        [no] Trước đó có tất cả bao nhiêu?
       *[yes] Trước đó có tất cả bao nhiêu { $unit }?
    }
name-lost_total = Tổng số trước đó
lost_total-example = Ghi một số, ví dụ: 40.
ask-lost_share =
    { $known ->
        [no] Mất bao nhiêu trên tổng số? Ví dụ: 12/40. Chưa đếm được thì bấm Không biết, bổ sung sau.
       *[yes] Mất bao nhiêu { $unit } trên tổng số? Ví dụ: 12/40. Chưa đếm được thì bấm Không biết, bổ sung sau.
    }
name-lost_share = Phần mất
lost_share-example = Ghi số mất trên tổng số, ví dụ: 12/40. Chưa đếm được thì bấm Không biết, gửi báo trước rồi bổ sung sau cũng được.
ask-happened_on = Từ ngày nào?
name-happened_on = Ngày xảy ra
happened_on-example = Ghi ngày, ví dụ: hôm qua, hoặc 19/11.
damage_report-photos = Gửi ảnh nếu chụp được, nhiều ảnh thì gửi hết. Chưa có thì bấm Chưa có ảnh.
name-photos = Ảnh
photos-skip = Chưa có ảnh
    .said = chưa có ảnh
    .also = không có | chưa có | không có ảnh | không chụp được | không biết
photos-example = Gửi ảnh, hoặc bấm Chưa có ảnh.
ask-where = Chỗ bị ở đâu? Gửi vị trí, hoặc ghi tên thôn, tên bãi.
name-where = Chỗ bị
where-skip = Không biết
    .said = không biết
    .also = chưa rõ | bỏ qua | ở nhà
where-example = Ghi tên thôn, ví dụ: thôn 3.
ask-more_words = Kể thêm điều cần báo.
name-more_words = Lời kể thêm
more_words-example = Ghi một hai câu.

## Người chưa có trong sổ

damage_report-consent =
    Trợ lý xin giữ tên, thôn và số của bà con, để cán bộ xã gọi lại về tin báo này.
    Giữ đến 90 ngày sau khi xong việc. Không đưa cho ai khác.
    Bà con đồng ý không?
ask-commune = Xã nào?
name-commune = Xã
commune-example = Bấm một xã, hoặc ghi tên xã.
ask-reporter_name = Bà con tên gì?
name-reporter_name = Tên
reporter_name-example = Ghi họ tên, ví dụ: Hoàng Văn Mẫu.
ask-hamlet = Ở thôn, ấp, bản nào?
name-hamlet = Thôn
hamlet-skip = Không ghi
    .said = không ghi
    .also = không biết | bỏ qua | thôi
hamlet-example = Ghi tên thôn, ví dụ: thôn 3.
ask-reporter_phone = Số điện thoại để cán bộ gọi lại?
name-reporter_phone = Số điện thoại
reporter_phone-skip = Không có số
    .said = không có số
    .also = không có | không | không biết | bỏ qua
reporter_phone-example = Ghi số, ví dụ: 0900 000 001.
damage-without-name = Trợ lý chưa gửi cho ai, không giữ tên. Bà con báo thẳng tổ trưởng hoặc UBND xã nhé.
damage-nobody = { $where } chưa có hộ nào trong sổ. Bà con hỏi cán bộ nhé.

## Đọc lại

readback-home = • Nhà { $household }
readback-stranger =
    { $known ->
        [yes] • { $name }, { $hamlet }, { $area } (chưa có trong sổ)
       *[no] • { $name }, { $area } (chưa có trong sổ)
    }
readback-lost = • { $what }: mất { $lost } trên { $total } { $unit }, { $when }
readback-lost-some = • { $what }: mất { $lost } { $unit }, chưa rõ trên bao nhiêu, { $when }
readback-lost-uncounted = • { $what }: chưa đếm, { $when }
readback-since = từ { $days }
readback-since-unknown = chưa rõ ngày
readback-cause = • Nguyên nhân: { $cause }
readback-cause-unknown = • Nguyên nhân: chưa rõ, cán bộ sẽ xem
readback-place = • Ở { $place }
readback-outside = • Ngoài thời gian làm dự án, cán bộ sẽ trả lời
readback-photos =
    { $sent ->
        [no] • Chưa có ảnh
       *[yes] • { $count } ảnh
    }
readback-case = • Tin báo { $code }
readback-words = • Thêm lời kể
to-leader = tổ trưởng { $leader } và cán bộ
to-officer = cán bộ { $area }
to-officer-alone = cán bộ phụ trách
to-everyone = người đang lo việc này
damage_report-confirm =
    { $known ->
        [no] Chưa gửi cho ai. Bấm Gửi để báo { $to }, hoặc Sửa.
       *[yes] Chưa gửi cho ai. Bấm Gửi để báo ngay { $to } ({ $cite }), hoặc Sửa.
    }
damage_report-confirm-yes = Gửi
    .said = gửi
    .also = gửi đi | gửi ngay | đúng | đúng rồi | có | vâng | ừ | ok | đồng ý
damage_report-confirm-no = Thôi, không gửi
    .said = không gửi
    .also = thôi | không | huỷ | đừng gửi | bỏ

## Đã gửi

damage-sent = Đã gửi. Mã tin báo: { $code }. Xem việc đến đâu thì ghi /toi.
damage-after = { $lines }
damage-rule = { $rule } ({ $cite }).
damage-unverified = Tin này chưa xác minh. Cán bộ xã sẽ gọi lại rồi mới ghi vào sổ của hộ.
damage-advice = Lời khuyên, không phải quy định: báo thú y xã. Đừng bán, đừng mổ, đừng vứt xác ra sông suối.
damage-advice-own = Lời khuyên, không phải quy định: { $text }
damage-outside = { $point }. Trợ lý vẫn ghi nhận tin báo, chưa ước tính số nào.
damage-not-relief = Tin báo này chỉ về phần vốn phải nộp lại. Hỗ trợ cho chính thiệt hại là hồ sơ khác, bà con hỏi UBND xã. Có thêm ảnh, thêm số thì gửi tiếp vào đây.
damage-added = Đã ghi thêm vào tin báo { $code }.

## Tin cho tổ trưởng, cán bộ, và hộ

case-lost = { $what } mất { $lost }/{ $total } { $unit }
case-lost-some = { $what } mất { $lost } { $unit }, chưa rõ tổng số
case-lost-uncounted = { $what }, chưa đếm
case-lost-unknown = chưa rõ mất gì
case-since = từ { $day }
case-no-day = chưa rõ ngày
case-cause = Hộ khai: { $cause }
case-cause-unknown = Hộ khai: chưa rõ nguyên nhân
notice-damage-home = Nhà { $home }: đã có tin báo thiệt hại { $code } thay nhà mình, { $lost }, { $since }. Chưa đúng thì bấm Báo thiệt hại để sửa.
notice-damage-added =
    Tin báo { $code }, nhà { $home }, có thêm tin: { $lost }, { $since }.{ $danger ->
        [yes] {" "}Có người gặp nguy hiểm.
       *[no] { "" }
    }{ $sent ->
        [yes] {" "}Cả thảy { $photos } ảnh.
       *[no] { "" }
    } Bấm Vụ thiệt hại để xem.
notice-damage-same-file = Tin báo { $code } có ảnh giống hệt ảnh trong tin báo { $others }. Trợ lý chỉ báo để biết, không kết luận gì.
