-- Pages of the feed are read through their index wherever they begin.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- The reader's LIMIT does not reach the planner behind a security barrier: it compares what all remaining rows would cost
-- and, with many reports, would rather fetch and sort them. What a scan of report_feed asks once, every other way asks for
-- each row; called as it stands and with what it really costs, it keeps the planner on the index, in one process.
ALTER FUNCTION current_agency_root() COST 10000 PARALLEL RESTRICTED;

-- At the newest end this index looked as good, and led through the changes of all agencies; nobody else reads it.
DROP INDEX report_change_seq;

CREATE OR REPLACE VIEW mapalus_feed.report_change WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       (SELECT category_name_id FROM category WHERE code = r.category) AS category_name_id,
       (SELECT category_name_en FROM category WHERE code = r.category) AS category_name_en,
       r.description AS report_description,
       r.address,
       r.area_code,
       (SELECT area_name FROM area WHERE code = r.area_code) AS area_name,
       r.position_method,
       r.position_accuracy_m,
       r.status,
       r.status_reason,
       r.status_note,
       r.agency,
       r.priority,
       r.reported_at,
       r.due_at,
       r.resolved_at,
       r.status NOT IN ('resolved', 'rejected') AND r.due_at < now() AS overdue,
       r.supporters,
       (SELECT parent.reference FROM report AS parent WHERE parent.id = r.duplicate_of) AS merged_into,
       r.version,
       r.updated_at,
       r.change_seq,
       r.geom
FROM report r
WHERE r.agency_root = current_agency_root() AND r.agency = ANY ((SELECT current_agencies())::text[])
  AND r.change_seq + 0 < (SELECT feed_horizon())
ORDER BY r.change_seq;
