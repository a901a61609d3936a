"""What users install: the wheel has every module and the whole ontology."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from project import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))
OWN_LOCKS = [lock for lock in LOCKS if "followthemoney" not in lock.name]  # that one is of another environment


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from a copy so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in ("graph", "ontology"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", source / "dist", source]
    subprocess.run(command, check=True, capture_output=True)
    return next((source / "dist").glob("cablegraph-*.whl"))


def test_the_wheel_has_every_module_and_file_of_the_ontology(wheel: Path):
    """A file of the package or of the ontology is in the wheel, where the code looks for it."""
    files = [path for folder in ("graph", "ontology") for path in (ROOT / folder).rglob("*") if path.is_file()]
    expected = {
        re.sub("^ontology/", "graph/ontology/", path.relative_to(ROOT).as_posix())
        for path in files
        if "__pycache__" not in path.parts
    }

    assert len(expected) > 50
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_installed_package_finds_its_ontology(wheel: Path, tmp_path: Path):
    """Away from the checkout the ontology is found inside the package."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "from graph.frames import load_frames; from graph.territories import find_territory as f; print(f('RW').name)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path)

    assert done.stdout == "Rwanda\n"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_locked_by_hash(lock: Path):
    """A lock pins versions with hashes and names no address or folder to take them from."""
    text = lock.read_text(encoding="utf-8")
    pinned = re.findall(r"^[A-Za-z0-9_.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)

    assert len(pinned) == len(re.findall(r"^[^\s#].*", text, re.MULTILINE)) > 30
    assert "://" not in text


@pytest.mark.parametrize("lock", OWN_LOCKS, ids=lambda lock: lock.name)
def test_every_dependency_is_locked(lock: Path):
    """What pyproject.toml asks for is in the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + (project["optional-dependencies"]["test"] if "test" in lock.name else [])
    names = {re.match("[A-Za-z0-9_.-]+", line)[0].lower().replace("_", "-") for line in asked}
    locked = set(re.findall(r"^([a-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))

    assert len(OWN_LOCKS) == 2
    assert names - locked == set()
