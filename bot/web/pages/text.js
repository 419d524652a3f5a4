// A message's plain text as elements. Text only ever becomes text nodes: nothing in it can be markup.

const FIGURE = "-?\\d{1,3}(?:\\.\\d{3})+ đ|\\d{1,2}/\\d{1,2}/\\d{4}";
const CITATION = "\\((?:Điều|Mục|Phần|Phụ lục|Article|Section|Part|Annex) [^()]*\\)";
const MARKS = new RegExp("(" + CITATION + ")|(" + FIGURE + ")", "g");

// The law's own words after their place: Điều 5 khoản 1 điểm b: "…"
const PASSAGE = /^(?:• )?((?:Điều|Mục|Phần|Phụ lục|Article|Section|Part|Annex) [^:"“]{1,80}:) (["“].+["”])$/;

// Lines: "• …" are a list, "“…", "»…" or a passage a quotation of the law, the rest paragraphs.
export function paragraphs(text) {
  const made = document.createDocumentFragment();
  let list = null;
  text.split("\n").forEach((line) => {
    const trimmed = line.trim();
    if (!trimmed) {
      list = null;
      return;
    }
    const passage = PASSAGE.exec(trimmed);
    if (passage) {
      list = null;
      made.append(filled("p", passage[1]), filled("blockquote", passage[2]));
      return;
    }
    if (trimmed.startsWith("• ")) {
      if (!list) {
        list = document.createElement("ul");
        made.append(list);
      }
      list.append(filled("li", trimmed.slice(2)));
      return;
    }
    list = null;
    const quoted = trimmed.startsWith("“") || trimmed.startsWith("»");
    made.append(filled(quoted ? "blockquote" : "p", quoted ? trimmed.replace(/^»\s*/, "") : trimmed));
  });
  return made;
}

function filled(name, text) {
  const element = document.createElement(name);
  let from = 0;
  text.replace(MARKS, (whole, citation, figure, at) => {
    element.append(text.slice(from, at), marked(citation ? "cite" : "b", whole));
    from = at + whole.length;
    return whole;
  });
  element.append(text.slice(from));
  return element;
}

function marked(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
