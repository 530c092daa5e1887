"""接口: the OpenAPI over the resources: a list and a thing of each, for who may see them, and nobody else."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.openapi.docs import Swagger
from ninja.security import APIKeyCookie

from gangmu import __version__
from gangmu_console.api.schema import Fault, list_schema, query_schema, shown, thing_schema
from gangmu_console.kit.details import one
from gangmu_console.kit.lists import counted, narrowed
from gangmu_console.kit.resource import Resource, registry

FAULTS = {401: Fault, 403: Fault, 404: Fault, 422: Fault}


class SignedIn(APIKeyCookie):
    """登录会话: the session of the pages."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Who has a post, were it only that of the public where this console is open to it."""
        return request.person if request.person.known or request.person.posts else None  # type: ignore[attr-defined]


def interface() -> NinjaAPI:
    """The API over everything that is registered."""
    api = NinjaAPI(
        title="纲目 Gangmu", version=__version__, urls_namespace="api", auth=SignedIn(), openapi_url="/openapi.json",
        docs_url="/docs/", docs=Swagger({"docExpansion": "list", "defaultModelsExpandDepth": -1}),
        description="各类登记的列表与单条，与页面同一套权限与可见范围。按会话登录，只读。",
    )  # fmt: skip
    for resource in registry:
        if resource.interface:
            _offer(api, resource)
    _tell_faults(api)
    return api


def _offer(api: NinjaAPI, resource: Resource) -> None:
    """List and single thing of ``resource``."""
    thing, asked = thing_schema(resource), query_schema(resource)
    title, name = force_str(resource.title), resource.name
    told = {"tags": [title], "exclude_none": False}

    def listing(request: HttpRequest, asked: Schema) -> dict[str, Any]:
        _allowed(request, resource)
        begin, end = asked.offset, asked.offset + asked.limit  # type: ignore[attr-defined]
        most = counted(request)
        found = narrowed(request, resource, most=None if end > most else most)
        total = found.order_by()[: most + 1].count()
        things = list(found[begin:end]) if begin < total or total > most else []
        resource.ready(things, request)
        items = [shown(resource, one) for one in things]
        return {"count": min(total, most), "beyond": total > most, "items": items}

    def single(request: HttpRequest, pk: int) -> dict[str, Any]:
        _allowed(request, resource)
        found = one(request, resource, pk)
        resource.ready([found], request)
        return shown(resource, found)

    listing.__annotations__["asked"] = asked
    listing.__defaults__ = (Query(...),)
    answers = list_schema(resource, thing)
    api.get(
        f"/{name}/", response={200: answers, **FAULTS}, operation_id=f"list_{name}", summary=f"{title}：列表", **told
    )(listing)
    api.get(
        f"/{name}/{{pk}}", response={200: thing, **FAULTS}, operation_id=f"get_{name}", summary=f"{title}：一条", **told
    )(single)


def _allowed(request: HttpRequest, resource: Resource) -> None:
    person = request.person  # type: ignore[attr-defined]
    if not person.may(resource.name, "view"):
        raise PermissionDenied if person.known else AuthenticationError


def _tell_faults(api: NinjaAPI) -> None:
    """Every refusal as a code and a sentence."""

    def told(status: int, code: str, words: Any) -> Any:
        def tell(request: HttpRequest, fault: Exception) -> HttpResponse:
            return api.create_response(request, {"code": code, "message": words(fault)}, status=status)

        return tell

    api.add_exception_handler(AuthenticationError, told(401, "unauthenticated", lambda fault: _("请先登录。")))
    api.add_exception_handler(PermissionDenied, told(403, "forbidden", lambda fault: _("当前岗位没有这项权限。")))
    api.add_exception_handler(Http404, told(404, "not_found", lambda fault: _("没有，或不在您的可见范围内。")))
    api.add_exception_handler(ValidationError, told(422, "invalid", _wrong))


def _wrong(fault: Any) -> str:
    return "; ".join(f"{error['loc'][-1]}: {error['msg']}" for error in fault.errors)
