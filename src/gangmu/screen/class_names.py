"""小类名称: what the names of the classes of GB/T 4754-2017 themselves call things (肥皂及洗涤剂制造 → 肥皂, 洗涤剂)."""

from __future__ import annotations

import functools
import re

from gangmu.registry.industries import industries, industry_parents

_PARTS = re.compile(r"[、，]|以及|及其(?!他)|及|和|与|或|（[^（）]*）|\([^()]*\)")
_DEED = re.compile(r"(?:制造业|加工业|制造|加工|生产|制作|采选|开采洗选|开采|冶炼|业)$")
_SECTIONS = ("B", "C", "D")
# Words that stand for no thing of their own once the name is taken apart.
_EMPTY = re.compile(
    r"其他|未列明|类似|相关|辅助|活动|专$|专用设备$|^(?:设备|配件|零件|器材|附件|制品|用品|服务|部件|材料|装置)$"
)


@functools.cache
def class_names() -> dict[str, str]:
    """Word → class code, of the sections for mining, manufacturing and supply; a word of two classes is left out."""
    found: dict[str, set[str]] = {}
    for known in industries().values():
        if known.level != "class" or industry_parents(known.code)[-1] not in _SECTIONS:
            continue
        whole = _DEED.sub("", known.name)
        for part in (known.name, whole, *_PARTS.split(whole)):
            word = _DEED.sub("", part) if part != known.name else part
            if len(word) > 2 and not _EMPTY.search(word):
                found.setdefault(word, set()).add(known.code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}
