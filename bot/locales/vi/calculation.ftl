# /tinh: nộp lại bao nhiêu vốn để quay vòng, đến khi nào, nộp cho ai

ask-project_type = Dự án nhà mình làm gì? Loại ghi trong quyết định duyệt. Làm nhiều loại thì ghi: nhiều loại.
name-project_type = Loại dự án
project_type-crop = Cây trồng
    .said = cây trồng
    .also = trồng trọt | lúa | ngô | bắp | lạc | đậu phộng | rau | cây ăn quả | cây ngắn ngày | hoa màu
project_type-livestock_poultry = Lợn (heo), gà, dê
    .said = gia súc, gia cầm
    .also = lợn | heo | gà | vịt | dê | ngan | gia súc | gia cầm | chăn nuôi lợn | nuôi heo | chăn nuôi
project_type-large_livestock = Trâu, bò, ngựa
    .said = đại gia súc
    .also = trâu | bò | ngựa | đại gia súc | nuôi bò | nuôi trâu
project_type-forestry = Trồng rừng
    .said = lâm nghiệp
    .also = rừng | lâm nghiệp | keo | quế | hồi | cây rừng
project_type-aquaculture = Nuôi cá, thủy sản
    .said = thủy sản
    .also = cá | tôm | thủy sản | thuỷ sản | nuôi cá | ao cá
project_type-other = Loại khác
    .said = dự án khác
    .also = khác | nghề khác | dịch vụ
project_type-mixed = Nhiều loại
    .said = nhiều loại
    .also = hỗn hợp | cả hai | nhiều loại | vừa trồng vừa nuôi
    .hidden = 1
project_type-example = Bấm một nút, ví dụ: Trâu, bò, ngựa.

ask-cycle_months = Từ gieo trồng đến thu hoạch mất mấy tháng?
name-cycle_months = Số tháng trồng
cycle_months-example = Ghi số tháng, ví dụ: 4 tháng.

ask-support_vnd = Nhà nước hỗ trợ nhà mình bao nhiêu tiền? Nhận con giống, cây giống thì ghi giá trị trong quyết định duyệt. Không tính phần nhà mình góp.
name-support_vnd = Số tiền hỗ trợ
support_vnd-example = Ghi số tiền, ví dụ: 20 triệu.

ask-approved_rate = Quyết định duyệt ghi tỷ lệ nộp lại bao nhiêu phần trăm?
name-approved_rate = Tỷ lệ đã duyệt
approved_rate-example = Ghi phần trăm, ví dụ: 15%.

ask-has_income = Nhà mình đã có thu nhập từ sản phẩm được hỗ trợ chưa?
name-has_income = Thu nhập
has_income-yes = Có rồi
    .said = có thu nhập
    .also = có | rồi | có thu nhập | dạ có | đã có | bán rồi | đã bán | có bán | thu rồi
has_income-no = Chưa có
    .said = chưa có thu nhập
    .also = chưa | không | không có | mất trắng | chưa có gì | chưa bán | chưa bán được | chưa thu
has_income-example = Bấm Có rồi hoặc Chưa có.

ask-project_end = Dự án kết thúc ngày nào? Ngày ghi trong quyết định duyệt dự án.
name-project_end = Ngày kết thúc
project_end-example = Ghi ngày, ví dụ: 30/06/2026.

ask-damaged = Dự án có bị thiệt hại gì không?
name-damaged = Bị thiệt hại
damaged-yes = Có thiệt hại
    .said = có thiệt hại
    .also = có | bị | có bị | dạ có | mất | chết | bị chết | chết nhiều | hư hết | bị dịch | bị lũ
damaged-no = Không
    .said = không thiệt hại
    .also = không bị | chưa | hông | bình thường
damaged-example = Bấm Có thiệt hại hoặc Không.

ask-damage_cause = Thiệt hại do đâu?
name-damage_cause = Nguyên nhân
damage_cause-natural_disaster = Thiên tai
    .said = thiên tai
    .also = bão | lũ | lụt | hạn hán | rét | sạt lở | mưa đá | sương muối | thiên tai bão lũ
damage_cause-epidemic = Dịch bệnh
    .said = dịch bệnh
    .also = dịch | bệnh | dịch tả | cúm | lở mồm long móng
damage_cause-fire = Cháy, hỏa hoạn
    .said = hỏa hoạn
    .also = cháy | hỏa hoạn | hoả hoạn | cháy chuồng
damage_cause-force_majeure = Bất khả kháng khác
    .said = việc bất khả kháng
    .also = bất khả kháng | không tránh được
damage_cause-subjective = Nguyên nhân khác
    .said = nguyên nhân khác
    .also = khác | do mình | chăm sóc | kỹ thuật
damage_cause-example = Bấm một nút, ví dụ: Thiên tai.

ask-damage_percent = Nhà mình mất bao nhiêu phần? Ghi số mất trên tổng số, hoặc phần trăm.
name-damage_percent = Phần thiệt hại
damage_percent-example = Ghi số mất trên tổng số, ví dụ: 12/40. Chưa đếm được thì bấm Không biết.

## Từng dòng tính

line-rate = { $support } × { $rate } = { $amount }
line-left = { $support } × { $rate } × { $left } = { $amount }
line-less-minimum = { $support } × ({ $rate } − { $minimum } × { $lost }) = { $amount }
reading-line = • { $line }

## Số phải nộp

calculation-exact = Phần vốn nhà mình nộp lại để quay vòng: { $line } ({ $cite }).
calculation-approved = Phần vốn nhà mình nộp lại để quay vòng: { $line }, theo tỷ lệ đã duyệt ({ $cite }).
calculation-minimum = Phần vốn nhà mình nộp lại để quay vòng, ít nhất: { $line } ({ $cite }). Đây là mức thấp nhất. Số phải nộp theo quyết định duyệt dự án.
calculation-readings = Văn bản chưa ghi rõ, có nhiều cách hiểu ({ $cite }):
    { $lines }
    Số phải nộp theo quyết định duyệt dự án. Cán bộ trả lời.
calculation-mixed = Câu này cần cán bộ xem. Dự án nhiều loại thì văn bản chưa ghi tỷ lệ chung. Tỷ lệ ghi trong quyết định duyệt dự án ({ $cite }); tổ trưởng có bản sao.
calculation-mixed-approved = Câu này cần cán bộ xem. Dự án nhiều loại thì văn bản chưa ghi tỷ lệ chung. Theo tỷ lệ đã duyệt: { $line } ({ $cite }).
calculation-below-minimum = Tỷ lệ { $rate } thấp hơn mức ít nhất { $minimum } ({ $cite }). Bà con xem lại quyết định duyệt dự án. Ghi nhầm thì bấm Sửa. Giấy ghi đúng như vậy thì bấm Gặp cán bộ.
calculation-above-maximum = Văn bản ghi mức hỗ trợ một hộ là { $maximum } ({ $cite }). Bà con ghi { $support }, cao hơn mức ấy. Chỉ tính phần Nhà nước hỗ trợ. Ghi nhầm thì bấm Sửa. Giấy ghi đúng vậy thì bấm Gặp cán bộ.

calculation-damage-full =
    { $basis ->
        [minimum] Ước tính, chưa phải quyết định. Thiệt hại { $share }, dưới mức văn bản ghi giảm ({ $cite }). Tính đủ, ít nhất: { $line }.
       *[approved] Ước tính, chưa phải quyết định. Thiệt hại { $share }, dưới mức văn bản ghi giảm ({ $cite }). Tính đủ: { $line }.
    }
calculation-damage-reduced =
    { $basis ->
        [minimum] Ước tính, chưa phải quyết định. Thiệt hại { $share }, phần nộp lại ít nhất: { $line } ({ $cite }). Số phải nộp theo quyết định duyệt dự án.
       *[approved] Ước tính, chưa phải quyết định. Thiệt hại { $share }, phần nộp lại: { $line } ({ $cite }).
    }
calculation-damage-none = Ước tính, chưa phải quyết định. Thiệt hại { $share }. Ở mức này văn bản ghi: không thu hồi vốn quay vòng ({ $cite }). Chưa có quyết định thì chưa đổi gì.
calculation-damage-readings = Ước tính, chưa phải quyết định. Thiệt hại { $share }, có nhiều cách hiểu ({ $cite }):
    { $lines }
calculation-authority = Cơ quan duyệt dự án xác định tỷ lệ thiệt hại, rồi mới quyết định ({ $cite }). Chỉ xét khi dự án không đạt kết quả theo kế hoạch.

calculation-officer-damage = Câu này cần cán bộ xem. Thiệt hại do { $cause } thì cấp có thẩm quyền quyết định ({ $cite }). Chưa có quyết định thì vẫn tính: { $line }.
calculation-report = Bà con báo ngay tổ trưởng, để cán bộ đến xem và lập biên bản ({ $cite }).
calculation-officer-income = Câu này cần cán bộ xem. Văn bản ghi hộ có thu nhập từ sản phẩm thì nộp ({ $cite }). Nhà mình chưa có thu nhập. Chưa có quyết định thì vẫn tính: { $line }.

calculation-missing = Còn thiếu điều này để tính ra số tiền:
    { $lines }
    Có rồi thì bấm Sửa.
missing-line = • { $what }
missing-project_type = Loại dự án ghi trong quyết định duyệt dự án; tổ trưởng có bản sao.
missing-cycle_months = Số tháng từ gieo trồng đến thu hoạch: bà con hỏi tổ trưởng.
missing-support_vnd = Số tiền hỗ trợ ghi trong quyết định duyệt dự án; tổ trưởng có bản sao.
calculation-rate-minimum = Tỷ lệ nộp lại ít nhất là { $rate } phần vốn Nhà nước hỗ trợ ({ $cite }).
calculation-rate-exact = Tỷ lệ nộp lại là { $rate } phần vốn Nhà nước hỗ trợ ({ $cite }).
calculation-rounded = Số đúng là { $exact }, làm tròn thành { $amount }. Văn bản chưa ghi cách làm tròn.

note-subjective = Nguyên nhân khác thì tính đủ. Văn bản chỉ xét thiên tai, dịch bệnh, hỏa hoạn, việc bất khả kháng ({ $cite }).
note-cause = Chưa rõ nguyên nhân nên trợ lý tính như không thiệt hại. Do thiên tai, dịch bệnh, hỏa hoạn thì cán bộ xem lại ({ $cite }). Bà con báo tổ trưởng nhé.
note-share = Chưa rõ mất bao nhiêu nên trợ lý tính như không thiệt hại. Cơ quan duyệt dự án xác định tỷ lệ thiệt hại ({ $cite }). Bà con báo tổ trưởng nhé.
note-income = Văn bản ghi hộ có thu nhập từ sản phẩm thì nộp ({ $cite }). Chưa có thu nhập thì bấm Gặp cán bộ.

## Ngày nộp và nơi nộp

days-office = Nên nộp trước hết { WEEKDAY($office) }. Hạn theo văn bản: { WEEKDAY($day) } ({ $cite }).
days-rolled = Ngày đó là ngày nghỉ. Tính sang ngày làm việc sau thì là { WEEKDAY($day) }, cần cán bộ xác nhận.
days-rolled-unsure = Lịch nghỉ ngày đó chưa chắc. Hạn là { WEEKDAY($first) } hoặc { WEEKDAY($last) }, cần cán bộ xác nhận.
days-no-calendar = Hạn theo văn bản: { WEEKDAY($day) } ({ $cite }). Trợ lý chưa có lịch nghỉ năm { $year }, nên chưa tính ngày làm việc.
days-range = Ngày kết thúc chưa rõ nên hạn nộp rơi vào từ { $day } đến { $latest } ({ $cite }). Chắc nhất là nộp trước hết { WEEKDAY($office) }. Ngày đúng ghi trong quyết định duyệt dự án.
days-end-unknown = Hạn nộp: trong { $months } tháng sau ngày kết thúc dự án ({ $cite }). Ngày kết thúc ghi trong quyết định duyệt dự án; tổ trưởng có bản sao.
days-past = Ngày này đã qua. Nộp rồi thì giữ phiếu nhận. Chưa nộp thì gặp tổ trưởng nhé.

pay-group-leader = Nộp bằng tiền cho tổ trưởng, lấy phiếu nhận ({ $cite }). Phần vốn này để quay vòng, không phải lãi, không phải phạt.
pay-agency = Nộp bằng tiền vào tài khoản của cơ quan được giao vốn ({ $cite }). Số tài khoản thì hỏi tổ trưởng, nộp rồi giữ giấy. Phần vốn này để quay vòng, không phải lãi, không phải phạt.
