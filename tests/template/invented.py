"""An invented department's budget, as it is entered: lowest levels only, upper lines with their code alone."""

from decimal import Decimal

Entries = dict[str, list[tuple[str, dict[str, Decimal]]]]


def _lines(columns: str, text: str) -> list[tuple[str, dict[str, Decimal]]]:
    names = columns.split()
    found = []
    for line in text.strip().splitlines():
        key, *amounts = line.split()
        filled = zip(names, amounts, strict=False)
        found.append((key, {name: Decimal(amount) for name, amount in filled if amount != "."}))
    return found


BUDGET: Entries = {
    "income_summary": _lines(
        "current_general current_fund current_account current_unit carry_general",
        """
        201
        20106
        2010601 310.50
        2010602 60.25 . . 4.30 12.40
        208
        20805
        2080505 41.18
        2080506 20.59
        212
        21208
        2120899 . 150.00
        221
        22102
        2210201 38.07
        229
        22999
        2299999 . . 9.75
        """,
    ),
    "expenditure_summary": _lines(
        "basic project",
        """
        201
        20106
        2010601 310.50
        2010602 . 76.95
        208
        20805
        2080505 41.18
        2080506 20.59
        212
        21208
        2120899 . 150.00
        221
        22102
        2210201 38.07
        229
        22999
        2299999 . 9.75
        """,
    ),
    "general_public_expenditure": _lines(
        "basic project",
        """
        201
        20106
        2010601 310.50
        2010602 . 60.25
        208
        20805
        2080505 41.18
        2080506 20.59
        221
        22102
        2210201 38.07
        """,
    ),
    "basic_expenditure": _lines(
        "personnel public",
        """
        301
        30101 150.16
        30102 88.00
        30108 41.18
        30109 20.59
        30113 38.07
        302
        30201 . 40.34
        30239 . 32.00
        """,
    ),
    "government_fund_expenditure": _lines("basic project", "212\n21208\n2120899 . 150.00"),
    "agency_operating_funds": _lines("general", "某县财政信息中心 12.34\n某县财政局本级 60.00"),
    "project_expenditure": _lines(
        "general fund account unit", "预算公开平台 60.25 . . 4.30\n土地整治 . 150.00\n资料印刷 . . 9.75"
    ),
    "project_expenditure_carry_over": _lines("general", "往年平台尾款 12.40"),
}

FIXED = {
    "three_public_expenses": {"reception": {"general": Decimal("3.20")}, "operation": {"general": Decimal("5.50")}},
    "procurement": {"goods": {"general": Decimal("8.00")}, "services": {"general": Decimal("20.00")}},
}

TOTALS = {
    "income_summary": {"current_total": "634.64", "current_general": "470.59", "carry_total": "12.40"},
    "expenditure_summary": {"total": "647.04", "basic": "410.34", "project": "236.70"},
    "basic_expenditure": {"total": "410.34", "personnel": "338.00", "public": "72.34"},
    "project_expenditure": {"total": "224.30"},
}
"""Totals, added by hand."""

FINAL: Entries = {
    "final_income": _lines(
        "appropriation superior business operating affiliated other",
        """
        201
        20106
        2010601 300.10
        2010602 50.00 . . . . 2.00
        212
        21208
        2120899 100.00
        """,
    ),
    "final_expenditure": _lines(
        "basic project",
        """
        201
        20106
        2010601 300.10
        2010602 . 52.00
        212
        21208
        2120899 . 90.00
        """,
    ),
    "final_general_public_expenditure": _lines(
        "basic project",
        """
        201
        20106
        2010601 300.10
        2010602 . 50.00
        """,
    ),
    "final_basic_expenditure": _lines(
        "personnel public",
        """
        301
        30101 240.10
        302
        30201 . 60.00
        """,
    ),
    "final_government_fund": _lines(
        "opening income basic project closing",
        """
        212
        21208
        2120899 . 100.00 . 90.00 10.00
        """,
    ),
}

FINAL_FIXED = {
    ("final_income_expenditure_summary", "income", "general"): {"amount": "350.10"},
    ("final_income_expenditure_summary", "income", "fund"): {"amount": "100.00"},
    ("final_income_expenditure_summary", "expenditure", "carry"): {"amount": "10.00"},
    ("final_appropriation_summary", "expenditure", "carry"): {"fund": "10.00"},
    ("final_three_public_expenses", "lines", "reception"): {"budget": "3.00", "actual": "2.40"},
}
