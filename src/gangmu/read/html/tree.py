"""页面: a page as sections and lines: what is drawn as a block, and the lines of words between blocks and line breaks."""

from __future__ import annotations

import re
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gangmu.errors import DamagedFile
from gangmu.read.html.nesting import nests_deeper
from gangmu.read.html.tags import tags

_BREAKS: Final = frozenset(("br", "hr"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FILE: Final = re.compile(r"\.(?:docx?|pdf|wps|xlsx?|et|zip|rar|ofd|pptx?|txt)(?:[?#].*)?$", re.I)
_KEPT: Final = ("rowspan", "colspan", "start", "value", "type", "style")
_CLOSE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014"
_WRAP: Final = re.compile(rf"(?<=[{_CLOSE}])[ \t]*[\r\n]\s*(?=[{_CLOSE}])")
# Pages nest a few dozen tags.
_DEEPEST: Final = 1000
# Sections within sections; what is deeper belongs to the last of them.
_SECTIONS: Final = 120


class Line(msgspec.Struct, frozen=True):
    """行: words between two breaks, ``linked`` characters of them inside ``links`` links to other pages."""

    text: str
    linked: int = 0
    links: int = 0


class Section(msgspec.Struct, frozen=True):
    """块: a block element ``tag`` with what is in it; ``names`` the words of its class, id and role."""

    tag: str
    names: frozenset[str]
    attributes: dict[str, str]
    items: tuple[Line | Section, ...]


class Page(msgspec.Struct, frozen=True):
    """页面: its body, the names it gives itself (meta, window), and its headings in order."""

    body: Section
    declared: str
    window: str


def page(html: str, name: str) -> Page:
    """The Page of ``html``; raises DamagedFile where its tags nest beyond reason."""
    if nests_deeper(html, _DEEPEST):
        raise DamagedFile(f"tags are nested more than {_DEEPEST} deep", name, "save the page again from the browser")
    parser = LexborHTMLParser(html)
    root = parser.root
    if root is None:
        return Page(Section("body", frozenset(), {}, ()), "", "")
    window = parser.css_first("title")
    return Page(_Builder().build(root), _declared(parser), window.text().strip() if window else "")


def _declared(parser: LexborHTMLParser) -> str:
    """The document's name in the page's own metadata (``ArticleTitle`` by the rules for sites of public bodies)."""
    for meta in parser.css("meta"):
        label = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        if label in ("articletitle", "og:title") and (content := meta.attributes.get("content")):
            return str(content).strip()
    return ""


class _Open:
    """A section that is still being filled."""

    def __init__(self, node: LexborNode | None, tag: str) -> None:
        attributes = {} if node is None else node.attributes
        self.tag = tag
        self.attributes: dict[str, str] = {key: str(attributes[key] or "") for key in _KEPT if key in attributes}
        called = " ".join(str(attributes.get(key) or "") for key in ("class", "id", "role"))
        self.names = frozenset(re.split(r"[^a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", called).lower()))
        self.items: list[Line | Section] = []


class _Builder:
    """Walks the parsed page once, without recursion, and gathers lines and sections."""

    def __init__(self) -> None:
        self._open = [_Open(None, "body")]
        self._tags = tags()
        self._pieces: list[str] = []
        self._linked = 0
        self._inside = 0
        self._links = 0
        self._literal = 0

    def build(self, root: LexborNode) -> Section:
        stack: list[tuple[LexborNode, bool]] = []
        node: LexborNode | None = root
        while node is not None:
            child = None
            entered = False
            if node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_element_node and self._is_seen(node):
                child = node.first_child
                entered = self._enter(node)
                if child is None:
                    self._leave(node, entered)
            if child is not None:
                stack.append((node, entered))
                node = child
                continue
            while node is not None and node.next is None:
                node, entered = stack.pop() if stack else (None, False)
                if node is not None:
                    self._leave(node, entered)
            node = node.next if node is not None else None
        self._flush()
        while len(self._open) > 1:
            self._close()
        return _closed(self._open[0])

    def _is_seen(self, node: LexborNode) -> bool:
        return node.tag not in self._tags.unseen and not _HIDDEN.search(node.attributes.get("style") or "")

    def _text(self, text: str) -> None:
        if not self._literal:
            text = re.sub(r"\s+", " ", _WRAP.sub("", text)) if "\n" in text or "\r" in text else text
        self._pieces.append(text)
        if self._inside:
            self._linked += len(text.strip())

    def _enter(self, node: LexborNode) -> bool:
        """Begin ``node``; whether a section was opened for it."""
        tag = node.tag or ""
        if tag in _BREAKS or tag in self._tags.blocks:
            self._flush()
        self._inside += _is_link(node)
        self._links += _is_link(node)
        self._literal += tag == "pre"
        if tag not in self._tags.blocks or len(self._open) >= _SECTIONS:
            return False
        self._open.append(_Open(node, tag))
        return True

    def _leave(self, node: LexborNode, entered: bool) -> None:
        self._inside -= _is_link(node)
        self._literal -= node.tag == "pre"
        if node.tag in self._tags.blocks:
            self._flush()
        if entered:
            self._close()

    def _close(self) -> None:
        done = self._open.pop()
        if done.items or done.tag in ("td", "th"):
            self._open[-1].items.append(_closed(done))

    def _flush(self) -> None:
        for text in "".join(self._pieces).split("\n"):
            if text.strip(" \t\r\xa0\u3000"):
                self._open[-1].items.append(Line(text, self._linked, self._links))
        self._pieces.clear()
        self._linked = self._links = 0


def _closed(section: _Open) -> Section:
    return Section(section.tag, section.names, section.attributes, tuple(section.items))


def _is_link(node: LexborNode) -> bool:
    """Whether ``node`` leads to another page; a link to a file to download is part of the text."""
    return node.tag == "a" and not _FILE.search(node.attributes.get("href") or "")
