"""Words that the classification's own names give, and words for every class of mining, manufacturing and supply."""

from __future__ import annotations

from collections import Counter

from gangmu.registry.industries import industries, industry_parents
from gangmu.registry.products import codes_of, products
from gangmu.screen.class_names import class_names
from gangmu.screen.goods import goods


def test_a_class_of_several_things_gives_each_of_them() -> None:
    assert class_names()["洗涤剂"] == "2681"
    assert not any(word.startswith("他") for word in class_names())


def test_every_class_of_mining_manufacturing_and_supply_has_words() -> None:
    told = Counter([*goods().values(), *(code for name in products() for code in codes_of(name))])
    classes = [code for code, known in industries().items() if known.level == "class"]
    lacking = [code for code in classes if industry_parents(code)[-1] in "BCD" and told[code] == 0]
    assert lacking == ["2644"]  # 工艺美术颜料: the registry reads them as 颜料
