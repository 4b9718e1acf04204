"""geoserver-restconfig's catalogue, on our own session."""

from contextlib import contextmanager

# It imports requests at once: only what is used with a session imports this module.
from mapalus.ext.geoserver.catalog import Catalog, FailedRequestError
from mapalus.plugin.ogc.geoserver.session import refusal


class RestCatalog(Catalog):
    """The library's own connection shares headers between servers and never times out."""

    def __init__(self, session):
        self._session = session
        super().__init__(f"{session.url}/rest", username="", password="")  # nosec B106 - the session logs in

    def setup_connection(self, retries=3, backoff_factor=0.9):
        self.client = None

    def http_request(self, url, data=None, method="get", headers=None, files=None):
        return self._session.request(method, absolute=url, data=data, headers=dict(headers or {}), files=files)

    def get_xml(self, rest_url):
        # Its cache of five seconds would show the state before our own plain requests.
        self._cache.clear()
        return super().get_xml(rest_url)

    @staticmethod
    @contextmanager
    def explained(request):
        """Turn what the library raises into a :class:`MapalusError`.

        :param request: :class:`~mapalus.plugin.errors.Sentence` of what GeoServer could not do.
        """
        try:
            yield
        except FailedRequestError as error:
            raise refusal(request, str(error)) from error
