"""出错页: what happened, whether anything was lost, and what to do next."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not for this."""
    text = str(exception) if exception and str(exception) else _("当前岗位没有这项权限。需要时请联系本单位管理员。")
    if request.person.known and not request.person.posts:
        text = _("账号已经建立，还没有设立岗位。请联系本单位管理员。")
    return _page(request, 403, _("无权查看或办理"), text)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that is not of this session: sent from elsewhere, or opened before the last sign-in."""
    return _page(request, 403, _("表单已失效"), _("这一页打开后登录状态变了，没有保存。请返回上一页，刷新后再提交。"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or none that this person may see."""
    return _page(request, 404, _("没有这一页"), _("地址有误，或该内容不在您的可见范围内。"))


def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake; nothing was saved."""
    return _page(request, 500, _("系统出错"), _("本次操作没有保存，已有数据不受影响。请稍后重试，问题已记入日志。"))


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than one upload may hold; plain, since nothing of the request may be read."""
    megabytes = settings.UPLOAD_LIMIT // 2**20
    text = _("文件超过 %(size)s MB，没有接收。请拆分后上传，或只上传正文。") % {"size": megabytes}
    return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context: dict[str, Any] = {"page_title": title, "text": text, "status": status}
    return render(request, "gm/error.html", context, status=status)
