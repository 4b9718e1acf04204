"""The publish dialog with a server in memory and a real journal."""

import re
import threading

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QTreeWidget

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.publishing.passwords_dialog import PasswordsDialog
from mapalus.plugin.gui.publishing.passwords_widget import PasswordsWidget
from mapalus.plugin.gui.publishing.publish_dialog import PublishDialog
from mapalus.plugin.publication import publisher
from mapalus.plugin.publication.preflight import ERROR, WARNING, Finding
from mapalus.plugin.stored.servers import SERVER_SETTING, SERVERS_SETTING
from mapalus.plugin.stored.settings import PUBLIC_MAP_SETTING
from mapalus.tests.support.publishing import PASSWORDS

ADMINISTRATOR = "a word for the administrator"
# A step that is taken after the users were made.
AFTER_THE_USERS = "access rule", "mapalus.map.r"


@pytest.fixture(scope="module")
def authcfg(stored_logins):
    """The identifier of a stored login at GeoServer."""
    config = QgsAuthMethodConfig("Basic")
    config.setId("geosrv1")
    config.setName("GeoServer")
    config.setConfig("username", "admin")
    config.setConfig("password", ADMINISTRATOR)
    stored = stored_logins.storeAuthenticationConfig(config)
    assert stored[0] if isinstance(stored, tuple) else stored
    yield config.id()
    stored_logins.removeAuthenticationConfig(config.id())


@pytest.fixture
def open_dialog(server, store, login, wait, monkeypatch):
    """Return a function that opens the dialog; environment and stored connection are a planner's."""
    for name, value in PASSWORDS.items():
        monkeypatch.setenv(name, value)
    store("the city", login)
    dialogs = []

    def open_dialog():
        dialog = PublishDialog("the city")
        dialogs.append(dialog)
        dialog.show()
        wait(lambda: not dialog.is_busy)
        return dialog

    yield open_dialog
    for dialog in dialogs:
        dialog.abandon()
        dialog.hide()


@pytest.fixture
def remembered(settings, server, authcfg):
    """A server that the planner has published to before."""
    settings.setValue(SERVER_SETTING, server.address)
    settings.setValue(SERVERS_SETTING, f'{{"{server.address}": {{"login": "{authcfg}"}}}}')


@pytest.fixture
def publish(open_dialog, remembered, wait):
    """Return a function that opens the dialog and publishes everything."""

    def publish():
        dialog = open_dialog()
        dialog.apply()
        wait(lambda: not dialog.is_busy)
        return dialog

    return publish


def button(dialog, text):
    return next(one for one in dialog.findChildren(QPushButton) if one.text().startswith(text))


def item(dialog, kind, name):
    return dialog.plan_page.steps.items()[kind, name]


def said(dialog):
    return dialog.plan_page.notice.text()


def tree_texts(dialog):
    tree = dialog.plan_page.steps.findChild(QTreeWidget)
    return [tree.topLevelItem(index).text(0) for index in range(tree.topLevelItemCount())]


def test_without_a_server_one_is_asked_for(open_dialog):
    dialog = open_dialog()
    assert dialog.page() is dialog.server
    dialog.show_page(dialog.plan_page)
    assert "No GeoServer is chosen." in said(dialog)
    assert not button(dialog, "Apply").isEnabled()


def test_looking_shows_the_plan_and_changes_nothing(open_dialog, remembered, server):
    server.live.add("layer", "mapalus:mine", {"store": "mine"})
    dialog = open_dialog()
    assert "to create, 1 to change" in said(dialog)
    assert "Left alone, because somebody else made it: 1." in said(dialog)
    assert "Layers (4)" in tree_texts(dialog)
    assert tree_texts(dialog)[-1] == "Left alone (1)"
    assert server.taken == []
    setting = item(dialog, "server setting", "catalog mode")
    child = setting.child(0)
    assert [child.text(column) for column in (0, 2, 3)] == ["mode", "MIXED", "HIDE"]
    assert button(dialog, "Apply").text() == f"Apply ({len(dialog.plan_page.steps.items())})"
    assert button(dialog, "View as the public").isEnabled()


def test_applying_reports_and_shows_passwords_once(publish, server, settings):
    dialog = publish()
    assert f"is done; steps taken: {len(server.wants.state)}. Then the server was asked as the public" in said(dialog)
    assert len(server.taken) == len(dialog.plan_page.steps.items())
    assert dialog.passwords.isVisible()
    button(dialog.passwords, "Copy").click()
    assert QApplication.clipboard().text() == "statistics\tpassword of statistics"
    assert settings.value(PUBLIC_MAP_SETTING) == server.urls.map_page
    assert not button(dialog, "Apply").isEnabled()


def test_passwords_stay_until_the_dialog_is_closed(publish, wait):
    dialog = publish()
    dialog.look()
    wait(lambda: not dialog.is_busy)
    assert "Nothing to do" in said(dialog)
    assert "password of statistics" in dialog.passwords.text()


def test_what_somebody_else_changed_is_marked(publish, server, wait):
    dialog = publish()
    server.live.state["layer", "mapalus:area"]["title"] = {"id": "x", "en": "x"}
    dialog.look()
    wait(lambda: not dialog.is_busy)
    changed = item(dialog, "layer", "mapalus:area")
    assert changed.text(1) == "Somebody changed it on the server: title."
    assert not changed.icon(1).isNull()
    assert changed.child(0).text(1) == "changed on the server by somebody else"
    assert "Changed on the server by somebody else: 1." in said(dialog)


def test_steps_are_put_off_with_what_needs_them(open_dialog, remembered, server, wait):
    dialog = open_dialog()
    everything = len(dialog.plan_page.steps.items())
    item(dialog, "layer", "mapalus:area").setCheckState(0, Qt.CheckState.Unchecked)
    for kind, name in (("group", "mapalus:map"), ("access rule", "mapalus.area.r"), ("tile layer", "mapalus:area")):
        assert item(dialog, kind, name).checkState(0) == Qt.CheckState.Unchecked
    assert f"Apply ({everything - 5})" == button(dialog, "Apply").text()
    assert "5 steps hang together" in said(dialog)
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert "Put off: 5." in said(dialog)
    assert ("layer", "mapalus:area") not in server.taken
    assert ("layer", "mapalus:report") in server.taken


def test_what_closes_has_a_box_that_cannot_be_unticked(open_dialog, remembered):
    dialog = open_dialog()
    rule = item(dialog, "access rule", "mapalus.*.r")
    assert not rule.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert rule.checkState(0) == Qt.CheckState.Checked
    assert "keeps somebody out" in rule.toolTip(0)
    assert rule.text(1) == "It does not exist yet. Cannot wait."
    workspace = item(dialog, "workspace", "mapalus")
    assert workspace.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_missing_password_is_told_before_anything_is_done(open_dialog, remembered, server, monkeypatch):
    monkeypatch.delenv("MAPALUS_PUBLIC_PASSWORD")
    dialog = open_dialog()
    assert "needs the password of the database login mapalus_public" in said(dialog)
    assert not button(dialog, "Apply").isEnabled()
    item(dialog, "store", "mapalus:public").setCheckState(0, Qt.CheckState.Unchecked)
    assert button(dialog, "Apply").isEnabled()
    assert server.taken == []


def test_a_failure_is_a_sentence_and_publishing_goes_on_from_there(open_dialog, remembered, server, wait):
    def no_space(step):
        if step.key == ("layer", "mapalus:market"):
            raise MapalusError("GeoServer's disk is full.", "Free some space.")

    server.before_step = no_space
    dialog = open_dialog()
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert re.fullmatch(
        r"GeoServer's disk is full\. Free some space\. \d+ of \d+ steps were taken; publishing again goes on from "
        r"there, a rollback goes back to the state before\.",
        said(dialog),
    )
    assert not button(dialog, "Apply").isEnabled()
    server.before_step = lambda step: None
    dialog.look()
    wait(lambda: not dialog.is_busy)
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert "steps taken" in said(dialog)


def test_an_unexpected_error_is_told_too(open_dialog, remembered, server, monkeypatch):
    def breaks(_scope, _target, _remembered=None):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(server, "read", breaks)
    dialog = open_dialog()
    assert "Unexpected error: division by zero." in said(dialog)
    assert button(dialog, "Close").isVisible()


def hold(server, key):
    """Make the server stop at a step; return events: it has come there, it may go on."""
    there, go_on = threading.Event(), threading.Event()

    def stop(step):
        if step.key == key:
            there.set()
            assert go_on.wait(20)

    server.before_step = stop
    return there, go_on


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_cancelling_ends_after_the_step_and_tells(open_dialog, remembered, server, wait, how):
    there, go_on = hold(server, ("store", "mapalus:public"))
    dialog = open_dialog()
    dialog.apply()
    wait(there.is_set)
    assert not button(dialog, "Apply").isEnabled()
    (dialog.cancel if how == "cancel" else dialog.close)()
    assert dialog.isVisible()
    go_on.set()
    wait(lambda: not dialog.is_busy)
    assert said(dialog).startswith("Cancelled after ")
    assert server.taken[-1] == ("store", "mapalus:public")
    dialog.close()
    assert not dialog.isVisible()


def test_the_step_that_is_taken_is_marked(open_dialog, remembered, server, wait):
    there, go_on = hold(server, ("layer", "mapalus:market"))
    dialog = open_dialog()
    dialog.apply()
    wait(lambda: there.is_set() and not item(dialog, "layer", "mapalus:market").icon(0).isNull())
    assert not item(dialog, "layer", "mapalus:area").icon(0).isNull()
    assert item(dialog, "layer", "mapalus:report").icon(0).isNull()
    assert dialog.plan_page.is_publishing
    go_on.set()
    wait(lambda: not dialog.is_busy)


def test_closing_while_the_server_is_asked(remembered, server, store, login, qgis):
    dialog = PublishDialog(store("the city", login))
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()
    dialog.deleteLater()
    for _ in range(50):
        qgis.processEvents()


def test_history_and_going_back(publish, server, wait):
    dialog = publish()
    server.wants.state["layer", "mapalus:area"]["title"] = {"id": "Wilayah", "en": "Areas"}
    for step in (dialog.look, dialog.apply):
        step()
        wait(lambda: not dialog.is_busy)
    dialog.show_page(dialog.history)
    wait(lambda: not dialog.is_busy)
    rows = dialog.history.rows()
    assert [row[4:6] for row in rows] == [["1", "done"], [str(len(server.wants.state)), "done"]]
    back = button(dialog, "Go back to before this…")
    assert not back.isEnabled()
    number = int(rows[0][0])
    dialog.history.choose(number)
    back.click()
    wait(lambda: not dialog.is_busy)
    assert f"Going back to before publication {number}. To do: 1 to change." in said(dialog)
    assert button(dialog, "Go back (1)").isEnabled()
    assert server.live.state["layer", "mapalus:area"]["title"]["en"] == "Areas", "nothing is done before it is seen"
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert server.live.state["layer", "mapalus:area"]["title"]["en"] == "area"
    dialog.show_page(dialog.history)
    wait(lambda: not dialog.is_busy)
    assert dialog.history.rows()[0][3] == f"back to before {number}"


def test_a_look_at_a_rollback_can_be_left(publish, server, wait):
    dialog = publish()
    number = int(said(dialog).split()[1].rstrip(":"))
    dialog.look_at_rollback(number)
    wait(lambda: not dialog.is_busy)
    button(dialog, "Back to the declaration").click()
    wait(lambda: not dialog.is_busy)
    assert "Nothing to do" in said(dialog)


def test_verifying(publish, server, wait):
    dialog = publish()
    dialog.verify()
    wait(lambda: not dialog.is_busy)
    verification = dialog.verification
    assert dialog.page() is verification
    layers = sum(kind == "layer" for kind, _ in server.wants.state)
    assert verification.notice.text() == (
        f"The server answers as it should, and refuses what it should. Checks: {2 * layers}."
    )
    assert [words for words, _ in verification.groups()] == [
        f"As the public ({layers} checks, failed: 0)",
        f"As an attacker ({layers} checks, failed: 0)",
    ]
    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    dialog.verify()
    wait(lambda: not dialog.is_busy)
    assert verification.notice.text() == f"Checks that failed: 1 of {2 * layers}."
    words, rows = verification.groups()[0]
    assert words == f"As an attacker ({layers} checks, failed: 1)"
    assert rows[0] == ["writing", "mapalus:report", "WFS Transaction", server.wrong["mapalus:report"]]
    assert rows[1][3] == "as it should be"
    # Nothing was published by that: there is nothing to go back to.
    assert not button(verification, "Go back to before this publication…").isVisible()
    server.problem = MapalusError("No GeoServer answers.", "Check the address.")
    dialog.verify()
    wait(lambda: not dialog.is_busy)
    assert verification.notice.text() == "No GeoServer answers. Check the address."
    assert verification.groups() == []


def test_a_publication_that_failed_its_verification_can_be_gone_back_from(
    open_dialog,
    remembered,
    server,
    wait,
):
    dialog = open_dialog()
    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    verification = dialog.verification
    assert dialog.page() is verification
    number = int(verification.notice.text().split()[1])
    assert verification.notice.text().startswith(
        f"Publication {number} failed its verification. Checks that failed: 1 of "
    )
    assert verification.groups()[0][1][0][3] == server.wrong["mapalus:report"]
    assert "As the administrator, before it was opened" in verification.groups()[-1][0]
    assert "can be written by anybody" in said(dialog)
    assert "password of statistics" in dialog.passwords.text(), "they are shown now or never"
    back = button(verification, "Go back to before this publication…")
    assert back.isVisible()
    taken = len(server.taken)
    back.click()
    wait(lambda: not dialog.is_busy)
    assert dialog.page() is dialog.plan_page
    assert f"Going back to before publication {number}." in said(dialog)
    assert len(server.taken) == taken, "nothing is done before it is seen"
    server.wrong.clear()
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert {kind for kind, _ in server.live.state} == {"server setting"}


def test_history_shows_what_was_asked(publish, server, wait):
    dialog = publish()
    server.wants.state["layer", "mapalus:area"]["title"] = {"id": "Wilayah", "en": "Areas"}
    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    for step in (dialog.look, dialog.apply):
        step()
        wait(lambda: not dialog.is_busy)
    dialog.show_page(dialog.history)
    wait(lambda: not dialog.is_busy)
    history, show = dialog.history, button(dialog, "Show its verification")
    (failed, good) = history.rows()
    assert failed[5:] == ["failed: The layer mapalus:report can be written by anybody.", "8, failed: 1"]
    assert good[5] == "done"
    assert int(good[6]) > 8
    assert not show.isEnabled()
    for row, failures in ((failed, 1), (good, 0)):
        dialog.show_page(history)
        wait(lambda: not dialog.is_busy)
        history.choose(int(row[0]))
        show.click()
        wait(lambda: not dialog.is_busy)
        assert dialog.page() is dialog.verification
        assert dialog.verification.notice.text().startswith(f"After publication {row[0]}: ")
        assert f"failed: {failures})" in dialog.verification.groups()[0][0]
        assert button(dialog.verification, "Go back to before this publication…").isVisible() == bool(failures)


def test_the_public_map_is_opened_in_the_browser(publish, server, monkeypatch):
    from mapalus.plugin.gui.publishing import publish_dialog

    opened = []
    monkeypatch.setattr(publish_dialog.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    button(publish(), "View as the public").click()
    assert opened == [server.urls.map_page]


def test_testing_a_server_remembers_it_without_a_password(open_dialog, server, authcfg, settings, wait):
    dialog = open_dialog()
    dialog.server._address.setEditText(f"{server.address}/")
    dialog.server._login.setConfigId(authcfg)
    button(dialog.server, "Test").click()
    wait(lambda: not dialog.is_busy)
    words = dialog.server.notice.text()
    assert "GeoServer answers, and this user may configure it. Nothing was published to it yet." in words
    assert "travels in the clear" in words
    assert settings.value(SERVER_SETTING) == server.address
    assert authcfg in settings.value(SERVERS_SETTING)
    assert not [key for key in settings.allKeys() if ADMINISTRATOR in str(settings.value(key))]


def test_a_server_that_cannot_be_used_is_told_where_it_was_asked(open_dialog, remembered, server, wait):
    dialog = open_dialog()
    server.problem = MapalusError("No GeoServer answers.", "Check the address.")
    dialog.test()
    wait(lambda: not dialog.is_busy)
    assert dialog.server.notice.text() == "No GeoServer answers. Check the address."


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "No GeoServer is chosen."),
        ("maps.example.org", "No GeoServer is chosen."),
        ("https://admin:word@maps.example.org/geoserver", "holds a user name or a password"),
        ("https://maps.example.org/geoserver", "administrator is not chosen"),
    ],
)
def test_what_is_missing_is_said(open_dialog, address, words):
    dialog = open_dialog()
    dialog.server._address.setEditText(address)
    dialog.test()
    assert words in dialog.server.notice.text()


def test_another_server_forgets_the_plan(open_dialog, remembered):
    dialog = open_dialog()
    assert dialog.plan_page.steps.items()
    dialog.server._address.setEditText("https://elsewhere.example.org/geoserver")
    assert not dialog.plan_page.steps.items()
    assert not button(dialog, "Apply").isEnabled()
    assert not button(dialog, "View as the public").isEnabled()


def test_a_database_that_refuses_is_told(remembered, server, store, login, wait):
    from dataclasses import replace

    dialog = PublishDialog(store("wrong", replace(login, password="something else")))
    dialog.show()
    wait(lambda: not dialog.is_busy)
    assert "refused the user name or the password" in said(dialog)
    dialog.reject()


KEYLESS = Finding(
    ERROR,
    "mapalus",
    "mapalus_public.area",
    "mapalus_public.area has no key.",
    "Repair it as mapalus_owner.",
    ("DELETE 1", "INSERT 2"),
    "mapalus_owner",
)
SLOW = Finding(
    WARNING, "mapalus", "mapalus_public.market", "It is slow.", "Repair it as ana.", ("CREATE INDEX",), "ana"
)
MISSING = Finding(ERROR, "mapalus_feed", "feed", "There is no such login.", "Make it.")


def database_said(dialog):
    return dialog.database.notice.text()


def test_a_fit_database_is_said_to_be(open_dialog, remembered):
    dialog = open_dialog()
    assert database_said(dialog) == "The database is fit to be published."
    assert dialog.database.rows() == []
    assert not button(dialog, "Repair").isVisibleTo(dialog.database)


def test_what_was_found_in_the_database(open_dialog, remembered, server, wait):
    server.findings = [KEYLESS, MISSING, SLOW]
    dialog = open_dialog()
    assert "mapalus_public.area has no key. And 1 more. Repair it as mapalus_owner." in said(dialog)
    assert "Found in the database, and listed under “Database”: 3." in said(dialog)
    assert not button(dialog, "Apply").isEnabled()
    assert database_said(dialog).endswith("Errors: 2. Warnings: 1.")
    assert dialog.database.rows() == [str(KEYLESS), str(MISSING), str(SLOW)]
    dialog.show_page(dialog.database)
    button(dialog.database, "Copy").click()
    assert QApplication.clipboard().text() == "DELETE 1;\nINSERT 2;"
    dialog.database.choose(1)
    assert not button(dialog, "Repair").isVisible()
    # Without the feed, whose login is missing, the public map could be published; not without its key.
    server.findings = [SLOW]
    dialog.look()
    wait(lambda: not dialog.is_busy)
    assert button(dialog, "Apply").isEnabled()
    assert "could be better" in database_said(dialog)


def test_repairing(open_dialog, remembered, server, wait, monkeypatch):
    server.findings = [KEYLESS, SLOW]
    repaired = []

    def repair(_connection, finding):
        repaired.append((finding, threading.current_thread() is threading.main_thread()))
        if finding is not KEYLESS:
            raise MapalusError("You may not repair this.", "Have ana run: CREATE INDEX;")
        server.findings.remove(finding)

    monkeypatch.setattr(publisher, "repair", repair)
    dialog = open_dialog()
    dialog.show_page(dialog.database)
    button(dialog, "Repair").click()
    wait(lambda: not dialog.is_busy)
    assert repaired == [(KEYLESS, False)]
    assert dialog.database.rows() == [str(SLOW)]
    assert button(dialog, "Apply").isEnabled()
    button(dialog, "Repair").click()
    wait(lambda: not dialog.is_busy)
    assert database_said(dialog) == "You may not repair this. Have ana run: CREATE INDEX;"
    assert dialog.database.rows() == [str(SLOW)]


def test_new_passwords_are_shown_although_something_unexpected_happens(open_dialog, remembered, server, wait):
    def breaks(step):
        if step.key == AFTER_THE_USERS:
            raise KeyError("something")

    server.before_step = breaks
    dialog = open_dialog()
    dialog.apply()
    wait(lambda: not dialog.is_busy)
    assert "something" in said(dialog)
    assert "password of statistics" in dialog.passwords.text()


def test_finishing_while_publishing_ends_after_the_step_and_shows_passwords(
    open_dialog, remembered, server, wait, monkeypatch
):
    shown = []
    monkeypatch.setattr(PasswordsDialog, "exec", lambda window: shown.append(window.findChild(PasswordsWidget).text()))
    there, go_on = hold(server, AFTER_THE_USERS)
    dialog = open_dialog()
    dialog.apply()
    wait(there.is_set)
    threading.Timer(0.5, go_on.set).start()
    dialog.finish()
    assert shown == ["statistics\tpassword of statistics"]
    assert not dialog.isVisible()
    assert not dialog.is_busy


def test_cancelling_in_qgis_own_list_of_tasks(open_dialog, remembered, server, wait):
    there, go_on = hold(server, ("store", "mapalus:public"))
    dialog = open_dialog()
    dialog.apply()
    wait(there.is_set)
    QgsApplication.taskManager().cancelAll()
    go_on.set()
    wait(lambda: not dialog.is_busy)
    assert said(dialog).startswith("Cancelled after ")
    dialog.reject()
    assert not dialog.isVisible()


def test_going_back_asks_nothing_of_the_database(publish, server, wait):
    dialog = publish()
    server.findings = [KEYLESS]
    dialog.look_at_rollback(1)
    wait(lambda: not dialog.is_busy)
    assert button(dialog, "Go back (").isEnabled()
