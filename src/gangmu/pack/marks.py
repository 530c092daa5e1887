"""Where in a YAML file something stands, and what in it a pack may not hold. Slow; used only where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from gangmu.pack.complaint import Complaint, Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REWRITE = "write the value out where it is used"


def refused(text: str, file: str, deepest: int) -> tuple[Complaint, ...]:
    """The first thing in ``text`` that no pack may hold, with its line; empty where nothing is to be said."""
    try:
        for complaint in _events(text, file, deepest):
            return (complaint,)
        return tuple(_repeated(yaml.compose(text, Loader=_LOADER), file, ()))[:1]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 0
        return (Complaint(file, (), f"this is not YAML ({error.problem or error.context})", "mend the line", line),)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return (Complaint(file, (), "a character that no text holds", "remove it", line),)


def _events(text: str, file: str, deepest: int) -> Iterator[Complaint]:
    """Anchors, aliases, tags, a second document, too deep a nesting, in the order of the text."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            yield Complaint(file, (), "a second document begins here", "remove the line of dashes", line)
        if isinstance(event, yaml.AliasEvent):
            yield Complaint(
                file, (), f"the alias *{getattr(event, 'anchor', '')} is not allowed in a pack", _REWRITE, line
            )
        elif anchor := getattr(event, "anchor", None):
            yield Complaint(file, (), f"the anchor &{anchor} is not allowed in a pack", _REWRITE, line)
        elif tag := getattr(event, "tag", None):
            yield Complaint(file, (), f"the tag {tag} is not allowed in a pack", "remove it", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > deepest:
            yield Complaint(file, (), f"nested more than {deepest} deep", "write it flat", line)


def _repeated(node: yaml.Node | None, file: str, path: Path) -> Iterator[Complaint]:
    """Keys that stand twice in one map."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            below = (*path, str(key.value))
            if key.value in seen:
                yield Complaint(file, below, "the field is there twice", "keep one", key.start_mark.line + 1)
            seen.add(key.value)
            yield from _repeated(value, file, below)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _repeated(value, file, (*path, place))


class Lines:
    """行号: the line that a value, or the nearest thing above it that is there, begins on."""

    def __init__(self, text: str) -> None:
        try:
            self._root = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError:
            self._root = None

    def at(self, path: Path) -> int:
        """The line (from 1) of ``path``; of what holds it, where it is missing."""
        node, line = self._root, 1
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            line, node = found
        return line


def _step(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    """One step down: the line of the key (of the item, in a list) and the node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
