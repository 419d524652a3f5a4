// What the page itself says, in both languages; the assistant's words come from the server.

const WORDS = {
  assistant: { vi: "Trợ lý:", en: "Assistant:" },
  person: { vi: "Bà con:", en: "You:" },
  offline: {
    vi: "Đang mất mạng. Tin sẽ gửi khi có mạng lại.",
    en: "You are offline. Messages go out when the network is back.",
  },
  waiting: { vi: "Chờ gửi", en: "Waiting" },
  failed: { vi: "Chưa gửi được", en: "Not sent" },
  answering: { vi: "Trợ lý đang trả lời", en: "The assistant is answering" },
  back: { vi: "Quay lại", en: "Back" },
  edit: { vi: "Sửa", en: "Edit" },
  editing: { vi: "Sửa: ", en: "Edit: " },
  place: { vi: "Gửi vị trí", en: "Send location" },
  placeSent: { vi: "Đã gửi vị trí", en: "Location sent" },
  noPlace: {
    vi: "Máy chưa cho biết vị trí. Bà con ghi tên thôn giúp.",
    en: "The phone gave no location. Please write the hamlet's name.",
  },
  sheet: { vi: "Chọn tệp", en: "Choose a file" },
  largeFile: { vi: "Tệp nặng quá {n} MB. Bà con chọn tệp nhỏ hơn.", en: "The file is above {n} MB. Please choose a smaller one." },
  photos: { vi: "{n} ảnh", en: "{n} photos" },
  photo: { vi: "Ảnh {n}", en: "Photo {n}" },
  remove: { vi: "Bỏ ảnh {n}", en: "Remove photo {n}" },
  manyPhotos: { vi: "Mỗi lần gửi nhiều nhất {n} ảnh.", en: "At most {n} photos at once." },
  notStored: {
    vi: "Ảnh hoặc tệp chưa gửi xong. Bà con đừng đóng trang này.",
    en: "Photos or a file are not sent yet. Please keep this page open.",
  },
  chosen: { vi: "Đã chọn: ", en: "Chosen: " },
  today: { vi: "Hôm nay", en: "Today" },
  yesterday: { vi: "Hôm qua", en: "Yesterday" },
  phoneOf: { vi: "Điện thoại {n}", en: "Phone of {n}" },
  stop: { vi: "Dừng bước {n}", en: "Stop step {n}" },
};

// A command that a button sent is shown by its name.
const COMMANDS = {
  "/start": { vi: "Bắt đầu", en: "Start" },
  "/dieukien": { vi: "Xem có được xét", en: "Can we get it?" },
  "/tinh": { vi: "Tính vốn nộp lại", en: "What goes back?" },
  "/toi": { vi: "Sổ nhà mình", en: "Our book" },
  "/noptien": { vi: "Đã nộp", en: "We have paid" },
  "/baothiethai": { vi: "Báo thiệt hại", en: "Report damage" },
  "/gap": { vi: "Gặp cán bộ", en: "Talk to a person" },
  "/trogiup": { vi: "Trợ giúp", en: "Help" },
  "/huy": { vi: "Dừng việc này", en: "Stop this" },
  "/lui": { vi: "Quay lại", en: "Back" },
  "/ngonngu": { vi: "Đổi ngôn ngữ", en: "Change language" },
  "/xoadulieu": { vi: "Xóa dữ liệu", en: "Erase our data" },
};

const ZONE = "Asia/Ho_Chi_Minh";
let language = "vi";

export function say(key, n) {
  return WORDS[key][language].replace("{n}", n);
}

export function either(words) {
  return words[language] || words.vi;
}

export function commandName(text) {
  const known = Object.prototype.hasOwnProperty.call(COMMANDS, text);
  return known ? COMMANDS[text][language] : text;
}

// Marked elements hold Vietnamese in the page and English beside it, in data-en….
export function speak(wanted) {
  if (wanted === language || !WORDS.back[wanted]) return false;
  language = wanted;
  document.documentElement.lang = language;
  document.querySelectorAll("[data-en], [data-en-label], [data-en-placeholder]").forEach(relabel);
  return true;
}

function relabel(element) {
  const data = element.dataset;
  if (data.en !== undefined) {
    if (data.vi === undefined) data.vi = element.textContent;
    element.textContent = data[language];
  }
  swap(element, "aria-label", "Label");
  swap(element, "placeholder", "Placeholder");
  swap(element, "lang", "Lang");
}

function swap(element, attribute, name) {
  const data = element.dataset;
  if (data["en" + name] === undefined) return;
  if (data["vi" + name] === undefined) data["vi" + name] = element.getAttribute(attribute);
  element.setAttribute(attribute, data[language + name]);
}

export function dayOf(at) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(at);
}

// "Hôm nay 14:05", "Thứ Tư 30/09/2026 14:05"
export function moment(at, now) {
  const part = function (options) {
    options.timeZone = ZONE;
    return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", options).format(at);
  };
  const time = part({ hour: "2-digit", minute: "2-digit", hour12: false });
  const day = dayOf(at);
  if (day === dayOf(now)) return say("today") + " " + time;
  if (day === dayOf(new Date(now - 86400000))) return say("yesterday") + " " + time;
  const [year, month, date] = day.split("-");
  return part({ weekday: "long" }) + " " + date + "/" + month + "/" + year + " " + time;
}
