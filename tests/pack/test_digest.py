"""The hash of a pack is that of what it says."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gangmu.pack import load_pack, pack_hash, packs_hash, save_pack
from tests.pack.made import FULL, changed, pack, target


def test_order_comments_and_layout_do_not_change_the_hash(tmp_path: Path) -> None:
    turned = msgspec.structs.replace(FULL, norms=FULL.norms[::-1], documents=FULL.documents[::-1])
    save_pack(turned, tmp_path)
    path = tmp_path / "targets.yaml"
    path.write_text("# a remark\n" + path.read_text("utf-8").replace("\n\n", "\n\n\n"), "utf-8")
    assert pack_hash(load_pack(tmp_path)) == pack_hash(FULL)


def test_any_other_content_changes_the_hash() -> None:
    others = [
        msgspec.structs.replace(FULL, version="2"),
        msgspec.structs.replace(FULL, norms=FULL.norms[1:]),
        msgspec.structs.replace(FULL, norms=(changed(FULL.norms[0], value=58.5), *FULL.norms[1:])),
        msgspec.structs.replace(FULL, norms=(msgspec.structs.replace(FULL.norms[0], note="?"), *FULL.norms[1:])),
        msgspec.structs.replace(FULL, facts=msgspec.structs.replace(FULL.facts, replacements=())),
    ]
    assert len({pack_hash(FULL), *map(pack_hash, others)}) == len(others) + 1


def test_the_hash_of_one_content_never_changes() -> None:
    # verdicts are replayed by it years later: a change of this number is a break of the format
    one = pack(target("plan-2015/1#1", 58))
    assert pack_hash(one) == "8b45ec037c99a70f2c7bcb3e1e8d9d3ca15ad16423a7c953d984cd139fc47c34"


def test_the_hash_of_several_packs_does_not_depend_on_their_order() -> None:
    other = msgspec.structs.replace(FULL, name="other")
    assert packs_hash([FULL, other]) == packs_hash([other, FULL]) != packs_hash([FULL])
