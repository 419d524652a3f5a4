# Said in several conversations.

ask-province = Which province do you live in?
name-province = Province
province-dong-nai = Đồng Nai
    .also = dong nai | binh phuoc | bình phước
province-lang-son = Lạng Sơn
    .also = lang son
province-skip = Another province
    .said = another province
    .also = other | elsewhere | don't know | another
province-example = Write the province, for example: Lạng Sơn.
elsewhere = So far the documents of { $provinces } can be read here. Every province has its own. Please ask your group leader or the commune's People's Committee.
ask-officer = Please ask the commune's officer or your group leader; asking costs nothing.
