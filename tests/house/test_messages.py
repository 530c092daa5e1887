"""Messages are data: each code that the library raises is worded in Chinese and in English, and none is left over."""

import ast
import re
import string
import tomllib

from gangmu.norms.diagnostic import wordings
from tests.house.repository import LIBRARY, data_files, name, python_files

CODE = re.compile(r"GM\d{3}")


def raised() -> set[str]:
    """Every code written as a string in the library's Python or in its rule data."""
    codes = set()
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                codes.add(node.value)
    for path in data_files(".toml"):
        if LIBRARY / "norms" / "data" / "messages" not in path.parents:
            codes |= set(re.findall(r"[\"'](GM\d{3})[\"']", path.read_text("utf-8")))
    return codes


def fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}


def test_every_code_raised_has_its_message_and_every_message_its_code() -> None:
    assert set(wordings()) == raised()


def test_every_message_is_said_in_chinese_and_in_english() -> None:
    for code, words in wordings().items():
        assert set(words) == {"zh", "en"}, code
        assert re.search(r"[一-鿿]", words["zh"]), code
        assert not re.search(r"[一-鿿]", re.sub(r"\{\w+\}", "", words["en"])), code


def test_both_languages_of_a_message_name_the_same_facts() -> None:
    for code, words in wordings().items():
        assert fields(words["zh"]) == fields(words["en"]), code


def test_a_family_of_codes_has_its_own_file_and_no_code_stands_twice() -> None:
    seen: set[str] = set()
    for path in sorted((LIBRARY / "norms" / "data" / "messages").iterdir()):
        codes = set(tomllib.loads(path.read_text("utf-8")))
        assert all(code.startswith(path.stem[:3].upper()) for code in codes), name(path)
        assert not codes & seen
        seen |= codes
