"""The installed browser for the page's tests, and what is measured in it by hand."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
TWO_PHONES = {"width": 1500, "height": 860}


def executable() -> str | None:
    """The browser that CHROMIUM names, else an installed one; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser with a profile of its own that is thrown away."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=list(ARGUMENTS), headless=True
        )
        try:
            yield browser
        finally:
            browser.close()


def look(page: Page, name: str) -> None:
    """Keep a picture of the page in the folder that SCREENSHOTS names, where it is set."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.wait_for_timeout(600)
        page.screenshot(path=Path(folder) / f"{name}.png")


def findings(page: Page) -> list[str]:
    """What is too small, too faint or nameless among all that is visible now; empty is good."""
    found: Any = page.evaluate(_MEASURE)
    return [str(line) for line in found]


# Text of at least 18 px, targets of at least 48 px, contrast of at least 7:1, a name for every
# control, one element per id, nothing wider than the screen.
_MEASURE = r"""() => {
  const found = [];
  const visible = (e) => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility === "visible";
  };
  const top = document.querySelector("dialog[open]") || document.body;
  const rgb = (text) => text.match(/[\d.]+/g).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const color = rgb(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((c) => {
      const part = c / 255;
      return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const short = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + " «" +
    (e.textContent || "").trim().slice(0, 30) + "»";

  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    const silent = ["SCRIPT", "STYLE", "NOSCRIPT"].includes(e.tagName);
    if (!node.data.trim() || silent || !visible(e)) continue;
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < 18) found.push("text " + style.fontSize + ": " + short(e));
    const ratio = contrast(rgb(style.color), ground(e));
    if (ratio < 7) found.push("contrast " + ratio.toFixed(1) + ": " + short(e));
  }
  top.querySelectorAll("button, a[href], textarea, input:not([type=file])").forEach((e) => {
    if (!visible(e)) return;
    const box = e.getBoundingClientRect();
    // A browser lays out in 1/64 px and adds floats: 47.9999 is 48.
    const [width, height] = [box.width, box.height].map((side) => Math.round(side * 100) / 100);
    const size = width + "×" + height;
    if (width < 48 || height < 48) found.push("target " + size + ": " + short(e));
    const name = e.getAttribute("aria-label") || (e.tagName === "TEXTAREA" ? "" : e.textContent);
    if (!name || !name.trim()) found.push("no name: " + e.outerHTML.slice(0, 80));
    if (e.tagName === "BUTTON" && !e.hasAttribute("type")) found.push("no type: " + short(e));
    if (parseInt(e.getAttribute("tabindex") || "0", 10) > 0) found.push("tab order: " + short(e));
  });
  top.querySelectorAll("img").forEach((e) => {
    if (!e.hasAttribute("alt")) found.push("no alt: " + e.outerHTML.slice(0, 80));
  });
  const ids = Array.from(document.querySelectorAll("[id]"), (e) => e.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => found.push("id twice: " + id));
  const wide = document.documentElement.scrollWidth;
  if (wide > window.innerWidth) found.push("wider than the screen: " + wide);
  return found;
}"""
