# /viec: việc đang chờ

tasks-none = Không có việc nào đang chờ.
tasks-later = Để sau vậy. Ghi /viec lúc nào cũng xem lại được.
tasks-task = Có { $count } việc đang chờ. Làm việc nào trước?
name-task = Việc
task-later = Để sau
    .said = để sau
    .also = thôi | chưa | lát nữa | không
task-example = Bấm một việc, hoặc ghi số.
ask-received_it = Nhà { $household } báo đã nộp { $amount }. Tổ trưởng đã cầm tiền chưa?
name-received_it = Đã cầm tiền
received_it-yes = Nhận đủ số ấy
    .said = đã nhận đủ
    .also = đã nhận | nhận rồi | rồi | đủ rồi | có | đúng
received_it-other = Nhận số khác
    .said = nhận số khác
    .also = số khác | nhận một phần | không đủ
received_it-later = Chưa nhận
    .said = chưa nhận
    .also = chưa | để sau | không
received_it-example = Bấm Nhận đủ số ấy, hoặc Chưa nhận.
ask-deposited_it = { $team } đang giữ { $amount }. Đã nộp vào tài khoản cơ quan chưa?
name-deposited_it = Đã nộp tiếp
deposited_it-yes = Đã nộp
    .said = đã nộp
    .also = rồi | có | nộp rồi | xong rồi
deposited_it-later = Chưa nộp
    .said = chưa nộp
    .also = chưa | để sau | không
deposited_it-example = Bấm Đã nộp hoặc Chưa nộp.
task-overdue = Nhà { $household }, { $project }: hạn { $day } đã qua, sổ chưa ghi { $amount }, hoặc sổ ghi chậm. Nhờ anh/chị hỏi tổ trưởng { $leader } trước, rồi gặp nhà ấy.
task-overdue-alone = Nhà { $household }, { $project }: hạn { $day } đã qua, sổ chưa ghi { $amount }, hoặc sổ ghi chậm. Nhờ anh/chị gặp nhà ấy hỏi thăm.

ask-arrived =
    { $household }, { $project }: { $amount }. { $step ->
        [deposited] Tổ trưởng báo đã nộp vào tài khoản.
        [received] Tổ trưởng đã nhận.
       *[declared] Hộ báo đã nộp.
    }{ $path ->
        [off] { " " }Khoản này đi đường khác với văn bản.
       *[on] { "" }
    } Đã thấy tiền vào tài khoản chưa?
name-arrived = Đã thấy tiền
arrived-yes = Đã thấy
    .said = đã thấy
    .also = rồi | có | đúng | đã vào
arrived-no = Không thấy
    .said = không thấy
    .also = không | không có | sai | chưa vào
arrived-later = Để sau
    .said = để sau
    .also = chưa xem | lát nữa | chưa rõ
arrived-example = Bấm Đã thấy, Không thấy hoặc Để sau.
readback-arrived = { $household }: xác nhận { $amount } đã vào tài khoản.
readback-not-arrived = { $household }: không thấy { $amount }. Khoản báo này sẽ được gạch khỏi sổ, hộ được báo tin.
arrived-done = { $household }: đã xác nhận { $amount } vào tài khoản.
not-arrived-done = { $household }: đã gạch khoản { $amount }. Hộ được báo tin, sổ vẫn giữ dấu vết.

ask-right_decision = { $number }: { $what }, { $whom }. Cán bộ khác đã ghi. Đối chiếu bản giấy, đúng chưa?
name-right_decision = Đúng bản giấy
right_decision-yes = Đúng bản giấy
    .said = đúng bản giấy
    .also = đúng | có | vâng
right_decision-no = Không đúng
    .said = không đúng
    .also = không | sai
right_decision-later = Để sau
    .said = để sau
    .also = lát nữa | chưa xem
right_decision-example = Bấm Đúng bản giấy hoặc Không đúng.
countersign-yes = Đã xác nhận: { $number }. { $whom } được báo tin.
countersign-no = Đã trả lại: { $number }. Sổ không đổi.

ask-right_account = Tài khoản { $agency }: { $bank }, số { $number }, tên { $holder }. Cán bộ khác đã nhập. Đối chiếu giấy tờ, đúng chưa?
name-right_account = Đúng tài khoản
right_account-yes = Đúng tài khoản
    .said = đúng tài khoản
    .also = đúng | có | vâng
right_account-no = Không đúng
    .said = không đúng
    .also = không | sai
right_account-later = Để sau
    .said = để sau
    .also = lát nữa | chưa xem
right_account-example = Bấm Đúng tài khoản hoặc Không đúng.
account-yes = Đã xác nhận tài khoản { $agency }: { $bank }, số { $number }, tên { $holder }.
account-no = Đã hủy tài khoản vừa nhập của { $agency }: { $bank }, số { $number }, tên { $holder }.
