"""What a client gets that was refused, in the document of its service."""

from xml.sax.saxutils import escape, quoteattr

_WMS = """<?xml version="1.0" encoding="UTF-8"?>
<ServiceExceptionReport version="1.3.0" xmlns="http://www.opengis.net/ogc">
 <ServiceException code="{code}" locator={locator}>{text}</ServiceException>
</ServiceExceptionReport>
"""
_OWS = """<?xml version="1.0" encoding="UTF-8"?>
<ows:ExceptionReport xmlns:ows="{namespace}" version="{version}" xml:lang="en">
 <ows:Exception exceptionCode="{code}" locator={locator}>
  <ows:ExceptionText>{text}</ows:ExceptionText>
 </ows:Exception>
</ows:ExceptionReport>
"""


def exception_report(parameters, refused):
    """Return the exception document (OGC 06-042 7.2.6, 04-094 7.7, 09-025r2 7.5).

    :param refused: :class:`~.allowed.Refused`
    """
    service, version = parameters.get("SERVICE", "").upper(), parameters.get("VERSION", "")
    code = "OperationNotSupported" if refused.locator == "request" else "InvalidParameterValue"
    words = {"code": code, "locator": quoteattr(refused.locator), "text": escape(str(refused))}
    if service not in ("WFS", "WMTS"):
        return _WMS.format(**words)
    if service == "WFS" and not version.startswith("1."):
        return _OWS.format(namespace="http://www.opengis.net/ows/1.1", version="2.0.0", **words)
    old = service == "WFS"
    namespace = "http://www.opengis.net/ows" if old else "http://www.opengis.net/ows/1.1"
    return _OWS.format(namespace=namespace, version="1.1.0" if old else "1.0.0", **words)
