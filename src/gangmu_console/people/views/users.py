"""用户: making and changing accounts, their posts and passwords."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.people import actions
from gangmu_console.people.forms import ChangedUser, NewPost, NewUser, Reason
from gangmu_console.people.models import Post, User


@needs("people", "add")
def add(request: HttpRequest) -> HttpResponse:
    """新增账号."""
    form = NewUser(request.person, request.POST or None)
    if form.is_valid():
        user, password = actions.add_user(request.person, **form.cleaned_data)
        return _password_told(request, user, password)
    return _form(request, form, _("新增账号"), _("建立账号"))


@needs("people", "change")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """修改账号."""
    user = _user(request, pk)
    said = {"name": user.name, "region": user.region}
    form = ChangedUser(request.person, request.POST or None, initial=said)
    if form.is_valid():
        actions.change_user(request.person, user, **form.cleaned_data)
        return _done(request, user, _("已保存。"))
    return _form(request, form, _("修改账号"), _("保存"), user)


@needs("people", "change")
@require_POST
def set_active(request: HttpRequest, pk: int, active: bool) -> HttpResponse:
    """停用或启用."""
    user, form = _user(request, pk), Reason(request.POST)
    if not form.is_valid():
        return _refused(request, user, form)
    actions.set_active(request.person, user, active, form.cleaned_data["why"])
    return _done(request, user, _("账号已启用。") if active else _("账号已停用，对方已退出登录。"))


@needs("people", "change")
@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """重置口令."""
    user = _user(request, pk)
    return _password_told(request, user, actions.reset_password(request.person, user))


@needs("people", "change")
@require_POST
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """解锁."""
    user = _user(request, pk)
    actions.unlock(request.person, user)
    return _done(request, user, _("账号已解锁，可以立即登录。"))


@needs("people", "change")
def give_post(request: HttpRequest, pk: int) -> HttpResponse:
    """任岗."""
    user = _user(request, pk)
    form = NewPost(request.person, request.POST or None)
    if form.is_valid():
        actions.give_post(request.person, user, **form.cleaned_data)
        return _done(request, user, _("岗位已设立，即时生效。"))
    return _form(request, form, _("设立岗位"), _("设立"), user)


@needs("people", "change")
@require_POST
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    """离岗."""
    user, form = _user(request, pk), Reason(request.POST)
    asked = request.POST.get("post", "")
    post = get_object_or_404(
        Post, user=user, pk=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0
    )
    if not form.is_valid():
        return _refused(request, user, form)
    actions.end_post(request.person, post, form.cleaned_data["why"])
    return _done(request, user, _("岗位已结束，即时生效。"))


def _user(request: HttpRequest, pk: int) -> Any:
    return one(request, registry["people"], pk, "change")


def _form(request: HttpRequest, form: Any, title: str, button: str, user: User | None = None) -> HttpResponse:
    people = registry["people"]
    crumbs = [(str(people.title), people.list_url()), *([(str(user), people.url(user))] if user else []), (title, "")]
    back = people.url(user) if user else people.list_url()
    context = {"form": form, "page_title": title, "button": button, "crumbs": crumbs, "cancel_url": back}
    return render(request, "people/form.html", context, status=422 if form.is_bound else 200)


def _password_told(request: HttpRequest, user: User, password: str) -> HttpResponse:
    context = {"page_title": _("口令只显示这一次"), "user": user, "password": password}
    return render(request, "people/password_told.html", context)


def _refused(request: HttpRequest, user: User, form: Reason) -> HttpResponse:
    messages.error(request, " ".join(form.errors["why"]))
    return redirect(registry["people"].url(user))


def _done(request: HttpRequest, user: User, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(registry["people"].url(user))
