"""The card of a report in its panel: what it shows and offers, doing it, what others change meanwhile."""

import pytest
from qgis.PyQt.QtCore import QDateTime, QLocale, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from mapalus.plugin.desk import actions
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.desk.card.card_dock import CardDock
from mapalus.plugin.gui.desk.desk import Desk
from mapalus.tests.support.card_people import HERE, file_report, people_of


class Connection:
    """Stands for the connection that the user chose."""

    def __init__(self, dsn):
        self._dsn = dsn

    def dsn(self):
        return self._dsn


@pytest.fixture
def people(minahasa, cluster):
    with people_of(minahasa, cluster, "dock") as people:
        yield people


@pytest.fixture
def open_dock(qgis, people, iface, wait):
    """Return a function that opens the panel as somebody and shows a report."""
    opened = []

    def open_dock(who, report=None):
        desk = Desk(Connection(people[who].dsn))
        desk.open()
        dock = CardDock(desk, iface.mapCanvas(), iface.mainWindow())
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        iface.mainWindow().show()
        iface.mainWindow().activateWindow()
        opened.append((desk, dock))
        wait(lambda: desk.user is not None)
        if report is not None:
            desk.choose(report)
            wait(lambda: shown(dock, report))
        return dock, desk

    yield open_dock
    for desk, dock in opened:
        iface.removeDockWidget(dock)
        dock.deleteLater()
        desk.stop()
        desk.deleteLater()


def shown(dock, report):
    """Tell whether a report is shown and its forms know what to offer."""
    return dock.card is not None and dock.card.id == report and dock._choices is not None


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def titles(dock):
    return {status: button.text().replace("&", "") for status, button in dock.steps.buttons.items()}


# ---------------------------------------------------------------- what is shown


def test_a_report_of_which_nothing_was_chosen(open_dock):
    dock, _ = open_dock("planner")
    assert dock.message.text() == "Choose a report in the queue."
    assert dock.message.isVisible()
    assert not dock.content.isVisible()


def test_what_the_head_says(minahasa, open_dock):
    number = file_report(minahasa, reported_at="2026-05-01", address="Jl. Danau 4", priority=2)
    dock, _ = open_dock("planner", number)
    header = dock.header
    assert header.reference.text() == dock.card.reference
    assert header.status.text() == "Waiting · Urgent"
    # Red, and a word for those who do not see red.
    assert header.time_left.text().startswith("Overdue by ")
    assert "#c62b20" in header.time_left.styleSheet()
    assert header._place.text().startswith("Jl. Danau 4, ")
    assert not dock.message.isVisible()
    assert "Report received" in dock.timeline.text.text()


def test_words_of_citizens_are_no_markup(minahasa, open_dock, people):
    number = file_report(minahasa, description="<b>waste</b> & more")
    people["planner"](actions.change_reports, {number: 1}, actions.take_step("in_progress", note="<img src=x>"))
    dock, _ = open_dock("planner", number)
    assert dock.details.description.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;img src=x&gt;" in dock.timeline.text.text()


@pytest.mark.parametrize(
    ("who", "status", "expected"),
    [
        ("planner", "received", {"coordination", "assigned", "in_progress", "rejected"}),
        ("operator", "received", set()),
        ("operator", "resolved", {"received"}),
        ("agency", "assigned", {"coordination", "in_progress"}),
        ("agency", "resolved", set()),
    ],
)
def test_only_buttons_that_work_are_shown(minahasa, open_dock, who, status, expected):
    dock, _ = open_dock(who, file_report(minahasa, status=status))
    assert set(dock.steps.buttons) == expected
    assert dock.caller.isVisible() == (who == "operator")
    assert dock.details.move.isVisible() == (who != "agency")
    rows = dock.details.rows
    assert rows["public_description"].button.isVisible() == (who == "planner")
    assert rows["agency"].button.isVisible() == (who == "planner")
    assert rows["priority"].button.isVisible() == (who != "agency")


# ---------------------------------------------------------------- steps


def test_a_step_by_keyboard_alone(minahasa, open_dock, wait, fetch):
    number = file_report(minahasa)
    dock, _ = open_dock("planner", number)
    dock.header.map.setFocus()
    for _ in range(20):
        if QApplication.focusWidget() is dock.steps.buttons["rejected"]:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    form = dock.steps.form
    assert form.isVisible()
    assert QApplication.focusWidget() is form.reason
    # Without its reason it goes nowhere, and says why.
    press(Qt.Key.Key_Return)
    assert form.hint.text() == "Choose a reason."
    while form.reason.value() != "invalid":
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.note
    type_text("Nothing there.")
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.status == "rejected")
    assert fetch(minahasa, "SELECT status, status_reason, status_note FROM mapalus.report") == [
        ("rejected", "invalid", "Nothing there.")
    ]
    assert not form.isVisible()
    assert dock.notice.text() == f"{dock.card.reference}: changed."
    # And back: Ctrl+Z belongs to the panel, wherever in it the keyboard is.
    dock.header.map.setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dock.card.status == "received")


def test_enter_presses_the_button_where_the_keyboard_is(minahasa, open_dock, wait, fetch):
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.steps.buttons["in_progress"].setFocus()
    press(Qt.Key.Key_Return)
    assert dock.steps.form.isVisible()
    dock.steps.form.cancel.setFocus()
    press(Qt.Key.Key_Return)
    assert not dock.steps.form.isVisible()
    assert fetch(minahasa, "SELECT status FROM mapalus.report") == [("received",)]
    dock.steps.buttons["in_progress"].click()
    dock.steps.form.do.setFocus()
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.status == "in_progress")


def test_escape_closes_the_form(minahasa, open_dock):
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.steps.buttons["in_progress"].click()
    assert dock.steps.form.isVisible()
    press(Qt.Key.Key_Escape)
    assert not dock.steps.form.isVisible()
    assert QApplication.focusWidget() is dock.steps.buttons["in_progress"]


def test_what_a_step_needs_is_filled_with_the_likely_answer(minahasa, open_dock, wait, fetch):
    """An area office has it: the category's agency is to take it, others are found by a part of their name."""
    ((office,),) = fetch(minahasa, "SELECT code FROM mapalus.agency WHERE kind = 'area_office' ORDER BY code LIMIT 1")
    dock, _ = open_dock("planner", file_report(minahasa, agency=office))
    dock.steps.buttons["assigned"].click()
    form = dock.steps.form
    assert form.agency.value() == "DLH"
    assert "open" in form.agency.currentText()
    form.agency.setEditText("pekerjaan")
    form.agency.setEditText("public works")
    assert form.agency.value() == "DPUPR"
    form.agency.setEditText("agency")
    assert not form.do.isEnabled()
    assert "more than one" in form.hint.text()
    form.agency.setEditText("dpupr")
    form.do.click()
    wait(lambda: dock.card.status == "assigned")
    assert dock.card.agency.code == "DPUPR"


def test_a_step_that_waits_for_a_photo_says_so(minahasa, open_dock, fetch):
    fetch(
        minahasa,
        "UPDATE mapalus.category SET needs_after_photo = true, version = version + 1 WHERE code = 'waste' RETURNING 1",
    )
    dock, _ = open_dock("planner", file_report(minahasa, status="in_progress"))
    dock.steps.buttons["resolved"].click()
    assert "photo of the result" in dock.steps.form.hint.text()
    assert not dock.steps.form.do.isEnabled()


def test_a_template_fills_the_note(minahasa, open_dock):
    dock, _ = open_dock("planner", file_report(minahasa, status="in_progress"))
    dock.steps.buttons["resolved"].click()
    template = dock.steps.form.template
    template.setCurrentIndex(1)
    template.activated.emit(1)
    assert dock.steps.form.note.toPlainText().startswith(
        f"Environment Agency has resolved report {dock.card.reference}."
    )


def test_a_refusal_keeps_what_was_written(minahasa, open_dock, wait, people):
    number = file_report(minahasa, status="assigned")
    dock, desk = open_dock("planner", number)
    dock.steps.buttons["in_progress"].click()
    dock.steps.form.note.setPlainText("We begin.")
    # Somebody is quicker, and this panel has not heard of it yet.
    desk.reports_changed.disconnect(dock._changed)
    people["operator"](actions.change_reports, {number: 1}, actions.set_priority(2))
    dock.steps.form.do.click()
    wait(lambda: "Somebody else changed" in dock.notice.text())
    wait(lambda: dock.card.version == 2)
    assert dock.steps.form.note.toPlainText() == "We begin."
    dock.steps.form.do.click()
    wait(lambda: dock.card.status == "in_progress")
    assert dock.card.status_note == "We begin."


# ---------------------------------------------------------------- what others change


def test_a_half_written_note_survives_what_others_change(minahasa, open_dock, wait, people):
    number = file_report(minahasa, status="assigned")
    dock, _ = open_dock("planner", number)
    dock.steps.buttons["coordination"].click()
    dock.steps.form.note.setPlainText("Half of a")
    people["operator"](actions.change_reports, {number: 1}, actions.set_priority(1))
    wait(lambda: dock.card.version == 2)
    assert dock.notice.text().startswith("Somebody changed this report.")
    assert dock.steps.form.note.toPlainText() == "Half of a"
    # The step itself may have become impossible.
    people["agency"](actions.change_reports, {number: 2}, actions.take_step("in_progress"))
    people["agency"](actions.change_reports, {number: 3}, actions.take_step("resolved"))
    wait(lambda: dock.card.version == 4)
    assert dock.steps.form.note.toPlainText() == "Half of a"
    assert not dock.steps.form.do.isEnabled()
    assert "possible no more" in dock.steps.form.hint.text()


def test_a_note_waits_until_its_report_is_shown_again(minahasa, open_dock, wait, people):
    first, second = file_report(minahasa), file_report(minahasa)
    dock, desk = open_dock("planner", first)
    dock.steps.buttons["in_progress"].click()
    dock.steps.form.note.setPlainText("For the first")
    desk.choose(second)
    assert dock.card.id == first, "loading never empties what is shown"
    wait(lambda: shown(dock, second))
    assert not dock.steps.form.isVisible()
    desk.choose(first)
    wait(lambda: shown(dock, first))
    assert dock.steps.form.note.toPlainText() == "For the first"
    # Also if its step is possible no more by then.
    desk.choose(second)
    wait(lambda: shown(dock, second))
    people["planner"](actions.change_reports, {first: 1}, actions.take_step("in_progress"))
    desk.choose(first)
    wait(lambda: shown(dock, first))
    assert dock.steps.form.note.toPlainText() == "For the first"
    assert "possible no more" in dock.steps.form.hint.text()
    assert not dock.steps.form.do.isEnabled()


def test_a_report_that_goes_away(minahasa, open_dock, wait, fetch):
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.steps.buttons["in_progress"].click()
    dock.steps.form.note.setPlainText("My note")
    fetch(minahasa, "DELETE FROM mapalus.report RETURNING 1")
    wait(lambda: dock.card is None)
    assert dock.message.text().startswith("This report was deleted, or another agency has it now.")
    assert "My note" in dock.message.text()


def test_a_database_that_is_away(minahasa, open_dock, wait):
    dock, desk = open_dock("planner", file_report(minahasa))
    dock.steps.buttons["in_progress"].click()
    dock.steps.form.note.setPlainText("My note")
    desk.lost.emit(MapalusError("No database server answers at that host and port."))
    assert dock.notice.text().startswith("No database server answers")
    assert not dock.steps.buttons["in_progress"].isEnabled()
    desk.back.emit()
    wait(lambda: dock.steps.buttons["in_progress"].isEnabled())
    assert dock.steps.form.note.toPlainText() == "My note"
    assert not dock.notice.isVisible()


def test_leaving_the_database(minahasa, open_dock):
    dock, desk = open_dock("planner", file_report(minahasa))
    dock.steps.buttons["in_progress"].click()
    desk.close()
    assert dock.card is None
    assert dock.message.text() == "Choose a report in the queue."


# ---------------------------------------------------------------- changes in place


def test_the_map_keeps_its_own_undo(minahasa, open_dock, wait, iface):
    """QGIS's Ctrl+Z undoes edits of layers: the panel takes the key only where the keyboard is in it."""
    from qgis.PyQt.QtWidgets import QAction

    undone = []
    action = QAction("Undo", iface.mainWindow())
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: undone.append("QGIS"))
    iface.mainWindow().addAction(action)
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.header.map.setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["QGIS"], "there is nothing to undo here"
    row = dock.details.rows["priority"]
    row.button.click()
    row.editor.set_value(1)
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.priority == 1)
    iface.mapCanvas().setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["QGIS", "QGIS"]
    dock.header.map.setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dock.card.priority == 0)
    assert undone == ["QGIS", "QGIS"]


def test_values_are_changed_in_place_and_undone(minahasa, open_dock, wait):
    dock, _ = open_dock("planner", file_report(minahasa))
    row = dock.details.rows["priority"]
    row.button.click()
    assert QApplication.focusWidget() is row.editor
    row.editor.set_value(2)
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.priority == 2)
    assert not row.is_open
    assert row.text.text() == "Urgent"
    assert dock.undo_button.isVisible()
    dock.header.map.setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dock.card.priority == 0)
    assert "as it was before" in dock.notice.text()
    assert not dock.undo_button.isVisible()


def test_every_value_that_has_a_change_can_be_changed(minahasa, open_dock, wait):
    dock, _ = open_dock("planner", file_report(minahasa))
    for name, value, changed in (
        ("category", "tree", lambda card: card.category.code == "tree"),
        ("agency", "DPUPR", lambda card: card.agency.code == "DPUPR"),
        ("is_public", False, lambda card: not card.is_public),
    ):
        row = dock.details.rows[name]
        row.button.click()
        row.editor.set_value(value)
        press(Qt.Key.Key_Return)
        wait(lambda changed=changed: changed(dock.card))
    row = dock.details.rows["public_description"]
    row.button.click()
    type_text("A heap of waste.")
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.public_description == "A heap of waste.")
    row.button.click()
    press(Qt.Key.Key_Escape)
    assert not row.is_open


def test_merging_and_splitting(minahasa, open_dock, wait):
    first = file_report(minahasa, reported_at="2026-05-01 08:00+08", description="Sampah di jalan")
    second = file_report(minahasa, reported_at="2026-05-01 11:00+08")
    dock, desk = open_dock("planner", second)
    texts = [label.text() for label in dock.others.findChildren(type(dock.message))]
    assert any("0 m away" in text and "3 h" in text for text in texts)
    assert any("Sampah di jalan" in text for text in texts)
    find_button(dock, "Merge").click()
    wait(lambda: dock.card.duplicate_of == first)
    assert "merged" in dock.steps._none.text()
    find_button(dock, "Split").click()
    wait(lambda: dock.card.duplicate_of is None)
    # Seen from the first, the second is merged into it all the same: the one that came first stays.
    desk.choose(first)
    wait(lambda: shown(dock, first))
    find_button(dock, "Merge").click()
    wait(lambda: [other.id for other in dock.card.merged] == [second])
    find_button(dock, "Split").click()
    wait(lambda: dock.card.merged == ())
    find_button(dock, dock.card.duplicates[0].reference).click()
    wait(lambda: shown(dock, second))


def test_merging_by_reference(minahasa, open_dock, wait):
    """What a user knows of another report is its reference."""
    first, second = file_report(minahasa, category="tree"), file_report(minahasa)
    dock, desk = open_dock("planner", first)
    reference = dock.card.reference
    desk.choose(second)
    wait(lambda: shown(dock, second))
    dock.others.merge_button.click()
    type_text("MIN-2026-999999")
    press(Qt.Key.Key_Return)
    wait(lambda: dock.notice.text().startswith("There is no report MIN-2026-999999."))
    dock.others.into.clear()
    type_text(reference.lower())
    press(Qt.Key.Key_Return)
    wait(lambda: dock.card.duplicate_of == first)
    assert not dock.others.merge_button.isVisible()
    assert not dock.others.into.isVisible()


def find_button(dock, text):
    return next(one for one in dock.others.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def test_an_operator_sees_possible_duplicates_and_merges_none(minahasa, open_dock):
    number = file_report(minahasa)
    file_report(minahasa)
    dock, _ = open_dock("operator", number)
    assert len(dock.card.duplicates) == 1
    buttons = [one.text() for one in dock.others.findChildren(QPushButton) if not one.isHidden()]
    assert buttons == [dock.card.duplicates[0].reference]


def test_the_caller_is_shown_for_a_purpose(minahasa, open_dock, wait, fetch):
    number, other = file_report(minahasa), file_report(minahasa)
    fetch(
        minahasa,
        "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (%s, 'Maria', '0812') RETURNING 1",
        (number,),
    )
    dock, desk = open_dock("operator", number)
    dock.caller.show_button.click()
    type_text("a b")
    assert not dock.caller.ok.isEnabled()
    press(Qt.Key.Key_Return)
    type_text(" call back")
    press(Qt.Key.Key_Return)
    wait(lambda: dock.caller.person.isVisible())
    assert dock.caller.person.text() == "Maria\n0812\n—"
    assert fetch(minahasa, "SELECT purpose FROM mapalus.reporter_read") == [("a b call back",)]
    desk.choose(other)
    assert dock.caller.person.text() == ""
    wait(lambda: shown(dock, other))
    dock.caller.show_button.click()
    press(Qt.Key.Key_Escape)
    assert dock.caller.show_button.isVisible()


def test_the_history_says_what_was_changed(minahasa, open_dock, people, wait):
    """With names in place of codes, in the computer's time zone, and what the public never sees marked."""
    number = file_report(minahasa)
    people["planner"](
        actions.change_reports,
        {number: 1},
        {"due_at": "2026-12-24 10:30+08", "priority": 2, **actions.pass_on("DPUPR")},
    )
    people["planner"](
        actions.change_reports, {number: 2}, {**actions.set_category("tree"), **actions.show_to_public(False)}
    )
    dock, _ = open_dock("planner", number)
    text = dock.timeline.text.text()
    assert "Agency: Environment Agency → Public Works and Spatial Planning" in text
    assert "Category: Waste → Fallen tree" in text
    assert "Priority: Normal → Urgent" in text
    assert "Hidden from the public" in text
    day = QDateTime.fromString("2026-12-24T10:30:00+08:00", Qt.DateFormat.ISODate).toLocalTime()
    assert f"→ {QLocale().toString(day.date(), QLocale.FormatType.ShortFormat)} {day.toString('HH:mm')}<" in text
    assert "dock_planner · internal" in text
    for turn in range(10):
        people["planner"](actions.change_reports, {number: 3 + turn}, actions.set_priority(turn % 2))
    wait(lambda: dock.card.version == 13)
    assert dock.timeline._more.isVisible()
    dock.timeline._more.click()
    assert not dock.timeline._more.isVisible()
    assert "Report received" in dock.timeline.text.text()


# ---------------------------------------------------------------- the map, the clipboard


def test_showing_and_moving_on_the_map(minahasa, open_dock, wait, iface):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    canvas = iface.mapCanvas()
    canvas.resize(400, 300)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32651"))
    canvas.setExtent(QgsRectangle(690_000, 130_000, 730_000, 170_000))
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.header.map.click()
    assert canvas.center().x() == pytest.approx(714_000, abs=2000)
    assert canvas.scale() < 10_000
    dock.details.move.click()
    assert dock._map.is_picking
    middle = canvas.width() // 2, canvas.height() // 2
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle[0] + 20, middle[1]))
    wait(lambda: dock.card.version == 2)
    assert dock.card.longitude > HERE[0]
    assert not dock._map.is_picking


def test_the_reference_is_copied(minahasa, open_dock):
    dock, _ = open_dock("planner", file_report(minahasa))
    dock.header.copy.click()
    assert QApplication.clipboard().text() == dock.card.reference


def test_it_is_narrow(minahasa, open_dock):
    """Beside a map there is not much room: nothing is cut off at 320 pixels."""
    number = file_report(minahasa, description="kata " * 60, address="Jalan yang panjang sekali nomor 123")
    file_report(minahasa, description="kata " * 60)
    dock, _ = open_dock("planner", number)
    dock.steps.buttons["assigned"].click()
    for name in ("agency", "public_description"):
        dock.details.rows[name].button.click()
    QApplication.processEvents()
    assert dock.content.minimumSizeHint().width() <= 312


def test_nothing_is_read_while_the_panel_is_hidden(minahasa, open_dock, wait, people):
    number = file_report(minahasa)
    dock, _ = open_dock("planner", number)
    dock.hide()
    people["planner"](actions.change_reports, {number: 1}, actions.set_priority(1))
    wait(lambda: dock._is_stale)
    assert dock.card.version == 1
    dock.show()
    wait(lambda: dock.card.version == 2)
