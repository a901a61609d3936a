"""Where the ontology's files are: inside the installed package, or in the checkout.

The wheel carries the folder `ontology/` as `graph/ontology/`; a checkout has it beside `graph/`.
"""

from pathlib import Path


def ontology_path(*parts: str) -> Path:
    """The path of a file or folder of the ontology, such as `ontology_path("frames")`."""
    package = Path(__file__).parent
    installed = package / "ontology"
    root = installed if installed.is_dir() else package.parent / "ontology"
    return root.joinpath(*parts)
