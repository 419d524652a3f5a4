# /toi, /nhom: sổ của nhà mình, của tổ, của xã

my_things-whose = Xem của ai?
name-whose = Xem của ai
whose-example = Bấm một dòng, hoặc ghi tên.
mine-nothing = Sổ chưa có hộ nào của bà con. Bà con hỏi cán bộ để ghi vào.
mine-no-project = Nhà mình chưa có dự án nào trong sổ. Thấy thiếu thì bấm Gặp cán bộ.

## Phải nộp lại bao nhiêu

due-amount = Nhà { $household }, { $project }. Phần vốn nộp lại để quay vòng: { $line } ({ $cite }).
due-decided = Nhà { $household }, { $project }. Đã có Quyết định số { $number } ngày { $on }. Phần vốn nộp lại để quay vòng: { $line } ({ $cite }).
due-expected = Nhà { $household }, { $project }. Dự kiến phần vốn nộp lại để quay vòng: { $line } ({ $cite }). Mới là dự kiến, chờ quyết định thu hồi vốn ({ $order }).
due-later = Nhà { $household }, { $project }. Dự án kết thúc ngày { $ends }. Sau đó phần vốn nộp lại để quay vòng dự kiến là { $line } ({ $cite }). Hạn { WEEKDAY($until) }.
due-declared = Đã báo nộp { $declared }, chờ phiếu nhận hoặc ảnh giấy nộp. Sổ ghi còn { $rest }.
due-unsettled = Nhà { $household }, { $project }. Sổ chưa có số phải nộp. Câu này cần cán bộ xem.
due-withdrawn =
    { $known ->
        [yes] Nhà { $household } đã thôi tham gia { $project }, theo giấy { $number } ngày { $on }. Sổ không còn ghi khoản phải nộp này.
       *[no] Nhà { $household } đã thôi tham gia { $project }. Sổ không còn ghi khoản phải nộp này.
    }
due-waived =
    { $known ->
        [yes] Nhà { $household }, { $project }. Đã có Quyết định số { $number } ngày { $on }: không phải nộp lại.
       *[no] Nhà { $household }, { $project }. Sổ ghi: không phải nộp lại.
    }
due-suspended =
    { $known ->
        [yes] Nhà { $household }, { $project }. Đã có Quyết định số { $number } ngày { $on }: tạm dừng nộp.
       *[no] Nhà { $household }, { $project }. Sổ ghi: tạm dừng nộp.
    }
line-amount = { $amount }

## Đến khi nào

due-until = Hạn nộp: { WEEKDAY($day) }, còn { $left } ngày ({ $cite }).
due-until-office = Nên nộp trước hết { WEEKDAY($office) }. Hạn theo văn bản: { WEEKDAY($day) }, còn { $left } ngày ({ $cite }).
due-today = Hôm nay, { WEEKDAY($day) }, là hạn nộp ({ $cite }). Chưa lo kịp thì bấm Gặp cán bộ.
due-past = Hạn { $day } đã qua { $left } ngày ({ $cite }). Cũng có khi sổ ghi chậm. Đã nộp thì bấm Đã nộp. Đang khó thì bấm Gặp cán bộ.

## Đã nộp bao nhiêu

due-over = Sổ ghi đã nộp { $counted }, nhiều hơn số phải nộp { $over }. Cán bộ sẽ xem khoản thừa; nhà mình giữ giấy nộp.
due-over-waiting = Sổ ghi đã nộp { $counted }, nhiều hơn số phải nộp { $over }. Còn chờ cán bộ xác nhận { $unconfirmed }.
figure-expected = dự kiến { $amount }
due-paid = Sổ ghi đã nộp đủ { $counted }. Cảm ơn nhà mình.
due-paid-waiting = Sổ ghi đã nộp { $counted }. Còn chờ cán bộ xác nhận { $unconfirmed }.
due-part = Sổ ghi đã nộp { $counted }, còn { $rest }.
due-part-waiting = Sổ ghi đã nộp { $counted }, còn { $rest }. Chờ cán bộ xác nhận { $unconfirmed }.

## Nộp thế nào

how-leader =
    { $known ->
        [yes] Nộp bằng tiền cho { $leader }, tổ trưởng, và lấy phiếu nhận ({ $cite }).
       *[no] Nộp bằng tiền cho tổ trưởng, và lấy phiếu nhận ({ $cite }). Sổ chưa ghi tên tổ trưởng, bà con hỏi cán bộ.
    }
how-account =
    { $kind ->
        [treasury] Nộp bằng tiền vào tài khoản cơ quan được giao vốn, ở kho bạc ({ $cite }): { $bank }, số { $number }, tên { $holder }. Nộp rồi giữ giấy.
       *[bank] Nộp bằng tiền vào tài khoản cơ quan được giao vốn ({ $cite }): { $bank }, số { $number }, tên { $holder }. Nộp rồi giữ giấy.
    }
how-no-account = Nộp bằng tiền vào tài khoản cơ quan được giao vốn ({ $cite }). Sổ chưa có số tài khoản, bà con hỏi cán bộ.
how-frozen = Nộp bằng tiền vào tài khoản cơ quan được giao vốn ({ $cite }). Số tài khoản đang được kiểm tra. Bà con chờ tin, chưa chuyển vội.
officer-called =
    { $known ->
        [yes] { $agency }: { $phone }
       *[no] xã
    }
only-this-account = Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ { $officer }.
only-this-account-here = Tài khoản nhận tiền: { $bank }, số { $number }, tên { $holder }. Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ { $officer }.
only-this-account-named = Tổ trưởng nộp tiếp vào tài khoản { $holder }, { $bank }. Chỉ nộp vào tài khoản này. Ai nhắn số khác thì đừng chuyển, gọi cán bộ { $officer }.
only-no-account = Ai nhắn số tài khoản thì đừng chuyển, gọi cán bộ { $officer }.

## Tổ và xã

team-totals = { $team }: phải nộp lại { $charged }, đã nộp { $counted }, còn { $rest } ({ $cite }).
team-totals-held = { $team }: phải nộp lại { $charged }, đã nộp { $counted }, còn { $rest } ({ $cite }). Tổ trưởng đang giữ { $held }, chưa nộp vào tài khoản.
totals-over = Có hộ nộp nhiều hơn số phải nộp, cộng lại { $over }. Cán bộ xem khoản thừa.
team-members = { $lines }
team-more = Còn { $count } hộ nữa, xem trong bảng của cán bộ.
member-paid = • { $household }: đã nộp { $counted }
member-part = • { $household }: đã nộp { $counted }, còn { $rest }
member-open = • { $household }: còn { $rest }
member-nothing = • { $household }: chưa có số phải nộp
member-hidden = • { $household }
member-untold = { $line }, chưa nhắn được
whose-watch-all = Mọi nơi
    .said = mọi nơi
    .also = tất cả | toàn bộ
watched-whole = { $name }, { $households } hộ, { $settled } hộ đã nộp đủ. { $shown ->
        [yes] Phải nộp lại { $charged }, đã nộp { $counted }, cán bộ đã xác nhận { $confirmed }, còn { $rest }.
       *[no] Ít hộ nên không ghi số tiền.
    }
watched-everywhere = Mọi nơi, { $households } hộ, { $settled } hộ đã nộp đủ. { $shown ->
        [yes] Phải nộp lại { $charged }, đã nộp { $counted }, cán bộ đã xác nhận { $confirmed }, còn { $rest }.
       *[no] Ít hộ nên không ghi số tiền.
    }
watched-projects = { $lines }
watched-project = { $shown ->
        [yes] • { $name }: { $households } hộ, đã nộp { $counted } trên { $charged }
       *[no] • { $name }: { $households } hộ, không ghi số tiền
    }
area-totals = { $area }: { $projects } dự án, { $households } hộ. Phải nộp lại { $charged }, đã nộp { $counted }, cán bộ đã xác nhận { $confirmed }, còn { $rest }. Chờ xử lý: { $waiting } việc.
