"""The colours of reports at the desk."""

# As in styles/report.qml.
STATUS_COLOURS = {
    "received": "#c62b20",
    "coordination": "#0b529c",
    "assigned": "#ab5bd0",
    "in_progress": "#cf8000",
    "resolved": "#109a72",
    "rejected": "#5c5f66",
}
LATE_COLOUR, SOON_COLOUR, CLOSED_COLOUR = "#c62b20", "#a35f00", "#9aa0a6"
