"""Which known holes a server has, by the versions that it says."""

import re

import pytest

from mapalus.plugin.ogc.geoserver.known_holes import COMPONENTS, PROBES, Version, holes_of, known_holes, versions_in

SQL, FILES = "CVE-2026-76904", "CVE-2025-30220"


def names(geoserver, geotools):
    versions = {"GeoServer": geoserver, "GeoTools": geotools}
    return {hole.name for hole in holes_of({name: version for name, version in versions.items() if version})}


@pytest.mark.parametrize(
    ("geoserver", "geotools", "holes"),
    [
        ("2.26.2", "32.2", {SQL, FILES, "CVE-2025-58175"}),
        ("2.26.3", "32.3", {SQL, "CVE-2025-58175"}),
        ("2.27.0", "33.0", {SQL, FILES, "CVE-2025-58175"}),
        ("2.27.5", "33.5", {SQL}),
        ("2.27.6", "33.6", set()),
        ("2.28.4", "34.4", {SQL}),
        ("2.28.5", "34.5", set()),
        ("2.28.10", "34.10", set()),
        ("3.0.0", "35.0", {SQL}),
        ("3.0.1", "35.1", set()),
        ("3.1.0", "36.0", set()),
        # Older than the fix: a candidate, a nightly build, a vendor's build with a name.
        ("2.28.5-RC", "34.5-RC", {SQL}),
        ("2.28.5-SNAPSHOT", "34.5-SNAPSHOT", {SQL}),
        ("2.28.5_vendor", "34.5_vendor", {SQL}),
        ("3.0.1-M0", "35.1-M0", {SQL}),
        # Some build of a line, nobody knows which.
        ("2.27-SNAPSHOT", "33-SNAPSHOT", {SQL, FILES, "CVE-2025-58175"}),
        ("3.0-SNAPSHOT", "35-SNAPSHOT", {SQL}),
        ("3.1-SNAPSHOT", "36-SNAPSHOT", set()),
        # A vendor's fourth number.
        ("2.28.5.1", "34.5.1", set()),
    ],
)
def test_a_version_tells_the_holes(geoserver, geotools, holes):
    assert names(geoserver, geotools) == holes


def test_an_old_server_has_most_of_them():
    assert names("2.21.3", "27.3") == {hole.name for hole in known_holes()} - {SQL}


@pytest.mark.parametrize("version", [None, "", "unknown", "main", "${project.version}"])
def test_who_says_no_version_may_have_every_hole(version):
    everything = {hole.name for hole in known_holes()}
    assert names(version, version) == everything
    # Of a server that does not say its library, at least the holes of that library.
    assert SQL in names("3.0.1", version)


def test_versions_are_texts_even_where_the_server_says_numbers():
    about = {
        "about": {"resource": [{"@name": "GeoServer", "Version": "2.28.5"}, {"@name": "GeoTools", "Version": 34.5}]}
    }
    assert versions_in(about) == {"GeoServer": "2.28.5", "GeoTools": "34.5"}
    assert versions_in({"about": {"resource": {"@name": "GeoServer", "Version": "3.0.1"}}}) == {"GeoServer": "3.0.1"}
    assert versions_in({"about": ""}) == versions_in({}) == {}


def test_the_list_is_whole():
    holes = known_holes()
    assert len({hole.name for hole in holes}) == len(holes) >= 8
    for hole in holes:
        assert re.fullmatch(r"CVE-\d{4}-\d{4,}", hole.name)
        assert hole.source.startswith("https://")
        assert hole.lets.id
        assert hole.lets.en
        assert hole.fixed
        assert hole.probe is None or hole.probe in PROBES
        for component, first, before in hole.affected:
            assert component in COMPONENTS
            assert first is None or Version.of(first).highest < Version.of(before).lowest
