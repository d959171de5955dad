"""The committed schemas are what the model makes, and they are well made."""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema
import jsonschema_rs
import orjson
import pytest
from lxml import etree

from budgetschema.model import SPEC_VERSION, Disclosure
from budgetschema.model.shape import classes, vocabularies
from budgetschema.schema import BASE, JSON_SCHEMA_ID, VERSIONS, json_schema, schema_bytes, xsd
from budgetschema.schema.names import definition_name
from budgetschema.schema.resources import FILES

XS = "{http://www.w3.org/2001/XMLSchema}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(schema_bytes("json"))


@pytest.fixture(scope="module")
def xsd_root() -> Any:
    return etree.fromstring(schema_bytes("xsd"))


def parts(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict | list):
        yield path, value
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from parts(item, f"{path}/{key}")


def object_schemas(schema: Any) -> Iterator[tuple[str, Any]]:
    return ((path, part) for path, part in parts(schema) if isinstance(part, dict) and part.get("type") == "object")


@pytest.fixture
def generator(root, monkeypatch) -> Any:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    spec = importlib.util.spec_from_file_location("generate", root / "scripts" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", FILES)
def test_the_committed_schema_is_what_the_model_makes(root, kind) -> None:
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    made = xsd.build() if kind == "xsd" else orjson.dumps(json_schema.build(), option=options)
    assert (root / "schemas" / SPEC_VERSION / FILES[kind]).read_bytes() == made == schema_bytes(kind)


def test_every_generated_file_is_up_to_date(root) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/generate.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_the_check_notices_a_stale_and_a_missing_file_and_writes_nothing(generator, tmp_path, monkeypatch, capsys):
    stale, missing = tmp_path / "stale.json", tmp_path / "new" / "missing.xsd"
    stale.write_bytes(b"old")
    monkeypatch.setattr(generator, "ROOT", tmp_path)
    monkeypatch.setattr(generator, "generated", lambda: {stale: b"new", missing: b"made"})
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generator.main() == 1
    said = capsys.readouterr().err
    assert "stale.json" in said
    assert "missing.xsd" in said
    assert stale.read_bytes() == b"old"
    assert not missing.exists()
    monkeypatch.setattr(sys, "argv", ["generate.py"])
    assert generator.main() == 0
    assert (stale.read_bytes(), missing.read_bytes()) == (b"new", b"made")
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generator.main() == 0


def test_what_is_not_made_any_more_is_told_and_removed(generator, tmp_path, monkeypatch, capsys) -> None:
    kept, gone = (tmp_path / generator.FOLDERS[0] / name for name in ("S106.md", "S999.md"))
    beside = kept.parent.parent / "checks.md"
    kept.parent.mkdir(parents=True)
    for path in (kept, gone, beside):
        path.write_bytes(b"as it was")
    monkeypatch.setattr(generator, "ROOT", tmp_path)
    monkeypatch.setattr(generator, "generated", lambda: {kept: b"as it was"})
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generator.main() == 1
    assert "S999.md" in capsys.readouterr().err
    assert gone.exists()
    monkeypatch.setattr(sys, "argv", ["generate.py"])
    assert generator.main() == 0
    assert not gone.exists()
    assert kept.exists()
    assert beside.exists()


def test_a_schema_is_called_by_where_it_lives(schema, xsd_root, root) -> None:
    assert schema["$id"] == JSON_SCHEMA_ID == f"{BASE}{FILES['json']}"
    assert BASE.endswith(f"/{SPEC_VERSION}/")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (xsd_root.get("targetNamespace"), xsd_root.get("version")) == (BASE, SPEC_VERSION)
    assert {folder.name for folder in (root / "schemas").iterdir()} == set(VERSIONS)


def test_an_unknown_version_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        schema_bytes("json", "0.9")


def test_the_json_schema_satisfies_the_meta_schema(schema) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)


def test_every_object_is_closed(schema) -> None:
    found = dict(object_schemas(schema))
    assert len(found) > len(classes(Disclosure))
    for path, part in found.items():
        if "properties" in part:
            assert part["additionalProperties"] is False, path
            assert part.get("required") or part.get("minProperties") == 1, path
            assert set(part.get("required", ())) <= set(part["properties"]), path
        else:
            assert part["propertyNames"] == {"$ref": "#/$defs/id_format"}, path
            assert isinstance(part["additionalProperties"], dict), path
            assert part["minProperties"] == 1, path


def test_every_property_and_every_definition_has_a_title_in_both_languages(schema) -> None:
    titles = {
        f"{path}/{name}": field.get("title", "")
        for path, part in object_schemas(schema)
        for name, field in part.get("properties", {}).items()
        if name != "$schema"  # for editors only, and no part of a disclosure
    }
    titles |= {name: part.get("title", "") for name, part in schema["$defs"].items() if not name.endswith("_format")}
    assert len(titles) > 200
    for path, title in titles.items():
        zh, _, en = title.partition(" / ")
        assert CHINESE.search(zh), path
        assert en.strip(), path
        assert not CHINESE.search(en), path


def test_patterns_use_only_what_all_engines_read_alike(schema, xsd_root) -> None:
    patterns = [part["pattern"] for _, part in parts(schema) if isinstance(part, dict) and "pattern" in part]
    bodies = [pattern.get("value") for pattern in xsd_root.iter(f"{XS}pattern")]
    assert len(patterns) == len(bodies) + 1  # XML rules out by itself what the pattern of TEXT rules out
    for pattern in patterns + bodies:
        assert not re.search(r"\\[dDwWsSbBpPAzZ]", pattern), pattern
    for pattern in patterns:
        assert pattern.startswith("^"), pattern
        assert re.search(r"\$(\(\?!\\n\))?\Z", pattern), pattern
    assert not [body for body in bodies if re.search(r"[\^$]|\(\?", body)]


def test_definitions_and_references_match(schema) -> None:
    used = {part["$ref"] for _, part in parts(schema) if isinstance(part, dict) and "$ref" in part}
    assert used == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_names_and_words_are_those_of_the_model(schema) -> None:
    for cls in classes(Disclosure)[1:]:
        assert "properties" in schema["$defs"][definition_name(cls)]
    for kind in vocabularies(Disclosure):
        definition = schema["$defs"][definition_name(kind)]
        assert definition["enum"] == [word.value for word in kind]
        assert all(f"{word.value}: {word.zh} / {word.en}" in definition["description"] for word in kind)


def test_the_xsd_compiles(xsd_root) -> None:
    assert etree.XMLSchema(xsd_root).validate(etree.fromstring("<x/>")) is False


def test_the_xsd_says_what_everything_is_in_both_languages(xsd_root) -> None:
    described = [
        node
        for tag in ("attribute", "complexType", "element", "enumeration")
        for node in xsd_root.iter(f"{XS}{tag}")
        # items of lists, keys of mappings and anonymous types are described by what is around them
        if node.get("name", node.get("value")) and node.getparent().tag not in (f"{XS}extension", f"{XS}schema")
        if not (node.tag == f"{XS}element" and node.get("maxOccurs") == "unbounded")
    ]
    assert len(described) > 300
    for node in described:
        texts = {text.get(LANG): text.text or "" for text in node.findall(f"{XS}annotation/{XS}documentation")}
        assert set(texts) == {"zh", "en"}, node.get("name")
        assert all(texts.values()), node.get("name")
