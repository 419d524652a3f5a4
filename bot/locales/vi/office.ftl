# /caidat, /taikhoan, /thamquyen, /batat, /phanquyen: việc của cán bộ và quản trị

ask-manage_where = Ở đâu?
name-manage_where = Nơi áp dụng
manage_where-all = Mọi nơi
    .said = mọi nơi
    .also = tất cả | toàn bộ
manage_where-example = Bấm một dòng, hoặc ghi tên xã, tên tỉnh.

## /caidat: sổ còn thiếu gì

gaps-none = { $where }: sổ đã đủ những điều cần có.
gaps-some = { $where }: sổ còn thiếu { $count } điều.
gaps-lines = { $lines }
gaps-more = Còn { $count } điều nữa. Bổ sung xong thì ghi lại /caidat.
gaps-no-commune = Sổ chưa có xã nào. Quản trị phân quyền cán bộ trước, rồi nhập tệp đầu tiên bằng lệnh bot import.
gap-officer = • Chưa có cán bộ phụ trách
gap-second-officer = • Mới có một cán bộ, cần thêm người thứ hai
gap-agency = • Chưa có cơ quan được giao vốn
gap-agency-phone = • { $about }: chưa có số điện thoại
gap-account = • { $about }: chưa có tài khoản
gap-account-confirmation = • { $about }: tài khoản chờ cán bộ thứ hai, ghi /viec
gap-holder = • Chưa ghi cơ quan nào lo: { $about }
gap-project = • Chưa có dự án
gap-project-agency = • Dự án { $about }: chưa ghi cơ quan
gap-approved-rate = • Dự án { $about }: chưa có tỷ lệ được duyệt
gap-project-end = • Dự án { $about }: chưa có ngày kết thúc
gap-approval = • Dự án { $about }: chưa có quyết định phê duyệt
gap-group = • Dự án { $about }: { $count } hộ chưa thuộc tổ nào
gap-leader = • { $about }: chưa có tổ trưởng
gap-leader-phone = • { $about }: tổ trưởng chưa có số điện thoại
gap-household-phone = • { $count } hộ chưa có ai nhận tin, in giấy cho hộ

## /taikhoan: tài khoản của cơ quan

account-no-agency = { $where }: sổ chưa có cơ quan được giao vốn. Nhập cơ quan bằng tệp, ghi /nhap.
account-waits = { $agency }: tài khoản đang chờ cán bộ thứ hai. { $bank }, số { $number }, tên { $holder }. Cán bộ khác ghi /viec để xác nhận hoặc hủy.
account-comes = { $agency }: tài khoản mới đã xác nhận, đủ 24 giờ mới dùng. { $bank }, số { $number }, tên { $holder }. Trong lúc chờ, mã chuyển tiền tạm khóa.
ask-agency = Cơ quan nào?
name-agency = Cơ quan
agency-example = Bấm một cơ quan, hoặc ghi tên.
ask-account_kind = Tài khoản mở ở đâu?
name-account_kind = Nơi mở tài khoản
account_kind-treasury = Kho bạc
    .said = kho bạc
    .also = kho bạc nhà nước | kbnn
account_kind-bank = Ngân hàng
    .said = ngân hàng
    .also = bank | nh
account_kind-example = Bấm Kho bạc hoặc Ngân hàng.
ask-account_bank = Tên kho bạc hay ngân hàng, như trên giấy?
name-account_bank = Kho bạc, ngân hàng
account_bank-example = Ví dụ: Kho bạc Nhà nước khu vực, hoặc Agribank.
ask-account_number = Số tài khoản?
name-account_number = Số tài khoản
account_number-example = Ghi đủ số như trên giấy, ví dụ: 3713.0.1234567.
ask-account_holder = Tên chủ tài khoản, như trên giấy? Đây là tên cơ quan, không phải tên người.
name-account_holder = Chủ tài khoản
account_holder-example = Ví dụ: PHONG KINH TE XA.
readback-new-account = { $agency }: { $bank }, số { $number }, tên { $holder }.
readback-old-account = Thay cho: { $bank }, số { $number }, tên { $holder }. Từ lúc ghi đến khi đổi xong, mã chuyển tiền tạm khóa.
account-off-path = Văn bản ghi tài khoản ở nơi khác ({ $cite }). Xem lại trước khi ghi.
account-entered = { $agency }: đã ghi tài khoản. Chưa dùng được. Cán bộ thứ hai đối chiếu giấy, rồi xác nhận ở /viec.
account-entered-change = { $agency }: đã ghi tài khoản thay thế. Cán bộ thứ hai xác nhận ở /viec, rồi đủ 24 giờ mới đổi. Các cán bộ đều được báo tin.

## /thamquyen: ai giữ việc gì

authority-none = { $where }: trợ lý chưa có văn bản nào ghi các việc này.
ask-holder_role = Việc nào?
name-holder_role = Việc
holder_role-project_approver = Phê duyệt dự án
    .said = phê duyệt dự án
    .also = duyệt dự án | phê duyệt
holder_role-fund_agency = Cơ quan giao vốn
    .said = cơ quan được giao vốn
    .also = cơ quan được giao vốn | giao vốn
holder_role-district = UBND huyện trước đây
    .said = phần trước đây của UBND cấp huyện
    .also = huyện | ubnd huyện | cấp huyện
holder_role-commune = UBND cấp xã
    .said = phần của UBND cấp xã
    .also = xã | ubnd xã
holder_role-investor = Chủ đầu tư
    .said = chủ đầu tư, chủ dự án
    .also = chủ dự án
holder_role-recovery_decision = Quyết định thu hồi
    .said = quyết định thu hồi
    .also = thu hồi
holder_role-damage_decision = Lùi hạn, miễn nộp
    .said = quyết định lùi hạn, miễn nộp lại
    .also = lùi hạn | miễn nộp | gia hạn
holder_role-suspension_decision = Dừng thu hồi
    .said = quyết định dừng thu hồi
    .also = dừng | tạm dừng
holder_role-finance_department = Sở Tài chính
    .said = sở tài chính
    .also = tài chính
    .hidden = 1
holder_role-labour_department = Sở Lao động trước đây
    .said = phần trước đây của sở lao động
    .also = sở lao động | lao động
    .hidden = 1
holder_role-programme_departments = Các sở chương trình
    .said = các sở quản lý chương trình
    .also = sở chương trình
    .hidden = 1
holder_role-front = Mặt trận xã
    .said = ủy ban mặt trận tổ quốc xã
    .also = mặt trận | mttq
    .hidden = 1
holder_role-example = Bấm một việc, hoặc ghi tên việc, ví dụ: Sở Tài chính.
ask-holder =
    { $known ->
        [yes] Việc: { $role }. Sổ đang ghi: { $now }. Từ nay là cơ quan nào?
       *[no] Việc: { $role }. Sổ chưa ghi. Là cơ quan nào?
    }
name-holder = Cơ quan giữ việc
holder-example = Ghi tên cơ quan, không ghi tên người, ví dụ: UBND xã Mẫu.
ask-holder_since = Từ ngày nào?
name-holder_since = Từ ngày
holder_since-example = Ghi ngày như trên văn bản giao việc, ví dụ: 01/07/2025.
readback-authority = { $where }. Việc: { $role }. Cơ quan: { $holder }, từ ngày { $since }.
authority-done = Đã ghi. { $where }. Việc: { $role }. Cơ quan: { $holder }, từ ngày { $since }.

## /batat: bật, tắt

ask-switch = Bật, tắt điều nào?
name-switch = Điều bật tắt
switch-invitations = Gửi lời mời
    .said = gửi lời mời đến số trong danh sách
    .also = lời mời | mời
switch-second_officer = Hai cán bộ
    .said = quyết định cần cán bộ thứ hai xác nhận
    .also = cán bộ thứ hai | người thứ hai
switch-supervisor_count = Báo số vụ
    .said = báo số vụ thiệt hại cho người giám sát
    .also = số vụ | giám sát
switch-example = Bấm một điều, hoặc ghi số.
ask-switch_to =
    { $now ->
        [on] Đang bật: { $switch }. Bật hay tắt?
       *[off] Đang tắt: { $switch }. Bật hay tắt?
    }
name-switch_to = Bật hay tắt
switch_to-on = Bật
    .said = bật
    .also = mở | có
switch_to-off = Tắt
    .said = tắt
    .also = thôi | không
switch_to-example = Bấm Bật hoặc Tắt.
switch-somewhere =
    { $where ->
        [all] Mọi nơi
       *[other] { $where }
    }
switch-what =
    { $which ->
        [invitations] số trong danh sách được nhận một lời mời, một lần
        [supervisor_count] người giám sát được báo số vụ thiệt hại, không có tên
       *[second_officer] quyết định phải có cán bộ thứ hai xác nhận
    }
readback-switch =
    { $to ->
        [on] { $place }, bật: { $what }. Các cán bộ được báo tin.
       *[off] { $place }, tắt: { $what }. Các cán bộ được báo tin.
    }
switch-same =
    { $to ->
        [on] { $place }: điều này đang bật rồi. Không đổi gì.
       *[off] { $place }: điều này đang tắt rồi. Không đổi gì.
    }
switch-done =
    { $to ->
        [on] { $place }: đã bật. Các cán bộ được báo tin.
       *[off] { $place }: đã tắt. Các cán bộ được báo tin.
    }
switch-invited = Mỗi số chưa có trợ lý được mời một lần, qua tin Zalo gửi theo số, ban ngày. Máy chủ chưa đặt mẫu tin ấy thì không ai được mời qua máy: ghi /in để in giấy mời.

## /phanquyen: giao vai trò, thôi giao

ask-rights_do = Giao vai trò hay thôi giao?
name-rights_do = Việc phân quyền
rights_do-grant = Giao vai trò
    .said = giao vai trò
    .also = giao | cấp | thêm
rights_do-revoke = Thôi giao
    .said = thôi giao vai trò
    .also = thôi | thu lại | bớt
rights_do-example = Bấm Giao vai trò hoặc Thôi giao.
ask-grant_role = Vai trò nào?
name-grant_role = Vai trò
grant_role-officer = Cán bộ phụ trách
    .said = cán bộ phụ trách
    .also = cán bộ
grant_role-authority = Người có thẩm quyền
    .said = người có thẩm quyền
    .also = thẩm quyền | lãnh đạo
grant_role-supervisor = Người giám sát
    .said = người giám sát
    .also = giám sát | ban giám sát
grant_role-administrator = Quản trị
    .said = quản trị
    .also = admin
grant_role-example = Bấm một vai trò.
ask-grantee_phone = Số điện thoại của người ấy?
name-grantee_phone = Số điện thoại
grantee_phone-example = Ghi mười số, ví dụ: 0912 345 678.
ask-grantee = Người nào?
name-grantee = Người
grantee-example = Bấm một người, hoặc ghi tên.
ask-grantee_name = Sổ chưa có số này. Họ tên người ấy?
name-grantee_name = Họ tên
grantee_name-example = Ghi họ tên đầy đủ.
rights-where =
    { $somewhere ->
        [yes] { $where }
       *[no] mọi nơi
    }
readback-grant = Giao cho { $name }: { $role }, { $where }.
readback-grant-new = Giao cho { $name }, số { $phone }: { $role }, { $where }. Người này chưa có trong sổ, sẽ được thêm.
grant-done = { $name }: { $role }, { $where }. Đã ghi vào sổ, có dấu vết.
revoke-nobody = { $where }: chưa ai có vai trò { $role }, ngoài người đang hỏi.
readback-revoke = Thôi giao cho { $name }: { $role }, { $where }.
revoke-done = { $name }: đã thôi vai trò { $role }, { $where }. Đã ghi vào sổ, có dấu vết.
rights-code = Mã của { $name }: { $code }. Người ấy mở trợ lý, ghi: /start và mã. Dùng một lần, đến hết ngày { $until }. Không đăng mã lên nhóm chung.
