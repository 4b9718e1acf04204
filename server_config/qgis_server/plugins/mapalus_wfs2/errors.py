"""What WFS 2.0 says when it cannot do what was asked."""

from xml.sax.saxutils import escape, quoteattr  # nosec B406 - writes XML, and parses none


class OwsError(Exception):
    """An exception of OGC 09-025r2, 7.5 and annex D, and of OGC 06-121r3, 8.

    :param code: an exception code of those tables.
    :param text: what is wrong, for a person.
    :param locator: the parameter or operation that is wrong.
    :param status: the HTTP status.
    """

    def __init__(self, code, text, locator=None, status=400):
        super().__init__(text)
        self.code = code
        self.locator = locator
        self.status = status

    def report(self):
        """Return the ``ows:ExceptionReport`` document."""
        locator = f" locator={quoteattr(self.locator)}" if self.locator else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            'xsi:schemaLocation="http://www.opengis.net/ows/1.1 '
            'http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd" version="2.0.0" xml:lang="en">\n'
            f' <ows:Exception exceptionCode="{self.code}"{locator}>\n'
            f"  <ows:ExceptionText>{escape(str(self))}</ows:ExceptionText>\n"
            " </ows:Exception>\n</ows:ExceptionReport>\n"
        )


def missing(parameter):
    return OwsError("MissingParameterValue", f"The parameter {parameter} is missing.", parameter)


def invalid(parameter, text):
    return OwsError("InvalidParameterValue", text, parameter)


def unsupported(what, locator=None):
    return OwsError("OperationNotSupported", f"{what} is not supported.", locator or what)


def unreadable(text):
    """A filter that is no well-formed or valid filter."""
    return OwsError("OperationParsingFailed", text, "filter")
