# /luanchuyen: vốn thu lại đi tiếp tới hộ khác; bà con họp và chọn, trên giấy

offer-turnover = Luân chuyển vốn
    .also = luân chuyển | họp chọn hộ | chuyển vốn
turnover-none = Chưa có dự án nào để luân chuyển vốn.
turnover-nothing-yet = { $project }: chưa thu lại được khoản nào để luân chuyển. Hoặc việc tiếp theo là của cán bộ.
turnover-nobody = { $project }: xã chưa có hộ nào trong sổ để mời. Ghi /nhap để nhập.
turnover-turnover_doing = { $project }, còn { $left } để luân chuyển. Làm việc nào?
name-turnover_doing = Việc
turnover_doing-call = Mời họp
    .said = mời họp
    .also = họp | họp dân | mở đợt mới
turnover_doing-forms = Lấy lại giấy
    .said = lấy lại giấy
    .also = giấy mời | mẫu | in lại
turnover_doing-minutes = Ghi biên bản
    .said = ghi biên bản
    .also = biên bản | đã họp | kết quả
turnover_doing-transfer = Đã cấp vốn
    .said = đã cấp vốn
    .also = cấp vốn | chuyển tiền | đã chuyển
turnover_doing-report = Báo cáo
    .said = báo cáo
    .also = gửi báo cáo
turnover_doing-cancel = Thôi đợt này
    .said = thôi đợt này
    .also = hủy đợt | không họp nữa
turnover_doing-example = Bấm một việc, ví dụ: Mời họp.

ask-candidate-household = Hộ nào đưa vào danh sách để bà con chọn?
name-candidate-household = Hộ trong danh sách
candidate-household-example = Bấm một hộ, hoặc ghi tên hộ.
ask-candidate-more = Thêm hộ nữa vào danh sách không?
name-candidate-more = Thêm hộ
candidate-more-example = Bấm Có hoặc Không.
ask-maximum_vnd = Mỗi hộ được nhận nhiều nhất bao nhiêu? Văn bản của tỉnh không ghi mức này. Chưa định thì bấm Không biết.
name-maximum_vnd = Mức nhiều nhất
maximum_vnd-example = Ghi số tiền, ví dụ: 20 triệu.
ask-meets_on = Họp ngày nào?
name-meets_on = Ngày họp
meets_on-example = Ghi ngày, ví dụ: 05/12/2026.
ask-meets_at = Họp ở đâu, mấy giờ?
name-meets_at = Nơi họp
meets_at-example = Ghi nơi và giờ, ví dụ: nhà văn hóa thôn, 8 giờ sáng.
readback-turnover = { $project }: mời họp chọn hộ nhận vốn, { $count } hộ trong danh sách.
readback-candidates = • { $names }
readback-meeting = • Họp { WEEKDAY($day) }, { $place }
turnover-called = Đã ghi và báo các hộ có điện thoại. Giấy mời và mẫu biên bản gửi kèm, in ra để họp ({ $cite }).
turnover-no-vote-here = Việc chọn hộ là của bà con, họp và ký trên giấy. Trợ lý không nhận phiếu. Họp xong, chụp biên bản đã ký rồi ghi /luanchuyen.
turnover-forms = { $project }: giấy mời và mẫu biên bản gửi kèm.

ask-minutes_number = Biên bản số mấy? Ghi đúng như bản giấy.
name-minutes_number = Số biên bản
minutes_number-example = Ghi số, ví dụ: 3/BB.
ask-minutes_on = Biên bản lập ngày nào?
name-minutes_on = Ngày biên bản
minutes_on-example = Ghi ngày, ví dụ: 05/12/2026.
ask-chosen-household = Biên bản ghi hộ nào được nhận?
name-chosen-household = Hộ được nhận
chosen-household-example = Bấm một hộ, hoặc ghi tên hộ.
ask-chosen-recovered_vnd = Nhà { $household } nhận bao nhiêu từ tiền thu lại?
name-chosen-recovered_vnd = Tiền thu lại
chosen-recovered_vnd-example = Ghi số tiền, ví dụ: 5 triệu.
ask-chosen-new_vnd = Ngoài ra, nhà { $household } được cấp mới bao nhiêu?
name-chosen-new_vnd = Vốn cấp mới
chosen-new_vnd-skip = Không có
    .said = không có
    .also = không | không cấp mới | không biết
chosen-new_vnd-example = Ghi số tiền, ví dụ: 10 triệu. Không có thì bấm Không có.
ask-chosen-more = Biên bản còn ghi hộ nào nữa không?
name-chosen-more = Thêm hộ
chosen-more-example = Bấm Có hoặc Không.
ask-minutes_scan = Gửi ảnh hoặc bản quét biên bản đã ký. Phải có bản này mới cấp vốn được ({ $cite }).
name-minutes_scan = Biên bản đã ký
minutes_scan-example = Chụp rõ từng trang đã ký rồi gửi.
readback-minutes =
    { $project }: biên bản { $minutes }, ngày { $day }.
    { $lines }
turnover-share = • Nhà { $household }: { $amount }
turnover-above = Nhà { $household } vượt mức nhiều nhất đã ghi cho đợt này, { $most }. Bấm Sửa để ghi lại.
turnover-refused = { $why } ({ $cite }). Chưa ghi gì. Bấm Sửa để xem lại.
turnover-minuted = Đã ghi biên bản và báo cán bộ. Vốn được cấp sau bước của cán bộ ({ $cite }).

ask-approved_list = Gửi ảnh hoặc bản quét danh sách hộ đã duyệt. Văn bản ghi phải có danh sách này ({ $cite }).
name-approved_list = Danh sách đã duyệt
approved_list-skip = Chưa có
    .said = chưa có
    .also = không có | không biết
approved_list-example = Chụp rõ từng trang rồi gửi. Chưa có thì bấm Chưa có.
ask-transferred_on = Cấp vốn cho hộ ngày nào?
name-transferred_on = Ngày cấp vốn
transferred_on-example = Ghi ngày, ví dụ: 20/12/2026.
readback-transfer =
    { $project }: đã cấp vốn ngày { $day }, theo biên bản { $minutes }.
    { $lines }
turnover-not-arrived = Biên bản ghi { $amount } tiền thu lại. Tài khoản mới xác nhận { $arrived }. Xác nhận thêm khoản nộp ở /viec rồi làm tiếp.
turnover-transferred = Đã ghi việc cấp vốn và báo các hộ ({ $cite }). Còn báo cáo sau đợt này: ghi /luanchuyen.

ask-report_sent = Báo cáo sau đợt bình chọn gửi kèm. In ra, ký, gửi thủ trưởng cơ quan. Đã gửi chưa?
name-report_sent = Đã gửi báo cáo
report_sent-yes = Đã gửi
    .said = đã gửi
    .also = rồi | có | gửi rồi
report_sent-later = Để sau
    .said = để sau
    .also = chưa | lát nữa
report_sent-example = Bấm Đã gửi hoặc Để sau.
turnover-reported = { $project }: xong đợt này. Còn { $left } để luân chuyển.
readback-turnover-cancel = { $project }: thôi đợt họp này. Các hộ đã được mời sẽ được báo.
turnover-cancelled = { $project }: đã thôi đợt này.

task-turnover-called = { $project }: đã mời họp. Họp xong thì ghi biên bản ở /luanchuyen.
task-turnover-minuted = { $project }: có biên bản đã ký, chờ cấp vốn. Ghi /luanchuyen.
task-turnover-transferred = { $project }: đã cấp vốn, chờ báo cáo sau đợt. Ghi /luanchuyen.

notice-turnover-called = Mời bà con họp chọn hộ nhận vốn luân chuyển, dự án { $project }. Họp { WEEKDAY($day) }, { $place }. Việc chọn là của bà con, tại cuộc họp.
notice-turnover-cancelled = Cuộc họp chọn hộ nhận vốn, dự án { $project }, ngày { $day }: thôi không họp. Hỏi thêm thì gặp tổ trưởng.
notice-turnover-minuted = { $project }: đã có biên bản bình chọn số { $number }, kèm bản quét. Ghi /luanchuyen để cấp vốn.
notice-turnover-transferred = { $project }: cán bộ đã cấp vốn cho { $count } hộ, ngày { $day }, theo biên bản số { $number }.
notice-turnover-received = Nhà { $household }: theo biên bản số { $number }, nhà mình được nhận { $amount } vốn luân chuyển, dự án { $project }. Cán bộ ghi đã cấp ngày { $day }. Chưa nhận được thì bấm Gặp cán bộ.
turnover-basis = { $cite }
