"""Addresses."""

from __future__ import annotations

from django.urls import path

from gangmu_console.library.views import publish, reader, review, search, upload

urlpatterns = [
    path("documents/upload/", upload.upload, name="upload"),
    path("documents/<int:pk>/", reader.reader, name="documents-detail"),
    path("documents/<int:pk>/progress/", upload.progress, name="document-progress"),
    path("documents/<int:pk>/again/", upload.again, name="document-again"),
    path("documents/<int:pk>/original/", upload.original, name="document-original"),
    path("documents/<int:pk>/tasks/", reader.tasks, name="document-tasks"),
    path("documents/<int:pk>/add/", review.add, name="norm-add"),
    path("documents/<int:pk>/accept-sure/", review.accept_sure, name="accept-sure"),
    path("documents/<int:pk>/publish/", publish.publish, name="publish"),
    path("documents/<int:pk>/publish/effects/", publish.publish_effects, name="publish-effects"),
    path("review/", review.queue, name="review"),
    path("norms/<int:pk>/", reader.norm, name="norms-detail"),
    path("norms/<int:pk>/edit/", review.edit, name="norm-edit"),
    path("norms/<int:pk>/<str:act>/", review.decide, name="norm-decide"),
    path("packs/<int:pk>/", publish.pack, name="packs-detail"),
    path("packs/<int:pk>/download/", publish.download, name="pack-download"),
    path("search/", search.search, name="search"),
]
