"""Law and projects at random, from a small vocabulary so that they meet often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from hypothesis import strategies as st

from gangmu.norms import Directive, Threshold
from gangmu.pack import Pack, PackDocument, PackNorm
from gangmu.registry.products import codes_of
from gangmu.screen import Amount, Project

AS_OF = dt.date(2016, 6, 1)
REGIONS = ("100000", "210000", "210100", "210200")
GOODS = ("平板玻璃", "浮法玻璃", "建材", "水泥熟料", "产能严重过剩行业", "小造纸", "造纸", "神秘造物")
MADE = ("浮法玻璃", "平板玻璃", "水泥熟料", "造纸", "玻璃杯", "神秘造物")
WORDS = ("污染严重", "限示范玻璃有限公司", "近期")
WAYS = ("按等量或减量置换的除外", "现有项目除外", "沈阳化学工业园除外", "经批准的除外")
STANCES = ("encourage", "upgrade", "control", "restrict", "prohibit", "phase_out", "retain")
DOCUMENTS = (
    PackDocument(key="nation", title="国", region="100000", issued=dt.date(2015, 1, 1)),
    PackDocument(key="province", title="省", region="210000", issued=dt.date(2015, 6, 1)),
    PackDocument(key="later", title="省二", region="210000", issued=dt.date(2016, 1, 1)),
    PackDocument(key="city", title="市", region="210100", issued=dt.date(2015, 6, 1)),
    PackDocument(key="nowhere", title="某", region="", issued=dt.date(2015, 6, 1)),
)
DRAFT = PackDocument(key="draft", title="草案", region="210000", issued=dt.date(2015, 6, 1), status="draft")
_THRESHOLDS = st.builds(
    Threshold, quantity=st.just("capacity"), op=st.sampled_from(["<", "<=", ">", ">="]),
    value=st.sampled_from([100.0, 500.0, 600.0]), unit=st.sampled_from(["吨/日", "万吨/年"]), of=st.sampled_from(GOODS),
)  # fmt: skip


@st.composite
def rules(draw: st.DrawFn, stances: Sequence[str] = STANCES, documents: Sequence[PackDocument] = DOCUMENTS) -> PackNorm:
    document = draw(st.sampled_from(documents))
    inside = [
        region for region in REGIONS if document.region in ("100000", region) or region[:2] == document.region[:2]
    ]
    inside = [*inside, ""] if document.region in ("", "100000") else inside
    subjects = tuple(draw(st.lists(st.sampled_from(GOODS), min_size=1, max_size=2, unique=True)))
    thresholds = tuple(draw(st.lists(_THRESHOLDS, max_size=1)))
    directive = Directive(
        id=f"{document.key}/{draw(st.integers(1, 9))}#{draw(st.integers(1, 10**6))}", clause="1", start=0, end=0, quote="",
        region=draw(st.sampled_from(inside)), region_name="", rule="", subjects=subjects,
        industry_codes=tuple(codes_of(name) for name in subjects), stance=draw(st.sampled_from(stances)),  # type: ignore[arg-type]
        activity=draw(st.sampled_from(["new", "expand", "new_capacity", "invest", "operate", "any"])),
        condition="500以下" if thresholds else draw(st.none() | st.sampled_from(WORDS)), thresholds=thresholds,
        exception=draw(st.none() | st.sampled_from(WAYS)),
    )  # fmt: skip
    return PackNorm(
        norm=directive,
        document=document.key,
        cite="一",
        status=draw(st.sampled_from(["confirmed", "confirmed", "unconfirmed"])),
    )


@st.composite
def law(draw: st.DrawFn, drafts: bool = False) -> list[PackNorm]:
    documents = (*DOCUMENTS, DRAFT) if drafts else DOCUMENTS
    return draw(st.lists(rules(documents=documents), min_size=1, max_size=6, unique_by=lambda one: one.norm.id))


def packed(norms: Sequence[PackNorm], parts: int = 1) -> tuple[Pack, ...]:
    """The norms in ``parts`` packs, each document with its norms in one of them."""
    packs = []
    for part in range(parts):
        documents = tuple(one for place, one in enumerate((*DOCUMENTS, DRAFT)) if place % parts == part)
        keys = {one.key for one in documents}
        held = tuple(norm for norm in norms if norm.document in keys)
        packs.append(
            Pack(
                name=f"law{part}",
                version="1",
                region="100000",
                title="法",
                precedence="national",
                documents=documents,
                norms=held,
            )
        )
    return tuple(packs)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    capacity = draw(
        st.none() | st.builds(Amount, st.sampled_from([400.0, 500.0, 600.0]), st.sampled_from(["吨/日", "万吨/年"]))
    )
    project = Project(
        name="示范项目", region=draw(st.none() | st.sampled_from(["210000", "210100", "210200", "630100"])),
        activity=draw(st.none() | st.sampled_from(["new", "expand", "renovate", "relocate", "merge", "replace"])),
        products=tuple(draw(st.lists(st.sampled_from(MADE), max_size=2, unique=True))), capacity=capacity,
        added_capacity=draw(st.none() | st.sampled_from([Amount(0, ""), Amount(100, "吨/日")])),
        park=draw(st.none() | st.sampled_from(["沈阳化学工业园", "别处产业园"])),
    )  # fmt: skip
    answers = draw(st.dictionaries(st.sampled_from([*WORDS, *WAYS, *GOODS]), st.booleans(), max_size=2))
    return msgspec.structs.replace(project, answers=tuple(sorted(answers.items())))
