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

# Of the server itself.
KNOWN_HOLE = Sentence("the server: a known hole of its version")
DEFAULT_PASSWORD = Sentence("the server: the password that it comes with")
MASTER_PASSWORD = Sentence("the server: the file of its master password")
OWN_STYLES = Sentence("the server: styles that a request brings along")
FOREIGN_ADDRESSES = Sentence("the server: calls of addresses that a request names")
LOCKS = Sentence("the server: locks on features")
PROCESSES = Sentence("the server: processes (WPS)")
PAGES = Sentence("the server: pages for administrators")
SCRIPTS = Sentence("the server: answers as scripts (JSONP)")
WHOLE_LAYERS = Sentence("the server: whole layers as KML or a feed")
MAP_SIZE = Sentence("the server: a very large map")
MANY_LAYERS = Sentence("the server: a map of very many layers")
INJECTION = Sentence("the server: SQL in a filter")
