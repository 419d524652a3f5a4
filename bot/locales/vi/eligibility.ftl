# /dieukien: nhà mình có thuộc đối tượng được xét không

ask-project_when = Dự án của nhà mình duyệt khi nào? Văn bản này ghi cho giai đoạn { $from }–{ $to }.
name-project_when = Lúc duyệt dự án
project_when-approved_in_period = Trong { $from }–{ $to }
    .said = trong giai đoạn của văn bản
    .also = đã duyệt | duyệt rồi | dự án cũ | trong giai đoạn | { $each }
project_when-new = Dự án mới
    .said = dự án mới
    .also = mới | chưa duyệt | chưa có dự án | sau { $to } | { $later }
project_when-example = Bấm một nút, ví dụ: Dự án mới.

ask-former_province = Trước ngày 01/07/2025, xã mình thuộc tỉnh nào?
name-former_province = Tỉnh cũ
former_province-dong-nai = Đồng Nai
    .also = dong nai
former_province-binh-phuoc = Bình Phước
    .also = binh phuoc
former_province-example = Ghi tên tỉnh cũ, ví dụ: Đồng Nai.

ask-household_status = Năm nay xã có công nhận nhà mình là hộ nghèo không, hay thuộc diện khác? Xem giấy xã cấp nhé.
name-household_status = Diện của nhà mình
household_status-poor = Hộ nghèo
    .said = hộ nghèo
    .also = nghèo | có | có hộ nghèo | là hộ nghèo | sổ nghèo
household_status-near_poor = Hộ cận nghèo
    .said = hộ cận nghèo
    .also = cận nghèo | can ngheo | sổ cận nghèo
household_status-escaped_poverty = Mới thoát nghèo
    .said = hộ mới thoát nghèo
    .also = thoát nghèo | hết nghèo | đã thoát nghèo | ra khỏi hộ nghèo
household_status-disabled_person = Người khuyết tật
    .said = người khuyết tật
    .also = khuyết tật | tàn tật
household_status-none = Không diện nào
    .said = không thuộc diện nào
    .also = không thuộc nhóm nào | không có diện nào | hộ khá | hộ trung bình | hộ thường
household_status-example = Bấm một nút, ví dụ: Hộ cận nghèo.

ask-able_members = Nhà mình có mấy người còn khả năng lao động?
name-able_members = Số người lao động
able_members-example = Ghi số người, ví dụ: 2.

ask-able_to_work = Anh/chị có khả năng lao động không?
name-able_to_work = Khả năng lao động
able_to_work-yes = Có
    .said = có khả năng lao động
    .also = làm được | còn làm được | vẫn làm được | có làm được | còn sức
able_to_work-no = Không
    .said = không có khả năng lao động
    .also = không làm được | không làm nổi | hết sức lao động | chịu không làm được
able_to_work-example = Bấm Có hoặc Không.

ask-recognised_on = Nhà mình được công nhận thoát nghèo ngày nào? Ngày ghi trên giấy xã cấp.
name-recognised_on = Ngày công nhận
recognised_on-example = Ghi ngày, ví dụ: 15/12/2024.

ask-project_proposed_on = Dự án được đề xuất ngày nào? Ngày ghi trong hồ sơ dự án; tổ trưởng có bản sao.
name-project_proposed_on = Ngày đề xuất
project_proposed_on-example = Ghi ngày, ví dụ: 15/06/2024.

## Trả lời

eligibility-yes =
    { $kind ->
        [disabled_person] Anh/chị thuộc đối tượng được xét: người khuyết tật có khả năng lao động
        [poor] Nhà mình thuộc đối tượng được xét: hộ nghèo có người lao động
       *[other] Nhà mình thuộc đối tượng được xét: { $status }
    } ({ $cite }). Muốn nhận hỗ trợ, còn phải có tên trong danh sách dự án được duyệt. Gặp tổ trưởng hoặc UBND xã để hỏi. Trợ lý chỉ tra giúp, không quyết định thay cán bộ.
eligibility-window-earliest = Thời hạn { $months } tháng kết thúc sớm nhất vào ngày { $day }. Ngày đúng tính theo giấy xã cấp; cán bộ xác nhận.
eligibility-window = Thời hạn { $months } tháng tính đến hết ngày { $day }. Cách đếm ngày cần cán bộ xác nhận.

given-status = { $status }
given-able-members = { $status }, { $count } người lao động
given-recognised-about = công nhận thoát nghèo { $days }, thời hạn { $months } tháng
given-recognised-on = công nhận thoát nghèo { $days }, thời hạn { $months } tháng đến hết { $ends }

eligibility-no =
    { $kind ->
        [disabled_person] Theo điều anh/chị trả lời, anh/chị chưa thuộc đối tượng
       *[other] Theo điều bà con trả lời ({ $given }), nhà mình chưa thuộc đối tượng
    }. { $reason } ({ $cite }).
eligibility-no-next = Trả lời nhầm thì bấm Sửa. Thấy chưa đúng với nhà mình thì bấm Gặp cán bộ, hỏi không mất gì.

eligibility-missing = Còn thiếu một điều để trả lời. { $what } Biết rồi thì bấm Sửa để trả lời tiếp.
missing-household_status = Diện của nhà mình ghi trên giấy xã cấp: hộ nghèo, cận nghèo, hay mới thoát nghèo. Không có giấy thì hỏi trưởng thôn hoặc UBND xã.
missing-able_members = Cần biết nhà mình có người còn khả năng lao động không. Chưa chắc thì hỏi UBND xã.
missing-able_to_work = Cần biết anh/chị có khả năng lao động không. Chưa chắc thì hỏi UBND xã.
missing-recognised_on = Cần biết ngày được công nhận thoát nghèo. Ngày ghi trên giấy xã cấp; mất giấy thì hỏi UBND xã.

eligibility-officer = Câu này cần cán bộ xem. Bà con trả lời: { $given }. { $reason }, nên có hai cách hiểu ({ $cite }).
eligibility-officer-day = Câu này cần cán bộ xem. Bà con trả lời: { $given }. { $point }.
eligibility-day-recognised = Câu này cần cán bộ xem. Ngày công nhận thoát nghèo là { $days }: có ngày được, có ngày chưa. Ngày đúng ghi trên giấy xã cấp. Có ngày rồi thì bấm Sửa.
eligibility-day-proposed = Câu này cần cán bộ xem. Kết quả tùy ngày dự án được đề xuất. Ngày ghi trong hồ sơ dự án; tổ trưởng có bản sao. Có ngày rồi thì bấm Sửa.

eligibility-officer-new = Câu này cần cán bộ xem. { $document } của { $province } ghi cho giai đoạn { $from }–{ $to }. Dự án mới theo văn bản nào, trợ lý chưa biết.
eligibility-officer-when = Câu này cần cán bộ xem. { $document } của { $province } chỉ ghi cho giai đoạn { $from }–{ $to }. Ngày duyệt ghi trong quyết định duyệt dự án; tổ trưởng có bản sao.
eligibility-officer-other = Câu này cần cán bộ xem. Văn bản này làm cho tỉnh { $province } cũ. Dự án của { $former } cũ theo văn bản nào, trợ lý chưa biết.
eligibility-officer-former = Câu này cần cán bộ xem. Văn bản này làm cho tỉnh { $province } cũ, trước khi nhập tỉnh. Xã mình trước thuộc tỉnh nào thì UBND xã biết.
eligibility-under-text = Nếu theo văn bản ấy thì các điều kiện thế này:
    { $lines }
conditions = Các điều kiện đã xem:
    { $lines }

eligibility-elsewhere = { $document } của { $province } không ghi hộ nào được nhận. Điều đó ghi ở hai nơi: văn bản của chương trình, và danh sách hộ được duyệt.
eligibility-elsewhere-ask = Bà con hỏi tổ trưởng hoặc UBND xã hai câu. Dự án thuộc chương trình nào? Nhà mình có tên trong danh sách chưa?
