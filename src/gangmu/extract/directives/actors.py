"""行为人: who is encouraged to do something is not what the encouragement is about."""

from __future__ import annotations

import re

_WHO = (
    r"院校|高校|大学|院所|机构|企业|组织|个人|市场主体|主体|社会力量|力量|团体|单位|协会|社会资本|资本|公司|集团|银行|联盟|专业技术人员|人员|人才|用户"
    r"|合作社|农户|金融机构|园区|各地|各市|地方"
)
# 高等院校、科研机构、企业和其他组织…: one or more actors, then what they are to do
_ACTORS = re.compile(rf"^(?:[^，。；、]{{0,24}}?(?:{_WHO})(?:、|和其他|和|及其他|及|以及|与|或者|或|等)*)+")
_DO = re.compile(
    r"^(?:积极|共同|联合|依法|加快|进一步|多渠道|主动|按照[^，]{2,14}?|在[^，]{2,40}?(?:方面|领域)|通过[^，]{2,30}?(?:方式|形式|途径|等)"
    r"|以[^，]{2,30}?(?:方式|形式)|面向[^，]{2,8}?(?=开放))*"
    r"(?:(?:参与|承担|开展|加强|建设|建立|设立|组建|创建|实施|应用|采用|使用|利用|运用|投资|提供|开放|发行|研究|研发|开发|从事|加大|制定|发展|推广|购买|引进)"
    r"(?:和|、|或者|或)?)+"
)
_OFFICES = ("部门", "单位", "机关", "政府", "机构", "各市", "各地", "各地区", "委员会")


def without_actors(words: str) -> str:
    """What the actors at the head of ``words`` are to do or to make; ``words`` where they are all there is."""
    who = _ACTORS.match(words)
    if who is None:
        return words
    rest = words[who.end() :]
    what = _DO.match(rest)
    if what is None or len(rest) - what.end() < 2:
        return words if len(rest) < 5 else rest
    return rest[what.end() :]


def is_office(words: str) -> bool:
    """Whether ``words`` name who acts (建设单位, 有关部门), not what is spoken of."""
    return words.endswith(_OFFICES)
