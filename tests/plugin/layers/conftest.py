"""A database with reports, a planner who may edit them, and a project with the city's layers."""

from contextlib import closing

import psycopg2
import pytest

PLANNER = "planner_for_tests"
PASSWORD = "seldom seen word"


@pytest.fixture
def planner_uri(qgis, cluster, make_database, minahasa_template, data_folder, known_point):
    """The QgsDataSourceUri of a planner's login at a database of its own with reports."""
    from qgis.core import QgsDataSourceUri

    from mapalus.plugin.database.logins import ensure_login

    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        ensure_login(connection, PLANNER, PASSWORD, member_of="mapalus_planner")
        with connection, connection.cursor() as cursor:
            # The tests share this login, and QGIS keeps connections to each test's database for a minute. So the login
            # stands for as many people as there are databases.
            cursor.execute(f"ALTER ROLE {PLANNER} CONNECTION LIMIT -1")
            cursor.execute((data_folder / "reports.sql").read_text(), known_point)
        parameters = connection.get_dsn_parameters()
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", parameters["port"], parameters["dbname"], PLANNER, PASSWORD)
    return uri


@pytest.fixture
def database(planner_uri):
    """A planner's psycopg2 connection to the same database."""
    with closing(psycopg2.connect(planner_uri.connectionInfo(False))) as connection:
        yield connection


@pytest.fixture
def city(database):
    from mapalus.plugin.city.city import read_city

    return read_city(database)


@pytest.fixture
def project(qgis):
    from qgis.core import QgsProject

    # Relations, value relations and joins look layers up in the one project of the application.
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def layers(project, planner_uri, city):
    """The city's layers in Indonesian, in a project."""
    from mapalus.plugin.layers.city_layers import load_city_layers

    return load_city_layers(project, planner_uri, city, "id")


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def planner():
    return PLANNER


def vector_layer_tools():
    import qgis.core
    import qgis.gui

    # It moved from one library to the other.
    home = qgis.core if hasattr(qgis.core, "QgsTrackedVectorLayerTools") else qgis.gui
    return home.QgsTrackedVectorLayerTools()


@pytest.fixture
def show_form(qgis):
    """Return a function that makes the attribute form of a feature, as QGIS would show it."""
    from qgis.gui import (
        QgsAdvancedDigitizingDockWidget,
        QgsAttributeEditorContext,
        QgsAttributeForm,
        QgsGui,
        QgsMapCanvas,
        QgsMessageBar,
    )
    from qgis.PyQt import sip

    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    QgsGui.editorWidgetRegistry().initEditors(canvas, bar)
    context = QgsAttributeEditorContext()
    tools, dock = vector_layer_tools(), QgsAdvancedDigitizingDockWidget(canvas)
    context.setVectorLayerTools(tools)
    context.setMapCanvas(canvas)
    context.setCadDockWidget(dock)
    forms = []

    def show(layer, feature, new=False):
        form = QgsAttributeForm(layer, feature, context)
        if new:
            form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        forms.append(form)
        return form

    yield show
    for form in forms:
        # Now, and not when an event loop gets to it: forms do not outlive their layers.
        sip.delete(form)
