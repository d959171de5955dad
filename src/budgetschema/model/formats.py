r"""The few shapes a string may have, each as one regular expression that JSON Schema and XSD both understand.

Only what ECMA 262, XSD 1.0, Python and Rust read alike is used: no ``\\d`` (takes full-width digits in some
engines), no anchors (XSD has none; the JSON Schema builder adds them), no lookaround, bounded repeats.
"""

from __future__ import annotations

from enum import Enum

# Days that exist from 1900 to 2099, so that no validator needs to know formats: long months, short months, February,
# and its last day in leap years.
_DAY = (
    "(19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29"
)


class Format(Enum):
    """A string format: regular expression body, longest length in characters (0: bounded by the expression)."""

    # XML 1.0 cannot carry these control characters at all (XML 1.0, production 2), and a file that is valid in one
    # face must be valid in the other. The length bound keeps every text inside libxml2's 10 MB limit for one node.
    TEXT = (r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+", 1_000_000)
    ID = ("[a-z][a-z0-9_]{0,63}", 0)
    VERSION = (r"1\.0", 0)
    DIVISION = ("[0-9]{6}([0-9]{3}([0-9]{3})?)?", 0)
    SHA256 = ("[0-9a-f]{64}", 0)
    # 24 digits in all: older releases of libxml2 hold no more of an xs:decimal. Ten quadrillion is enough of any unit.
    DECIMAL = (r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,8})?", 0)
    SHARE = (r"0\.[0-9]{2}|1\.00", 0)
    DATE = (_DAY, 0)
    LOCAL_TIME = (f"({_DAY})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", 0)
    BOX = (r"[0-9]{1,6}(\.[0-9]{1,3})?( [0-9]{1,6}(\.[0-9]{1,3})?){3}", 0)

    def __init__(self, pattern: str, max_length: int) -> None:
        self.pattern = pattern
        self.max_length = max_length
