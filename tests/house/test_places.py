"""The repository stands on its own: no machine's paths, no package hosts, nothing of a certain computer."""

import re

from tests.house.repository import name, tracked_texts

MACHINE = re.compile(r"(?<![\w.)])(?:/(?:work|root|home|Users|tmp|opt|mnt|var)/\w|[A-Z]:\\\\?(?:Users|Program))")
HOSTS = re.compile(
    r"pypi[.]org|pythonhosted[.]org|files[.]pythonhosted|npmjs[.](?:org|com)|anaconda[.]org|"
    r"tuna[.]tsinghua|mirrors?[.](?:aliyun|ustc|163|huaweicloud|tencent)|pypi[.]tuna|localhost:\d"
)
# The lock file is made of package addresses; bootstrap reads the one it needs from there.
LOCKED = {"uv.lock"}


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number}: {line.strip()[:120]}"
        for path in tracked_texts()
        if name(path) not in LOCKED
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_tracked_file_names_a_path_of_a_certain_machine() -> None:
    assert not lines_with(MACHINE)


def test_no_tracked_file_names_a_package_host() -> None:
    assert not lines_with(HOSTS)
