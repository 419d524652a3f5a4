// On a very wide screen the demo shows a second phone: that of whoever the first person's reports go
// to. It is the same page in a frame, as another person of the village.

import { either, say } from "./words.js";

const wide = window.matchMedia("(min-width: 1400px)");

export class Pair {
  constructor() {
    this.box = document.getElementById("other");
    this.frame = this.box.querySelector("iframe");
    this.title = document.getElementById("other-title");
    this.people = [];
    wide.addEventListener("change", () => this.draw());
  }

  show(people, id) {
    this.people = people;
    this.id = id;
    this.draw();
  }

  draw() {
    const me = this.people.find((person) => person.id === this.id);
    const other = me && this.people.find((person) => person.id === me.beside);
    this.box.hidden = !wide.matches || !other;
    document.body.classList.toggle("paired", !this.box.hidden);
    if (this.box.hidden) return;
    this.title.textContent = say("phoneOf", words(other.role).toLowerCase() + ", " + words(other.name));
    const address = "/?pane=1&as=" + encodeURIComponent(other.id);
    if (this.frame.getAttribute("src") !== address) this.frame.setAttribute("src", address);
  }
}

function words(text) {
  return typeof text === "string" ? text : either(text);
}
