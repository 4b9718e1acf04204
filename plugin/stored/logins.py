"""User names and passwords in QGIS's authentication store."""

from qgis.core import QgsApplication, QgsAuthMethodConfig

from mapalus.plugin.errors import MapalusError


def stored_login(authcfg):
    """Return user name and password of an authentication configuration; call it in the main thread.

    :raises MapalusError: when it is missing, locked, or of a method without user name and password.
    """
    manager = QgsApplication.authManager()
    if authcfg not in manager.configIds():
        raise MapalusError(
            f"This QGIS does not have the authentication configuration {authcfg}.",
            "Choose or create one under Settings > Options > Authentication.",
        )
    loaded, config = manager.loadAuthenticationConfig(authcfg, QgsAuthMethodConfig(), True)
    if not loaded:
        raise MapalusError(
            f"The authentication configuration {authcfg} could not be opened.",
            "Enter QGIS's master password when it asks for it, then try again.",
        )
    user, password = config.config("username"), config.config("password")
    if not (user and password):
        raise MapalusError(
            f"The authentication configuration {authcfg} holds no user name and password.",
            "Choose one of the method Basic.",
        )
    return user, password
