"""The card of one report: what it says, what may be done with it, and doing it."""
