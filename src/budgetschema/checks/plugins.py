"""Rules of other packages, found by entry point: a module that registers checks, and a catalogue of rules beside it."""

from __future__ import annotations

import functools
import re
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from budgetschema.checks.registry import CHECKS
from budgetschema.findings import PluginError, Rule, add_rules, parse_rules, printable
from budgetschema.findings import rules as known_rules

GROUP = "budgetschema.rules"
CATALOGUE = "rules.toml"
"""The file beside the module that holds its rules, unless the module names another as ``CATALOGUE``."""

_ID = re.compile(r"[A-Z]{2,}[0-9]{3}")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def rules() -> tuple[Rule, ...]:
    """All rules, layer by layer, in the order of their ids; those of plug-ins included.

    Raises :class:`PluginError` for a plug-in that cannot be used.
    """
    load_plugins()
    return known_rules()


def load_plugins() -> None:
    """Import every installed plug-in, once, and take its rules into the catalogue.

    Raises :class:`PluginError`, each time, if one of them cannot be used.
    """
    for failure in _loaded():
        raise failure.with_traceback(None)


@functools.cache
def _loaded() -> tuple[PluginError, ...]:
    """What was wrong with plug-ins. A module is imported once in a process, so one attempt is all there is."""
    failures = []
    for entry_point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            load(entry_point)
        except PluginError as failure:
            failures.append(failure)
    return tuple(failures)


def load(entry_point: EntryPoint) -> None:
    """Take the rules of one plug-in into the catalogue, or raise a :class:`PluginError` and take none of them."""
    name = entry_point.name
    before = set(CHECKS)
    try:
        # Whatever somebody else's module does when it is imported must not end in a traceback of ours.
        module = entry_point.load()
        text = Path(str(module.__file__)).with_name(getattr(module, "CATALOGUE", CATALOGUE)).read_text("utf-8")
        added = parse_rules(text, name)
    except Exception as error:
        _forget(before)
        reason = printable(f"{type(error).__name__}: {error}")
        raise PluginError("plugin.broken", {"name": name, "value": entry_point.value, "reason": reason}) from error
    try:
        _examine(name, added, before)
    except PluginError:
        _forget(before)
        raise
    add_rules(added)


def _examine(name: str, added: tuple[Rule, ...], before: set[str]) -> None:
    """Raise a :class:`PluginError` unless ids and slugs are the plug-in's own and every rule has its check."""
    slugs = {rule.slug for rule in known_rules()}
    taken = {rule.id for rule in known_rules()}
    for rule in added:
        if not _ID.fullmatch(rule.id) or not _SLUG.fullmatch(str(rule.slug)):
            raise PluginError("plugin.id", {"name": name, "rule": rule.id, "slug": str(rule.slug)})
        if rule.id in taken or rule.slug in slugs:
            raise PluginError("plugin.taken", {"name": name, "rule": rule.id, "slug": rule.slug})
        taken.add(rule.id)
        slugs.add(rule.slug)
        if rule.id not in CHECKS:
            raise PluginError("plugin.no_check", {"name": name, "rule": rule.id})
    for rule_id in sorted(set(CHECKS) - before - {rule.id for rule in added}):
        raise PluginError("plugin.no_rule", {"name": name, "rule": rule_id})


def _forget(before: set[str]) -> None:
    for rule_id in set(CHECKS) - before:
        del CHECKS[rule_id]
