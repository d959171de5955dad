"""What a person is told who mistypes a command, or leaves out a part of it."""

from __future__ import annotations

import pytest

from budgetschema.cli import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--lang", "en", "chek", "a.html"), 'There is no command "chek". Did you mean check? '),
        (("--lang", "zh", "exprt"), "没有命令“exprt”。是否想用 export？"),
        (("--lang", "en", "zzz"), 'There is no command "zzz". budgetschema --help lists them all.'),
        (("--lang", "en", "convert", "a.html"), 'There is no target: after "a.html" give the file to write'),
        (("--lang", "zh", "convert", "a.html"), "缺少输出：在“a.html”后"),
    ],
)
def test_the_message_says_what_was_meant(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
