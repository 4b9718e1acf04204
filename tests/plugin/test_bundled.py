import sys

from mapalus.plugin.bundled import make_importable


def test_what_came_along_is_found_last_and_once(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = list(sys.path)
    make_importable(tmp_path)
    assert sys.path == before
    (tmp_path / "ext").mkdir()
    make_importable(tmp_path)
    make_importable(tmp_path)
    assert sys.path == [*before, str(tmp_path / "ext")]
