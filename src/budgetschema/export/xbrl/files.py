"""The files of a report: the facts, and the taxonomy beside them."""

from __future__ import annotations

from pathlib import Path

from budgetschema.cube import Cube
from budgetschema.export.content import Content
from budgetschema.export.kinds import Options
from budgetschema.export.xbrl.concepts import Concepts
from budgetschema.export.xbrl.labels import Namer
from budgetschema.export.xbrl.namespaces import Names
from budgetschema.export.xbrl.networks import networks
from budgetschema.export.xbrl.report import report
from budgetschema.export.xbrl.taxonomy import SCHEMA, taxonomy

REPORT = "report.json"
"""The file to open."""


def write(content: Content, _options: Options, target: Path) -> None:
    """Write the folder of a report."""
    target.mkdir()
    for name, data in xbrl_files(content.cube).items():
        (target / name).write_bytes(data)


def xbrl_files(cube: Cube) -> dict[str, bytes]:
    """The files of the report by name: the same disclosure gives the same bytes."""
    concepts = Concepts(cube.printed, Namer(cube.disclosure))
    names = Names.of(cube.disclosure)
    found = dict(taxonomy(concepts, networks(cube.web.identities, concepts), names))
    return found | {REPORT: report(concepts, names, SCHEMA)}
