"""What only GeoServer is asked for, in the words of a verification."""

from mapalus.plugin.errors import Sentence

CLOSED = Sentence("a layer that is closed")
GROUP_MEMBER = Sentence("a closed layer in a group")
UNDECLARED = Sentence("columns that are not declared")
WRITING = Sentence("writing")
STORED_QUERIES = Sentence("storing queries")
LISTED = Sentence("is not listed")
REST = Sentence("the REST interface")
OWN_ROWS = Sentence("its own reports and no others")
