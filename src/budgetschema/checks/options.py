"""Options of a check: which rules, how grave, which profile, what is known already. Wrong ones are refused at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

import attrs

from budgetschema.checks.baseline import Baseline
from budgetschema.checks.plugins import rules
from budgetschema.checks.selectors import ALL, best, named, spelled
from budgetschema.findings import LAYERS, OptionsError, Rule, Severity
from budgetschema.findings import rules as own_rules


def profile_names() -> tuple[str, ...]:
    """What ``profile`` may be: ``auto``, ``none``, and the files of ``checks/profiles/``."""
    folder = files("budgetschema.checks").joinpath("profiles")
    found = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    return ("auto", "none", *sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def _selectors(given: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(spelled(each) for each in ((given,) if isinstance(given, str) else given))


def _severity(given: str) -> Severity:
    try:
        return Severity(given)
    except ValueError:
        allowed = ", ".join(each.value for each in Severity)
        raise OptionsError("options.severity", {"value": given, "allowed": allowed}) from None


def _severities(given: Mapping[str, str]) -> dict[str, Severity]:
    return {spelled(selector): _severity(level) for selector, level in given.items()}


@attrs.frozen(kw_only=True, slots=True)
class Options:
    """How to check.

    ``select`` and ``ignore`` hold selectors; the more exact one decides, and ``ignore`` where both are alike.
    ``severity`` grades rules by selector, the most exact one counting. ``profile`` names what regulation asks for.
    ``fail_on`` is the severity from which on a command fails; findings do not depend on it. ``baseline`` holds what is
    known. ``plugins`` says whether rules of plug-ins are applied.

    Raises :class:`OptionsError` for what names nothing, and :class:`PluginError` for a plug-in that cannot be used.
    """

    select: tuple[str, ...] = attrs.field(default=(ALL,), converter=_selectors)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_selectors)
    severity: Mapping[str, Severity] = attrs.field(factory=dict, converter=_severities, hash=False)
    profile: str = "auto"
    fail_on: Severity = attrs.field(default=Severity.WARNING, converter=_severity)
    baseline: Baseline | None = None
    plugins: bool = True

    def __attrs_post_init__(self) -> None:
        known = self.rules
        for selector in (*self.select, *self.ignore, *self.severity):
            if not named(selector, known):
                raise OptionsError("options.selector", {"selector": selector, "layers": ", ".join(LAYERS)})
        for selector in (*self.ignore, *self.severity):
            if all(rule.of_schema for rule in named(selector, known)):
                raise OptionsError("options.schema_rule", {"selector": selector})
        if self.profile not in profile_names():
            raise OptionsError("options.profile", {"value": self.profile, "allowed": ", ".join(profile_names())})

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules there are, selected or not."""
        return rules() if self.plugins else tuple(rule for rule in own_rules() if rule.plugin is None)

    @property
    def selected(self) -> frozenset[str]:
        """The ids of the rules to apply. Those of the schema are among them whatever is selected."""
        return frozenset(
            rule.id for rule in self.rules if rule.of_schema or best(self.select, rule) > best(self.ignore, rule)
        )

    def grade(self, rule: Rule) -> Severity | None:
        """How grave the user calls a rule; None where it is left to the catalogue."""
        exact = best(self.severity, rule)
        if exact < 0 or rule.of_schema:
            return None
        return next(level for selector, level in self.severity.items() if best((selector,), rule) == exact)
