"""Planners' own layers: what is offered, what is refused, what the public login reads afterwards."""

from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree

import psycopg2
import pytest

from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import STYLES
from mapalus.plugin.publication import declaration, own_layers
from mapalus.plugin.publication.own_layers import Chosen, Source
from mapalus.plugin.publication.own_layers.__main__ import main
from mapalus.plugin.words import Words
from mapalus.tests.plugin.publication.conftest import PLANNER, PLANNERS_PASSWORD

QML = (STYLES / "programme_line.qml").read_text(encoding="utf-8")
WORDS = Words("Saluran", "Drains")


def source(relation="drain", **others):
    given = {"schema": "planning", "relation": relation, "title": relation, "geometry": "the_geom", "key": "id"}
    return Source(**{**given, **others})


def chosen(*columns, name="drain", **others):
    return Chosen(name, WORDS, WORDS, {column: Words(column, column) for column in columns}, **others)


def test_what_looks_like_a_person_is_off_by_default(planner):
    offered = own_layers.offer(planner, source())
    told = {column.name: (bool(column.warning), bool(column.refusal)) for column in offered.columns}
    assert told == {
        "id": (False, False),
        "kind": (False, False),
        "width_m": (False, False),
        "built_on": (False, False),
        "is_covered": (False, False),
        "street_name": (True, False),
        "nama_pelapor": (False, True),
        "phone": (False, True),
        "nik": (False, True),
        "remark": (True, False),
        "code": (True, False),
        "name": (False, True),
        "Odd One": (False, True),
        "photo": (False, True),
    }
    kinds = {column.name: column.kind for column in offered.columns}
    assert (kinds["width_m"], kinds["built_on"], kinds["is_covered"]) == ("number", "date", "boolean")
    assert (offered.key, offered.kind, offered.srid, offered.native_srid) == ("id", "MultiLineString", 4326, 32651)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"relation": "no_key"}, "no primary key.*ALTER TABLE planning.no_key ADD COLUMN id"),
        ({"relation": "two_keys"}, "no primary key"),
        ({"relation": "drain_view", "key": "kind"}, "does not identify the rows"),
        ({"relation": "drain_view", "key": ""}, "no primary key"),
        ({"relation": "any_geometry"}, "says neither its kind nor"),
        ({"relation": "keyed_by_nik", "geometry": None}, "The key nik of keyed_by_nik cannot be published"),
        ({"relation": "of_reports", "key": "id", "geometry": "geom"}, "shows rows of them"),
        ({"relation": "of_that_view", "key": "id", "geometry": "geom"}, "shows rows of them"),
        ({"schema": "mapalus", "relation": "report", "geometry": "geom"}, "one of Mapalus' own tables"),
        ({"schema": "mapalus_public", "relation": "report", "geometry": "geom"}, "one of Mapalus' own tables"),
        ({"relation": "of_somebody"}, "belongs to .*, not to you"),
        ({"schema": "closed", "relation": "hidden"}, "may not enter the schema closed.*GRANT USAGE ON SCHEMA closed"),
        ({"relation": "nowhere"}, "no table or view planning.nowhere"),
    ],
)
def test_what_cannot_be_published_is_told(planner, given, message):
    with pytest.raises(MapalusError, match=message):
        own_layers.offer(planner, source(**given))


def test_the_advice_for_a_personal_key_is_good(planner):
    with pytest.raises(MapalusError) as refusal:
        own_layers.offer(planner, source("keyed_by_nik", geometry=None, key="nik"))
    with planner, planner.cursor() as cursor:
        cursor.execute(refusal.value.what_to_do.partition(": ")[2].rstrip("."))
    assert own_layers.offer(planner, source("keyed_by_nik", geometry=None, key="nik")).key == "id"


def test_a_view_is_known_by_a_column_that_is_different_in_all_rows(planner):
    assert own_layers.offer(planner, source("drain_view", key="id")).key == "id"
    public = own_layers.offer(planner, source("of_public_reports", key="reference", geometry="geom"))
    assert public.key == "reference"


def test_a_loss_is_named_and_nothing_is_published(planner, fetch):
    lossy = QML.replace('type="RuleRenderer"', 'type="heatmapRenderer"', 1)
    assert lossy != QML
    offered = own_layers.offer(planner, source(qml=lossy))
    assert any("a heatmap" in loss for loss in offered.losses)
    with pytest.raises(MapalusError, match="could not draw this style alike.*a heatmap"):
        own_layers.publish(planner, offered, chosen("kind"))
    assert fetch(planner, "SELECT count(*) FROM mapalus.own_layer") == [(0,)]


def test_a_style_reads_published_columns_alone(planner):
    offered = own_layers.offer(planner, source(qml=QML))
    problem = own_layers.reason_not_publishable(offered, chosen("kind"))
    assert "The style reads columns that are not published: programme_name_id, progress." in str(problem)


@pytest.mark.parametrize(
    ("columns", "others", "message"),
    [
        (("phone",), {}, "The column phone cannot be published"),
        (("street_name",), {}, "street_name may hold personal data"),
        (("kind",), {"name": "Drain"}, "cannot be the name of a layer"),
        (("kind",), {"title": Words("Saluran", " ")}, "needed in both languages"),
    ],
)
def test_what_stands_in_the_way(planner, columns, others, message):
    offered = own_layers.offer(planner, source())
    with pytest.raises(MapalusError, match=message):
        own_layers.publish(planner, offered, replace(chosen(*columns), **others))


def public_rows(cluster, connection, statement):
    ensure_login(connection, "mapalus_public", "a password for tests")
    dsn = cluster.dsn(connection.info.dbname, "mapalus_public", "a password for tests")
    with closing(psycopg2.connect(dsn)) as public, public, public.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_the_public_login_reads_the_chosen_columns_and_nothing_else(city, planner, cluster, fetch):
    offered = own_layers.offer(planner, source())
    picked = chosen("kind", "street_name", harmless=frozenset({"street_name"}))
    assert [own_layers.statement_text(one) for one in own_layers.grants(offered, picked)] == [
        "GRANT USAGE ON SCHEMA planning TO mapalus_owner",
        "GRANT SELECT (id, kind, street_name, the_geom) ON planning.drain TO mapalus_owner",
    ]
    own_layers.publish(planner, offered, picked)
    rows = public_rows(
        cluster,
        city[1],
        "SELECT id, kind, street_name, GeometryType(geom), ST_SRID(geom), "
        "round(ST_X(ST_StartPoint(ST_GeometryN(geom, 1)))) FROM mapalus_public.own_drain ORDER BY id LIMIT 1",
    )
    assert rows == [(1, "open", "Jalan Sam Ratulangi", "MULTILINESTRING", 4326, 125)]
    for statement in ("SELECT phone FROM mapalus_public.own_drain", "SELECT id FROM planning.drain"):
        with pytest.raises(psycopg2.Error):
            public_rows(cluster, city[1], statement)
    assert fetch(planner, "SELECT type, srid FROM geometry_columns WHERE f_table_name = 'own_drain'") == [
        ("MULTILINESTRING", 4326)
    ]
    ((keyed,),) = fetch(planner, "SELECT pk_column FROM mapalus_public.gt_pk_metadata WHERE table_name = 'own_drain'")
    assert keyed == "id"


def test_every_desk_has_it_in_its_next_plan(planner):
    offered = own_layers.offer(planner, source("market_hall", geometry="geom", qml=(STYLES / "market.qml").read_text()))
    picked = Chosen(
        "market_hall", WORDS, WORDS, {name: Words(name, name) for name in ("level", "market_name")},
        harmless=frozenset({"market_name"}),
    )  # fmt: skip
    own_layers.publish(planner, offered, picked)
    public = declaration.load_for(planner).public
    names = [layer.name for layer in public.layers]
    assert names.index("market_hall") == names.index("area") + 1
    layer = public.layers[1]
    assert layer.relation == layer.style == "own_market_hall"
    assert layer.column_names == ["id", "level", "market_name"]
    assert layer.is_public
    assert layer.cache == public.layers[0].cache
    assert "<qgis" in public.qml(layer.style)
    assert public.qml("area") == STYLES / "area.qml"


def test_publishing_again_replaces_it(planner, fetch):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind", "width_m"))
    again = own_layers.offer(planner, source())
    assert again.known.version == 1
    assert not again.needs_usage
    own_layers.publish(planner, again, chosen("kind"))
    (record,) = own_layers.own_layers(planner)
    assert (record.name, record.version, record.is_whole, record.published_by) == ("drain", 2, True, PLANNER)
    columns = fetch(
        planner,
        "SELECT attname FROM pg_attribute WHERE attrelid = 'mapalus_public.own_drain'::regclass AND attnum > 0",
    )
    assert columns == [("id",), ("kind",), ("geom",)]
    with pytest.raises(MapalusError, match="Somebody else changed drain in the meantime"):
        own_layers.publish(planner, again, chosen("kind"))


def test_a_name_that_is_taken(planner):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    other = own_layers.offer(planner, source("market_hall", geometry="geom"))
    with pytest.raises(MapalusError, match="Somebody else published the own layer drain"):
        own_layers.publish(planner, other, chosen("level", name="drain"))
    with pytest.raises(MapalusError, match="own layer report cannot be published: there is more than one layer report"):
        own_layers.publish(planner, other, chosen("level", name="report"))


def test_withdrawn_it_is_gone_and_so_are_the_rights(city, planner, cluster, fetch):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("width_m", name="drain_width"))
    rights = (
        "SELECT has_column_privilege('mapalus_owner', 'planning.drain', 'kind', 'SELECT'), "
        "has_column_privilege('mapalus_owner', 'planning.drain', 'width_m', 'SELECT'), "
        "has_schema_privilege('mapalus_owner', 'planning', 'USAGE')"
    )
    assert fetch(planner, rights) == [(True, True, True)]
    assert own_layers.withdraw(planner, "drain") is True
    assert fetch(planner, rights) == [(False, True, True)]
    assert public_rows(cluster, city[1], "SELECT width_m FROM mapalus_public.own_drain_width WHERE id = 1") == [(1.5,)]
    assert own_layers.withdraw(planner, "drain_width") is True
    assert fetch(planner, rights) == [(False, False, False)]
    assert own_layers.own_layers(planner) == []
    assert public_rows(cluster, city[1], "SELECT * FROM mapalus_public.own_drain_width") == []
    # No server has them: the next publication drops the empty views.
    assert fetch(planner, "SELECT mapalus.drop_withdrawn_views()") == [(["drain", "drain_width"],)]
    assert fetch(planner, "SELECT to_regclass('mapalus_public.own_drain')") == [(None,)]
    assert fetch(planner, "SELECT count(*) FROM mapalus_public.gt_pk_metadata WHERE table_name ~ '^own_'") == [(0,)]
    with pytest.raises(MapalusError, match="no own layer drain"):
        own_layers.withdraw(planner, "drain")


def test_who_did_it_is_on_record(planner, fetch):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    own_layers.withdraw(planner, "drain")
    assert fetch(
        planner, "SELECT actor, operation FROM mapalus.change_log WHERE table_name = 'own_layer' ORDER BY id"
    ) == [(PLANNER, "insert"), (PLANNER, "delete")]


@pytest.mark.parametrize("relation", ["mapalus.reporter", "planning.of_reports", "planning.of_somebody"])
def test_the_database_refuses_it_too(planner, relation):
    """Whoever calls the function past the plugin gets no further: it runs with its owner's rights."""
    entry = '{"geometry": "none", "key": "id", "columns": [{"name": "id"}]}'
    with pytest.raises(psycopg2.Error) as refusal, planner, planner.cursor() as cursor:
        cursor.execute(
            "SELECT mapalus.publish_own_layer('mine', oid::regclass, NULL, %s, NULL, NULL) FROM pg_class "
            "WHERE oid = (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname || '.' || relname = %s)",
            (entry, relation),
        )
    assert refusal.value.pgcode == "MA012"


def left_out(planner):
    """Return the own layers that a publication leaves out: name, reason."""
    return [(one.name, str(one.reason)) for one in declaration.load_for(planner).left_out]


def test_a_table_that_is_dropped_with_its_view_is_told(city, planner):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    with pytest.raises(psycopg2.errors.DependentObjectsStillExist), planner, planner.cursor() as cursor:
        cursor.execute("DROP TABLE planning.drain")
    with city[1], city[1].cursor() as cursor:
        cursor.execute("DROP TABLE planning.drain CASCADE")
    assert [one.is_whole for one in own_layers.own_layers(planner)] == [False]
    ((name, reason),) = left_out(planner)
    assert name == "drain"
    assert reason.startswith("The own layer drain must not be public: its table was dropped. Publish it again, or")
    assert own_layers.withdraw(planner, "drain") is True
    assert left_out(planner) == []


def test_without_qgis(city, planner, monkeypatch, capsys):
    monkeypatch.setenv("MAPALUS_DSN", city[0])
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    assert main(["list"]) == 0
    assert capsys.readouterr().out.startswith(f"drain  planning.drain  {PLANNER}  ")
    assert main(["withdraw", "drain"]) == 0
    assert main(["withdraw", "drain"]) == 1
    assert "There is no own layer drain." in capsys.readouterr().err
    monkeypatch.delenv("MAPALUS_DSN")
    assert main(["list"]) == 1


def test_somebody_elses_layer_can_be_taken_back_and_the_rest_is_told(city, planner, cluster, fetch):
    own_layers.publish(planner, own_layers.offer(planner, source()), chosen("kind"))
    ensure_login(city[1], "another_planner", PLANNERS_PASSWORD, member_of="mapalus_planner")
    with closing(psycopg2.connect(cluster.dsn(city[1].info.dbname, "another_planner", PLANNERS_PASSWORD))) as other:
        assert own_layers.withdraw(other, "drain") is False
    assert public_rows(cluster, city[1], "SELECT * FROM mapalus_public.own_drain") == []
    assert fetch(planner, "SELECT has_column_privilege('mapalus_owner', 'planning.drain', 'kind', 'SELECT')") == [
        (True,)
    ]


def test_qgis_server_serves_it_too(city, planner, cluster, qgis):
    from mapalus.plugin.ogc.port import DatabaseLogin
    from mapalus.plugin.ogc.qgis_server.project import check_project
    from mapalus.plugin.ogc.qgis_server.wanted import PROJECT, wanted_snapshot

    ensure_login(city[1], "mapalus_public", "a password for tests")
    qml = (STYLES / "market.qml").read_text(encoding="utf-8")
    picked = chosen("level", "market_name", name="market_hall", harmless=frozenset({"market_name"}))
    own_layers.publish(planner, own_layers.offer(planner, source("market_hall", geometry="geom", qml=qml)), picked)
    publication = declaration.load_for(planner)
    login = DatabaseLogin("127.0.0.1", cluster.port, city[1].info.dbname, "mapalus_public", "a password for tests")
    snapshot = wanted_snapshot(publication, {"mapalus_public": login})
    fields = snapshot.state["layer", "mapalus:market_hall"]
    assert fields["relation"] == "mapalus_public.own_market_hall"
    assert fields["style"]["name"] == "own_market_hall"
    content = snapshot.contents[snapshot.state["project", PROJECT]["sha256"]]
    check_project(content, {layer.name: layer.column_names for layer in publication.public.layers}, login)
    drawn = {
        element.findtext("shortname"): element.find("renderer-v2").get("type")
        for element in ElementTree.fromstring(content).iter("maplayer")
        if element.find("renderer-v2") is not None
    }
    assert drawn["market_hall"] == drawn["market"] == "RuleRenderer"
