"""Hypothesis strategies for whole disclosures: figures that are right by construction, and slips that make them wrong.

Needs Hypothesis (``pip install hypothesis``). Once it is installed, ``st.from_type(Disclosure)`` draws from
:func:`disclosures`, too: the entry point of group ``hypothesis`` registers it.
"""

from budgetschema.strategies.disclosures import disclosures
from budgetschema.strategies.slips import Moved, slips

__all__ = ["Moved", "disclosures", "slips"]
