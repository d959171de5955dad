"""An entry for data catalogues: DCAT 3 as JSON-LD, beside the two files that it describes.

Entry and files are made together, so size and checksum are those of the bytes that are published. What neither the
disclosure nor the person says is left out. Source: W3C, Data Catalog Vocabulary (DCAT) - Version 3, 2024.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from budgetschema.codelists import CodeListEntry, codelist
from budgetschema.convert import FileFormat, dumps
from budgetschema.convert.files import file_name
from budgetschema.export.addresses import file_address
from budgetschema.export.content import Content
from budgetschema.export.kinds import Options
from budgetschema.export.naming import file_stem, publisher_code
from budgetschema.findings import LANGUAGES, message
from budgetschema.model import Disclosure, Vocabulary
from budgetschema.schema import BASE

ENTRY = "dcat.jsonld"

Json = dict[str, Any]


def write(content: Content, options: Options, target: Path) -> None:
    """Write the folder: the disclosure as JSON and as XML, and the entry."""
    target.mkdir()
    faces: dict[str, tuple[str, bytes]] = {}
    for face in get_args(FileFormat):
        name = file_name(file_stem(content.disclosure), face)
        faces[face] = (name, dumps(content.disclosure, file_format=face))
        (target / name).write_bytes(faces[face][1])
    text = json.dumps(_entry(content, options, faces), ensure_ascii=False, indent=2)
    (target / ENTRY).write_text(text + "\n", encoding="utf-8", newline="\n")


def _entry(content: Content, options: Options, faces: Mapping[str, tuple[str, bytes]]) -> Json:
    disclosure, same = content.disclosure, _data("dcat.toml")
    return {
        "@context": _data("dcat_context.json"),
        **_id(options, "dataset"),
        "@type": "dcat:Dataset",
        "identifier": file_stem(disclosure),
        "title": _title(disclosure),
        "description": _description(content),
        "publisher": _publisher(disclosure),
        **({"issued": disclosure.published.isoformat()} if disclosure.published else {}),
        "temporal": _fiscal_year(disclosure.fiscal_year),
        **({"spatial": _location(disclosure)} if disclosure.publisher.division else {}),
        "language": same["language"],
        "theme": same["theme"],
        "keyword": same["keyword"],
        "conformsTo": BASE,
        "distribution": [_distribution(face, name, data, options) for face, (name, data) in faces.items()],
    }


def _distribution(face: str, name: str, data: bytes, options: Options) -> Json:
    """One file. With an address it is reached and downloaded there."""
    same = _data("dcat.toml")["faces"][face]
    address = file_address(options.base_url, name) if options.base_url else None
    return {
        **_id(options, face),
        "@type": "dcat:Distribution",
        "title": {"@none": name},
        "description": {lang: message(f"export.dcat_{face}", lang) for lang in LANGUAGES},
        **({"license": options.licence} if options.licence else {}),
        **({"accessURL": address, "downloadURL": address} if address else {}),
        "mediaType": same["media_type"],
        "format": same["format"],
        "conformsTo": BASE + same["conforms_to"],
        "byteSize": len(data),
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": "spdx:checksumAlgorithm_sha256",
            "checksumValue": hashlib.sha256(data).hexdigest(),
        },
    }


def _id(options: Options, name: str) -> Json:
    """An address in the entry itself; without the address of the folder the thing stays without a name."""
    return {"@id": f"{file_address(options.base_url, ENTRY)}#{name}"} if options.base_url else {}


def _title(disclosure: Disclosure) -> Json:
    """The printed title where it names the publisher, as a title among those of others must."""
    printed = disclosure.title or ""
    made = _sentences("export.dcat_title", disclosure)
    return made | {"zh": printed} if disclosure.publisher.name in printed else made


def _description(content: Content) -> Json:
    """How much there is, and whether persons were left out."""
    found = _sentences("export.dcat_description", content.disclosure)
    if content.without is not None and content.without.dropped:
        found = {lang: found[lang] + message("export.dcat_persons", lang) for lang in LANGUAGES}
    return found


def _sentences(key: str, disclosure: Disclosure) -> Json:
    def word(value: Vocabulary, lang: str) -> str:
        return str(getattr(value, lang))

    return {
        lang: message(
            key,
            lang,
            {
                "publisher": disclosure.publisher.name,
                "year": disclosure.fiscal_year,
                "moment": word(disclosure.moment, lang),
                "scope": word(disclosure.scope, lang),
                "tables": len(disclosure.tables),
                "projects": len(disclosure.projects),
            },
        )
        for lang in LANGUAGES
    }


def _publisher(disclosure: Disclosure) -> Json:
    code = publisher_code(disclosure.publisher)
    return {
        "@type": "foaf:Agent",
        "name": {"zh": disclosure.publisher.name},
        **({"identifier": code} if code else {}),
    }


def _fiscal_year(year: int) -> Json:
    """1 January to 31 December (Budget Law, Article 18)."""
    return {"@type": "dcterms:PeriodOfTime", "startDate": f"{year}-01-01", "endDate": f"{year}-12-31"}


def _location(disclosure: Disclosure) -> Json:
    """The division by its code, with its name where the list of divisions has it."""
    code = disclosure.publisher.division or ""
    names = [*_upwards(code, disclosure.fiscal_year)]
    label = {"zh": "".join(each.zh for each in reversed(names)), "en": ", ".join(each.en for each in names)}
    return {"@type": "dcterms:Location", "identifier": code, **({"label": label} if names else {})}


def _upwards(code: str | None, year: int) -> list[CodeListEntry]:
    """A division and those above it."""
    entry = codelist("divisions").get(code, year) if code else None
    return [] if entry is None else [entry, *_upwards(entry.parent, year)]


@functools.cache
def _data(name: str) -> Json:
    text = files("budgetschema.export").joinpath("data", name).read_text(encoding="utf-8")
    found: Json = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    return found
