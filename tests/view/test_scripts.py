"""The page's modules as one script."""

import pytest

from graph.view.page import ASSETS
from graph.view.scripts import join_modules


def test_a_module_that_imports_itself_is_refused():
    """By way of another; the message names both."""
    texts = {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}
    with pytest.raises(ValueError, match=r"a\.js: imports itself by way of b\.js"):
        join_modules("a.js", texts.__getitem__)


def test_a_path_is_read_from_the_folder_of_the_module():
    """Up and down."""
    texts = {"a.js": 'import { b } from "./c/b.js";\n', "c/b.js": 'import { d } from "../d.js";\n', "d.js": ""}
    joined = join_modules("a.js", texts.__getitem__)
    assert [joined.index(f'modules["{name}"] =') for name in ("d.js", "c/b.js", "a.js")] == sorted(
        joined.index(f'modules["{name}"] =') for name in texts
    )


def test_every_module_is_joined_and_no_form_is_left_over():
    """No module lies about unused, and no import or export of another form stays in the script."""
    folder = ASSETS / "scripts"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    joined = join_modules("page.js", lambda path: (folder / path).read_text(encoding="utf-8"))
    assert {name for name in names if f'modules["{name}"] =' not in joined} == set()
    assert [line for line in joined.splitlines() if line.startswith(("import ", "export "))] == []
