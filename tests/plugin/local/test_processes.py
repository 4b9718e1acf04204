"""Ending what was started, and nothing else."""

from mapalus.plugin.local.processes import Process, ProcessRecord, spawn, wait_until


def test_what_a_process_started_ends_with_it(tmp_path):
    """The shell ends at once, as it is told; what it started does not hear of that."""
    told = tmp_path / "pid"
    record = ProcessRecord(tmp_path / "process.json")
    record.add(spawn(["sh", "-c", f"sleep 60 & echo $! > {told}.new; mv {told}.new {told}; wait"], tmp_path / "log"))
    assert wait_until(told.exists, 10)
    child = Process.of(int(told.read_text()))
    assert child.alive
    assert record.stop() == 1
    assert not child.alive
