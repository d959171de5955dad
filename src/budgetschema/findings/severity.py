"""How grave a finding is."""

from __future__ import annotations

from budgetschema.model.enums import Vocabulary


class Severity(Vocabulary):
    """Error: the document is wrong. Warning: it is probably wrong. Info: worth knowing."""

    ERROR = "error", "错误", "error"
    WARNING = "warning", "警告", "warning"
    INFO = "info", "提示", "info"
