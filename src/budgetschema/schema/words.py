"""How schema findings call types, string forms and values, in Chinese and English."""

from __future__ import annotations

from typing import Any

from budgetschema.findings.messages import printable

TYPES = {
    "object": ("对象", "an object"),
    "array": ("数组", "an array"),
    "string": ("字符串", "a string"),
    "integer": ("整数", "an integer"),
    "number": ("小数", "a floating-point number"),
    "boolean": ("布尔值", "a boolean"),
    "null": ("null", "null"),
}

FORMS = {
    "TEXT": ("不含控制字符的文字", "text without control characters"),
    "ID": ("小写字母开头、由小写字母、数字、下划线组成的标识（至多 64 个字符）",
           "an identifier of lower-case letters, digits and underscores (at most 64 characters)"),
    "VERSION": ("1.0", "1.0"),
    "DIVISION": ("6、9 或 12 位行政区划代码", "a division code of 6, 9 or 12 digits"),
    "SHA256": ("64 位小写十六进制摘要", "a digest of 64 lower-case hexadecimal digits"),
    "DECIMAL": ("十进制数，如 1284.66（无千分位、无指数、至多 8 位小数）",
                "a decimal such as 1284.66 (no thousands separator, no exponent, at most 8 places)"),
    "SHARE": ("0.00 至 1.00 的两位小数", "a number from 0.00 to 1.00 with two decimal places"),
    "DATE": ("存在的日期，如 2026-01-31", "an existing date such as 2026-01-31"),
    "LOCAL_TIME": ("日期时间，如 2026-01-31T09:30:00", "a date and time such as 2026-01-31T09:30:00"),
    "BOX": ("四个以空格分隔的数", "four numbers separated by spaces"),
}  # fmt: skip

LONGEST = 60


def type_of(value: Any) -> tuple[str, str]:
    """What a JSON value is, in words."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    return TYPES[names.get(type(value), "null")]


def shown(value: Any) -> str:
    """A value as a message shows it: one line, cut where it is long."""
    match value:
        case dict() | list():
            text = f"{len(value)} …"
        case None:
            text = "null"
        case bool():
            text = str(value).lower()
        case _:
            text = str(value)
    text = printable(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
