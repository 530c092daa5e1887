"""适用地域: whether a rule reaches the place of a project, and what has to be asked where that is not known."""

from __future__ import annotations

from gangmu.screen.project import Project
from gangmu.screen.reasons import Question, reason
from gangmu.screen.touch import Answer, in_region


def reaches(region: str, said: str, project: Project) -> tuple[Answer, Question | None]:
    """Whether a rule of ``region`` binds where the project stands, and the question that would settle it.

    Where the rule does not say where it binds (``region`` is empty), only the applicant can tell; ``said`` names the document,
    or the clause of it, that leaves this open.
    """
    if region:
        answer = in_region(region, project)
        return answer, Question("region", reason("GM632")) if answer == "maybe" else None
    fact = f"{said}适用于项目所在地"
    told = project.answer(fact)
    if told is None:
        return "maybe", Question(f"answers.{fact}", reason("GM646", document=said))
    return "yes" if told else "no", None
