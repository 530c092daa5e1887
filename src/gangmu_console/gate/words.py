"""用语: the words of the gate's pages for facts and their coded values, and for procedures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

FACTS = {
    "name": _("项目"), "applicant": _("申报单位"), "region": _("地点"), "park": _("园区"), "activity": _("活动"),
    "industries": _("行业"), "products": _("产品"), "equipment": _("主要设备"), "capacity": _("规模"),
    "added_capacity": _("新增产能"), "investment": _("投资"), "energy": _("年综合能耗"), "efficiency": _("能效水平"),
    "operating_days": _("年运行天数"),
}  # fmt: skip
ACTIVITIES = {
    "new": _("新建"), "expand": _("扩建"), "renovate": _("技术改造"), "relocate": _("搬迁"), "merge": _("兼并重组"),
    "replace": _("产能置换"),
}  # fmt: skip
EFFICIENCIES = {
    "benchmark": _("达到标杆水平"), "between": _("介于基准水平和标杆水平之间"), "below_baseline": _("低于基准水平"),
}  # fmt: skip
CODED = {"activity": ACTIVITIES, "efficiency": EFFICIENCIES}
COURSES = {
    "approval": _("核准"),
    "filing": _("备案"),
    "none": _("不予核准、备案"),
    "unknown": _("不能确定核准还是备案"),
}
LEVELS = {
    "state_council": _("国务院"), "state_investment": _("国务院投资主管部门"), "state_industry": _("国务院行业管理部门"),
    "provincial": _("省级"), "local": _("地方"),
}  # fmt: skip
UNITS = {"energy": _("吨标准煤/年"), "operating_days": _("日/年")}
NOT_GIVEN = _("未提供")
NEEDS_UNIT = _("请写明单位，如 600 吨/日")
ANSWERS = {True: _("是"), False: _("否")}
