"""Layer completeness: what regulation asks for, emptiness, time, template leftovers, scope, units, contents."""
