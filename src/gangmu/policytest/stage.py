"""场景: the packs at hand, and the documents and papers that cases name."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from gangmu.norms import Norm, Paper, Target
from gangmu.pack import Pack, cites, load_pack, papers
from gangmu.pipeline import compile_file
from gangmu.policytest.values import Case


class NotFound(Exception):
    """查无: a name in a case that nothing at hand has."""


def _none() -> tuple[Pack, ...]:
    return ()


class Stage:
    """场景: packs that cases may name; those of ``own`` are under test, ``others`` are fetched when something names them."""

    def __init__(self, own: Iterable[Pack], others: Callable[[], Iterable[Pack]] = _none) -> None:
        self.own = tuple(own)
        self._fetch = others
        self._read: dict[tuple[Path, dt.date], tuple[Paper, ...]] = {}
        self._own = {paper.key: paper for pack in self.own for paper in papers(pack)}

    @functools.cached_property
    def packs(self) -> tuple[Pack, ...]:
        """Every pack at hand; one under test stands for another of its name."""
        names = {pack.name for pack in self.own}
        return (*self.own, *(pack for pack in self._fetch() if pack.name not in names))

    @functools.cached_property
    def _all(self) -> dict[str, Paper]:
        return {paper.key: paper for pack in self.packs for paper in papers(pack)} | self._own

    def paper(self, key: str) -> Paper | None:
        """The document of ``key`` in any pack at hand."""
        return self._own.get(key) or self._all.get(key)

    def targets(self, documents: Sequence[str] = ()) -> Iterator[Target]:
        """The targets of ``documents`` (keys), of all packs under test where there are none; raises NotFound."""
        for key in documents or self._own:
            paper = self.paper(key)
            if paper is None:
                raise NotFound(key)
            yield from (norm for norm in paper.norms if isinstance(norm, Target))

    def norm(self, name: str) -> Norm | None:
        """The norm of the id ``name`` in any pack at hand, None where there is none."""
        paper = self.paper(name.partition("/")[0])
        return next((norm for norm in paper.norms if norm.id == name), None) if paper else None

    def cite(self, norm: str) -> str:
        """How the norm of the id ``norm`` is cited."""
        packs = self.own if norm.partition("/")[0] in self._own else self.packs
        return next((cited[norm] for pack in packs if norm in (cited := cites(pack))), "")

    def given(self, case: Case) -> tuple[Paper, ...]:
        """The papers that ``case`` gives, each once; raises NotFound, UnreadableFile, BrokenPack."""
        found: list[Paper] = []
        for name in case.given.packs:
            found += self._pack(name, case)
        for name in case.given.documents:
            paper = self.paper(name)
            found += self._file(name, case) if paper is None else (paper,)
        return tuple({paper.key: paper for paper in found}.values())

    def _pack(self, name: str, case: Case) -> tuple[Paper, ...]:
        for pack in self.packs:
            if pack.name == name:
                return tuple(self._all[document.key] for document in pack.documents)
        folder = Path(case.folder) / name
        if not (folder / "pack.yaml").is_file():
            raise NotFound(name)
        return self._kept(folder, case.given.day)

    def _file(self, name: str, case: Case) -> tuple[Paper, ...]:
        path = Path(case.folder) / name
        if not path.is_file():
            raise NotFound(name)
        return self._kept(path, case.given.day)

    def _kept(self, path: Path, as_of: dt.date) -> tuple[Paper, ...]:
        """What is at ``path``, read once for each day."""
        if (path, as_of) not in self._read:
            if path.is_dir():
                self._read[path, as_of] = papers(load_pack(path))
            else:
                paper = compile_file(path, as_of).paper()
                self._read[path, as_of] = (msgspec.structs.replace(paper, key=path.name),)
        return self._read[path, as_of]
