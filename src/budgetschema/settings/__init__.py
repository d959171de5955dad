"""Settings: the configuration file nearest to a document, whatever it says about reading or checking."""

from budgetschema.settings.files import NAMES, find_configuration, hold, settings_of

__all__ = ["NAMES", "find_configuration", "hold", "settings_of"]
