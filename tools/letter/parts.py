"""The paragraphs of the templates, in order: how each is set, and its words with the placeholders in them."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKED = re.compile(r"\*(.+?)\*")


class Part(NamedTuple):
    """One paragraph (``text`` in ``style``, ``*…*`` set in Strong, counted by the list ``count``), or the table's ``rows``."""

    style: str
    text: str = ""
    count: str = ""
    rows: tuple[tuple[str, str], ...] = ()

    def runs(self) -> list[tuple[str, str]]:
        """The text in pieces, each with the name of its character style."""
        pieces = _MARKED.split(self.text)
        return [(piece, "Strong" if place % 2 else "") for place, piece in enumerate(pieces) if piece]


def _control(words: str) -> Part:
    """A line that steers the drawing up and does not appear in the letter."""
    return Part("Control", f"{{%p {words} %}}")


_ZH = (
    _control("if 审查单位"),
    Part("Masthead", "{{ 审查单位 }}"),
    _control("endif"),
    _control("if 文号"),
    Part("Number", "{{ 文号 }}"),
    _control("endif"),
    Part("Title", "{{ 标题 }}"),
    Part("Addressee", "{{ 主送 }}："),
    Part("Body", "{{ 引言 }}"),
    Part("Heading 1", "审查结论", "heading"),
    Part("Body", "*{{ 结论 }}。*{{ 结论说明 }}"),
    _control("if 适用原则"),
    Part("Body", "{{ 适用原则 }}"),
    _control("endif"),
    _control("if 产能置换"),
    Part("Body", "{{ 产能置换 }}"),
    _control("endif"),
    Part("Heading 1", "项目情况", "heading"),
    _control("if 推断说明"),
    Part("Remark", "{{ 推断说明 }}"),
    _control("endif"),
    Part("", rows=(
        ("{%tr for 项 in 项目情况[:-3] %}", ""),
        ("{{ 项.名目 }}", "{{ 项.内容 }}{% if 项.标记 %}（{{ 项.标记 }}）{% endif %}"),
        ("{%tr endfor %}", ""),
        ("{%tr for 项 in 项目情况[-3:-1] %}", ""),
        ("{{ 项.名目 }}", "{{ 项.内容 }}{% if 项.标记 %}（{{ 项.标记 }}）{% endif %}"),
        ("{%tr endfor %}", ""),
        ("{%tr for 项 in 项目情况[-1:] %}", ""),
        ("{{ 项.名目 }}", "{{ 项.内容 }}{% if 项.标记 %}（{{ 项.标记 }}）{% endif %}"),
        ("{%tr endfor %}", ""),
    )),
    _control("if 依据类别 or 其他条款"),
    Part("Heading 1", "审查依据和理由", "heading"),
    _control("for 类 in 依据类别"),
    Part("Heading 2", "{{ 类.类名 }}", "group"),
    _control("for 条 in 类.依据"),
    Part("Body", "*{{ 条.出处 }}：*{{ 条.理由 }}", "ground"),
    _control("if 条.原文"),
    Part("Words", "“{{ 条.原文 }}”"),
    _control("endif"),
    _control("if 条.计算"),
    Part("Sum", "{{ 条.计算 }}"),
    _control("endif"),
    _control("endfor"),
    _control("endfor"),
    _control("if 其他条款"),
    Part("Body", "{{ 其他条款 }}"),
    _control("endif"),
    _control("endif"),
    _control("if 补充材料"),
    Part("Heading 1", "需补充的材料", "heading"),
    _control("for 问 in 补充材料"),
    Part("Body", "{{ 问 }}", "question"),
    _control("endfor"),
    _control("endif"),
    Part("Heading 1", "办理程序", "heading"),
    Part("Body", "{{ 办理程序 }}"),
    _control("if 不得办理"),
    Part("Heading 1", "不得办理的事项", "heading"),
    Part("Lead", "{{ 不得办理依据 }}"),
    _control("for 事 in 不得办理"),
    Part("Body", "{{ 事 }}", "refusal"),
    _control("endfor"),
    _control("endif"),
    Part("Heading 1", "说明", "heading"),
    _control("for 注 in 说明[:-1]"),
    Part("Body", "{{ 注 }}", "note"),
    _control("endfor"),
    Part("Last", "{{ 说明[-1] }}", "note"),
    Part("Signature", "{{ 审查单位 or '（审查单位）' }}（盖章）"),
    Part("Signing Date", "{{ 成文日期 or '　　　　年　　月　　日' }}"),
    Part("Small Print", "规范包 SHA-256：{{ 规范包哈希 }}"),
    Part("Small Print End", "项目事实 SHA-256：{{ 事实哈希 }}"),
)  # fmt: skip
_EN = (
    _control("if office"),
    Part("Masthead", "{{ office }}"),
    _control("endif"),
    _control("if number"),
    Part("Number", "{{ number }}"),
    _control("endif"),
    Part("Title", "{{ title }}"),
    Part("Addressee", "To: {{ addressee }}"),
    Part("Body", "{{ opening }}"),
    Part("Heading 1", "Conclusion", "heading"),
    Part("Body", "*{{ outcome }}.* {{ conclusion }}"),
    _control("if principle"),
    Part("Body", "{{ principle }}"),
    _control("endif"),
    _control("if replacement"),
    Part("Body", "{{ replacement }}"),
    _control("endif"),
    Part("Heading 1", "The project", "heading"),
    _control("if inferred"),
    Part("Remark", "{{ inferred }}"),
    _control("endif"),
    Part("", rows=(
        ("{%tr for fact in facts[:-3] %}", ""),
        ("{{ fact.label }}", "{{ fact.value }}{% if fact.mark %} ({{ fact.mark }}){% endif %}"),
        ("{%tr endfor %}", ""),
        ("{%tr for fact in facts[-3:-1] %}", ""),
        ("{{ fact.label }}", "{{ fact.value }}{% if fact.mark %} ({{ fact.mark }}){% endif %}"),
        ("{%tr endfor %}", ""),
        ("{%tr for fact in facts[-1:] %}", ""),
        ("{{ fact.label }}", "{{ fact.value }}{% if fact.mark %} ({{ fact.mark }}){% endif %}"),
        ("{%tr endfor %}", ""),
    )),
    _control("if groups or others"),
    Part("Heading 1", "Clauses and reasons", "heading"),
    _control("for group in groups"),
    Part("Heading 2", "{{ group.heading }}", "group"),
    _control("for ground in group.grounds"),
    Part("Body", "*{{ ground.source }}:* {{ ground.why }}", "ground"),
    _control("if ground.quote"),
    Part("Words", "“{{ ground.quote }}”"),
    _control("endif"),
    _control("if ground.arithmetic"),
    Part("Sum", "{{ ground.arithmetic }}"),
    _control("endif"),
    _control("endfor"),
    _control("endfor"),
    _control("if others"),
    Part("Body", "{{ others }}"),
    _control("endif"),
    _control("endif"),
    _control("if supplement"),
    Part("Heading 1", "To be supplied", "heading"),
    _control("for question in supplement"),
    Part("Body", "{{ question }}", "question"),
    _control("endfor"),
    _control("endif"),
    Part("Heading 1", "Procedure", "heading"),
    Part("Body", "{{ procedure }}"),
    _control("if refusals"),
    Part("Heading 1", "What must not be granted", "heading"),
    Part("Lead", "{{ refused }}"),
    _control("for refusal in refusals"),
    Part("Body", "{{ refusal }}", "refusal"),
    _control("endfor"),
    _control("endif"),
    Part("Heading 1", "Remarks", "heading"),
    _control("for note in notes[:-1]"),
    Part("Body", "{{ note }}", "note"),
    _control("endfor"),
    Part("Last", "{{ notes[-1] }}", "note"),
    Part("Signature", "{{ office or '(office)' }}, seal"),
    Part("Signing Date", "{{ date or 'Date: ____________' }}"),
    Part("Small Print", "Packs SHA-256: {{ packs_hash }}"),
    Part("Small Print End", "Project facts SHA-256: {{ facts_hash }}"),
)  # fmt: skip
PARTS = {"zh": _ZH, "en": _EN}
