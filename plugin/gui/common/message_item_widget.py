"""Items of QGIS's message bar that show their whole text."""

from qgis.PyQt.QtWidgets import QTextBrowser

# The icon, the number of further items, and the button that closes the item.
_BESIDE_TEXT = 160
_MOST_LINES = 8


def show_whole_text(item, width):
    """Let an item of the message bar show all lines of its text; QGIS shows one, and arrows."""
    browser = item.findChild(QTextBrowser)
    if browser is None:
        return
    document = browser.document().clone()
    document.setDefaultFont(browser.font())
    document.setTextWidth(max(width - _BESIDE_TEXT, _BESIDE_TEXT))
    height = min(document.size().height(), _MOST_LINES * browser.fontMetrics().lineSpacing())
    browser.setStyleSheet(
        f"QTextEdit {{ background-color: transparent; min-height: {height:.0f}px; max-height: {height:.0f}px; }}"
    )
