// The demo: who one is in the sample village, and the guided card that plays a few steps.
// The script is data (demo.json): a step is a list of events, sent one after another, each after
// the answer to the one before; where the step has an `as`, as that person. `when` names the open
// question that an event belongs to; where another one is open, the event is left out, and so is a
// choice that is not offered.

import { either, say } from "./words.js";
import { make, tapped } from "./message.js";
import { Pair } from "./pair.js";

const PAUSE = 1100;
const wide = window.matchMedia("(min-width: 1000px)");

export class Demo {
  // chat: open() → the open entry, send(body, label) and sendPhotos(dataUrls) → resolve when
  // answered, become(id), as()
  constructor(chat) {
    this.chat = chat;
    this.turn = 0;
    this.card = document.getElementById("card");
    this.side = document.getElementById("side");
    this.sheet = document.getElementById("sheet");
    this.opener = document.getElementById("demo-open");
    this.stopper = document.getElementById("demo-stop");
    this.pair = new Pair();
  }

  start(answer) {
    this.people = [Object.assign({ id: "" }, answer.guest)].concat(answer.people);
    this.steps = answer.steps;
    this.days = answer.days;
    this.draw();
    this.arrange();
    wide.addEventListener("change", () => this.arrange());
    document.getElementById("bar").hidden = false;
    this.opener.addEventListener("click", () => this.sheet.showModal());
    this.stopper.addEventListener("click", () => this.stop());
    this.card.querySelector(".close").addEventListener("click", () => this.sheet.close());
  }

  // On a wide screen the card stands beside the phone, else it opens over it.
  arrange() {
    if (wide.matches && this.sheet.open) this.sheet.close();
    (wide.matches ? this.side : this.sheet).append(this.card);
    this.card.hidden = false;
    this.side.hidden = !wide.matches;
    document.body.classList.toggle("beside", wide.matches);
  }

  draw() {
    const steps = document.getElementById("steps");
    steps.textContent = "";
    this.steps.forEach((step, index) => {
      const button = row("step", String(index + 1), either(step.title), either(step.note));
      button.addEventListener("click", () => this.play(index));
      const item = make("li");
      item.append(button);
      steps.append(item);
    });
    const days = document.getElementById("days");
    days.textContent = "";
    this.days.forEach((day) => {
      const button = make("button", "day", either(day.title));
      button.type = "button";
      button.addEventListener("click", () => this.go(day));
      days.append(button);
    });
    const people = document.getElementById("people");
    people.textContent = "";
    this.people.forEach((person) => {
      const role = [either2(person.role), person.province].filter((part) => part).join(" · ");
      const name = either2(person.name);
      const button = row("someone", name.split(" ").pop().slice(0, 1).toUpperCase(), name, role);
      button.setAttribute("aria-pressed", String(person.id === this.chat.as()));
      button.addEventListener("click", () => this.become(person));
      people.append(button);
    });
    this.pair.show(this.people, this.chat.as());
  }

  become(person) {
    this.stop();
    this.chat.become(person.id);
    this.draw();
    if (this.sheet.open) this.sheet.close();
  }

  // A guest is reminded of nothing: the day is shown as somebody of the village.
  async go(day) {
    if (!this.chat.as()) this.become(this.people.find((person) => person.id === day.as));
    this.stop();
    if (this.sheet.open) this.sheet.close();
    await this.chat.day(day.id);
  }

  async play(index) {
    if (this.sheet.open) this.sheet.close();
    const step = this.steps[index];
    if (step.as !== undefined && step.as !== this.chat.as()) {
      this.chat.become(step.as);
      this.draw();
    }
    const turn = (this.turn += 1);
    this.show(index);
    for (const event of step.events) {
      const open = this.chat.open();
      if (!fits(event, open)) continue;
      if (event.photo) await this.chat.sendPhotos([await picture(event.photo)]);
      else await this.chat.send(body(event, open), label(event, open));
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (turn !== this.turn) return;
    }
    this.stop();
  }

  stop() {
    this.turn += 1;
    this.show(-1);
  }

  show(index) {
    const playing = index >= 0;
    this.opener.hidden = playing;
    this.stopper.hidden = !playing;
    this.stopper.textContent = say("stop", index + 1);
    document.querySelectorAll("#steps button").forEach((button, at) => {
      if (at === index) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
  }
}

function fits(event, open) {
  if (event.when) return Boolean(open) && open.message.question === event.when;
  return event.text !== undefined || Boolean(event.photo || event.question || optionOf(event, open));
}

// A picture that lies beside this file, as the tray would hold it.
async function picture(name) {
  const blob = await (await fetch(new URL(name, import.meta.url))).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
}

function optionOf(event, open) {
  return open ? (open.message.buttons || []).find((option) => option.id === event.choose) : undefined;
}

function body(event, open) {
  if (event.text !== undefined) return { text: event.text };
  const option = optionOf(event, open);
  if (option) return tapped(option, open.message);
  const question = event.question || event.when;
  return question ? { choose: event.choose, question } : { choose: event.choose };
}

function label(event, open) {
  if (event.text !== undefined) return event.text;
  const option = optionOf(event, open);
  return option ? option.label : event.choose;
}

function either2(words) {
  return typeof words === "string" ? words : either(words);
}

function row(className, mark, title, note) {
  const button = make("button", className);
  button.type = "button";
  const words = make("span", "words");
  words.append(make("strong", "", title), make("span", "soft", note));
  const badge = make("span", "badge", mark);
  badge.setAttribute("aria-hidden", "true");
  button.append(badge, words);
  return button;
}
