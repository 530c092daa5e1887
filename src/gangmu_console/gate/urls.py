"""Addresses."""

from __future__ import annotations

from django.urls import path

from gangmu_console.gate.views import batches, limits, notices, papers, reviews, screenings

urlpatterns = [
    path("screenings/new/", screenings.new, name="screening-new"),
    path("screenings/read/", screenings.read, name="screening-read"),
    path("screenings/<int:pk>/edit/", screenings.edit, name="screening-edit"),
    path("screenings/<int:pk>/answer/", screenings.answer, name="screening-answer"),
    path("screenings/<int:pk>/recompute/", screenings.recompute, name="screening-recompute"),
    path("screenings/<int:pk>/take-up/", screenings.take_up, name="screening-take-up"),
    path("screenings/<int:pk>/issue/", screenings.issue, name="screening-issue"),
    path("screenings/<int:pk>/letter.<str:form>", papers.letter_file, name="screening-letter"),
    path("screenings/<int:pk>/verdict.json", papers.verdict_file, name="screening-json"),
    path("screenings/<int:pk>/replay/", papers.replay, name="screening-replay"),
    path("screenings/<int:pk>/review/", reviews.ask, name="screening-review"),
    path("batches/new/", batches.new, name="batch-new"),
    path("batches/<int:pk>/progress/", batches.progress, name="batch-progress"),
    path("batches/<int:pk>/stop/", batches.stop, name="batch-stop"),
    path("batches/<int:pk>/errors.xlsx", batches.faults, name="batch-errors"),
    path("notices/<int:pk>/acknowledge/", notices.acknowledge, name="notice-acknowledge"),
    path("notices/<int:pk>/assign/", notices.assign, name="notice-assign"),
    path("permits/new/", notices.permit, name="permit-new"),
    path("permits/import/", notices.permits, name="permit-import"),
    path("reviews/<int:pk>/opinion/", reviews.opine, name="review-opinion"),
    path("limits/new/", limits.new, name="limit-new"),
    path("limits/<int:pk>/lift/", limits.lift, name="limit-lift"),
]
