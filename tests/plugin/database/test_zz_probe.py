import pytest
from mapalus.tests.plugin.database.test_refusals import *
@pytest.mark.parametrize("who", ["waste", "operator", "planner"])
def test_probe(desk, people, merged, who):
    _, child = merged
    a = desk.act(people[who], """
CREATE TEMPORARY TABLE mine (id bigint);
CREATE FUNCTION pg_temp.turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM mapalus.unmerge_report(NEW.id); RETURN NEW; END $$;
CREATE TRIGGER turn BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION pg_temp.turn();
INSERT INTO mine VALUES (%s)""", (child,))
    print(who, a)
    print(desk.act(None, "SELECT count(*) FROM mapalus.report_merge WHERE report_id = %s", (child,)).returned)
    print("undo", desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1"))
def test_null_due(desk, people, report):
    n = report(); print(desk.change(people["planner"], [n], {"due_at": None}, 2), row(desk, n)["due_at"])
def test_direct(desk, people, report):
    n = report("resolved")
    p = people["planner"]
    for v in ({"resolved_at": None}, {"resolved_at": "2020-01-01"}, {"resolved_at": "2030-01-01"}, {"reported_at": "2030-01-01"}, {"id": 5}, {"reference": "X"}, {"area_code": None}, {"category": "nope"}, {"agency": "nope"}, {"status": None}, {"duplicate_of": 2**40}, {"agency": None}, {"category": None}, {"status_reason": "nonsense", "status": "received"}):
        print(v, desk.change(p, [n], v, "version + 1"), {k: row(desk,n)[k] for k in ("resolved_at","due_at","area_code","agency")})
    m = report("rejected", status_reason="spam")
    print("reason away", desk.change(p, [m], {"status_reason": None}, 2), row(desk, m)["status_reason"])
