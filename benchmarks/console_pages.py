"""Which pages are measured: of every registered resource the list, each of its filters and orders, deep pages, words of search."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from benchmarks.console_load import Page
from gangmu_console.gate.models import Screening
from gangmu_console.kit.filters import Day
from gangmu_console.kit.resource import Resource
from gangmu_console.people.models import User
from gangmu_console.people.person import person_of

ABSENT = "龘靐齉"
SEARCHED = ("化工", "浮法玻璃", "能耗", "工业机器人 项目清单", "产能置换", "组织上下游企业协同攻关", ABSENT)
# Words in the made-up data: in nearly everything, in much, in a little, in next to nothing, in nothing, and two at once.
WORDS = {
    "screenings": (
        "项目", "新建", "年产", "浮法玻璃", "玻璃 扩建", "搬迁 实业", "第77号", "第777号实业", "钢", "年产3", "2016-0501",
        "2018-", "镁砂 第1号", ABSENT,
    ),
    "notices": ("项目", "浮法玻璃", "2018-0913", ABSENT),
    "permits": ("项目", "浮法玻璃", "办0000777", ABSENT),
    "reviews": ("项目", "浮法玻璃", ABSENT),
    "norms": ("推进", "浮法玻璃", "优先保障", ABSENT),
    "documents": ("实施意见", "浮法玻璃", ABSENT),
    "observations": ("产能", "2018年06月", "统计月报", ABSENT),
    "audit": ("项目", "publish", "2018-0150000", "试用7", ABSENT),
    "findings": ("目标", "GM201", ABSENT),
    "organisations": ("工业", "沈阳市", ABSENT),
    "people": ("试用", "made77", ABSENT),
}  # fmt: skip


def signed_in(username: str) -> tuple[object, str]:
    """The person called ``username``, and the cookie of a session of theirs."""
    user = User.objects.get(username=username)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return person_of(user), f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def of_list(resource: Resource, cookie: str) -> Iterator[Page]:
    """The pages of one list."""
    asked: list[dict[str, object]] = [{}, {"page": 3}, {"page": 99_999}]
    for column in resource.columns:
        if column.order:
            asked += [{"sort": column.name}, {"sort": f"-{column.name}"}, {"sort": column.name, "page": 99_999}]
    for one in resource.filters:
        given = [value for value, _words, _chosen in one.drawn("")["options"] if value]
        values = ["2018-06-01"] if isinstance(one, Day) else [*given[:2], *given[-2:]] if given else ["1"]
        asked += [{one.name: value} for value in dict.fromkeys(values)]
    if resource.search:
        asked += [{"q": word} for word in WORDS.get(resource.name, ("项目", ABSENT))]
        asked += [{"q": word, "page": 99_999} for word in WORDS.get(resource.name, ())[:2]]
    if resource.name == "screenings":
        asked += _together()
    for said in asked:
        path = resource.list_url() + (f"?{urlencode(said)}" if said else "")
        yield Page(path, cookie, "&".join(f"{name}={value}" for name, value in said.items()) or "(plain)")


def _together() -> list[dict[str, object]]:
    """Filters and words that narrow a million together."""
    return [
        {"region": "211400", "outcome": "restricted"}, {"region": "630100", "until": "2014-05-01"},
        {"since": "2014-01-01", "until": "2014-01-20"}, {"until": "2014-01-02", "outcome": "prohibited"},
        {"state": "checked", "until": "2014-02-01"}, {"q": "浮法玻璃", "region": "211400"}, {"q": "项目", "state": "draft"},
        {"q": "新建", "outcome": "prohibited", "region": "210100"}, {"q": "项目", "until": "2014-02-01"},
        {"q": "年产", "sort": "as_of"}, {"q": "浮法玻璃", "since": "2018-01-01", "state": "issued"},
        {"q": "第77号 玻璃", "outcome": "encouraged"},
    ]  # fmt: skip


def others(cookie: str) -> list[Page]:
    """Dashboard, search, a verdict, a document, a target."""
    from gangmu_console.library.models import Document  # noqa: PLC0415 - beside what it is for
    from gangmu_console.targets.models import Target  # noqa: PLC0415

    verdict = Screening.objects.filter(region="210104").order_by("-pk").values_list("pk", flat=True)[0]
    document = Document.objects.filter(key__startswith="made", region="210100").values_list("pk", flat=True)[0]
    target = Target.objects.filter(region="210000").order_by("pk").values_list("pk", flat=True)[0]
    return [
        Page("/", cookie, "dashboard"),
        *(Page(f"{reverse('search')}?{urlencode({'q': words})}", cookie, f"search {words}") for words in SEARCHED),
        Page(reverse("screenings-detail", args=[verdict]), cookie, "a verdict"),
        Page(reverse("documents-detail", args=[document]), cookie, "a document"),
        Page(reverse("targets-detail", args=[target]), cookie, "a target"),
    ]
