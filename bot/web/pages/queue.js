// What waits to be sent, kept in localStorage so that a reload loses nothing. First in, first out.
// Each item carries the message id that it was made with: sent twice, it is still one message.

const KEY = "bot.queue";

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

export class Queue {
  constructor(storage) {
    this.storage = storage;
    this.unstored = []; // photos that are too large for the storage live as long as the page
  }

  all() {
    let items = [];
    try {
      items = JSON.parse(this.storage.getItem(KEY) || "[]");
    } catch (error) {
      items = [];
    }
    return (Array.isArray(items) ? items : []).concat(this.unstored).sort((a, b) => a.made - b.made);
  }

  // False where the item could not be stored and lives only in this page.
  add(item) {
    try {
      this.store(this.stored().concat([item]));
      return true;
    } catch (error) {
      this.unstored.push(item);
      return false;
    }
  }

  drop(id) {
    if (!this.all().some((item) => item.id === id)) return;
    this.unstored = this.unstored.filter((item) => item.id !== id);
    try {
      this.store(this.stored().filter((item) => item.id !== id));
    } catch (error) {
      // Dropping never needs more room; where storage is barred altogether nothing was stored.
    }
  }

  stored() {
    return this.all().filter((item) => !this.unstored.some((other) => other.id === item.id));
  }

  store(items) {
    this.storage.setItem(KEY, JSON.stringify(items));
  }
}
