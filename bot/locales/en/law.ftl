# What the packs say in Vietnamese, in English. An id is a fingerprint of the Vietnamese words:
# where those change, they are shown as they are until somebody translates them again.

# Nhà mình có người có khả năng lao động.
law-436198af70 = Someone in the household is able to work.
# Trợ lý cần biết nhà mình có mấy người có khả năng lao động.
law-5bf3b23024 = How many members are able to work is needed.
# Văn bản ghi điều kiện lao động ngay sau chữ hộ nghèo, không ghi sau chữ hộ cận nghèo.
law-489cd7f2bd = The labour condition stands beside poor households, not beside near-poor ones.
# Người khuyết tật cần có khả năng lao động. Anh/chị có.
law-8b0d1619c9 = A person with a disability must be able to work. You are.
# Người khuyết tật cần có khả năng lao động.
law-a7aacc606a = A person with a disability must be able to work.
# Người khuyết tật cần có khả năng lao động. Anh/chị trả lời là chưa có.
law-5be7357383 = A person with a disability must be able to work. You answered no.
# Người khuyết tật có khả năng lao động là nhóm được xét.
law-f4c486cc39 = Persons with a disability who are able to work are a group considered.
# Hộ mới thoát nghèo là nhóm được xét.
law-22efa8bbf1 = Households that recently escaped poverty are a group considered.
# Văn bản kể bốn nhóm: hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo, người khuyết tật.
law-8341772923 = The document names four groups: poor, near-poor, recently escaped poverty, persons with a disability.
# Văn bản kể bốn nhóm: hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo, người khuyết tật. Nhà mình chưa thuộc nhóm nào.
law-8ea384c925 = The document names four groups: poor, near-poor, recently escaped poverty, persons with a disability. Yours is none of them.
# Hộ cận nghèo là nhóm được xét.
law-ca9aebcc8c = Near-poor households are a group considered.
# Hộ nghèo là nhóm được xét.
law-5fe71e8709 = Poor households are a group considered.
# Hộ nghèo cần ít nhất một người có khả năng lao động. Nhà mình có.
law-eb5b8980e5 = A poor household needs at least one member able to work. Yours has.
# Hộ nghèo cần ít nhất một người có khả năng lao động. Nhà mình chưa có.
law-c19f8c2e80 = A poor household needs at least one member able to work. Yours has none.
# Hộ nghèo cần ít nhất một người có khả năng lao động.
law-b5be0eba00 = A poor household needs at least one member able to work.
# Nhà mình được công nhận thoát nghèo chưa quá 36 tháng.
law-ed0339eb6f = The recognition is not more than 36 months ago.
# Hộ mới thoát nghèo được xét trong 36 tháng, tính từ ngày được công nhận.
law-095a9cab88 = Households are considered within 36 months of the recognition.
# Nhà mình được công nhận thoát nghèo đã quá 36 tháng.
law-642e408b79 = The recognition is more than 36 months ago.
# Thiệt hại dưới 30%: văn bản không nói gì. Trợ lý hiểu là không giảm, cán bộ xác nhận.
law-782ada9f42 = Below 30% the document says nothing. It is read as no reduction; an officer confirms.
# Văn bản không ghi cách đếm ngày. Trợ lý đếm theo Bộ luật Dân sự. Ngày lùi do trùng ngày nghỉ cần cán bộ xác nhận.
law-7f362c53fa = It does not say how days are counted. The Civil Code is used here. A day moved by a day off needs an officer.
# Cây trồng đúng 1 năm: văn bản ghi dưới 1 năm và trên 1 năm, không ghi đúng 1 năm. Có hai cách hiểu.
law-6cdbc08815 = A crop of exactly 1 year: it says under and over 1 year, not exactly. There are two readings.
# Thiệt hại tính theo diện tích, số con, giá trị hay sản lượng; của một hộ hay cả dự án: văn bản chưa ghi.
law-2a9f30ba57 = By area, heads, value or yield, of one household or the whole project: it does not say.
# Văn bản chưa rõ 3 tháng là hạn nộp cho tổ trưởng, hay hạn tiền về kho bạc.
law-11f812a1fa = Whether the 3 months are for the group leader or for the Treasury is not clear.
# Bản trợ lý có không ghi ngày văn bản bắt đầu có hiệu lực.
law-c14b69a47c = Our copy does not say since when it is in force.
# Văn bản không ghi đại gia súc gồm con gì. Trâu, bò, ngựa có thuộc nhóm này không, cán bộ xác nhận.
law-5fc5aadef3 = It does not define large livestock. An officer confirms whether buffalo, cattle and horses are.
# Nộp sau hạn thì sao, văn bản không ghi.
law-c78c081457 = What follows a late payment is not written.
# Văn bản không ghi quyết định thu hồi phải ra lúc nào. Ra muộn thì thời gian nộp còn ít.
law-98ced37e60 = When the recovery decision must be issued is not written. A late one leaves little time.
# Dự án gồm nhiều loại, như trồng lúa và nuôi lợn (heo): văn bản không ghi lấy tỷ lệ nào.
law-2b80f3fe2d = For several kinds, such as rice and pigs, it does not say which rate holds.
# Hộ cận nghèo không có người lao động: văn bản có hai cách hiểu. Cán bộ trả lời câu này.
law-56731fe781 = Near-poor without a worker: there are two readings. An officer answers this.
# Từ năm 2026 có quy định mới của Trung ương. Trợ lý chưa có văn bản mới của tỉnh.
law-036bfce245 = From 2026 there are new national rules. The province's new document is not here yet.
# Năm này chưa có lịch nghỉ trong sổ. Ngày làm việc gần nhất cần hỏi cán bộ.
law-1fe29c784b = There is no calendar for that year here. Ask an officer for the working day.
# Văn bản chỉ nói hộ có thu nhập. Hộ không có thu nhập thì văn bản chưa ghi, cán bộ trả lời.
law-441ac00511 = It speaks of households with income only. Without income an officer answers.
# Văn bản không ghi mức thiệt hại nào theo phần trăm. Cấp có thẩm quyền xem từng trường hợp.
law-cd2cbe1f8c = It names no percentage of damage. The authority looks at each case.
# Văn bản không ghi mỗi bước xem xét trong bao nhiêu ngày.
law-3997af6cc3 = It does not say how many days each step takes.
# Chỉ được giảm khi kết quả không đạt kế hoạch. Việc này chưa được nói rõ.
law-217a53db6b = It is reduced only when results missed the plan. That was not said yet.
# Cây lâu năm thu nhiều vụ: văn bản chưa ghi chu kỳ tính đến vụ nào.
law-b2fe042f5c = For perennial crops it does not say up to which harvest the cycle runs.
# Văn bản này ghi cho giai đoạn 2023 - 2025. Dự án mới ngoài giai đoạn ấy cần cán bộ trả lời.
law-73fd894ffe = This document is for 2023 - 2025. For a project outside these years an officer answers.
# Văn bản chưa ghi ngày kết thúc dự án là ngày nào. Chu kỳ sản xuất còn kéo dài thì hỏi cán bộ.
law-5464b06e8a = It does not define the project's end. If the production cycle lasts longer, ask an officer.
# Giảm từ mức ít nhất hay từ tỷ lệ đã duyệt, văn bản chưa rõ.
law-7b8b7637e7 = Whether the lowest or the approved rate is reduced is not clear.
# Văn bản ghi giảm tương ứng với tỷ lệ thiệt hại, không ghi công thức. Số này là ước tính.
law-c15d2c7849 = It says reduced accordingly, without a formula. This figure is an estimate.
# Văn bản dẫn sang Thông tư 09/2022, Nghị quyết 33/2022. Trợ lý chưa có các văn bản đó.
law-16e82f086b = It refers to Circular 09/2022 and Resolution 33/2022, which are not here.
# Văn bản không ghi cách làm tròn. Trợ lý làm tròn đến đồng và ghi số chưa làm tròn.
law-b07de644ba = It does not say how to round. Amounts are rounded to the đồng, with the exact figure beside.
# Từ năm 2026 có quy định mới của Trung ương. Văn bản này còn dùng cho dự án nào, cán bộ xác nhận.
law-16fe7111f2 = From 2026 there are new national rules. An officer confirms for which projects this one still holds.
# Chủ dự án được dừng thu hồi, UBND cấp huyện được miễn hoặc gia hạn. Hai việc khác nhau thế nào, văn bản chưa rõ.
law-862a507122 = The project owner may stop recovery, the district may waive or extend. How these differ is not clear.
# Nguyên nhân không phải khách quan: văn bản không ghi được miễn hay lùi hạn.
law-ceefe8b840 = For a cause that is not objective it names neither waiver nor extension.
# Từ 01/7/2025 không còn cấp huyện, một số sở đã đổi tên. Cơ quan nào làm thay, cán bộ tỉnh xác nhận.
law-711b5919d8 = Since 01/7/2025 there are no districts, and some departments have new names. The province confirms who took over.
# Từ 01/7/2025 tỉnh Đồng Nai gồm cả Bình Phước cũ. Văn bản chưa ghi có dùng cho vùng đó không.
law-8ab29fc3d9 = Since 01/7/2025 Đồng Nai includes the former Bình Phước. Whether the document holds there is not written.
# Gần hạn có ngày nghỉ bù, hoán đổi hoặc chưa chốt. Ngày lùi cần cán bộ xác nhận.
law-2d0c7fc0c2 = Near the deadline there are swapped or unconfirmed days off. An officer confirms the moved day.
# Văn bản chỉ ghi trong vòng 36 tháng. Ngày cuối tính thế nào thì chưa ghi rõ.
law-15905dcb50 = It only says within 36 months. How the last day counts is not clear.
# Văn bản chưa ghi xét hộ vào ngày nào: ngày đề xuất, ngày duyệt, hay ngày nhận vốn.
law-894b0a6cc0 = It does not say on which day a household is tested: proposal, approval or payment.
# Nộp làm nhiều lần được không, văn bản không ghi.
law-0d01a01a05 = Whether it may be paid in parts is not written.
# Người nhận hỗ trợ mất hoặc chuyển đi nơi khác: văn bản không ghi.
law-89852c98ff = What follows when the person dies or moves is not written.
# Kho bạc, ngân hàng có giờ ghi sổ riêng. Nộp muộn trong ngày cuối dễ bị ghi sang hôm sau.
law-fbf387217a = The Treasury and banks have their own hours. Late on the last day may be booked the next.
# Các đơn vị cấp huyện còn lại, ngân sách tỉnh: hệ số 20,0.
law-e3ad9372de = Other district units, provincial budget: coefficient 20.0.
# Huyện phấn đấu nâng cao: văn bản chỉ ghi hệ số của ngân sách tỉnh.
law-3b3c1251d8 = A district that aims at the advanced level: the text gives only the provincial budget's coefficient.
# Huyện phấn đấu đạt chuẩn, ngân sách Trung ương: hệ số 20,0, tối đa 2 huyện.
law-3b4f4055cf = A district that aims at the standard, central budget: coefficient 20.0, two districts at most.
# Huyện phấn đấu đạt nông thôn mới nâng cao, ngân sách tỉnh: hệ số 30,0.
law-0a66681c49 = A district that aims at the advanced new countryside, provincial budget: coefficient 30.0.
# Khi gặp rủi ro, nhà mình báo ngay cho tổ trưởng.
law-a4fdf555f7 = When something goes wrong, the household tells the group leader at once.
# Không đồng ý thì gửi ý kiến bằng văn bản về Sở Tài chính.
law-a172bf15d8 = Whoever does not agree writes to the Finance Department.
# Đã báo. Chờ cán bộ phụ trách chuyển cơ quan duyệt dự án.
law-6f1117d49a = Reported. The officer in charge is to bring it to whoever approved the project.
# UBND cấp xã đã trình. Chờ cấp có thẩm quyền ra quyết định.
law-eb206d79af = The commune has submitted it. The authority is to decide.
# Văn bản không ghi cách báo thiệt hại. Tin báo này là tự nguyện, để cán bộ phụ trách theo dõi.
law-5c1fa7dbd6 = The text does not say how damage is reported. This report is voluntary, for the officer in charge to follow.
# Xã đã được công nhận đạt chuẩn nông thôn mới: hệ số 1,0.
law-38598d66cc = A commune recognised as new countryside: coefficient 1.0.
# Xã đã được công nhận đạt chuẩn, xã đăng ký kiểu mẫu: hệ số 1,0.
law-119bf3c93e = A recognised commune, or one registered as a model: coefficient 1.0.
# Xã đăng ký nông thôn mới nâng cao: hệ số 2,0.
law-673cea9cdf = A commune registered for the advanced level: coefficient 2.0.
# Xã đạt dưới 15 tiêu chí: hệ số 3,0.
law-0aca42023f = A commune that meets fewer than 15 criteria: coefficient 3.0.
# Xã đạt dưới 15 tiêu chí: hệ số 5,0.
law-45cc9cfed6 = A commune that meets fewer than 15 criteria: coefficient 5.0.
# Xã đạt từ 15 đến 18 tiêu chí: hệ số 2,0.
law-53067cb589 = A commune that meets 15 to 18 criteria: coefficient 2.0.
# Xã đạt từ 15 đến 18 tiêu chí: hệ số 3,0.
law-e7dd04ac5f = A commune that meets 15 to 18 criteria: coefficient 3.0.
# Xã đặc biệt khó khăn: bảng này không dùng cho vốn ngân sách Trung ương.
law-fddca27c99 = An extremely difficult commune: this table is not for central capital.
# Xã đặc biệt khó khăn: hệ số 4,0.
law-bb6df7dd6b = An extremely difficult commune: coefficient 4.0.
# Đã có quyết định điều chỉnh.
law-4a6df6090e = There is a decision that adjusts it.
# Đã có trả lời: không điều chỉnh. Phần vốn nộp lại giữ như cũ.
law-39c0d108bc = There is an answer: no adjustment. What is paid back stays as it was.
# Biên bản tại chỗ đã lập, có nguyên nhân và chữ ký.
law-7061740cc2 = The on-site record is made, with its cause and signatures.
# Biên bản được gửi UBND cấp xã.
law-03c86c133b = The record goes to the commune.
# Báo tổ trưởng và cán bộ phụ trách.
law-39e5686fc9 = The group leader and the officer in charge are told.
# Chủ dự án dừng thu hồi vốn quay vòng.
law-8183d8f2aa = The project owner suspends the recovery of revolving capital.
# Cán bộ hẹn ngày lập biên bản tại chỗ.
law-eda022526a = The officer sets the day of the on-site record.
# Cán bộ phụ trách chuyển tin lên cơ quan duyệt dự án.
law-799dd28e55 = The officer in charge brings it to whoever approved the project.
# Cơ quan duyệt dự án ra quyết định.
law-65d94cbf55 = Whoever approved the project decides.
# Cơ quan duyệt dự án đã xem nguyên nhân.
law-0ae8687edf = Whoever approved the project has looked at the cause.
# Cơ quan duyệt dự án đã xác định tỷ lệ thiệt hại.
law-09d49270ee = Whoever approved the project has determined the share of damage.
# Cấp có thẩm quyền ra quyết định.
law-d0ea7efa11 = The authority decides.
# Nguyên nhân chủ quan: văn bản không ghi lùi hạn, không ghi miễn. Trách nhiệm theo nội quy, cam kết của nhóm.
law-71d7175970 = A subjective cause: the text writes neither extension nor waiver. Responsibility goes by the group's rules and commitments.
# Nguyên nhân không phải khách quan: văn bản không ghi giảm, không ghi lùi hạn.
law-c8ac67656a = No objective cause: the text writes neither reduction nor extension.
# Phần vốn nộp lại giữ như cũ, theo biên bản.
law-ccd73f1f1e = The part to be paid back stays as it was, by the record.
# UBND cấp xã trình cấp có thẩm quyền.
law-86ef144e98 = The commune submits it to the authority.
