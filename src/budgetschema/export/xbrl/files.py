"""The files of a report: the facts, and the taxonomy beside them."""

from __future__ import annotations

from pathlib import Path

from budgetschema.convert.files import FilePath, write_bytes
from budgetschema.cube import Cube
from budgetschema.export.xbrl.concepts import Concepts
from budgetschema.export.xbrl.labels import Namer
from budgetschema.export.xbrl.namespaces import Names
from budgetschema.export.xbrl.networks import networks
from budgetschema.export.xbrl.report import report
from budgetschema.export.xbrl.taxonomy import SCHEMA, taxonomy
from budgetschema.model import Disclosure

REPORT = "report.json"
"""The file to open."""


def xbrl_files(disclosure: Disclosure) -> dict[str, bytes]:
    """The files of the report by name, the report last: the same disclosure gives the same bytes."""
    cube = Cube(disclosure)
    concepts = Concepts(cube.printed, Namer(disclosure))
    names = Names.of(disclosure)
    found = dict(taxonomy(concepts, networks(cube.web.identities, concepts), names))
    return found | {REPORT: report(concepts, names, SCHEMA)}


def write_xbrl(disclosure: Disclosure, target: FilePath) -> None:
    """Write the report and its taxonomy into the directory ``target``.

    Raises :class:`~budgetschema.findings.UnreadableError` where it cannot be written.
    """
    directory = Path(target)
    directory.mkdir(parents=True, exist_ok=True)
    for name, data in xbrl_files(disclosure).items():
        write_bytes(directory / name, data)
