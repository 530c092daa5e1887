"""What ``gangmu screen`` shows of a verdict: the outcome first, then the clause that decides it, then all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from gangmu.cli.terminal.wrap import wrapped
from gangmu.norms.diagnostic import Language
from gangmu.registry.industries import industry
from gangmu.registry.regions import region
from gangmu.report.words import Words
from gangmu.screen import Amount, Match, Project, Verdict, sentence, sentences
from gangmu.screen.reasons import word

STYLES = {
    "prohibited": "bold red", "phase_out": "bold red", "restricted": "bold red", "conflict": "bold magenta",
    "needs_facts": "bold yellow", "replacement_required": "bold yellow", "conditional": "bold yellow",
    "encouraged": "bold green", "permitted": "bold green",
}  # fmt: skip
_SHOWN = 6  # clauses beside the one that decides
_FACTS = (
    "applicant", "region", "park", "activity", "industries", "products", "equipment", "capacity", "added_capacity",
    "investment", "energy", "efficiency",
)  # fmt: skip


def shown(verdict: Verdict, words: Words, width: int, *, everything: bool = False) -> list[Text]:
    """The page of one verdict."""
    language = words.language
    name = verdict.project.name or words.among(verdict.project.products)
    lines = [Text(word(f"@outcome.{verdict.outcome}", language), STYLES[verdict.outcome]).append(f"  {name}", "bold")]
    lines += _block(words("screened.facts"), [_facts(verdict, words)], width)
    decisive = [match for match in verdict.matches if match.role == "decides"]
    drafts = [match for match in verdict.matches if match.role == "rehearsed"]
    rest = [match for match in verdict.matches if match.role not in ("decides", "rehearsed")]
    told = rest if everything else rest[:_SHOWN]
    for title, matches in (("decides", decisive), ("others", told), ("rehearsed", drafts)):
        lines += _matches(words(f"screened.{title}"), matches, words, width)
    if len(told) < len(rest):
        lines.append(Text(f"    {words('screened.more', count=len(rest) - len(told))}", "dim"))
    lines += _block(words("screened.missing"), [sentence(one.ask, language) for one in verdict.missing], width)
    lines += _block(words("screened.replacement"), _replacement(verdict, words), width)
    lines += _block(words("screened.procedure"), [_procedure(verdict, words)], width)
    return [*lines, *_block(words("screened.refusals"), _refusals(verdict, words), width), Text()]


def _block(title: str, told: Iterable[str], width: int) -> Iterator[Text]:
    """Lines under a title; nothing where nothing is told."""
    for place, text in enumerate(told):
        for line, part in enumerate(wrapped(text, max(30, width - 14))):
            head = title if place == line == 0 else ""
            yield Text(f"  {_padded(head)}", "dim").append(part, "")


def _padded(title: str) -> str:
    from rich.cells import cell_len  # noqa: PLC0415

    return title + " " * max(1, 12 - cell_len(title))


def _matches(title: str, matches: Iterable[Match], words: Words, width: int) -> Iterator[Text]:
    for place, match in enumerate(matches):
        head = f"{match.document} {match.clause}  {_stance(match, words.language)}"
        role = "" if match.role in ("decides", "rehearsed") else f"  [{words(f'match_role.{match.role}')}]"
        yield Text(f"  {_padded(title if place == 0 else '')}", "dim").append(head + role, "")
        told = [*(sentence(one, words.language) for one in match.arithmetic), sentences(match.why, words.language)]
        for text in filter(None, told):
            for line in wrapped(text, max(30, width - 16)):
                yield Text(f"                {line}", "dim")


def _stance(match: Match, language: Language) -> str:
    matched = f" ← {match.matched}" if match.matched and match.matched != match.subject else ""
    return f"{word(f'@stance.{match.stance}', language)} {match.subject}{matched}"


def _facts(verdict: Verdict, words: Words) -> str:
    project = verdict.project
    told = [f"{words(f'screened_fact.{name}')} {text}" for name in _FACTS if (text := _fact(project, name, words))]
    if project.inferred:
        names = [words(f"screened_fact.{name}") for name in project.inferred]
        told.append(f"{words('screened.more_inferred')} {words.among(names)}")
    return "  ".join([*told, words("screened.as_of", date=verdict.as_of.isoformat())])


def _fact(project: Project, name: str, words: Words) -> str:
    """One fact in words; empty where it is not known."""
    value = getattr(project, name)
    if value in (None, "", ()):
        return ""
    if name == "region":
        place = region(str(value))
        return place.name if place else str(value)
    if name == "activity":
        return word(f"@activity.{value}", words.language)
    if name == "industries":
        return words.among(f"{code} {known.name}" if (known := industry(code)) else code for code in value)
    if name == "equipment":
        return words.among(item.name for item in value)
    if isinstance(value, Amount):
        return f"{value.value:g}{value.unit}"
    return words.among(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def _replacement(verdict: Verdict, words: Words) -> list[str]:
    swap = verdict.replacement
    if swap is None:
        return []
    row, why = swap.row, sentences(swap.why, words.language)
    return [words("screened.ratio", op=row.op, ratio=f"{row.ratio:g}", subject=row.subject, document=swap.document,
                  clause=row.cite, why=why)]  # fmt: skip


def _procedure(verdict: Verdict, words: Words) -> str:
    course = verdict.procedure
    level = f"（{words(f'screened_level.{course.level}')}）" if course.level else ""
    basis = f"  {words('screened.basis', basis=course.basis)}" if course.basis else ""
    return words(f"screened_procedure.{course.kind}") + level + basis


def _refusals(verdict: Verdict, words: Words) -> list[str]:
    if not verdict.refusals:
        return []
    named = words.among(words(f"screened_refusal.{name}") for name in verdict.refusals)
    return [f"{named}  {words('screened.basis', basis=verdict.refusal_basis)}"]
