// Sends the queue, one message after another, and tries again until each one is in.

import { Refused } from "./net.js";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;

export class Sender {
  // hooks: position(item), answered(item, answer), refused(item, sentence), online(yes), busy(yes),
  // slow(sentence)
  constructor(queue, net, hooks) {
    this.queue = queue;
    this.net = net;
    this.hooks = hooks;
    this.pause = FIRST_PAUSE;
    this.timer = 0;
    this.running = null;
    this.renewed = "";
  }

  // Resolves when nothing more can be sent now.
  pump() {
    clearTimeout(this.timer);
    if (!this.running) {
      this.running = this.drain().finally(() => {
        this.running = null;
        this.hooks.busy(false);
      });
    }
    return this.running;
  }

  async drain() {
    for (let item = this.queue.all()[0]; item; item = this.queue.all()[0]) {
      this.hooks.busy(true);
      try {
        const answer = await this.net.post(item, this.hooks.position(item));
        this.queue.drop(item.id);
        this.pause = FIRST_PAUSE;
        this.hooks.online(true);
        this.hooks.answered(item, answer);
      } catch (error) {
        if (!(await this.goesOn(item, error))) return;
      }
    }
  }

  // True where the queue can go on at once.
  async goesOn(item, error) {
    if (!(error instanceof Refused)) {
      this.hooks.online(false);
      return this.later(0);
    }
    this.hooks.online(true);
    if (error.status === 403 && this.renewed !== item.id) {
      this.renewed = item.id;
      return this.renew(item);
    }
    if (error.status === 429 || error.status >= 500) {
      this.hooks.slow(error.message);
      return this.later(error.retryAfter * 1000);
    }
    this.queue.drop(item.id);
    this.hooks.refused(item, error.message);
    return true;
  }

  // The cookie was lost or the server's key changed: the history brings a new token.
  async renew(item) {
    try {
      await this.net.history(this.hooks.position(item), false);
      return true;
    } catch (error) {
      return this.later(0);
    }
  }

  later(asked) {
    const wait = asked || this.pause;
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 2);
    this.timer = setTimeout(() => this.pump(), wait);
    return false;
  }
}
