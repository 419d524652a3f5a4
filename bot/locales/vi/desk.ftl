# Lời của trợ lý ngoài các câu hỏi. Người dân đọc: ngắn, ấm, không đổ lỗi.

address-unknown = bà con

## Trả lời chung

option-yes = Có
    .said = có
    .also = dạ có | vâng | ừ | đúng | đúng rồi | phải | rồi | dạ rồi
option-no = Không
    .said = không
    .also = dạ không | chưa | hông | không có | chưa có | chẳng
option-skip = Không biết
    .said = không biết
    .also = không rõ | chưa rõ | chưa biết | không nhớ | quên rồi | hổng biết | không chắc | bỏ qua
option-edit = Sửa
    .said = sửa
    .also = sửa lại | chưa đúng | sai rồi | nhầm

## Chưa hiểu

not-understood = Trợ lý chưa hiểu "{ $said }". { $example }
not-understood-again = Ghi ngắn thôi, hoặc bấm số. { $example } Khó quá thì bấm Gặp cán bộ.
not-understood-empty = Trợ lý chưa nhận được chữ nào. { $example }
not-understood-too-long = Câu dài quá, trợ lý đọc chưa hết. { $example }
not-understood-too-short = Câu ngắn quá, trợ lý chưa hiểu. { $example }
not-understood-too-small = "{ $said }" nhỏ hơn mức trợ lý nhận. { $example }
not-understood-too-big = "{ $said }" lớn hơn mức trợ lý nhận. { $example }
not-understood-too-early = "{ $said }" sớm quá so với câu hỏi. { $example }
not-understood-too-late = "{ $said }" muộn quá so với câu hỏi. { $example }
not-understood-vague = Trợ lý chưa hiểu "{ $said }", cần con số rõ. { $example }
not-understood-unit = "{ $said }" là bao nhiêu, tính bằng gì? { $example }
not-understood-total = "{ $said }" trên tổng số bao nhiêu? { $example }
not-understood-not-whole = Trợ lý cần số chẵn, không lẻ. { $example }
not-understood-ambiguous-money = "{ $said }" có hai cách đọc. { $example }
not-understood-ambiguous-date = "{ $said }" có hai cách hiểu. { $example }
not-understood-conflict = Các số trong "{ $said }" chưa khớp nhau. { $example }
not-understood-no-such-day = Lịch không có ngày "{ $said }". { $example }
not-understood-lunar = Trợ lý chỉ hiểu ngày dương lịch. { $example }
not-understood-no-such-option = Số "{ $said }" không có trong các lựa chọn. { $example }
not-understood-file = Trợ lý đang chờ ảnh, chưa nhận được. { $example }
not-understood-outside = Trợ lý chưa hiểu câu này. Bà con chọn một việc dưới đây nhé.
did-you-mean-one = Ý bà con là "{ $it }", đúng không?
did-you-mean = Ý bà con là "{ $first }" hay "{ $last }"?

## Nút và lệnh

stale-tap = Nút này đã cũ. Bà con trả lời câu dưới đây nhé.
tap-not-offered = Lựa chọn này không còn nữa. Bà con chọn lại nhé.
tap-other-conversation = Nút này của cuộc hỏi khác. Bà con trả lời câu dưới đây, hoặc ghi /huy để thôi.
tap-forged = Trợ lý không nhận ra nút này. Bà con trả lời câu dưới đây nhé.
no-such-option = Lựa chọn này không có ở đây. Bà con chọn lại nhé.
unknown-command = Trợ lý chưa có lệnh này. Ghi /trogiup để xem các lệnh.
changed = Đổi { $what }: từ { $from } thành { $to }.
picked-up = Trợ lý hiểu: { $answer }. Chưa đúng thì ghi /lui.
which-answer = Bà con muốn sửa điều nào?
nothing-to-edit = Chưa có câu trả lời nào để sửa.
nothing-to-go-back-to = Đây là câu đầu tiên, không lùi được nữa.
nothing-to-cancel = Không có gì đang dở. Bà con chọn một việc nhé.
nothing-to-resume = Không còn việc dở nào. Bà con chọn một việc nhé.
nothing-behind = Câu này không có điều luật đằng sau. Bà con chọn một việc nhé.
cancelled = Đã thôi việc này. Bà con muốn hỏi gì nữa?

## Gửi thứ khác

photo-outside = Trợ lý đã thấy ảnh, nhưng chưa cần ảnh lúc này. Ảnh không được giữ lại.
too-many-files = Đủ ảnh rồi, trợ lý không nhận thêm. Bà con trả lời câu dưới đây nhé.
document-outside = Trợ lý chưa cần tệp lúc này. Tệp không được giữ lại.
location-outside = Trợ lý chưa cần vị trí lúc này. Vị trí không được giữ lại.
contact-outside = Trợ lý chưa cần số điện thoại. Số này không được giữ lại.
voice-outside = Trợ lý chưa nghe được tin thoại, nên không giữ lại. Bà con ghi giúp bằng chữ nhé.
voice-kept = Trợ lý chưa nghe được tin thoại, chỉ giữ lại làm bằng chứng. Bà con ghi giúp bằng chữ nhé.
voice-with-report = Trợ lý chưa nghe được tin thoại, nhưng kèm vào tin báo này để cán bộ nghe. Bà con ghi thêm bằng chữ nhé.
voice-with-case = Tin thoại này đã kèm vào tin báo { $code } để cán bộ nghe.
notice-voice-added = Tin báo { $code }, nhà { $home }: bà con gửi thêm tin thoại, trợ lý chưa nghe được. Bấm Vụ thiệt hại để mở nghe.
voice-unreadable = Trợ lý chưa mở được tin thoại này. Bà con ghi giúp bằng chữ nhé.
other-outside = Trợ lý chỉ đọc được chữ. Bà con ghi giúp bằng chữ nhé.

## Khi có trục trặc

broken = Trợ lý đang trục trặc, bà con thử lại sau ít phút nhé.
too-many = Bà con gửi nhanh quá, chờ một phút rồi gửi tiếp nhé.
too-big = Tệp này lớn quá. Bà con gửi tệp dưới { $megabytes } MB nhé.
wrong-photo = Trợ lý chưa mở được tệp này. Bà con gửi ảnh chụp nhé.
wrong-sheet = Tệp này không phải bảng. Gửi tệp .xlsx hoặc .csv nhé.
wrong-file = Trợ lý chưa mở được tệp này. Bà con gửi ảnh chụp nhé.

## Nút sau câu trả lời

offer-why = Vì sao?
    .also = tại sao | vì sao | sao vậy | sao thế | vì sao vậy | tại sao vậy | sao lại thế | lý do | căn cứ | điều luật | vì răng | tại răng | răng rứa | mắc chi | vì sao hỏi | tại sao hỏi | sao lại hỏi | sao hỏi | vì sao hỏi vậy | sao hỏi vậy | tại sao hỏi vậy | sao hỏi thế | hỏi làm gì | hỏi để làm gì | hỏi làm chi | để làm gì
offer-edit = Sửa
    .also = sửa lại | đổi | nhầm rồi | trả lời nhầm
offer-rate = Tôi biết tỷ lệ đã duyệt
    .also = biết tỷ lệ | tỷ lệ đã duyệt | nhập tỷ lệ
offer-person = Gặp cán bộ
    .also = gặp người | hỏi cán bộ | gọi cán bộ | gặp tổ trưởng | cần giúp
offer-eligibility = Hỏi điều kiện
    .also = điều kiện | được hỗ trợ không | có được không | thuộc đối tượng không
offer-calculation = Tính vốn nộp lại
    .also = tính | tính tiền | tính vốn
offer-my_things = Sổ nhà mình
    .also = sổ | của tôi | nhà mình | việc của tôi | xem sổ
offer-payment = Đã nộp
    .also = nộp tiền | nộp rồi | tôi đã nộp | báo nộp
offer-registration = Có mã
    .also = nhập mã | tôi có mã | liên kết
offer-group = Tổ của mình
    .also = tổ | tổ tôi | nhóm
offer-tasks = Việc đang chờ
    .also = việc | việc chờ | việc cần làm
offer-mistake = Ghi nhầm, hủy bỏ
    .also = ghi nhầm | ghi sai | hủy khoản | sửa khoản
offer-decision = Ghi quyết định
    .also = quyết định
offer-area = Danh sách
    .also = bảng | danh sách hộ
offer-printing = In giấy
    .also = in | in phiếu | in giấy mời | bảng tin
offer-office = Sổ còn thiếu
    .also = cài đặt | thiếu gì | còn thiếu gì
offer-agency_account = Nhập tài khoản
    .also = tài khoản | đổi tài khoản
offer-authority = Ai giữ việc
    .also = thẩm quyền | ai có thẩm quyền
offer-switches = Bật, tắt
    .also = bật tắt | công tắc
offer-rights = Phân quyền
    .also = giao quyền | vai trò
offer-receipt_check = Xem phiếu nhận
    .also = kiểm tra phiếu | xem phiếu | mã phiếu
offer-my_data = Dữ liệu của mình
    .also = dữ liệu | tải dữ liệu | lấy dữ liệu
offer-importing = Nhập danh sách
    .also = nhập | gửi tệp | nhập tệp
offer-invitation = Cấp mã cho hộ
    .also = cấp mã | mời hộ | tạo mã
offer-introduction = Cách gọi tên
    .also = xưng hô | gọi tên | đặt tên
offer-language = Tiếng Việt, English
    .also = ngôn ngữ | tiếng anh | english | language
offer-erase = Xóa dữ liệu
    .also = xóa | xoá dữ liệu | xóa thông tin
offer-objection = Tôi không đồng ý
    .also = không đồng ý | chưa đồng ý | phản đối
offer-damage_report = Báo thiệt hại
    .also = báo thiệt hại | bị thiệt hại | báo mất | báo chết
offer-lookup = Tra văn bản
    .also = tra cứu | hỏi văn bản | tìm trong văn bản
offer-safety = Phòng lừa đảo
offer-help = Trợ giúp
    .also = giúp | hướng dẫn | giúp tôi
offer-resume = Làm tiếp việc dở
    .also = tiếp tục | làm tiếp
offer-back = Lùi lại
    .also = quay lại | lùi
offer-more = Xem thêm
    .also = thêm | còn nữa

## Câu mở đầu, để nhận ra bà con hỏi gì (so không dấu)

opening-eligibility = muốn đăng ký | xin đăng ký | đăng ký nuôi | đăng ký trồng | muốn vay | xin vay | muốn tham gia | xin tham gia | muốn được hỗ trợ | xin hỗ trợ | điều kiện | đối tượng | có được không | được hỗ trợ không | được nhận không | có được nhận | có được hỗ trợ | hộ nghèo | hộ cận nghèo | cận nghèo | thoát nghèo | khuyết tật
opening-damage_report = báo thiệt hại | thiệt hại | bị thiệt hại | chết | chết hết | mất mùa | mất trắng | bị lũ | lũ cuốn | bị bão | bị ngập | bị dịch | bị cháy | cháy chuồng | bị sạt lở | bị rét | hỏng hết | ngập hết | bị sét | sét đánh | gãy hết | gãy đổ | đổ hết | trôi hết | cuốn trôi | cuốn hết | cháy nhà | cháy hết | do bão | bão làm | bị hạn | khô hết | héo hết | thối hết | bệnh hết | mất hết | mất sạch | lở đất | bị trộm mất
opening-calculation = tính tiền | tính vốn | tính giúp | tính thử | tính xem | tính hộ | nộp lại bao nhiêu | phải nộp bao nhiêu | nộp lại | nộp bao nhiêu | phải nộp | thu hồi | vốn quay vòng | trả lại bao nhiêu
opening-my_things = hạn nộp | khi nào nộp | nộp khi nào | bao giờ nộp | hạn chót | sổ nhà mình | còn phải nộp | còn bao nhiêu | sổ nhà tôi | sổ của tôi | còn phải nộp bao nhiêu | còn nộp bao nhiêu | còn nợ | nợ bao nhiêu | số nợ | tiền nợ
opening-payment = đã nộp | nộp rồi | báo nộp tiền | nộp tiền rồi | đóng rồi | đóng tiền rồi | đã đóng | mới nộp | mới đóng | vừa nộp | nộp xong | đóng xong
opening-person = gặp người thật | muốn gặp người | xin gặp cán bộ | cho gặp | gặp cán bộ | gặp người | hỏi cán bộ | gặp tổ trưởng | nói chuyện với người | nói chuyện với cán bộ | muốn gặp cán bộ | muốn nói chuyện | số điện thoại cán bộ | số cán bộ | gọi cán bộ | xin số điện thoại | người thiệt | cán bộ ơi giúp | tổ trưởng ơi giúp | nhờ cán bộ | cần cán bộ | cần gặp người | không biết chữ | không biết đọc | mù chữ | không đọc được | gọi lại cho tôi | gọi điện cho tôi | ăn chặn | ăn bớt | tố cáo | tố tổ trưởng | phản ánh | giữ tiền không nộp | không nộp hộ | nộp nhầm | chuyển nhầm | gửi nhầm | có tên trong danh sách | có trong danh sách | bao giờ được nhận tiền | khi nào được nhận tiền | chưa nhận được tiền
opening-lookup = tra cứu | văn bản ghi | điều nào | điều mấy
opening-help = trợ giúp | hướng dẫn | giúp tôi | làm gì được
opening-objection = không đồng ý | không đồng tình | chưa đồng ý | khiếu nại
opening-language = english | tiếng anh | ngôn ngữ
opening-erase = xóa dữ liệu | xóa thông tin | xóa tên tôi | xóa hết thông tin | xóa hết dữ liệu | xóa số của tôi | xóa số điện thoại | xóa tài khoản | quên tôi đi | không lưu thông tin | đừng lưu thông tin | bỏ thông tin của tôi | rút đồng ý | không đồng ý lưu
opening-registration = có mã rồi | nhập mã | liên kết | tôi là cán bộ | tôi là tổ trưởng | đổi số điện thoại | đổi số máy | mất điện thoại | máy mới | số mới
opening-group = ai đã nộp | ai chưa nộp | xem tổ | sổ của tổ | sổ tổ | những ai nộp | hộ nào chưa nộp | hộ nào đã nộp
opening-tasks = việc gì chờ | việc đang chờ | có việc gì | việc cần làm | việc của tôi
opening-safety = lừa đảo | có phải lừa | có lừa | bị lừa | tin giả | giả mạo | mật khẩu | mã otp | có phải thật không | có thật không | có tin được không | số tài khoản lạ
opening-introduction = xưng hô | gọi tôi là

## Văn bản và con số

place-article = Điều { $number }
place-section = Mục { $number }
place-clause = khoản { $number }
place-point = điểm { $number }
place-whole = cả văn bản
share-counted = { $lost } trên { $total }, tức { $percent }
share-fraction = { $part }/{ $whole }
files-count = { $count } ảnh hoặc tệp
days-between = từ { $first } đến { $last }
issued-day = ngày { $day }
issued-about = { $when }, bản này thiếu ngày
why-document = Căn cứ: { $number }, { $province }, ban hành { $issued }. { $force } { $period }
document-in-force = Có hiệu lực từ ngày { $day }.
document-force-unknown = Bản trợ lý có chưa ghi ngày hiệu lực.
document-period = Tên văn bản ghi giai đoạn { $from }–{ $to }.
document-no-period = Tên văn bản không ghi năm kết thúc.
why-passages = { $lines }
why-passage = • { PLACE($cite) }: "{ QUOTE($cite) }"
why-open = Văn bản chưa ghi rõ, cán bộ trả lời:
    { $lines }
why-open-line = • { $point }
why-asked = Câu trả lời tùy vào điều này: { $text } ({ $cite })
why-asked-province = Mỗi tỉnh có văn bản riêng, nên trợ lý cần biết tỉnh của nhà mình.
why-asked-plain = Trợ lý hỏi để làm đúng việc của nhà mình. Câu này không do điều luật nào ghi. Muốn dừng thì gõ: hủy.
condition-met = • Đạt: { $reason }
condition-unmet = • Chưa đạt: { $reason }
condition-open = • Cần cán bộ xem: { $reason }
condition-unknown = • Chưa rõ: { $reason }
emergency = Đang nguy hiểm thì gọi ngay: 112 cứu nạn, 113 công an, 114 chữa cháy, 115 cấp cứu.
