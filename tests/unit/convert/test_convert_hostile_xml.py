"""XML that was made to harm: no entity is expanded, no file or address is opened, nothing takes long."""

import pytest

import budgetschema
from budgetschema import DocumentError, UnreadableError, loads
from tests.samples import faults, findings, refused, xml, xml_table

LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
DOCTYPES = {
    "plain": "<!DOCTYPE disclosure>",
    "billion laughs": f'<!DOCTYPE disclosure [<!ENTITY l0 "laugh">{LAUGHS}]>',
    "external file": '<!DOCTYPE disclosure [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "external address": '<!DOCTYPE disclosure SYSTEM "http://127.0.0.1:9/disclosure.dtd">',
    "parameter entity": '<!DOCTYPE disclosure [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p;]>',
    "default attribute": '<!DOCTYPE disclosure [<!ATTLIST disclosure title CDATA "smuggled">]>',
    "after a comment": "<!-- x -->\n<!DOCTYPE disclosure>",
}


def hostile(name: str, encoding: str = "utf-8", declared: str = "") -> bytes:
    body = xml(attributes='title="&l11;"' if name == "billion laughs" else "").decode()
    # A name that EBCDIC can write, too.
    body = body.replace("云溪镇人民政府", "&a;" if name == "external file" else "Yunxi")
    return f"{declared}{DOCTYPES[name]}\n{body}".encode(encoding)


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused(name: str, encoding: str, in_time) -> None:
    data = hostile(name, encoding)
    with in_time():
        for file_format in ("xml", None):
            assert refused(data, file_format=file_format).key == "xml.doctype"


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "cp037", "utf-7"])
def test_a_doctype_is_refused_in_encodings_that_libxml2_finds_out_by_itself(name: str, encoding: str, in_time) -> None:
    with in_time():
        for file_format in ("xml", None):
            # To look for the bytes of "<!DOCTYPE" in UTF-8 and UTF-16 would not be enough.
            assert isinstance(refused(hostile(name, encoding), file_format=file_format), UnreadableError)


def test_an_entity_never_becomes_text() -> None:
    data = '<!DOCTYPE disclosure [<!ENTITY a "smuggled">]>' + xml().decode().replace("云溪镇人民政府", "&a;")
    for encoding in ("utf-8", "utf-16", "utf-32"):
        refused(data.encode(encoding), file_format="xml")


def test_an_entity_that_is_not_declared_is_a_syntax_error() -> None:
    assert refused(xml().replace("云溪镇人民政府".encode(), b"&a;")).key == "xml.syntax"


def test_included_files_are_not_included(tmp_path) -> None:
    (tmp_path / "tables.xml").write_bytes(b"<tables xmlns='https://w3id.org/budgetschema/1.0/'/>")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{(tmp_path / "tables.xml").as_uri()}"/>'
    assert {finding.rule_id for finding in findings(xml(include))} == {"S011"}


def test_a_style_sheet_and_a_schema_are_not_fetched() -> None:
    instructions = b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><?xml-model href="http://127.0.0.1:9/x.rng"?>\n'
    assert loads(instructions + xml()) == loads(xml())


@pytest.mark.parametrize("levels", [200, 255, 257, 2000, 10_000, 300_000])
def test_deep_nesting(levels: int, in_time) -> None:
    for data in (
        b"<a>" * levels + b"</a>" * levels,
        b"<a>" * levels,
        xml("<tables>" * levels + "</tables>" * levels),
    ):
        with in_time():
            error = refused(data)
        if levels >= 10_000:
            assert error.key == "xml.depth"


@pytest.mark.parametrize(
    "data",
    [
        xml(f"<duties><duty><text>{'x' * 11_000_000}</text></duty></duties><tables/>"),
        xml(attributes=f'title="{"x" * 11_000_000}"'),
        xml(f"<!--{'x' * 11_000_000}--><tables/>"),
        xml(f"<{'x' * 100_000}/>"),
    ],
    ids=["text", "attribute", "comment", "name"],
)
def test_single_things_beyond_the_limits_of_libxml2(data: bytes, in_time) -> None:
    with in_time():
        assert refused(data).key in ("xml.size", "xml.syntax")


@pytest.mark.parametrize(
    "encoding", ["gbk", "gb18030", "big5", "iso-8859-1", "windows-1252", "shift_jis", "utf-7", "x"]
)
def test_a_declared_encoding_that_is_not_read_is_named(encoding: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    error = refused(declaration + xml())
    assert error.key == "xml.encoding"
    assert encoding in error.message("zh")


@pytest.mark.parametrize("declaration", [b"", b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="UTF-8"?>'])
def test_bytes_of_another_encoding(declaration: bytes) -> None:
    error = refused(declaration + xml().decode().encode("gbk"))
    assert error.key == "file.not_utf8"
    assert "UTF-8" in error.message("en")


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-8", "UTF-16"])
def test_encodings_that_are_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + xml().decode()
    assert loads(text.encode(encoding)) == loads(xml())


@pytest.mark.parametrize(
    "data",
    [
        b"<", b"<a", b"<a>", b"<?xml", b"<?xml?>", b"<!DOCTYPE", b"<!--", b"<![CDATA[", b"<a/><b/>", b"<a b=c/>",
        b"<a b='1' b='2'/>",
        b"<a>&#0;</a>", b"<a>&#xFFFE;</a>", b"<a>&#xD800;</a>", b"<a>\x01</a>", b"<a:b/>", b"<1/>", b"<a></b>",
        b"<\x00/>",
        b"<\xff\xfe>", b"\xff\xfe<", b"\xfe\xff\x00<", b"<html><body>x</body></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b'<?xml version="1.0" encoding="UTF-16"?><a/>', b'<?xml version="9.9"?><a/>', b"<a xmlns:b=''/>",
    ],
)  # fmt: skip
def test_what_is_no_disclosure(data: bytes, in_time) -> None:
    with in_time():
        for file_format in ("xml", None):
            assert isinstance(refused(data, file_format=file_format), UnreadableError | DocumentError)


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf", b"PK\x03\x04", b"\x00\x00\x00\x00", b"{}", b"text"])
def test_what_is_no_xml(data: bytes) -> None:
    assert isinstance(refused(data, file_format="xml"), UnreadableError)


def test_the_line_of_a_syntax_error_is_named() -> None:
    error = refused(xml("<tables>\n</table>"))
    assert (error.key, error.params["line"]) == ("xml.syntax", 4)
    assert "4" in error.message("zh")


def test_many_faults_are_told_in_time(in_time) -> None:
    lines = '<line role="sum"/>' * 3000
    with in_time():
        # Going through all siblings for every fault would take time with the square of their number.
        found = faults(xml_table(lines=f"<lines>{lines}</lines>"))
    assert len(found) == 3000
    assert found[-1][1] == "/disclosure/tables/table[1]/lines/line[3000]/@role"


def test_a_text_may_speak_of_doctypes() -> None:
    plain = budgetschema.loads(xml(attributes='title="&lt;!DOCTYPE x&gt; 与 &amp;a;"'))
    assert plain.title == "<!DOCTYPE x> 与 &a;"
    assert loads(budgetschema.dumps(plain, file_format="xml")) == plain
