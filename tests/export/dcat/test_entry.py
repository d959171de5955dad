"""The catalogue entry: a graph that says what DCAT-AP 3.0.1 asks for, of the very bytes that lie beside it."""

import csv
import datetime
import hashlib
import json
from pathlib import Path

import attrs
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

import budgetschema
from budgetschema.export import Content
from budgetschema.model import Disclosure

# rdflib's own parser calls its own deprecated class.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ENTRY = "dcat.jsonld"
BASE = "https://example.gov.cn/公开/2026"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TOLD = {"base_url": BASE, "licence": LICENCE}
SPDX = Namespace("http://spdx.org/rdf/terms#")
PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "spdx": SPDX,
    "dcatap": Namespace("http://data.europa.eu/r5r/"),
}
with (Path(__file__).parent / "properties.csv").open(encoding="utf-8") as rows:
    PROPERTIES = list(csv.DictReader(rows))


def graph(folder: Path) -> Graph:
    return Graph().parse(folder / ENTRY, format="json-ld")


def term(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix][local]


@pytest.mark.parametrize("row", PROPERTIES, ids=lambda row: f"{row['class']} {row['property']}")
def test_what_the_profile_asks_for_is_there_unless_nobody_knows_it(content, export, row: dict[str, str]) -> None:
    found = graph(export("dcat", content, **TOLD))
    nodes = [*found.subjects(RDF.type, term(row["class"]))]
    assert nodes
    there = [(node, term(row["property"]), None) in found for node in nodes]
    assert not any(there) if row["left_out"] else all(there)


def test_only_what_is_recommended_is_left_out() -> None:
    assert {row["obligation"] for row in PROPERTIES if row["left_out"]} == {"recommended"}


def test_size_and_digest_are_those_of_the_files_beside_it(content, export) -> None:
    folder = export("dcat", content, **TOLD)
    found = graph(folder)
    stem = "141124-520-2026-budget-department"
    names = {f"{stem}.budget.json", f"{stem}.budget.xml"}
    assert {path.name for path in folder.iterdir()} == {ENTRY, *names}
    for node in found.subjects(RDF.type, DCAT.Distribution):
        name = str(found.value(node, DCTERMS.title))
        names.remove(name)
        data = (folder / name).read_bytes()
        assert found.value(node, DCAT.byteSize) == Literal(len(data), datatype=XSD.nonNegativeInteger)
        checksum = found.value(node, SPDX.checksum)
        assert found.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(found.value(checksum, SPDX.checksumValue)).lower() == hashlib.sha256(data).hexdigest()
        assert found.value(node, DCAT.downloadURL) == found.value(node, DCAT.accessURL) == URIRef(f"{BASE}/{name}")
        assert found.value(node, DCAT.mediaType).endswith(f"/application/{name.rpartition('.')[2]}")
        assert budgetschema.load(folder / name) == content.disclosure
        assert data == budgetschema.dumps(content.disclosure, file_format=name.rpartition(".")[2])
    assert names == set()


def test_each_file_conforms_to_its_own_schema(content, export) -> None:
    folder = export("dcat", content, **TOLD)
    written = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    named = [each["conformsTo"] for each in written["distribution"]]
    as_json = json.loads((folder / written["distribution"][0]["title"]["@none"]).read_text(encoding="utf-8"))
    as_xml = (folder / written["distribution"][1]["title"]["@none"]).read_text(encoding="utf-8")
    assert named[0] == as_json["$schema"]
    assert f'xmlns="{named[1]}"' in as_xml


def test_the_dataset_says_who_when_and_where(content, export) -> None:
    disclosure = attrs.evolve(content.disclosure, published=datetime.date(2026, 2, 20))
    folder = export("dcat", Content.of(disclosure), **TOLD)
    found = graph(folder)
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    assert dataset == URIRef(f"{BASE}/{ENTRY}#dataset")
    publisher, place, time = (
        found.value(dataset, each) for each in (DCTERMS.publisher, DCTERMS.spatial, DCTERMS.temporal)
    )
    assert found.value(publisher, FOAF.name) == Literal(disclosure.publisher.name, lang="zh")
    assert str(found.value(publisher, DCTERMS.identifier)) == "141124-520"
    assert str(found.value(place, DCTERMS.identifier)) == "141124"
    assert Literal("山西省吕梁市临县", lang="zh") in found.objects(place, SKOS.prefLabel)
    assert found.value(time, DCAT.startDate) == Literal("2026-01-01", datatype=XSD.date)
    assert found.value(time, DCAT.endDate) == Literal("2026-12-31", datatype=XSD.date)
    assert found.value(dataset, DCTERMS.issued) == Literal("2026-02-20", datatype=XSD.date)
    assert {each.language for each in found.objects(dataset, DCTERMS.title)} == {"zh", "en"}
    assert all(disclosure.publisher.name in each for each in found.objects(dataset, DCTERMS.title))


def test_a_printed_title_that_names_the_publisher_is_kept(content, export) -> None:
    title = f"{content.disclosure.publisher.name}2026年部门预算"
    disclosure = attrs.evolve(content.disclosure, title=title)
    found = graph(export("dcat", Content.of(disclosure)))
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    assert Literal(title, lang="zh") in found.objects(dataset, DCTERMS.title)


def test_what_nobody_said_is_not_in_it(root, export) -> None:
    plain = budgetschema.load(root / "examples" / "features" / "minimal.budget.json")
    publisher = attrs.evolve(plain.publisher, division=None, department_code=None)
    folder = export("dcat", Content.of(attrs.evolve(plain, publisher=publisher, published=None)))
    found = graph(folder)
    (dataset,) = found.subjects(RDF.type, DCAT.Dataset)
    unknown = (DCTERMS.spatial, DCTERMS.issued, DCTERMS.license, DCAT.accessURL, DCAT.downloadURL)
    assert [each for each in unknown if (None, each, None) in found] == []
    assert (found.value(dataset, DCTERMS.publisher), DCTERMS.identifier, None) not in found
    assert all("://" in str(each) for triple in found for each in triple if isinstance(each, URIRef))


def test_no_key_of_the_entry_is_lost_in_the_graph(content, export) -> None:
    """A JSON-LD processor drops a key that the context does not explain, without a word."""
    entry = json.loads((export("dcat", content, **TOLD) / ENTRY).read_text(encoding="utf-8"))
    context = entry.pop("@context")
    assert {key for key in _keys(entry) if not key.startswith("@")} <= {*context, "zh", "en"}


def _keys(value):
    if isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from _keys(each)


def test_every_term_is_one_of_its_vocabulary(content, export) -> None:
    found = graph(export("dcat", content, **TOLD))
    used = {*found.predicates(), *found.objects(None, RDF.type)}
    for vocabulary in (DCAT, DCTERMS, FOAF, SKOS):
        terms = {each for each in used if each.startswith(str(vocabulary))}
        assert terms
        assert [each for each in terms if each not in vocabulary] == []


def test_no_network_is_needed(content, export) -> None:
    entry = json.loads((export("dcat", content) / ENTRY).read_text(encoding="utf-8"))
    assert isinstance(entry["@context"], dict)
    assert "@import" not in entry["@context"]


def test_persons_are_left_out_of_both_files_and_the_entry_says_so(township: Disclosure, export) -> None:
    name, number = "赵甲乙", "13900000000"
    project = attrs.evolve(township.projects[0], handler=name, telephone=number)
    disclosure = attrs.evolve(township, projects=(project,))
    without = export("dcat", Content.of(disclosure), name="without")
    written = "".join(path.read_text(encoding="utf-8") for path in without.iterdir())
    assert name not in written
    assert number not in written
    assert "persons are left out" in (without / ENTRY).read_text(encoding="utf-8")
    kept = export("dcat", Content.of(disclosure, persons=True), name="with")
    assert "persons are left out" not in (kept / ENTRY).read_text(encoding="utf-8")
    assert all(name in path.read_text(encoding="utf-8") for path in kept.iterdir() if path.name != ENTRY)


@pytest.mark.parametrize("name", ["../../昌盛", "a/b\\c", "@id", '"}],"@context":"https://example.org/x"', "县" * 5000])
def test_a_hostile_name_stays_a_name(township: Disclosure, export, tmp_path: Path, name: str) -> None:
    publisher = attrs.evolve(township.publisher, name=name, department_code=None)
    folder = export("dcat", Content.of(attrs.evolve(township, publisher=publisher)), **TOLD)
    found = graph(folder)
    (agent,) = found.subjects(RDF.type, FOAF.Agent)
    assert str(found.value(agent, FOAF.name)) == name
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert len([*folder.iterdir()]) == 3


def test_the_same_content_gives_the_same_bytes(content, export) -> None:
    one, two = export("dcat", content, name="a.zip", **TOLD), export("dcat", content, name="b.zip", **TOLD)
    assert one.read_bytes() == two.read_bytes()
