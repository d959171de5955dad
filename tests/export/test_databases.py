"""Databases: the questions of the documentation get the township's answers, in both, exactly."""

import re
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from budgetschema.export.database.lite import APPLICATION_ID, fen, version
from budgetschema.export.database.tables import views
from budgetschema.export.definitions import relations

from .hostile import TEXTS

# What each view answers for the township, worked out from the printed tables, amounts in yuan.
ANSWERS = {
    'SELECT "function", {money} FROM expenditure_by_class': [
        ("201", 8786500), ("213", 6121100), ("208", 2053900), ("221", 726300), ("210", 341400), ("214", 341100),
        ("205", 220700), ("211", 10000),
    ],
    'SELECT place, "function", {money} FROM largest_functions WHERE place <= 3': [
        (1, "2130705", 5794300), (2, "2010350", 4170600), (3, "2010301", 2648900),
    ],
    "SELECT expenditure_kind, {money} FROM basic_and_project": [
        ("basic", 9334200), ("personnel", 8311200), ("project", 9266800), ("public_use", 727800),
    ],
    "SELECT layer, {money} FROM income_by_fund_source WHERE fund_source = 'general_public_budget' ORDER BY layer": [
        ("carry_over", 5754400), ("current_year", 12846600),
    ],
    "SELECT COUNT(*), SUM(indicators), COUNT(tables_{money}) FROM projects_with_amounts": [(40, 219, 31)],
    "SELECT COUNT(*) FROM project_indicators": [(219,)],
    "SELECT lines, figures FROM tables_at_a_glance WHERE kind = 'expenditure_summary'": [(54, 112)],
    "SELECT COUNT(*) FROM three_public_expenses": [(0,)],
    "SELECT MAX(different) FROM figures": [(1,)],
}  # fmt: skip


def count(name: str) -> str:
    return f'SELECT COUNT(*) FROM "{name}"'  # noqa: S608


class Database:
    """One of the two, asked alike. Amounts come back in yuan."""

    def __init__(self, path: Path) -> None:
        self.lite = path.suffix == ".sqlite"
        self.connection = sqlite3.connect(path) if self.lite else duckdb.connect(str(path), read_only=True)

    def ask(self, statement: str) -> list[tuple]:
        money = "fen" if self.lite else "yuan"
        found = self.connection.execute(statement.replace("{money}", money)).fetchall()
        return [tuple(self._value(value) for value in row) for row in found]

    def _value(self, value: object) -> object:
        return int(value) if isinstance(value, Decimal) and value == int(value) else value


@pytest.fixture(params=["x.sqlite", "x.duckdb"])
def database(request, content, export) -> Iterator[Database]:
    kind = {"x.sqlite": "sqlite", "x.duckdb": "duckdb"}[request.param]
    found = Database(export(kind, content, name=request.param))
    yield found
    found.connection.close()


@pytest.mark.parametrize("statement", ANSWERS)
def test_common_questions(database: Database, statement: str) -> None:
    expected = ANSWERS[statement]
    if database.lite and "{money} FROM" in statement:
        expected = [(*row[:-1], row[-1] * 100) for row in expected]
    assert database.ask(statement) == expected


def test_every_view_and_table_can_be_asked(database: Database, content) -> None:
    for each in content.relations:
        assert database.ask(count(each.relation.name)) == [(len(each.rows),)]
    for view in views():
        assert database.ask(count(view.name))


def test_the_queries_of_the_documentation_run(database: Database, root) -> None:
    text = (root / "docs" / "en" / "export.md").read_text(encoding="utf-8")
    found = re.findall(r"^```sql\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    own = [each for each in found if each.startswith("-- SQLite") == database.lite]
    assert own
    for statement in own:
        database.ask(statement)


def test_findings_stand_on_their_cells(database: Database, content) -> None:
    found = database.ask("SELECT DISTINCT finding_no FROM findings_on_cells ORDER BY finding_no")
    expected = [
        number
        for number, finding in enumerate(content.findings, 1)
        if any(equation.total.pointer.startswith("/tables/") for equation in finding.equations)
        or any(suspect.figure.pointer.startswith("/tables/") for suspect in finding.suspects)
    ]
    assert [number for (number,) in found] == expected
    assert found


def test_everything_is_described(database: Database) -> None:
    if database.lite:
        found = {(row[0], row[1]) for row in database.ask('SELECT relation, "column" FROM descriptions')}
        for relation in relations():
            assert {(relation.name, None), *((relation.name, name) for name in relation.names)} <= found
        assert {(view.name, None) for view in views()} <= found
    else:
        assert database.ask("SELECT COUNT(*) FROM duckdb_tables() WHERE comment IS NULL") == [(0,)]
        assert database.ask("SELECT COUNT(*) FROM duckdb_views() WHERE comment IS NULL AND NOT internal") == [(0,)]
        assert database.ask(
            "SELECT COUNT(*) FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid) "
            "WHERE duckdb_columns.comment IS NULL"
        ) == [(0,)]


def test_figures_are_exact(database: Database, content) -> None:
    yuan = sum(fact.value * 10**fact.unit.exponent for fact in content.cube.printed)
    assert database.ask("SELECT SUM({money}) FROM facts") == [(int(yuan * 100) if database.lite else int(yuan),)]


def test_sqlite_says_what_it_is(content, export) -> None:
    path = export("sqlite", content, name="x.sqlite")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (version(),)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT value FROM facts WHERE fact_no = 1").fetchone() == ("1284.66",)
    connection.close()
    assert path.read_bytes() == export("sqlite", content, name="y.sqlite").read_bytes()


def test_fen_are_whole_or_nothing() -> None:
    assert fen(Decimal("-12.50")) == -1250
    assert fen(Decimal("0.001")) is None
    assert fen(Decimal(10) ** 20) is None
    assert fen(None) is None


@pytest.mark.parametrize("name", ["x.sqlite", "x.duckdb"])
def test_hostile_names_stay_text(hostile_content, export, name: str) -> None:
    database = Database(export("sqlite" if name == "x.sqlite" else "duckdb", hostile_content, name=name))
    assert [row[0] for row in database.ask("SELECT name FROM projects ORDER BY project_no")] == list(TEXTS)
    for view in views():
        database.ask(count(view.name))
    assert database.ask("SELECT COUNT(*) FROM facts") == [(2 * len(TEXTS),)]
    database.connection.close()
