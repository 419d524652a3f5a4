// One message as elements: bubble, pictures, buttons. Draws; what a tap means it hands to `act`.

import { commandName, say } from "./words.js";
import { paragraphs } from "./text.js";

// A trembling finger means one tap, also where another button has moved under it meanwhile.
const DOUBLE = 600;

export class Entry {
  // act(body, label, byKeyboard) sends what a button means.
  constructor(message, act) {
    const mine = message.from === "person";
    this.message = message;
    this.act = act;
    this.stamp = null;
    this.tappedAt = -DOUBLE;
    this.edit = null;
    this.element = make("div", "message " + (mine ? "mine" : "theirs"));
    this.bubble = make("div", "bubble");
    this.bubble.append(make("span", "unseen", say(mine ? "person" : "assistant") + " "));
    this.bubble.append(paragraphs(mine ? commandName(message.text) : message.text));
    pictures(message).forEach((picture) => this.bubble.append(picture));
    this.element.append(this.bubble);
    this.group = mine ? null : this.choices();
  }

  get mine() {
    return this.message.from === "person";
  }

  get asks() {
    return Boolean(this.message.question || (this.message.buttons || []).length);
  }

  note(name, words) {
    const said = name + " " + words;
    if (said === this.said) return;
    this.said = said;
    this.element.classList.remove("waiting", "failed");
    if (this.noted) this.noted.remove();
    this.noted = words ? make("p", "note", words) : null;
    if (name) this.element.classList.add(name);
    if (this.noted) this.element.append(this.noted);
  }

  // Older buttons stay tappable, which edits that answer, but step back.
  quieten(isOpen, answer) {
    if (!this.group) return;
    this.group.classList.toggle("quiet", !isOpen);
    this.group.querySelectorAll(".choice").forEach((button) => {
      const chosen = !isOpen && button.textContent === answer;
      button.classList.toggle("chosen", chosen);
      button.hidden = !isOpen && !button.dataset.option;
      if (chosen) button.setAttribute("aria-label", say("chosen") + answer);
      else button.removeAttribute("aria-label");
      if (chosen) this.group.scrollLeft = button.offsetLeft - 60;
    });
  }

  editable(question) {
    if (this.edit) this.edit.remove();
    this.edit = null;
    if (!question) return;
    const label = say("editing") + commandName(this.message.text);
    this.edit = this.button("edit", say("edit"), { edit: question }, label);
    this.edit.setAttribute("aria-label", label);
    this.element.prepend(this.edit);
  }

  choices() {
    const message = this.message;
    const group = make("div", "choices");
    (message.buttons || []).forEach((option) => {
      const body = tapped(option, message);
      const minor = option.id === "skip" ? " minor" : "";
      const button = this.button("choice" + minor, option.label, body, option.label);
      button.dataset.option = option.id;
      group.append(button);
    });
    if (message.wants === "sheet") group.append(this.extra("sheet", { sheet: true }));
    if (message.wants === "place") group.append(this.extra("place", { place: true }));
    if (message.question) group.append(this.extra("back", { back: true }));
    if (!group.children.length) return null;
    this.element.append(group);
    return group;
  }

  extra(word, body) {
    return this.button("choice minor " + word, say(word), body, say(word));
  }

  button(className, text, body, label) {
    const button = make("button", className, text);
    button.type = "button";
    button.addEventListener("click", (event) => {
      const byKeyboard = event.detail === 0;
      const twice = event.detail > 1 || (!byKeyboard && event.timeStamp - this.tappedAt < DOUBLE);
      if (!byKeyboard) this.tappedAt = event.timeStamp;
      if (!twice) this.act(body, label, byKeyboard);
    });
    return button;
  }
}

export function tapped(option, message) {
  const body = { choose: option.id };
  if (message.question) body.question = message.question;
  if (option.tag) body.tag = option.tag;
  return body;
}

export function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function pictures(message) {
  const sent = (message.photos || []).map((address) => ({ kind: "photo", url: address }));
  return sent.concat(message.attachments || []).map((file) => {
    if (file.kind === "photo") {
      const picture = make("img", "picture");
      picture.src = file.url;
      picture.alt = file.name || say("photo", "");
      return picture;
    }
    const link = make("a", "file", file.name);
    if (file.url.startsWith("/chat/file/")) link.href = file.url;
    return link;
  });
}
