"""The core knows no screen and no command line, dependencies point one way, and nothing is imported too early."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import phonequiz

ROOT = Path(phonequiz.__file__).parent
FACES = {"app", "cli"}
MODULES = {
    path: ".".join(("phonequiz", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for path in sorted(ROOT.rglob("*.py"))
    if path.name != "__main__.py"
}
CORE = {path: name for path, name in MODULES.items() if path.relative_to(ROOT).parts[0] not in FACES}
# Package → the packages of the project that it may import from. Single modules count as their own name.
ALLOWED = {
    "files": set(),
    "problems": set(),
    "wording": {"wording_editor", "wording_handing_in", "wording_reports"},
    "wording_editor": set(),
    "wording_handing_in": set(),
    "wording_reports": set(),
    "settings": {"files", "problems", "wording", "bank"},
    "bank": {"problems"},
    "quiz": {"bank", "wording"},
    "record": {"bank", "quiz", "problems", "wording"},
    "check": {"bank", "quiz", "problems"},
    "editing": {"bank", "check", "files", "problems"},
    "generate": {"bank", "check", "files", "problems", "wording"},
    "xapi": {"bank", "files", "quiz", "record", "problems", "wording"},
    "sources": {"bank", "quiz", "record", "problems", "wording", "xapi"},
    "analysis": {"bank", "files", "problems", "quiz", "record", "sources"},
    "sentences": {"bank", "record", "problems", "wording"},
    "setup": {"bank", "record", "settings", "problems", "wording"},
}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that are loaded after some code in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("name", CORE.values())
def test_the_core_loads_neither_screen_nor_command_line(name: str) -> None:
    assert not loaded_by(f"import {name}") & {"textual", "rich", "click"}


def test_a_test_of_loading_would_notice() -> None:
    assert "click" in loaded_by("import phonequiz.cli.main")


def imports_of(path: Path) -> set[str]:
    """The parts of the project that a module imports from, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("phonequiz.")}
    return found


@pytest.mark.parametrize("path", CORE, ids=CORE.values())
def test_dependencies_of_the_core_point_one_way(path: Path) -> None:
    part = path.relative_to(ROOT).with_suffix("").parts[0]
    if part != "__init__":
        assert imports_of(path) - {part} <= ALLOWED[part]


def test_the_faces_meet_only_where_a_command_opens_the_app() -> None:
    of_cli = {path.name for path in MODULES if path.relative_to(ROOT).parts[0] == "cli" and "app" in imports_of(path)}
    of_app = {path.name for path in MODULES if path.relative_to(ROOT).parts[0] == "app" and "cli" in imports_of(path)}
    assert (of_cli, of_app) == ({"run.py", "edit.py"}, set())


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["practice", "--help"], ["report", "--help"], ["submit", "--help"]]
)
def test_help_and_version_load_no_screen_and_no_database(arguments: list[str]) -> None:
    code = (
        "import runpy, contextlib\n"
        f"sys.argv = ['phonequiz', *{arguments!r}]\n"
        "with contextlib.suppress(SystemExit): runpy.run_module('phonequiz', run_name='__main__')"
    )
    assert not loaded_by(code) & {"textual", "rich", "sqlite3", "tree_sitter", "platformdirs"}


def test_a_question_on_the_screen_needs_no_parser_with_positions_and_no_lock() -> None:
    code = "import phonequiz.cli.run, phonequiz.app.launch, phonequiz.app.screens.practice"
    assert not loaded_by(code) & {"tree_sitter", "filelock", "tomli_w"}


def test_all_can_be_imported_where_nothing_of_posix_is_there() -> None:
    blocked = ("fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog")
    code = (
        f"for name in {blocked!r}: sys.modules[name] = None\n"
        "import signal\n"
        "for name in ('SIGHUP', 'SIGKILL', 'SIGTSTP', 'SIGCONT', 'SIGWINCH'): delattr(signal, name)\n"
        f"import importlib\nfor name in {list(MODULES.values())!r}: importlib.import_module(name)"
    )
    assert "phonequiz" in loaded_by(code)


@pytest.mark.parametrize("path", MODULES, ids=MODULES.values())
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 450, "split it along its subject"
