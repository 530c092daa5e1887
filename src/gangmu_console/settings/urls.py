"""Every address of the console. Lists, details and exports come from the resources; each app adds its own pages."""

from __future__ import annotations

from django.urls import include, path

from gangmu_console.kit.site import resource_urls

urlpatterns = [
    path("", include("gangmu_console.home.urls")),
    path("people/", include("gangmu_console.people.urls")),
    path("", include("gangmu_console.library.urls")),
    path("", include("gangmu_console.targets.urls")),
    path("revise/", include("gangmu_console.revise.urls")),
    path("", include("gangmu_console.gate.urls")),
    path("api/", include("gangmu_console.api.urls")),
    *resource_urls(),
]
handler403 = "gangmu_console.kit.errors.forbidden"
handler404 = "gangmu_console.kit.errors.not_found"
handler500 = "gangmu_console.kit.errors.broken"
