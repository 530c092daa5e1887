"""站点: the addresses of all registered resources: ``<name>/`` and ``<name>/<pk>/``."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.module_loading import module_has_submodule

from gangmu_console.kit.details import detail_page
from gangmu_console.kit.lists import list_page
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import Resource, registry


def load_resources() -> None:
    """Import ``resources`` of every app, which registers what it declares."""
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "resources"):
            import_module(f"{app.name}.resources")


def resource_urls() -> list[URLPattern]:
    """List and detail of every resource."""
    load_resources()
    return [pattern for resource in registry for pattern in _urls(resource)]


def _urls(resource: Resource) -> list[URLPattern]:
    @needs(resource.name)
    def listing(request: HttpRequest) -> HttpResponse:
        return list_page(request, resource)

    @needs(resource.name)
    def detail(request: HttpRequest, pk: int) -> HttpResponse:
        return detail_page(request, resource, pk)

    urls = [path(f"{resource.name}/", listing, name=resource.name)]
    if resource.detailed and not resource.own_page:
        urls.append(path(f"{resource.name}/<int:pk>/", detail, name=f"{resource.name}-detail"))
    return urls
