"""A city's invented content: reports, what the city owns and watches, prices, programmes.

Everything is deterministic for a seed and a moment, says that it is invented, and is written into files as
the importers read them. Nothing in it is a person: no name, no telephone number, no address of somebody.
"""
