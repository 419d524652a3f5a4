// Photos before they are sent: taken or picked, made smaller, shown in a tray, removable.

import { say } from "./words.js";

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
const MOST = 10;

export class Tray {
  constructor(element, notice) {
    this.element = element;
    this.notice = notice;
    this.photos = [];
  }

  async add(files) {
    for (const file of Array.from(files)) {
      if (this.photos.length >= MOST) {
        this.notice(say("manyPhotos", MOST));
        break;
      }
      this.photos.push(await smaller(file));
    }
    this.draw();
  }

  take() {
    const photos = this.photos;
    this.photos = [];
    this.draw();
    return photos;
  }

  draw() {
    this.element.textContent = "";
    this.element.hidden = this.photos.length === 0;
    this.photos.forEach((photo, index) => {
      const item = document.createElement("div");
      const picture = document.createElement("img");
      picture.src = photo;
      picture.alt = say("photo", index + 1);
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.setAttribute("aria-label", say("remove", index + 1));
      remove.addEventListener("click", () => {
        this.photos.splice(index, 1);
        this.draw();
      });
      item.append(picture, remove);
      this.element.append(item);
    });
  }
}

// A data URL of at most 1600 pixels a side. What the browser cannot draw (HEIC) goes as it is.
async function smaller(file) {
  const original = await read(file);
  try {
    const picture = await load(original);
    const scale = LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight);
    if (scale >= 1) return original;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.naturalWidth * scale);
    canvas.height = Math.round(picture.naturalHeight * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", QUALITY);
  } catch (error) {
    return original;
  }
}

// A file as it is, for what is no photo.
export function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function load(address) {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = address;
  });
}
