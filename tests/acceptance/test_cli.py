from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import budgetschema

from .conftest import EXAMPLE, Run

SOURCE = str(EXAMPLE / "source.txt")


@pytest.fixture
def township(run: Run, tmp_path: Path) -> Path:
    assert run("convert", SOURCE, "township.json").returncode == 0
    return tmp_path / "township.json"


def test_convert_writes_what_read_returns(township: Path) -> None:
    assert budgetschema.load(township) == budgetschema.read(SOURCE)


def test_convert_says_how_much_became_data(run: Run) -> None:
    done = run("convert", SOURCE, "out.json")
    assert "100 %" in done.stderr.decode()
    assert done.stdout == b""


def test_convert_reports_what_could_not_be_placed(run: Run, tmp_path: Path) -> None:
    text = Path(SOURCE).read_text(encoding="utf-8")
    (tmp_path / "more.txt").write_text("不知所云的一格\t又一格\n" + text, encoding="utf-8")
    done = run("convert", "more.txt", "out.json")
    assert done.returncode in (0, 1)
    kept = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "不知所云的一格" in kept
    assert "又一格" in kept


def test_json_to_xml_to_json_is_the_identity(run: Run, township: Path, tmp_path: Path) -> None:
    assert run("convert", "township.json", "a.xml").returncode == 0
    assert run("convert", "a.xml", "b.json").returncode == 0
    assert (tmp_path / "b.json").read_bytes() == township.read_bytes()


def test_standard_input_and_output(run: Run, township: Path) -> None:
    done = run("convert", "-", "-", "--to", "xml", stdin=township.read_bytes())
    assert done.returncode == 0
    back = run("convert", "-", "-", "--to", "json", stdin=done.stdout)
    assert back.stdout == township.read_bytes()


def test_standard_output_needs_a_format(run: Run, township: Path) -> None:
    done = run("convert", "township.json", "-")
    assert done.returncode == 2
    assert "--to" in done.stderr.decode()


def test_several_files_and_globs(run: Run, township: Path, tmp_path: Path) -> None:
    (tmp_path / "second.json").write_bytes(township.read_bytes())
    done = run("convert", "*.json", "xml/", "--to", "xml")
    assert done.returncode == 0, done.stderr.decode()
    assert sorted(path.name for path in (tmp_path / "xml").iterdir()) == ["second.budget.xml", "township.budget.xml"]
    assert run("validate", "*.json", "xml/*.xml").returncode == 0
    # A name that says already what it is stays as it is.
    assert run("convert", "xml/*.xml", "back/").returncode == 0
    assert sorted(path.name for path in (tmp_path / "back").iterdir()) == ["second.budget.json", "township.budget.json"]
    refused = run("convert", "township.json", "second.json", "one.xml", "--lang", "en")
    assert refused.returncode == 3
    assert "whole disclosures" in refused.stderr.decode()
    assert not (tmp_path / "one.xml").exists()
    assert run("validate", "nothing-*.json").returncode == 3


def test_convert_refuses_to_make_one_file_of_two_sources(run: Run, township: Path, tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "Township.json").write_bytes(township.read_bytes())
    refused = run("convert", "township.json", "2025/Township.json", "both/", "--lang", "en")
    assert refused.returncode == 2
    assert "would both become" in refused.stderr.decode()
    assert not (tmp_path / "both").exists()


def test_standard_input_does_not_name_a_file_in_a_folder(run: Run, township: Path, tmp_path: Path) -> None:
    done = run("convert", "-", "made/", "--lang", "en", stdin=township.read_bytes())
    assert (done.returncode, (tmp_path / "made").exists()) == (2, False)
    assert "Name a file" in done.stderr.decode()


def test_convert_says_which_folder_cannot_be_made(run: Run, township: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    done = run("convert", "township.json", "taken/", "--lang", "en")
    assert done.returncode == 3
    assert done.stderr.decode().startswith("taken: cannot be written")


def test_convert_refuses_to_overwrite_its_input(run: Run, township: Path) -> None:
    before = township.read_bytes()
    done = run("convert", "township.json", "township.json")
    assert done.returncode == 3
    assert township.read_bytes() == before


def test_validate_names_every_problem_with_its_place(run: Run, township: Path, tmp_path: Path) -> None:
    document = json.loads(township.read_text(encoding="utf-8"))
    document["moment"] = "someday"
    document["fiscal_year"] = 2026.5
    document["tables"][0]["lines"][0]["amounts"]["income_amount"] = 1284.66
    (tmp_path / "bad.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    done = run("validate", "bad.json")
    out = done.stdout.decode()
    assert done.returncode == 1
    assert len(out.splitlines()) == 3
    for place in ("/moment", "/fiscal_year", "/tables/0/lines/0/amounts/income_amount"):
        assert place in out
    assert "bad.json:4:" in out


def test_check_exit_codes_follow_the_gravity(run: Run, township: Path) -> None:
    assert run("check", "township.json").returncode == 1
    assert run("check", "township.json", "--fail-on", "error").returncode == 0


def test_check_finds_the_same_in_text_json_and_xml(run: Run, township: Path) -> None:
    run("convert", "township.json", "township.xml")
    reports = []
    for name in (SOURCE, "township.json", "township.xml"):
        (report,) = json.loads(run("check", name, "--format", "json").stdout)
        # The line is that of the file itself.
        reports.append([{key: finding[key] for key in finding if key != "line"} for finding in report["findings"]])
    assert reports[0] == reports[1] == reports[2]
    assert len(reports[0]) > 10


def test_check_points_into_the_xml_by_xpath(run: Run, township: Path, tmp_path: Path) -> None:
    from lxml import etree

    run("convert", "township.json", "township.xml")
    (report,) = json.loads(run("check", "township.xml", "--format", "json").stdout)
    tree = etree.parse(tmp_path / "township.xml")
    for finding in report["findings"]:
        steps = finding["xpath"].replace("/@", "\0").replace("/", "/b:").replace("\0", "/@")
        assert len(tree.xpath(steps, namespaces={"b": tree.getroot().nsmap[None]})) == 1, finding["xpath"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_language(run: Run, township: Path, lang: str) -> None:
    before = run("--lang", lang, "check", "township.json").stdout.decode()
    after = run("check", "--lang", lang, "township.json").stdout.decode()
    assert before == after
    assert ("警告" in before) is (lang == "zh")
    assert ("warning" in before) is (lang == "en")


def test_schema_prints_the_released_files(run: Run) -> None:
    schemas = EXAMPLE.parents[1] / "schemas" / "1.0"
    assert run("schema", "json").stdout == (schemas / "disclosure.schema.json").read_bytes()
    assert run("schema", "xsd", "--version", "1.0").stdout == (schemas / "disclosure.xsd").read_bytes()
    assert run("schema", "json", "--version", "9.9").returncode == 2


def test_codes(run: Run) -> None:
    assert "function" in run("codes").stdout.decode()
    old = run("codes", "function", "20805", "--year", "2019").stdout.decode()
    new = run("codes", "function", "20805", "--year", "2026").stdout.decode()
    assert "行政事业单位离退休" in old
    assert "行政事业单位养老支出" in new
    assert run("codes", "function", "9999999").returncode == 1
    assert run("codes", "no-such-list").returncode == 2
    assert "COFOG" in run("codes").stdout.decode()


def test_show_leaves_persons_out_unless_asked(run: Run, tmp_path: Path, root: Path) -> None:
    document = json.loads((root / "examples" / "features" / "project-form.budget.json").read_text("utf-8"))
    document["projects"][0] |= {"handler": "欧阳某某", "telephone": "13900000000"}
    (tmp_path / "form.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    given = ("show", str(tmp_path / "form.json"), "--project", document["projects"][0]["name"])
    assert "欧阳某某" not in run(*given).stdout.decode()
    assert "13900000000" not in run(*given).stdout.decode()
    asked = run(*given, "--with-persons").stdout.decode()
    assert "欧阳某某" in asked
    assert "13900000000" in asked


def test_show(run: Run, township: Path) -> None:
    summary = run("show", "township.json").stdout.decode()
    assert "临县刘家会镇人民政府" in summary
    assert "1801" in summary
    table = run("show", "township.json", "--table", "12").stdout.decode()
    assert "380.75" in table
    assert "≥100万元" in run("show", "township.json", "--project", "征地拆迁").stdout.decode()
    assert run("show", "township.json", "--table", "99").returncode == 2


UNREADABLE = {
    "missing": None,
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 4,
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "gbk": "部门预算公开\t一般公共服务支出".encode("gb18030"),
    "not a disclosure": "只是一段话，没有表。\n".encode(),
}


@pytest.mark.parametrize("suffix", [".txt", ".json", ".xml", ".pdf", ""])
@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("command", ["convert", "validate", "check", "show"])
def test_rubbish_gets_one_sentence_and_exit_code_3(
    run: Run, tmp_path: Path, command: str, kind: str, suffix: str
) -> None:
    content = UNREADABLE[kind]
    name = f"rubbish{suffix}"
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run(command, name, *(["out.json"] if command == "convert" else []))
    assert done.returncode == 3
    message = done.stderr.decode()
    assert len(message.strip().splitlines()) == 1
    assert name in message
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("suffix", [".json", ".xml"])
def test_truncated_documents(run: Run, township: Path, tmp_path: Path, suffix: str) -> None:
    run("convert", "township.json", "township.xml")
    whole = (tmp_path / f"township{suffix}").read_bytes()
    (tmp_path / f"cut{suffix}").write_bytes(whole[: len(whole) // 2])
    done = run("validate", f"cut{suffix}")
    assert done.returncode == 3
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_output_is_utf8_whatever_the_console(run: Run, township: Path) -> None:
    done = run("show", "township.json", PYTHONIOENCODING="gbk", LC_ALL="C")
    assert "临县刘家会镇人民政府" in done.stdout.decode("utf-8")


def test_no_colour_and_no_progress_off_a_terminal(run: Run, township: Path) -> None:
    done = run("check", "township.json", "township.json")
    assert b"\x1b" not in done.stdout + done.stderr


def test_colour_on_a_terminal_unless_no_color(township: Path) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")

    def on_terminal(**environment: str) -> bytes:
        leader, follower = pty.openpty()
        env = {**os.environ, "TERM": "xterm", **environment}
        command = [sys.executable, "-m", "budgetschema", "check", str(township)]
        with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=env) as process:
            os.close(follower)
            chunks = []
            try:
                while chunk := os.read(leader, 65536):
                    chunks.append(chunk)
            except OSError:
                pass
            process.wait()
        os.close(leader)
        return b"".join(chunks)

    assert b"\x1b[" in on_terminal()
    assert b"\x1b[" not in on_terminal(NO_COLOR="1")


def test_a_reader_that_hangs_up_is_no_error() -> None:
    command = f"{sys.executable} -m budgetschema codes divisions | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
    assert done.stdout.startswith(b"code,edition")


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    spent = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-m", "budgetschema", "--help"], capture_output=True, check=True)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        spent.append(used)
    # Processor time, which a busy machine does not stretch; on an idle one it is the time a person waits.
    assert min(spent) < 0.2
    call = "m.cli.main(['--help'], standalone_mode=False)"
    code = f"import sys, budgetschema.cli.group as m; {call}; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode()
    for heavy in ("'lxml'", "'msgspec'", "'orjson'", "'cattrs'", "'jsonschema'"):
        assert heavy not in loaded


def test_two_parts_of_one_disclosure_become_one(run: Run, tmp_path: Path) -> None:
    rows = (EXAMPLE / "source.txt").read_text(encoding="utf-8").split("\n")
    cut = next(index for index, row in enumerate(rows) if row.startswith("第三部分") and index > 100)
    (tmp_path / "tables.txt").write_text("\n".join(rows[:cut]), encoding="utf-8")
    (tmp_path / "text.txt").write_text("\n".join(rows[cut:]), encoding="utf-8")
    run("convert", "tables.txt", "text.txt", "one.json")
    found = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert [source["name"] for source in found["sources"]] == ["tables.txt", "text.txt"]
    assert {table["place"]["file"] for table in found["tables"]} == {1}
    assert {section["place"]["file"] for section in found["sections"]} == {1, 2}
