// The log: messages in the server's order, then what still waits to be sent. Draws, never sends.

import { Entry, make } from "./message.js";
import { dayOf, moment } from "./words.js";

const QUIET_GAP = 30 * 60 * 1000;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

// Cursors are decimal text above 2^53: the longer one is larger, then the alphabet decides.
export function later(a, b) {
  return a.length === b.length ? a > b : a.length > b.length;
}

export class View {
  constructor(log, scroll, act) {
    this.log = log;
    this.scroll = scroll;
    this.act = act;
    this.entries = []; // in the order shown
  }

  find(id) {
    return this.entries.find((entry) => entry.message.id === id);
  }

  clear() {
    this.entries = [];
    this.log.textContent = "";
  }

  // A message of the server; one that this page made takes its waiting bubble's place.
  put(message) {
    const before = this.find(message.id);
    if (before) this.remove(before);
    let index = this.entries.length;
    while (index > 0 && goesBefore(message, this.entries[index - 1].message)) index -= 1;
    return this.insert(new Entry(message, this.act), index);
  }

  wait(item) {
    const at = new Date(item.made).toISOString();
    const message = { id: item.id, from: "person", text: item.label, photos: item.photos, cursor: "", at };
    return this.insert(new Entry(message, this.act), this.entries.length);
  }

  insert(entry, index) {
    const next = this.entries[index];
    this.log.insertBefore(entry.element, next ? next.stamp || next.element : null);
    this.entries.splice(index, 0, entry);
    return entry;
  }

  remove(entry) {
    this.entries = this.entries.filter((other) => other !== entry);
    entry.element.remove();
    if (entry.stamp) entry.stamp.remove();
  }

  // The assistant's last message that asks or offers something, while nothing of ours follows it.
  open() {
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      if (entry.mine && !entry.element.classList.contains("failed")) return null;
      if (!entry.mine && entry.asks) return entry;
    }
    return null;
  }

  // Which buttons are open, which answers can be edited, where a day begins.
  arrange() {
    const open = this.open();
    const answers = new Map(); // question key → our last answer to it
    let asked = "";
    let before = 0;
    this.entries.forEach((entry, index) => {
      before = this.date(entry, before);
      const next = this.entries[index + 1];
      if (!entry.mine) {
        entry.quieten(entry === open, next && next.mine ? next.message.text : "");
        asked = entry.message.question || asked;
      } else if (asked) {
        answers.set(asked, entry);
        asked = "";
      }
    });
    if (open) answers.delete(open.message.question);
    const editable = new Map(Array.from(answers, (pair) => [pair[1], pair[0]]));
    this.entries.filter((entry) => entry.mine).forEach((entry) => {
      const question = editable.get(entry) || "";
      if ((entry.question || "") !== question) entry.editable(question);
      entry.question = question;
    });
  }

  date(entry, before) {
    const at = new Date(entry.message.at);
    const needed = at - before > QUIET_GAP || dayOf(at) !== dayOf(new Date(before));
    if (needed && !entry.stamp) {
      entry.stamp = make("p", "when");
      const time = make("time", "", moment(at, new Date()));
      time.dateTime = entry.message.at;
      entry.stamp.append(time);
      this.log.insertBefore(entry.stamp, entry.element);
    } else if (!needed && entry.stamp) {
      entry.stamp.remove();
      entry.stamp = null;
    }
    return at.getTime();
  }

  // The newest words in sight: their beginning where they are taller than the screen.
  reveal(first, smoothly) {
    const bottom = this.scroll.scrollHeight - this.scroll.clientHeight;
    const top = first ? Math.min(bottom, first.offsetTop - 12) : bottom;
    const behavior = smoothly && !still.matches ? "smooth" : "auto";
    this.scroll.scrollTo({ top, behavior });
  }

  // The person's own words by id, which the server may hold without their picture.
  settle(id, cursor) {
    const entry = this.find(id);
    if (!entry) return;
    if (!entry.message.cursor) entry.message.cursor = cursor;
    entry.note("", "");
  }

  mark(id, name, words) {
    const entry = this.find(id);
    if (entry) entry.note(name, words);
  }
}

function goesBefore(message, other) {
  return !other.cursor || later(other.cursor, message.cursor);
}
