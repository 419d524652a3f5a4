# /hotro, /heso, /doiung, /chiavon: vốn công theo Nghị quyết 08/2022 của Quảng Ngãi, cho cán bộ

offer-support_share = Tỷ lệ hỗ trợ
    .also = ty le ho tro cong trinh
offer-coefficient = Hệ số của xã
    .also = he so
offer-cofunding = Vốn đối ứng
    .also = doi ung
offer-allocation = Chia vốn
    .also = phan bo von
opening-support_share = xã mình thuộc diện nào | xã tôi thuộc diện nào | tỷ lệ hỗ trợ công trình | nhà nước hỗ trợ bao nhiêu phần trăm công trình
opening-coefficient = tính hệ số | hệ số của xã | hệ số xã mình | hệ số xã tôi | hệ số của huyện
opening-cofunding = tính vốn đối ứng | tỉnh phải đối ứng bao nhiêu | tỉnh đối ứng bao nhiêu
opening-allocation = chia vốn theo hệ số | phân bổ vốn theo hệ số | chia vốn cho các xã | tính chia vốn | phân bổ vốn cho các xã

ask-works = Công trình gì? Không thấy nút thì ghi tên, ví dụ: chợ, trạm y tế.
name-works = Công trình
works-roads = Giao thông
    .said = giao thông
    .also = cầu đường | đường | làm đường | đường bê tông | cầu | đường thôn | đường liên xã | đường làng
works-irrigation = Thủy lợi
    .said = thủy lợi
    .also = kênh mương | kênh | mương | đập | hồ chứa | phòng chống thiên tai | kè | tưới tiêu
works-power = Điện nông thôn
    .said = điện nông thôn
    .also = kéo điện | làm điện | đường điện | trạm biến áp
    .hidden = 1
works-schools = Trường học
    .said = trường học
    .also = trường | mầm non | trường mẫu giáo | phòng học | trường tiểu học
works-health_station = Trạm y tế xã
    .said = trạm y tế xã
    .also = trạm y tế | trạm xá | y tế
    .hidden = 1
works-commune_hall = Nhà văn hóa xã
    .said = nhà văn hóa xã
    .also = hội trường | khu thể thao xã | hội trường đa năng | nhà văn hóa trung tâm xã | sân vận động xã
works-village_hall = Nhà văn hóa thôn
    .said = nhà văn hóa thôn
    .also = nhà văn hóa thôn | nhà văn hóa ấp | nhà văn hóa bản | khu thể thao thôn | nhà sinh hoạt thôn | nhà sinh hoạt cộng đồng | nhà rông
works-market = Chợ nông thôn
    .said = chợ nông thôn
    .also = chợ | làm chợ | xây chợ | sửa chợ | chợ xã | chợ quê | chợ an toàn thực phẩm
    .hidden = 1
works-local_media = Thông tin, truyền thanh
    .said = thông tin, truyền thanh
    .also = truyền thanh | loa | đài truyền thanh | thông tin truyền thông cơ sở | truyền thông
    .hidden = 1
works-environment = Môi trường
    .said = môi trường
    .also = rác | nước thải | xử lý rác | bãi rác | bảo vệ môi trường
works-digital = Công nghệ thông tin
    .said = công nghệ thông tin
    .also = chuyển đổi số | cơ sở dữ liệu | cntt | internet | phần mềm
    .hidden = 1
works-agricultural_centre = Trung tâm nông nghiệp
    .said = trung tâm nông nghiệp
    .also = trung tâm kỹ thuật nông nghiệp | khuyến nông
    .hidden = 1
works-of_district = Công trình của huyện
    .said = công trình của huyện
    .also = huyện | cấp huyện | thị xã | thành phố | công trình cấp huyện
works-example = Ghi tên công trình, ví dụ: nhà văn hóa thôn.

ask-commune_kind = Công trình: { $works }. Xã mình thuộc diện nào? Chưa chắc thì bấm Không biết, trợ lý ghi cả hai.
name-commune_kind = Diện của xã
commune_kind-extremely_difficult_or_atk = Xã khó khăn, ATK
    .said = xã đặc biệt khó khăn, ATK
    .also = đặc biệt khó khăn | đbkk | đbk | atk | an toàn khu | diện khó khăn | xã khó khăn | vùng khó khăn
commune_kind-other = Xã còn lại
    .said = các xã còn lại
    .also = xã thường | xã bình thường | còn lại | xã khác | không khó khăn | không đặc biệt khó khăn
commune_kind-example = Bấm một nút, ví dụ: Xã còn lại.

ask-district_kind = Huyện miền núi, hay huyện đồng bằng, thị xã, thành phố?
name-district_kind = Loại huyện
district_kind-mountain = Huyện miền núi
    .said = huyện miền núi
    .also = miền núi | huyện núi | vùng cao
district_kind-plain_or_town = Đồng bằng, thị xã
    .said = huyện đồng bằng, thị xã, thành phố
    .also = đồng bằng | thị xã | thành phố | huyện đồng bằng
district_kind-example = Bấm một nút, ví dụ: Huyện miền núi.

ask-cost_vnd = Công trình hết bao nhiêu tiền?
name-cost_vnd = Tổng tiền công trình
cost_vnd-example = Ghi số tiền, ví dụ: 2 tỷ.

share-answer = Với { $works }, Trung ương và tỉnh lo, phần còn lại huyện, xã và nguồn khác ({ $cite }):
    { $lines }
share-line = • { $kind }: { $state }, còn lại { $local }
share-line-money = • { $kind }: { $state } = { $state_vnd }; còn lại { $local } = { $local_vnd }
share-which-commune = Xã mình thuộc diện nào, UBND tỉnh và cán bộ phụ trách trả lời. Văn bản ghi tắt ĐBK, ATK, chưa giải thích.
share-which-district = Huyện thuộc loại nào, cán bộ phụ trách trả lời. Cấp huyện đã thôi từ 01/07/2025.
funding-period = Văn bản ghi cho các năm { $from } - { $to }. Vốn năm khác thì cán bộ xem văn bản mới.

ask-unit = Hệ số của xã hay của huyện?
name-unit = Xã hay huyện
unit-commune = Xã
    .also = của xã | cấp xã
unit-district = Huyện
    .also = của huyện | cấp huyện | thị xã | thành phố
unit-example = Bấm Xã hoặc Huyện.
ask-capital_year = Vốn của năm nào? Vốn năm 2021 chuyển sang 2022 thì ghi 2021.
name-capital_year = Năm của vốn
capital_year-example = Ghi năm, từ 2021 đến 2025, ví dụ: 2023.
ask-extremely_difficult = Xã mình là xã đặc biệt khó khăn phải không?
name-extremely_difficult = Diện khó khăn
extremely_difficult-yes = Phải
    .said = xã đặc biệt khó khăn
    .also = phải | đúng | có | đặc biệt khó khăn
extremely_difficult-no = Không phải
    .said = không phải xã đặc biệt khó khăn
    .also = không | không phải
extremely_difficult-example = Bấm Phải hoặc Không phải.
ask-recognised = Xã đã có quyết định công nhận đạt chuẩn nông thôn mới chưa?
name-recognised = Công nhận đạt chuẩn
recognised-yes = Đã công nhận
    .said = đã công nhận đạt chuẩn
    .also = rồi | đã | có | được công nhận
recognised-no = Chưa công nhận
    .said = chưa công nhận
    .also = chưa | không
recognised-example = Bấm Đã công nhận hoặc Chưa công nhận.
ask-criteria_met = Xã đạt bao nhiêu tiêu chí?
name-criteria_met = Số tiêu chí
criteria_met-example = Ghi một số, ví dụ: 14.
ask-registered = Xã có đăng ký nâng cao hoặc kiểu mẫu không?
name-registered = Đăng ký
registered-none = Không đăng ký
    .also = không | chưa | chưa đăng ký
registered-advanced = Đăng ký nâng cao
    .also = nâng cao
registered-model = Đăng ký kiểu mẫu
    .also = kiểu mẫu
registered-example = Bấm một nút, ví dụ: Đăng ký nâng cao.
ask-registered_district = Huyện phấn đấu đạt chuẩn, hay phấn đấu nâng cao?
name-registered_district = Huyện phấn đấu
registered_district-none = Đạt chuẩn
    .also = đạt chuẩn nông thôn mới
registered_district-advanced = Nâng cao
    .also = nông thôn mới nâng cao
registered_district-example = Bấm Đạt chuẩn hoặc Nâng cao.
ask-source = Vốn Trung ương hay vốn tỉnh?
name-source = Nguồn vốn
source-central = Trung ương
    .said = vốn Trung ương
    .also = ngân sách trung ương | trung ương
source-provincial = Vốn tỉnh
    .said = vốn tỉnh
    .also = tỉnh | ngân sách tỉnh
source-example = Bấm Trung ương hoặc Vốn tỉnh.

coefficient-is = Theo văn bản:
    { $lines }
coefficient-estimate = Ước tính, có chỗ trợ lý phải hiểu thêm; cán bộ xác nhận:
    { $lines }
coefficient-candidates = Văn bản chưa ghi rõ lấy hệ số nào. UBND tỉnh và cán bộ phụ trách trả lời. Các cách hiểu:
    { $lines }
coefficient-not-covered = Văn bản không ghi hệ số cho trường hợp này:
    { $lines }
coefficient-needs = Còn thiếu, chưa xếp nhóm được:
    { $lines }
coefficient-missing = • { $what ->
        [criteria_met] số tiêu chí đã đạt
        [recognised] xã đã được công nhận chưa
        [source] vốn Trung ương hay vốn tỉnh
       *[other] năm của vốn
    }
coefficient-line = • { $reason } ({ $cite })
coefficient-assumed = { $lines }
assumed-year = { $table ->
        [first] Nếu là vốn năm 2021:
       *[second] Nếu là vốn các năm 2022 - 2025:
    }
assumed-source = Nếu là { $source }:

ask-central_vnd = Trung ương hỗ trợ tỉnh bao nhiêu tiền?
name-central_vnd = Vốn Trung ương
central_vnd-example = Ghi số tiền, ví dụ: 100 tỷ.
ask-provincial_vnd = Tỉnh bố trí bao nhiêu? Chưa có số thì bấm Không biết.
name-provincial_vnd = Vốn tỉnh
provincial_vnd-example = Ghi số tiền, ví dụ: 150 tỷ.
cofunding-determined = Trung ương { $central } thì tỉnh góp ít nhất { $least }, bằng 1,5 lần ({ $cite }).
cofunding-met = Đủ. Trung ương { $central }, tỉnh cần ít nhất { $least }, đã bố trí { $provincial } ({ $cite }).
cofunding-not_met = Chưa đủ. Trung ương { $central }, tỉnh cần ít nhất { $least }, mới bố trí { $provincial }. Còn thiếu { $short } ({ $cite }).

ask-budget_vnd = Tổng vốn đem chia là bao nhiêu?
name-budget_vnd = Tổng vốn
budget_vnd-example = Ghi số tiền, ví dụ: 12 tỷ.
ask-units_from = Ghi các xã vào đây, hay gửi bảng .xlsx?
name-units_from = Cách ghi
units_from-typed = Ghi vào đây
    .also = ghi | gõ | nhập tay
units_from-sheet = Gửi bảng
    .also = bảng | excel | xlsx | tệp | gửi tệp
units_from-example = Bấm Ghi vào đây hoặc Gửi bảng.
ask-units = Mỗi dòng một đơn vị, tên trước, hệ số sau. Ví dụ: Xã Trà Lâm 5; Xã Ba Vinh 3.
name-units = Các đơn vị
units-example = Ghi tên rồi hệ số, ví dụ: Xã Trà Lâm 5.
ask-units_sheet = Điền mẫu kèm theo, hai cột: tên và hệ số. Rồi gửi lại tệp .xlsx.
name-units_sheet = Bảng đơn vị
units_sheet-example = Gửi một tệp .xlsx.
allocation-answer = Chia { $budget } cho { $count } đơn vị ({ $cite }):
    { $lines }{ $rest ->
        [none] {""}
       *[other] {" "}
            và { $rest } đơn vị nữa trong bảng kèm theo.
    }
allocation-line = • { $name }: { $amount }
allocation-estimate = Ước tính, chưa phải quyết định. Văn bản không ghi công thức; trợ lý lấy vốn nhân hệ số, chia tổng hệ số. UBND tỉnh phân bổ.
allocation-bad = Có dòng trợ lý chưa đọc được. Ghi tên trước, hệ số sau, rồi gửi lại:
    { $lines }
allocation-bad-line = • { $line }
allocation-no-units = Chưa có đơn vị nào có hệ số lớn hơn 0. Bấm Sửa để ghi lại.
