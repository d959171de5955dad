"""Configuration files: found upwards, the nearest alone, and told in a sentence what is wrong with them."""

from pathlib import Path

import pytest

from budgetschema import Options, OptionsError, Severity, load_options
from budgetschema.checks.configuration import read_configuration
from budgetschema.settings import find_configuration


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_is_the_whole_configuration(tmp_path: Path) -> None:
    written(tmp_path / "budgetschema.toml", 'ignore = ["S1"]\nprofile = "none"')
    near = written(tmp_path / "a" / "pyproject.toml", '[tool.budgetschema]\nselect = ["R"]')
    (tmp_path / "a" / "b").mkdir()
    assert find_configuration(tmp_path / "a" / "b") == near
    options = load_options(tmp_path / "a" / "b")
    assert (options.select, options.ignore, options.profile) == (("R",), (), "auto")
    assert load_options(tmp_path).ignore == ("S1",)
    # A file to be checked stands for its folder.
    assert load_options(tmp_path / "budget.json").ignore == ("S1",)


def test_a_pyproject_of_somebody_else_does_not_count(tmp_path: Path) -> None:
    outer = written(tmp_path / "budgetschema.toml", "")
    written(tmp_path / "a" / "pyproject.toml", "[tool.ruff]\nline-length = 100")
    assert find_configuration(tmp_path / "a") == outer
    # In one folder the file of our own goes first.
    written(tmp_path / "pyproject.toml", '[tool.budgetschema]\nselect = ["R"]')
    assert find_configuration(tmp_path) == outer


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) is None
    assert load_options(tmp_path) == Options()


def test_every_key_is_understood(tmp_path: Path) -> None:
    written(tmp_path / "known.toml", "version = 1")
    path = written(
        tmp_path / "budgetschema.toml",
        '\ufeffselect = ["ALL"]\nignore = ["R002"]\nprofile = "none"\nfail-on = "error"\nbaseline = "known.toml"\n'
        'plugins = false\n[severity]\nS106 = "error"',
    )
    options = Options(**read_configuration(path))
    assert options.severity == {"S106": Severity.ERROR}
    assert options.fail_on is Severity.ERROR
    assert options.baseline is not None
    assert options.plugins is False


@pytest.mark.parametrize(
    ("text", "key", "word"),
    [
        ("selects = []", "options.key", "select, ignore, severity, profile, fail-on, baseline, plugins"),
        ("fail_on = 'error'", "options.key", "fail-on"),
        ("select = 'S1'", "options.type", "select"),
        ("select = [1]", "options.type", "select"),
        ("severity = 'error'", "options.type", "severity"),
        ("[severity]\nS106 = 1", "options.type", "severity"),
        ("plugins = 'no'", "options.type", "plugins"),
        ("profile = 1", "options.type", "profile"),
        ("select = [", "options.toml", "budgetschema.toml"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_name_of_the_file(tmp_path, text: str, key: str, word: str) -> None:
    path = written(tmp_path / "budgetschema.toml", text)
    with pytest.raises(OptionsError) as caught:
        read_configuration(path)
    assert caught.value.key == key
    for lang in ("zh", "en"):
        assert word in caught.value.message(lang)
        assert "budgetschema.toml" in caught.value.message(lang)


def test_a_file_in_another_encoding_and_a_section_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "budgetschema.toml"
    path.write_bytes("# 设置".encode("gb18030"))
    with pytest.raises(OptionsError, match=r"budgetschema\.toml"):
        read_configuration(path)
    written(tmp_path / "a" / "pyproject.toml", "tool.budgetschema = 3")
    with pytest.raises(OptionsError, match=r"tool\.budgetschema"):
        find_configuration(tmp_path / "a")
