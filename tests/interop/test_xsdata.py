"""Classes that xsdata generates from the published XSD read and write the township unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from kit.canonical import digest, xml_form

from .conftest import KIT, SCHEMAS, TOWNSHIP

PROGRAM = """
import sys
from pathlib import Path
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer
from generated import Disclosure

for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
    disclosure = XmlParser().from_bytes(Path(source).read_bytes(), Disclosure)
    namespace = Disclosure.Meta.namespace
    Path(target).write_text(XmlSerializer().render(disclosure, ns_map={None: namespace}), encoding="utf-8")
    print(disclosure.publisher.name, sum(len(table.lines.line) for table in disclosure.tables.table))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the generated classes."""
    pytest.importorskip("xsdata")
    made = tmp_path_factory.mktemp("xsdata")
    command = (sys.executable, "-m", "xsdata", "generate", SCHEMAS / "disclosure.xsd", "--package", "generated")
    done = run(made, *command, "--structure-style", "single-package")
    assert done.returncode == 0, done.stderr
    (made / "program.py").write_text(PROGRAM, encoding="utf-8")
    return made


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    # xsdata formats what it generates with the ruff of its environment.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    words = [str(word) for word in command]
    env = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


def through(folder: Path, source: Path) -> tuple[str, str]:
    """The digest of a document that the classes have read and written, and what they say of it."""
    target = folder / f"written-{source.name}"
    done = run(folder, sys.executable, "program.py", source, target)
    assert done.returncode == 0, done.stderr
    return digest(xml_form(etree.parse(target).getroot())), done.stdout.strip()


def test_the_township_is_read_and_written_unchanged(folder: Path, township_digests: dict[str, str]) -> None:
    assert through(folder, TOWNSHIP["xml"]) == (township_digests["xml"], "临县刘家会镇人民政府 281")


def test_a_document_with_every_field_is_read_and_written_unchanged(folder: Path) -> None:
    full = KIT / "valid" / "full.xml"
    assert through(folder, full)[0] == digest(xml_form(etree.parse(full).getroot()))


def test_another_document_has_another_digest(folder: Path, tmp_path: Path, township_digests: dict[str, str]) -> None:
    text = TOWNSHIP["xml"].read_text(encoding="utf-8")
    assert ">1284.66<" in text
    (tmp_path / "changed.xml").write_text(text.replace(">1284.66<", ">1284.660<", 1), encoding="utf-8")
    assert through(folder, tmp_path / "changed.xml")[0] != township_digests["xml"]
