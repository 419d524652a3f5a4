// Talks to our own server, and to nothing else.

const SEND_TIMEOUT = 20000;
const UPLOAD_TIMEOUT = 120000;
const POLL_SECONDS = 25;

export class Refused extends Error {
  constructor(status, sentence, retryAfter) {
    super(sentence);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export class Net {
  constructor(csrf) {
    this.csrf = csrf;
  }

  history(position, wait) {
    const address = "/chat/history?wait=" + (wait ? POLL_SECONDS : 0) + "&" + place(position);
    return this.ask(address, {}, (POLL_SECONDS + 15) * 1000);
  }

  demo() {
    return this.ask("/chat/demo", {}, SEND_TIMEOUT);
  }

  demoDay(day) {
    const headers = { "X-CSRF": this.csrf };
    return this.ask("/chat/demo/" + day, { method: "POST", headers }, SEND_TIMEOUT);
  }

  post(item, position) {
    const query = place({ cursor: position.cursor, have: position.have, as: item.as });
    if (!item.photos && !item.document) {
      const body = JSON.stringify(Object.assign({ id: item.id }, item.body));
      const headers = { "Content-Type": "application/json", "X-CSRF": this.csrf };
      return this.ask("/chat/send?" + query, { method: "POST", headers, body }, SEND_TIMEOUT);
    }
    const form = new FormData();
    form.append("message", JSON.stringify({ id: item.id }));
    (item.photos || []).forEach((photo) => form.append("photo", toBlob(photo), "photo"));
    if (item.document) form.append("document", toBlob(item.document), "document");
    const headers = { "X-CSRF": this.csrf };
    return this.ask("/chat/upload?" + query, { method: "POST", headers, body: form }, UPLOAD_TIMEOUT);
  }

  // The answer's JSON. Throws Refused where the server said no, anything else where none was reached.
  async ask(address, options, timeout) {
    const stopper = new AbortController();
    const timer = setTimeout(() => stopper.abort(), timeout);
    try {
      const given = Object.assign({ signal: stopper.signal, credentials: "same-origin" }, options);
      const response = await fetch(address, given);
      if (!response.ok) {
        const after = Number(response.headers.get("Retry-After")) || 0;
        throw new Refused(response.status, (await response.text()).slice(0, 300), after);
      }
      const answer = await response.json();
      if (answer.csrf) this.csrf = answer.csrf;
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}

function place(position) {
  return new URLSearchParams({
    after: position.cursor,
    have: position.have.join(","),
    as: position.as || "",
  }).toString();
}

function toBlob(dataUrl) {
  const comma = dataUrl.indexOf(",");
  const type = dataUrl.slice(5, dataUrl.indexOf(";"));
  const bytes = Uint8Array.from(atob(dataUrl.slice(comma + 1)), (c) => c.charCodeAt(0));
  return new Blob([bytes], { type });
}
