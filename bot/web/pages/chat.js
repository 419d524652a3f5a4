// The page's one conversation with the server: puts queue, sender, view, tray and demo together.

import { Demo } from "./demo.js";
import { Net } from "./net.js";
import { Tray, read } from "./photos.js";
import { Queue, newId } from "./queue.js";
import { Sender } from "./sender.js";
import { View, later } from "./view.js";
import { say, speak } from "./words.js";

const REMEMBERED = 40; // ids told to the server, so that it can look back without repeating
const END = "9223372036854775807"; // nothing is stored above it
const LEAST_PAUSE = 1500;
const LARGEST_FILE = 8 * 1024 * 1024; // the server's own limit
const PERSON = "bot.as";
const asked = new URLSearchParams(window.location.search);
const inside = asked.get("pane") !== null; // the second phone of the demo

const byId = (id) => document.getElementById(id);
const write = byId("write");
const state = { cursor: "0", have: [], person: "", loaded: false, online: true, focusNext: false };

const net = new Net(document.querySelector("meta[name=csrf]").content);
const queue = new Queue(storage("localStorage"));
const view = new View(byId("log"), byId("scroll"), act);
const tray = new Tray(byId("tray"), notice);
const sender = new Sender(queue, net, { position, answered, refused, online, busy, slow: notice });
const demo = new Demo({ open: () => view.open(), send: sendAndWait, sendPhotos, become, as: whoIAm,
  day: (id) => net.demoDay(id).catch(() => notice(say("failed"))) });

// Some browsers have none, or throw when it is barred.
function storage(name) {
  try {
    return window[name];
  } catch (error) {
    return null;
  }
}

// The demo's person: of this pane, else of this tab, else the one picked last.
function whoIAm() {
  if (document.body.dataset.demo !== "yes") return "";
  if (inside) return asked.get("as") || "";
  const own = window.sessionStorage.getItem(PERSON);
  return own === null ? window.localStorage.getItem(PERSON) || "" : own;
}

function position(item) {
  if (item && item.as !== whoIAm()) return { cursor: END, have: [], as: item.as };
  return { cursor: state.cursor, have: state.have, as: whoIAm() };
}

// --- What the person does ---------------------------------------------------------------------

function act(body, label, byKeyboard) {
  state.focusNext = byKeyboard;
  if (body.place) locate(label);
  else if (body.sheet) byId("paper").click();
  else send(body, label);
}

function send(body, label) {
  enqueue({ body, label });
}

function enqueue(item) {
  const whole = Object.assign({ id: newId(), as: whoIAm(), made: Date.now() }, item);
  if (!queue.add(whole) && (whole.photos || whole.document)) notice(say("notStored"));
  view.wait(whole);
  settle();
  view.reveal(null, true);
  return sender.pump();
}

function sendAndWait(body, label) {
  return enqueue({ body, label });
}

function sendPhotos(photos) {
  return enqueue({ photos, label: say("photos", photos.length) });
}

function submit(event) {
  event.preventDefault();
  const text = write.value.trim();
  const photos = tray.take();
  write.value = "";
  grow();
  if (photos.length) sendPhotos(photos);
  if (text) send({ text }, text);
}

async function sendPaper(file) {
  if (!file) return;
  if (file.size > LARGEST_FILE) {
    notice(say("largeFile", LARGEST_FILE / 1048576));
    return;
  }
  enqueue({ document: await read(file), label: file.name });
}

function locate(label) {
  const failed = () => notice(say("noPlace"));
  if (!navigator.geolocation) {
    failed();
    return;
  }
  const found = (place) =>
    send({ location: [place.coords.latitude, place.coords.longitude] }, say("placeSent"));
  navigator.geolocation.getCurrentPosition(found, failed, { timeout: 20000, maximumAge: 60000 });
}

function become(id) {
  window.sessionStorage.setItem(PERSON, id);
  window.localStorage.setItem(PERSON, id);
  restart();
  poll(false);
}

// --- What the server says ---------------------------------------------------------------------

function answered(item, answer) {
  if (item.as !== whoIAm()) return;
  view.settle(item.id, state.cursor);
  absorb(answer);
}

function refused(item, sentence) {
  view.settle(item.id, state.cursor);
  view.mark(item.id, "failed", say("failed") + ". " + sentence);
  settle();
}

function absorb(answer) {
  if (state.person && answer.person !== state.person) restart();
  state.person = answer.person;
  if (speak(answer.language) && state.loaded) redraw();
  const fresh = answer.messages.filter((message) => !state.have.includes(message.id));
  fresh.filter((message) => message.from === "person").forEach((message) => queue.drop(message.id));
  const added = fresh.map((message) => view.put(message));
  state.have = state.have.concat(fresh.map((message) => message.id)).slice(-REMEMBERED);
  if (later(answer.cursor, state.cursor)) state.cursor = answer.cursor;
  settle();
  const first = added.find((entry) => !entry.mine);
  if (first) show(first);
}

function show(first) {
  view.reveal(state.loaded ? first.element : null, state.loaded);
  if (!state.focusNext) return;
  state.focusNext = false;
  const open = view.open();
  const choice = open && open.group ? open.group.querySelector("button") : null;
  (choice || write).focus();
}

// The old person's words leave the screen; what waits for the new one comes back.
function restart() {
  Object.assign(state, { cursor: "0", have: [], person: "", loaded: false });
  view.clear();
  queue.all().filter((item) => item.as === whoIAm()).forEach((item) => view.wait(item));
}

function redraw() {
  const messages = view.entries.filter((entry) => entry.message.cursor).map((entry) => entry.message);
  view.clear();
  messages.forEach((message) => view.put(message));
  queue.all().filter((item) => item.as === whoIAm()).forEach((item) => view.wait(item));
  if (demo.people) demo.draw();
}

function settle() {
  queue.all().forEach((item) => view.mark(item.id, "waiting", state.online ? "" : say("waiting")));
  view.arrange();
  byId("welcome").hidden = !state.loaded || view.entries.length > 0;
}

// --- The network ------------------------------------------------------------------------------

let turn = 0;

// Reads at once, then waits at the server for more; a newer call ends the older one's loop.
async function poll(waits) {
  const mine = (turn += 1);
  let pause = LEAST_PAUSE;
  for (let wait = waits; mine === turn; wait = true) {
    const begun = Date.now();
    try {
      const answer = await net.history(position(null), wait && state.loaded);
      if (sender.running) await sender.running;
      if (mine !== turn) return;
      online(true);
      absorb(answer);
      if (!state.loaded) ready();
      pause = answer.messages.length ? 0 : Math.max(0, LEAST_PAUSE - (Date.now() - begun));
    } catch (error) {
      if (mine !== turn) return;
      if (!error.status) online(false);
      pause = Math.min(30000, Math.max(LEAST_PAUSE, pause * 2));
    }
    await rest(pause);
  }
}

function ready() {
  state.loaded = true;
  if (demo.people) demo.draw();
  settle();
  view.reveal(null, false);
  sender.pump();
}

// A page that nobody looks at asks nothing.
async function rest(pause) {
  await new Promise((resolve) => setTimeout(resolve, pause));
  while (document.hidden) {
    await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
  }
}

function online(yes) {
  if (yes === state.online) return;
  state.online = yes;
  byId("status").textContent = yes ? "" : say("offline");
  document.body.classList.toggle("offline", !yes);
  settle();
}

let typing = 0;

function busy(yes) {
  clearTimeout(typing);
  byId("typing").hidden = true;
  byId("answering").textContent = "";
  if (!yes) return;
  typing = setTimeout(() => {
    if (!state.online) return;
    byId("typing").hidden = false;
    byId("answering").textContent = say("answering");
    view.reveal(null, true);
  }, 400);
}

let noticed = 0;

function notice(sentence) {
  clearTimeout(noticed);
  byId("status").textContent = sentence;
  noticed = setTimeout(() => {
    byId("status").textContent = state.online ? "" : say("offline");
  }, 8000);
}

// --- The page's own controls ------------------------------------------------------------------

function grow() {
  write.style.height = "auto";
  write.style.height = Math.min(write.scrollHeight + 4, 148) + "px";
}

function opens(button, dialog) {
  byId(button).addEventListener("click", () => byId(dialog).showModal());
  byId(dialog).querySelector(".close").addEventListener("click", () => byId(dialog).close());
  byId(dialog).addEventListener("click", (event) => {
    if (event.target === byId(dialog)) byId(dialog).close();
  });
}

function wire() {
  byId("composer").addEventListener("submit", submit);
  write.addEventListener("input", grow);
  write.addEventListener("keydown", (event) => {
    // 229 and isComposing: a Vietnamese input method is still making the letter.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    submit(event);
  });
  opens("menu-open", "menu");
  opens("photo-open", "photo");
  document.querySelectorAll("[data-send]").forEach((button) => {
    button.addEventListener("click", (event) => {
      if (byId("menu").open) byId("menu").close();
      state.focusNext = event.detail === 0;
      send({ text: button.dataset.send }, button.dataset.send);
    });
  });
  [["photo-take", "camera"], ["photo-pick", "album"]].forEach(([button, input]) => {
    byId(button).addEventListener("click", () => byId(input).click());
    byId(input).addEventListener("change", async () => {
      byId("photo").close();
      await tray.add(byId(input).files);
      byId(input).value = "";
      write.focus();
    });
  });
  byId("paper-pick").addEventListener("click", () => byId("paper").click());
  byId("paper").addEventListener("change", async () => {
    if (byId("photo").open) byId("photo").close();
    await sendPaper(byId("paper").files[0]);
    byId("paper").value = "";
    write.focus();
  });
  window.addEventListener("online", () => {
    poll(false);
    sender.pump();
  });
  window.addEventListener("offline", () => online(false));
}

async function begin() {
  wire();
  restart();
  document.body.classList.toggle("inside", inside);
  if (document.body.dataset.demo === "yes" && !inside) {
    net.demo().then((answer) => demo.start(answer)).catch(() => online(false));
  }
  await poll(false);
}

begin();
