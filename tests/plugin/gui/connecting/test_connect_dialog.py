from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from mapalus.plugin.gui.connecting import connect_dialog
from mapalus.plugin.gui.connecting.connect_dialog import ConnectDialog
from mapalus.plugin.gui.connecting.new_connection_dialog import NewConnectionDialog
from mapalus.tests.support.deaf_proxy import sleep_in


@pytest.fixture
def ask(wait):
    """Return a function that tests a chosen connection and returns the dialog and all that it says."""
    dialogs = []

    def ask(choice):
        dialog = ConnectDialog(choice)
        dialogs.append(dialog)
        dialog.show()
        dialog.test()
        wait(lambda: not dialog.is_busy)
        return dialog, " ".join(label.text() for label in dialog.findChildren(QLabel))

    yield ask
    for dialog in dialogs:
        dialog.reject()


def offered(dialog):
    return [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible() and "…" in button.text()]


def test_the_city_and_its_reports_are_told(ask, store, login):
    dialog, said = ask(store("the city", login))
    assert "Minahasa Regency: 2 reports. The database is up to date." in said
    assert dialog.choice() == "the city"


def test_a_wrong_password_is_told(ask, store, login):
    _, said = ask(store("wrong", replace(login, password="something else")))
    assert "refused the user name or the password" in said


def test_an_empty_database_offers_the_installation(ask, store, login, empty_database):
    parameters = empty_database.get_dsn_parameters()
    dialog, said = ask(store("empty", replace(login, database=parameters["dbname"])))
    assert "no Mapalus in this database" in said
    assert "Install…" in offered(dialog)
    wanted = []
    dialog.algorithm_wanted.connect(lambda *what: wanted.append(what))
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Install…").click()
    assert wanted == [("mapalus:installdatabase", "empty")]


def test_an_older_schema_offers_the_upgrade(ask, store, login, cluster):
    with (
        closing(psycopg2.connect(cluster.dsn(login.database))) as connection,
        connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "DELETE FROM mapalus.schema_migration WHERE number = (SELECT max(number) FROM mapalus.schema_migration)"
        )
    dialog, said = ask(store("older", login))
    assert "older Mapalus" in said
    assert "Upgrade…" in offered(dialog)


def test_a_newer_schema_is_told(ask, store, login, cluster):
    with (
        closing(psycopg2.connect(cluster.dsn(login.database))) as connection,
        connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO mapalus.schema_migration (number, name, checksum)"
            " SELECT max(number) + 1, 'from_the_future', '' FROM mapalus.schema_migration"
        )
    _, said = ask(store("newer", login))
    assert "newer Mapalus" in said


def test_without_connections_nothing_can_be_chosen(settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "none"))
    monkeypatch.setenv("PGSYSCONFDIR", str(tmp_path))
    dialog = ConnectDialog()
    assert dialog.choice() == ""
    assert "no PostgreSQL connection yet" in " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_closing_the_dialog_while_the_database_is_asked(store, login, qgis):
    dialog = ConnectDialog(store("the city", login))
    dialog.show()
    dialog.test()
    dialog.reject()
    dialog.deleteLater()
    for _ in range(50):
        qgis.processEvents()


def test_a_new_connection_without_a_name_is_refused_in_the_dialog(settings):
    dialog = NewConnectionDialog()
    dialog.accept()
    assert dialog.result() == 0
    assert "has no name" in " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_cancelling_in_qgis_own_list_of_tasks_leaves_a_dialog_that_can_go_on(store, login, wait, monkeypatch):
    monkeypatch.setattr(connect_dialog, "check_database", lambda connection: sleep_in(connection, 60))
    dialog = ConnectDialog(store("the city", login))
    dialog.show()
    dialog.test()
    QgsApplication.taskManager().cancelAll()
    wait(lambda: not dialog.is_busy)
    assert "Cancelled: nothing was changed." in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert next(one for one in dialog.findChildren(QPushButton) if one.text() == "Test").isEnabled()
    dialog.reject()
    assert not dialog.isVisible()
