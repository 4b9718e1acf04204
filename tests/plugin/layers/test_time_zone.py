import os

from mapalus.plugin.layers.time_zone import use_local_time_zone


def test_the_time_zone_is_set_and_taken_back(monkeypatch):
    monkeypatch.delenv("PGTZ", raising=False)
    undo = use_local_time_zone()
    assert os.environ["PGTZ"]
    undo()
    assert "PGTZ" not in os.environ


def test_a_chosen_time_zone_is_left_alone(monkeypatch):
    monkeypatch.setenv("PGTZ", "Asia/Jakarta")
    use_local_time_zone()()
    assert os.environ["PGTZ"] == "Asia/Jakarta"
