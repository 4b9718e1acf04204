"""Building blocks of attribute forms: widgets, groups, tabs."""

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsAttributeTableConfig,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFieldConstraints,
    QgsOptionalExpression,
    QgsValueMapFieldFormatter,
)

TEXT = QgsEditorWidgetSetup("TextEdit", {})
LONG_TEXT = QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True, "UseHtml": False})
HIDDEN = QgsEditorWidgetSetup("Hidden", {})
YES_NO = QgsEditorWidgetSetup("CheckBox", {})
DATE_TIME = QgsEditorWidgetSetup(
    "DateTime", {"display_format": "dd MMM yyyy HH:mm", "calendar_popup": True, "allow_null": True}
)
DATE = QgsEditorWidgetSetup(
    "DateTime",
    {"display_format": "dd MMM yyyy", "field_format": "yyyy-MM-dd", "calendar_popup": True, "allow_null": True},
)
NULL_CODE = QgsValueMapFieldFormatter.NULL_VALUE


def number(lowest, highest, unit="", digits=0):
    """Return a box for a number between two others that may be empty, with its unit behind it."""
    return QgsEditorWidgetSetup(
        "Range",
        {
            "Min": lowest,
            "Max": highest,
            "Step": 1,
            "Precision": digits,
            "Suffix": f" {unit}" if unit else "",
            "AllowNull": True,
            "Style": "SpinBox",
        },
    )


def value_map(words):
    """Return a drop-down of coded values, shown in words; the code ``NULL_CODE`` stands for no value."""
    return QgsEditorWidgetSetup("ValueMap", {"map": [{shown: code} for code, shown in words.items()]})


def value_relation(layer, shown_column, allow_null=False):
    """Return a drop-down of another layer's rows: their ``code`` is kept, a column of theirs is shown."""
    return QgsEditorWidgetSetup(
        "ValueRelation",
        {
            "Layer": layer.id(),
            "LayerName": layer.name(),
            "Key": "code",
            "Value": shown_column,
            "AllowNull": allow_null,
            "OrderByValue": True,
        },
    )


class Form:
    """A layer's attribute form, put together from nothing; :meth:`apply` hands it to the layer.

    Every column that is not placed stays out of the form.
    """

    def __init__(self, layer):
        self._layer = layer
        self._config = layer.editFormConfig()
        self._config.clearTabs()
        self._config.setLayout(_drag_and_drop())
        for index in range(layer.fields().count()):
            self._config.setReadOnly(index, False)
        self.root = self._config.invisibleRootContainer()

    def group(self, parent, title, names=(), when=""):
        """Add a group with some columns; with ``when`` it shows only where that expression is true."""
        return self._container(parent, title, names, when, tab=False)

    def tab(self, title, names=()):
        """Add a tab with some columns."""
        return self._container(self.root, title, names, "", tab=True)

    def fields(self, parent, names):
        """Add columns to a group or tab."""
        for name in names:
            parent.addChildElement(QgsAttributeEditorField(name, self._layer.fields().indexOf(name), parent))

    def relation(self, parent, relation, title, buttons="NoButton"):
        """Add the rows of a relation: to be read only, or with some of QGIS's buttons to edit them."""
        element = QgsAttributeEditorRelation(relation, parent)
        element.setRelationWidgetTypeId("relation_editor")
        element.setRelationEditorConfiguration({"buttons": buttons, "show_first_feature": True})
        element.setLabel(title)
        element.setShowLabel(False)
        parent.addChildElement(element)

    def read_only(self, *names):
        """Let these columns be seen and not edited."""
        for name in names:
            self._config.setReadOnly(self._layer.fields().indexOf(name), True)

    def label_on_top(self, *names):
        """Put the labels of these columns above them, so that they get the whole width."""
        for name in names:
            self._config.setLabelOnTop(self._layer.fields().indexOf(name), True)

    def apply(self):
        self._layer.setEditFormConfig(self._config)

    def _container(self, parent, title, names, when, tab):
        container = QgsAttributeEditorContainer(title, parent)
        _set_tab(container, tab)
        container.setShowLabel(bool(title))
        if when:
            container.setVisibilityExpression(QgsOptionalExpression(QgsExpression(when)))
        self.fields(container, names)
        parent.addChildElement(container)
        return container


def set_widgets(layer, widgets):
    for name, setup in widgets.items():
        layer.setEditorWidgetSetup(layer.fields().indexOf(name), setup)


def set_titles(layer, titles):
    for index, field in enumerate(layer.fields()):
        layer.setFieldAlias(index, titles.get(field.name(), ""))


def set_defaults(layer, expressions, on_update=()):
    """Set default values as expressions; those of ``on_update`` are computed at every edit."""
    for name, expression in expressions.items():
        layer.setDefaultValueDefinition(layer.fields().indexOf(name), QgsDefaultValue(expression, name in on_update))


def set_constraints(layer, constraints):
    """Refuse in the form what the database would refuse anyway, sooner and in the planner's words.

    :param constraints: (condition, what it asks for) by columns; an empty value always passes.
    """
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    for name, (condition, words) in constraints.items():
        index = layer.fields().indexOf(name)
        layer.setConstraintExpression(index, f'"{name}" IS NULL OR ({condition})', words)
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, hard)


def show_columns(layer, widths, sort=""):
    """Let the attribute table show some columns in this order, and no others.

    :param widths: in pixels, by columns.
    :param sort: expression that the rows are sorted by at first.
    """
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = {column.name: column for column in config.columns() if column.name}
    ordered = [columns.pop(name) for name in widths if name in columns]
    for column in ordered:
        column.width = widths[column.name]
    for column in columns.values():
        column.hidden = True
    config.setColumns([*ordered, *columns.values()])
    config.setSortExpression(sort)
    layer.setAttributeTableConfig(config)


def keep_version(layer):
    """Let every saved edit say which version of the row it is based on, so that the database can refuse a stale one.

    The negative of the version that was read stays the same however often a feature is edited before it is saved;
    one more than it would rise with each edit.
    """
    set_defaults(layer, {"version": '-abs(coalesce("version", 1))'}, on_update=("version",))


def let_database_fill(layer, *names):
    """Let a new row be saved without these columns although the table says NOT NULL: its trigger sets them."""
    soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
    for name in names:
        layer.setFieldConstraint(layer.fields().indexOf(name), QgsFieldConstraints.Constraint.ConstraintNotNull, soft)


def _drag_and_drop():
    if hasattr(Qgis, "AttributeFormLayout"):
        return Qgis.AttributeFormLayout.DragAndDrop
    return QgsEditFormConfig.EditorLayout.TabLayout


def _set_tab(container, tab):
    if hasattr(Qgis, "AttributeEditorContainerType"):
        kinds = Qgis.AttributeEditorContainerType
        container.setType(kinds.Tab if tab else kinds.GroupBox)
    else:
        container.setIsGroupBox(not tab)
