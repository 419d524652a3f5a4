# Ai đang nói, và những câu nhiều việc cùng dùng

stranger =
    Trợ lý chưa biết bà con là ai, nên chưa mở sổ được.
    Xin tổ trưởng hoặc cán bộ một mã, rồi ghi: /start và mã ấy.
    Hoặc gửi số điện thoại của mình. Chưa có mã vẫn hỏi, vẫn tính được như thường.
not-yours =
    { $role ->
        [administrator] Việc này dành cho quản trị. Cần xem phần nhà mình thì ghi /toi.
        [leader] Việc này dành cho tổ trưởng. Cần xem phần nhà mình thì ghi /toi.
       *[officer] Việc này dành cho cán bộ phụ trách. Cần xem phần nhà mình thì ghi /toi.
    }
dropped = Thôi rồi, chưa ghi gì cả.
to-edit = Bấm Sửa, rồi chọn điều cần sửa.

ask-household = Hộ nào? Không thấy tên thì ghi tên hộ.
name-household = Hộ
household-example = Ghi tên chủ hộ.
ask-which_project = Dự án nào?
name-which_project = Dự án
which_project-example = Bấm một dự án, hoặc ghi số.
ask-group = Tổ nào?
name-group = Tổ
group-example = Bấm một tổ, hoặc ghi số.
ask-area = Xã nào?
name-area = Xã
area-example = Bấm một xã, hoặc ghi số.
ask-confirm = Trợ lý ghi thế này, đúng chưa?
confirm-yes = Đúng, ghi lại
    .said = đúng, ghi lại
    .also = đúng | đúng rồi | có | vâng | ừ | ghi đi | gửi | ok | đồng ý
confirm-edit = Sửa
    .said = sửa
    .also = sửa lại | sai | sai rồi | nhầm | chưa đúng
confirm-no = Thôi, không ghi
    .said = không ghi
    .also = thôi | không | huỷ | đừng ghi | bỏ
