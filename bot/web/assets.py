"""The page and its files, read once from package data and served under a version's path.

Every address holds a hash of all files, so a browser keeps them for a year and still gets a new
page's files at once. Nothing here knows a person.
"""

import gzip
import mimetypes
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from importlib import resources

from aiohttp import web

from bot.records import record

FOREVER = "public, max-age=31536000, immutable"
_KINDS = (".css", ".js", ".svg", ".png", ".jpg", ".json", ".html")
_PACKED = (".css", ".js", ".svg", ".json", ".html")


@record
class Asset:
    """One file of the page: its bytes, and packed where that is shorter."""

    content: bytes
    packed: bytes | None
    content_type: str


@record
class Assets:
    """All files of the page and the hash that names this version of them."""

    files: Mapping[str, Asset]
    version: str

    def page(self, *, csrf: str, demo: bool) -> str:
        """index.html with its few places filled in."""
        text = self.files["index.html"].content.decode()
        places = {
            "static": f"/static/{self.version}",
            "csrf": csrf,
            "demo": "yes" if demo else "no",
        }
        for name, value in places.items():
            text = text.replace("{{" + name + "}}", escape(value))
        return text

    def answer(self, request: web.Request) -> web.Response:
        """One file; an address of another version gets today's file and is not kept."""
        asset = self.files.get(request.match_info["name"])
        if asset is None or request.match_info["name"] == "index.html":
            raise web.HTTPNotFound
        current = request.match_info["version"] == self.version
        headers = {"Cache-Control": FOREVER if current else "no-cache", "Vary": "Accept-Encoding"}
        body = asset.content
        if asset.packed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
            body = asset.packed
            headers["Content-Encoding"] = "gzip"
        return web.Response(body=body, content_type=asset.content_type, headers=headers)


@cache
def load() -> Assets:
    """The page's files of this installation; read once."""
    files: dict[str, Asset] = {}
    digest = sha256()
    folder = resources.files("bot.web") / "pages"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(_KINDS):
            content = entry.read_bytes()
            digest.update(entry.name.encode() + b"\0" + content + b"\0")
            files[entry.name] = _asset(entry.name, content)
    return Assets(files, digest.hexdigest()[:12])


def _asset(name: str, content: bytes) -> Asset:
    packed = gzip.compress(content, mtime=0) if name.endswith(_PACKED) else b""
    kind = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]
    shorter = packed if packed and len(packed) < len(content) else None
    return Asset(content, shorter, kind or "application/octet-stream")
