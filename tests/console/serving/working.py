"""Three people who work at a console that serves until it is gone, and remember what it said was done."""

from __future__ import annotations

import itertools
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import requests
from tests.console.library.killing import PASSWORD
from tests.console.serving.visitor import Visitor

ROWS = 240
NAME = "第二产业增加值占比"


@dataclass
class Told:
    """What the console said was done (302 to it), and what it said that it should not have."""

    documents: set[int] = field(default_factory=set)
    previews: set[int] = field(default_factory=set)
    saved: set[int] = field(default_factory=set)
    versions: set[int] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


class Office:
    """科室: uploads, imports and publishes, each in a thread and a session of its own, until the console is gone."""

    def __init__(self, url: str, ready: list[int]) -> None:
        self.told = Told()
        self._numbers, self._gone = itertools.count(1), threading.Event()
        self._ready, self._published = ready, set[int]()
        self._work = {work: Visitor(url, "kill", PASSWORD) for work in (self._upload, self._bring, self._publish)}

    def works_until(self, url: str, end: Callable[[], object]) -> None:
        """Everybody works at ``url``; when ``end`` has ended the console, they stop."""
        self._gone.clear()
        threads = [threading.Thread(target=self._until_gone, args=(work, url)) for work in self._work]
        for thread in threads:
            thread.start()
        end()
        self._gone.set()
        for thread in threads:
            thread.join(60)
            assert not thread.is_alive(), "an answer never ended"

    def _until_gone(self, work: Callable[[Visitor], None], url: str) -> None:
        visitor = self._work[work]
        visitor.url = url
        while not self._gone.is_set():
            try:
                work(visitor)
            except requests.RequestException:  # the console is gone, before or while it answered
                return

    def _upload(self, visitor: Visitor) -> None:
        """A new document; mostly the next only when this one is compiled."""
        number = next(self._numbers)
        line = f"（{number}）到2027年，示范产品{number}产值达到{number + 10}亿元。\n"
        text = f"示范产业第{number}号实施方案\n\n一、工作目标\n" + line * random.choice((1, 5, 60)) + "二、重点任务\n"
        text += f"禁止新建水泥熟料项目。鼓励发展示范机床{number}。\n"
        answer = visitor.post("/documents/upload/", files=[("files", (f"方案{number}.txt", text.encode()))])
        pk = self._number(answer, r"/documents/(\d+)/$")
        if pk is None:
            return
        self.told.documents.add(pk)
        if random.random() < 0.6:
            self._compiled(visitor, pk)

    def _bring(self, visitor: Visitor) -> None:
        """The same table with another value in every row: a preview, then all of it."""
        number = next(self._numbers)
        rows = [f"{NAME},210100,{1990 + n // 12}年{n % 12 + 1}月,{number},%,局,,第{number}次" for n in range(ROWS)]
        text = "\n".join(["指标,地区,观测期,数值,单位,来源,口径差异,修订理由", *rows])
        answer = visitor.post("/observations/import/", files=[("file", ("表.csv", text.encode()))])
        pk = self._number(answer, r"/imports/(\d+)/$")
        if pk is None:
            return
        self.told.previews.add(pk)
        saved = visitor.post(f"/imports/{pk}/save/", {"act": "save"})
        if self._number(saved, r"/(observations)/$") is not None:
            self.told.saved.add(pk)

    def _publish(self, visitor: Visitor) -> None:
        """A compiled document, a version for each of its norms that is accepted."""
        waiting = sorted({*self._ready, *self.told.documents} - self._published)
        if not waiting:
            time.sleep(0.05)
            return
        pk = waiting[0]
        if not self._compiled(visitor, pk):
            return
        page = visitor.get(f"/documents/{pk}/").text
        for norm in sorted(set(re.findall(r"norm=(\d+)", page)))[:3]:
            visitor.post(f"/norms/{norm}/accept/", {"version": "1"})
            answer = visitor.post(f"/documents/{pk}/publish/", {"note": f"采纳 {norm}"})
            if answer.status_code == 409:  # what was published as the console went says the same already
                continue
            version = self._number(answer, r"/packs/(\d+)/$")
            if version is not None:
                self.told.versions.add(version)
        self._published.add(pk)

    def _compiled(self, visitor: Visitor, pk: int) -> bool:
        """Wait until the document is compiled."""
        while not self._gone.is_set():
            if "HX-Refresh" in visitor.get(f"/documents/{pk}/progress/").headers:
                return True
            time.sleep(0.1)
        return False

    def _number(self, answer: requests.Response, place: str) -> int | None:
        """The thing that the answer leads to; whatever else it says is wrong."""
        found = re.search(place, answer.headers.get("Location", ""))
        if answer.status_code != 302 or found is None:
            said = re.sub(r"<[^>]+>|\s+", " ", answer.text)[:200]
            self.told.wrong.append(f"{answer.url}: {answer.status_code} {answer.headers.get('Location', '')} {said}")
            return None
        return int(found[1]) if found[1].isdigit() else 0
