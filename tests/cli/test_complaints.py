"""Errors speak Chinese too, and forget no phrase."""

import re
import tomllib

import pytest
from tests.cli.phrases import raised_phrases
from tests.seeds import ROOT

from gangmu.cli.asking import locale_language
from gangmu.cli.complaints import our_fault, stated, translated
from gangmu.errors import UnreadableFile
from gangmu.report import atomic

PHRASES = tomllib.loads((ROOT / "src/gangmu/cli/data/errors.toml").read_text("utf-8"))["phrase"]
CHINESE = re.compile(r"[一-鿿]")
OUTPUT = {phrase for pair in atomic._REASONS.values() for phrase in pair}


@pytest.mark.parametrize("phrase", sorted(raised_phrases() | OUTPUT))
def test_every_phrase_that_an_error_is_raised_with_has_its_chinese(phrase: str) -> None:
    assert CHINESE.search(translated(phrase.replace("{}", "7"), "zh")), "add it to cli/data/errors.toml"


@pytest.mark.parametrize("entry", PHRASES, ids=lambda entry: entry["en"])
def test_both_wordings_of_a_phrase_name_the_same_facts(entry: dict[str, str]) -> None:
    names = [sorted(re.findall(r"\{(\w*)\}", entry[language])) for language in ("en", "zh")]
    assert names[0] == names[1]
    assert not CHINESE.search(entry["en"])


def test_a_phrase_inside_a_phrase_is_worded_as_well() -> None:
    assert translated("the name promises a PDF, but the content is a PNG picture", "zh") == (
        "按文件名应是 PDF 文件，但内容是 PNG 图片"
    )


def test_what_nobody_has_worded_stays_as_it_is() -> None:
    assert translated("colourless green", "zh") == "colourless green"
    assert translated("the file is empty", "en") == "the file is empty"


def test_a_line_says_where_what_and_what_to_do() -> None:
    fault = UnreadableFile("the file is empty", "a.txt", "check the path")
    assert stated(fault, "en", "x/a.txt") == "gangmu: x/a.txt: the file is empty; check the path"
    assert stated(fault, "zh") == "gangmu：a.txt：文件是空的；请检查路径"


def test_a_fault_of_ours_asks_for_a_report_with_the_hash_of_the_file() -> None:
    line = our_fault("KeyError", "ab12", "en", "a.txt")
    assert all(word in line for word in ("a.txt", "KeyError", "ab12", "report", "--debug"))


@pytest.mark.parametrize(("environment", "language"), [
    ({}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh"), ({"LC_ALL": "", "LANG": "zh"}, "zh"),
])  # fmt: skip
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert locale_language(environment) == language
