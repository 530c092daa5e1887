"""Make ``.venv`` ready from nothing but Python: ``python3 tools/bootstrap.py [GROUP ...]``.

This file decides whether there is anything to do, which takes milliseconds, and must parse on any Python, so that an
old one can say that it is too old; the work is in install.py beside it. ``--uv ARGS`` runs the project's own uv instead
(``python3 tools/bootstrap.py --uv lock --upgrade``).
"""

import os
import sys
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
PARTS = ("pyproject.toml", "uv.lock")


def state():
    """What the environment was made from: the locked packages, and the folder it stands in."""
    crc = 0
    for part in PARTS:
        with open(os.path.join(ROOT, part), "rb") as file:
            crc = zlib.crc32(file.read(), crc)
    return "%08x %s" % (crc & 0xFFFFFFFF, ROOT)


def stamp(group):
    """The file that says for which state ``group`` was last made ready."""
    return os.path.join(ROOT, ".venv", ".ready-" + group)


def ready(groups):
    """True where every group was made ready for the present state and its Python still stands."""
    if not os.path.exists(os.path.join(ROOT, ".venv", "bin", "python")):
        return False
    now = state()
    for group in groups:
        try:
            with open(stamp(group)) as file:
                if file.read() != now:
                    return False
        except (IOError, OSError):
            return False
    return True


def main(arguments):
    """Return 0 when ready, 2 with one line on stderr when that cannot be."""
    if sys.version_info < OLDEST:
        found = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)
        sys.stderr.write(
            "Gangmu needs Python %d.%d or newer, this is %s; install a newer one or name it: make PYTHON=python3.12 ...\n"
            % (OLDEST + (found,))
        )
        return 2
    sys.dont_write_bytecode = True
    if arguments[:1] == ["--uv"]:
        import install

        return install.run_uv(arguments[1:])
    groups = ["base"] + arguments
    if ready(groups):
        return 0
    import install

    return install.prepare(groups)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
