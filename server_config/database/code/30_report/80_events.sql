-- The history of reports. One function for each kind of statement writes all its events.

-- Statement triggers: the history of an import costs one INSERT, and no queue of row triggers grows in memory.
CREATE OR REPLACE FUNCTION report_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, at, kind, from_value, to_value, reason, agency, from_source)
    SELECT id, event.at, event.kind, event.from_value, event.to_value, event.reason, agency, source_hash IS NOT NULL
    FROM added CROSS JOIN LATERAL (VALUES
        (reported_at, 'received', NULL, 'received', NULL),
        (coalesce(resolved_at, updated_at), 'status', 'received', status, status_reason)
    ) AS event (at, kind, from_value, to_value, reason)
    WHERE event.kind = 'received' OR added.status <> 'received';
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_insert() IS 'Statement trigger of reports: writes the events of new reports.';

CREATE OR REPLACE FUNCTION report_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    recount bigint[];
BEGIN
    -- The updates below fire this trigger again, even if they change no row. This ends the recursion.
    IF NOT EXISTS (SELECT FROM after_change) THEN
        RETURN NULL;
    END IF;
    WITH written AS (
        INSERT INTO report_event (report_id, at, kind, from_value, to_value, reason, note, agency, from_source, is_public)
        SELECT now_is.id,
               CASE WHEN event.kind = 'status' AND change.mirrored THEN coalesce(now_is.resolved_at, now()) ELSE now() END,
               event.kind, event.from_value, event.to_value,
               CASE WHEN event.kind IN ('status', 'reason') THEN now_is.status_reason END,
               CASE WHEN event.kind IN ('status', 'note') AND now_is.status_note IS DISTINCT FROM was.status_note
                    THEN now_is.status_note END,
               now_is.agency, change.mirrored, event.is_public
        FROM after_change AS now_is JOIN before_change AS was USING (id)
        CROSS JOIN LATERAL (SELECT now_is.source_hash IS DISTINCT FROM was.source_hash AS mirrored) AS change
        CROSS JOIN LATERAL (
            SELECT 'status' AS kind, was.status AS from_value, now_is.status AS to_value, true AS is_public
            WHERE now_is.status <> was.status
            -- A reason that changes with a step is part of the step's event.
            UNION ALL SELECT 'reason', was.status_reason, now_is.status_reason, true
                      WHERE now_is.status = was.status AND now_is.status_reason IS DISTINCT FROM was.status_reason
            UNION ALL SELECT 'agency', was.agency, now_is.agency, true WHERE now_is.agency <> was.agency
            UNION ALL SELECT 'category', was.category, now_is.category, true WHERE now_is.category <> was.category
            UNION ALL SELECT 'location', ST_AsText(was.geom, 7), ST_AsText(now_is.geom, 7), false
                      WHERE now_is.geom IS DISTINCT FROM was.geom
            UNION ALL SELECT 'object', was.concerns_table || '/' || was.concerns_key,
                             now_is.concerns_table || '/' || now_is.concerns_key, false
                      WHERE (now_is.concerns_table, now_is.concerns_key) IS DISTINCT FROM (was.concerns_table, was.concerns_key)
            UNION ALL SELECT 'deadline', was.due_at::text, now_is.due_at::text, true WHERE now_is.due_at <> was.due_at
            UNION ALL SELECT 'priority', was.priority::text, now_is.priority::text, false WHERE now_is.priority <> was.priority
            UNION ALL SELECT 'visibility', CASE WHEN was.is_public THEN 'public' ELSE 'hidden' END,
                             CASE WHEN now_is.is_public THEN 'public' ELSE 'hidden' END, false
                      WHERE now_is.is_public <> was.is_public
            UNION ALL SELECT 'description', was.public_description, now_is.public_description, false
                      WHERE now_is.public_description IS DISTINCT FROM was.public_description
            UNION ALL SELECT 'note', NULL, NULL, false
                      WHERE now_is.status_note IS DISTINCT FROM was.status_note
                        AND (now_is.status = was.status OR now_is.status_note IS NULL)
            UNION ALL SELECT CASE WHEN now_is.duplicate_of IS NULL THEN 'unmerge' ELSE 'merge' END,
                             (SELECT reference FROM report WHERE id = was.duplicate_of),
                             (SELECT reference FROM report WHERE id = now_is.duplicate_of), true
                      WHERE now_is.duplicate_of IS DISTINCT FROM was.duplicate_of
        ) AS event
        RETURNING report_id, kind, from_value
    ), moved AS (
        SELECT report_id, max(from_value) FILTER (WHERE kind = 'agency') AS was_agency,
               CASE WHEN bool_or(kind = 'merge') THEN 'merged' WHEN bool_or(kind = 'unmerge') THEN 'unmerged'
                    ELSE 'handed_over' END AS reason
        FROM written WHERE kind IN ('agency', 'merge', 'unmerge')
        GROUP BY report_id HAVING bool_or(kind = 'agency')
    )
    INSERT INTO report_departure (from_agency, change_seq, reference, reason, to_agency, status)
    SELECT from_agency, report.change_seq, report.reference, moved.reason, report.agency, report.status
    FROM moved JOIN report ON report.id = moved.report_id
    CROSS JOIN LATERAL unnest(agency_and_parents(moved.was_agency)) AS from_agency
    WHERE NOT from_agency = ANY (agency_and_parents(report.agency));

    -- Reports that are merged into these follow them. This UPDATE fires the trigger again for the next level.
    UPDATE report AS child SET status = parent.status, status_reason = parent.status_reason, agency = parent.agency,
        resolved_at = greatest(parent.resolved_at, CASE WHEN parent.resolved_at IS NOT NULL THEN child.reported_at END)
    FROM after_change AS parent JOIN before_change AS was USING (id)
    WHERE child.duplicate_of = parent.id
      AND (parent.status, parent.status_reason, parent.agency, parent.resolved_at)
          IS DISTINCT FROM (was.status, was.status_reason, was.agency, was.resolved_at);

    SELECT array_agg(DISTINCT parent_id) INTO recount
    FROM after_change AS now_is JOIN before_change AS was USING (id)
    CROSS JOIN LATERAL (VALUES (was.duplicate_of), (now_is.duplicate_of)) AS parent (parent_id)
    WHERE parent_id IS NOT NULL
      AND (now_is.duplicate_of IS DISTINCT FROM was.duplicate_of OR now_is.supporters <> was.supporters);
    IF recount IS NOT NULL THEN
        PERFORM count_supporters(recount);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_update() IS
    'Statement trigger of reports: writes the events of changes and the departures from feeds, updates merged reports, counts supporters.';

CREATE OR REPLACE FUNCTION report_after_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, kind, from_value, agency, is_public)
    SELECT id, 'deleted', reference, agency, false FROM gone;
    INSERT INTO report_departure (from_agency, change_seq, reference, reason, status)
    SELECT from_agency, next_change_seq(change_offset), reference, 'deleted', status
    FROM gone CROSS JOIN city CROSS JOIN LATERAL unnest(agency_and_parents(gone.agency)) AS from_agency;
    PERFORM count_supporters(array_agg(DISTINCT duplicate_of)) FROM gone WHERE duplicate_of IS NOT NULL;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_delete() IS 'Statement trigger of reports: writes the events and departures of deleted reports.';

-- PostgreSQL tells it when the transaction ends, and once for many statements of one transaction.
-- SECURITY DEFINER: logins may not call pg_notify(), which could fill the server's queue.
CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM pg_notify('qgis', 'mapalus ' || TG_TABLE_NAME);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION tell_change() IS
    'Statement trigger: tells everybody who listens at the channel qgis that rows of the table changed. It says no more: every login may listen.';
