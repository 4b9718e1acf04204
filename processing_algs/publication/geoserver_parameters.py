"""How algorithms ask for a GeoServer: its address, and a login that no history of parameters keeps."""

import os
from dataclasses import dataclass, field

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterString,
)

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.ogc.geoserver.session import Session
from mapalus.plugin.stored.logins import stored_login

GEOSERVER = "GEOSERVER"
GEOSERVER_LOGIN = "GEOSERVER_LOGIN"

URL_VARIABLE = "GEOSERVER_URL"
USER_VARIABLE = "GEOSERVER_USER"
# The name of a variable.
PASSWORD_VARIABLE = "GEOSERVER_PASSWORD"  # noqa: S105  # nosec B105  # pragma: allowlist secret
CA_VARIABLE = "GEOSERVER_CA"


@dataclass(frozen=True)
class GeoServerAccess:
    """Where a GeoServer is and who asks; ``verify`` as in :class:`~mapalus.plugin.ogc.geoserver.session.Session`."""

    url: str
    user: str
    password: str = field(repr=False)
    verify: object = True


class GeoServerParameters:
    """Mixin of algorithms that work with a GeoServer; in the list of base classes it stands before the algorithm.

    :meth:`initAlgorithm` calls :meth:`add_geoserver_parameters`; :meth:`geoserver` gives the session.
    """

    def add_geoserver_parameters(self):
        url = QgsProcessingParameterString(
            GEOSERVER,
            tr("Address of GeoServer (by default the environment variable {variable})", variable=URL_VARIABLE),
            optional=True,
        )
        url.setHelp(tr("Such as https://maps.example.org/geoserver."))
        self.addParameter(url)
        login = QgsProcessingParameterAuthConfig(
            GEOSERVER_LOGIN,
            tr(
                "GeoServer's administrator (by default the environment variables {user} and {password})",
                user=USER_VARIABLE,
                password=PASSWORD_VARIABLE,
            ),
            optional=True,
        )
        login.setHelp(
            tr(
                "An authentication configuration of QGIS with user name and password (Basic). {variable} "
                "names the certificate file of an authority that this machine does not trust by itself.",
                variable=CA_VARIABLE,
            )
        )
        self.addParameter(login)

    def checkParameterValues(self, parameters, context):
        try:
            self._find_url(parameters, context)
        except MapalusError as error:
            return False, error_words(error)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        # QGIS may have to ask for its master password, which it can do in the main thread alone.
        try:
            self._access = self._find_access(parameters, context)
        except MapalusError as error:
            raise QgsProcessingException(error_words(error)) from error
        return super().prepareAlgorithm(parameters, context, feedback)

    def geoserver_access(self, parameters, context):
        """Return the :class:`GeoServerAccess` that was found before the algorithm began."""
        return self._access

    def geoserver(self, parameters, context):
        """Return a :class:`~mapalus.plugin.ogc.geoserver.session.Session` as the administrator that was given."""
        access = self.geoserver_access(parameters, context)
        return Session(access.url, access.user, access.password, verify=access.verify)

    def _find_url(self, parameters, context):
        url = self.parameterAsString(parameters, GEOSERVER, context) or os.environ.get(URL_VARIABLE, "")
        if not url:
            raise MapalusError("No GeoServer is given.", "Give its address, or set {variable}.", variable=URL_VARIABLE)
        return url

    def _find_access(self, parameters, context):
        stored = self.parameterAsString(parameters, GEOSERVER_LOGIN, context)
        if stored:
            user, password = stored_login(stored)
        else:
            user, password = os.environ.get(USER_VARIABLE, ""), os.environ.get(PASSWORD_VARIABLE, "")
        if not (user and password):
            raise MapalusError(
                "GeoServer's administrator is not given.",
                "Choose an authentication configuration, or set {user} and {password}.",
                user=USER_VARIABLE,
                password=PASSWORD_VARIABLE,
            )
        return GeoServerAccess(self._find_url(parameters, context), user, password, os.environ.get(CA_VARIABLE) or True)
