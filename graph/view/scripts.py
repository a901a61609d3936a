"""The page's scripts, which are ES modules on disk, as one script that can stand in the page.

A page that opens from disk may not load modules, and a Content-Security-Policy by hashes wants few scripts. So each
module becomes a function of its own, behind those that it imports, and `modules` holds what each exports. Only the
forms that our modules use are known: `import { a, b } from "./c.js";` and `export` before a function or const.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)


def join_modules(first: str, read: Callable[[str], str]) -> str:
    r"""The module `first` and all that it imports, as one script; `read` gives a module's text by its path.

    Raises ValueError if a module imports itself by way of others.

    >>> texts = {"a.js": 'import { b } from "./b.js";\nb();\n', "b.js": "export function b() {}\n"}
    >>> print(join_modules("a.js", texts.__getitem__), end="")
    "use strict";
    const modules = {};
    modules["b.js"] = (() => {
    function b() {}
    return { b };
    })();
    modules["a.js"] = (() => {
    const { b } = modules["b.js"];
    b();
    return {  };
    })();
    """
    order: dict[str, str] = {}
    _visit(first, read, order, ())
    return '"use strict";\nconst modules = {};\n' + "".join(order.values())


def _visit(path: str, read: Callable[[str], str], order: dict[str, str], above: tuple[str, ...]) -> None:
    if path in above:
        raise ValueError(f"{path}: imports itself by way of {above[-1]}")
    if path in order:
        return
    text = read(path)
    for _, imported in _IMPORT.findall(text):
        _visit(_path_of(imported, path), read, order, (*above, path))
    body = _IMPORT.sub(lambda found: f'const {{{found[1]}}} = modules["{_path_of(found[2], path)}"];\n', text)
    exported = ", ".join(_EXPORT.findall(body))
    order[path] = f'modules["{path}"] = (() => {{\n{_EXPORT.sub("", body)}return {{ {exported} }};\n}})();\n'


def _path_of(imported: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))
