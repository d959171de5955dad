"""Recognition: from the neutral grid to the model. It knows how things are called, not who publishes them."""

from budgetschema.reading.recognise.recognise import recognise

__all__ = ["recognise"]
