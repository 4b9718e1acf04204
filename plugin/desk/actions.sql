-- change
SELECT o.id, o.reference, o.outcome, o.version, o.before, o.refusal
FROM mapalus.change_reports(%(ids)s::bigint[], %(versions)s::integer[], %(change)s::jsonb) AS o
ORDER BY o.id

-- change filtered
SELECT o.id, o.reference, o.outcome, o.version, o.before, o.refusal
FROM mapalus.change_reports(ARRAY({query}), NULL, {change}::jsonb) AS o
ORDER BY o.id

-- take back
SELECT set_config('mapalus.takes_back', %s, true)
-- undo
SELECT o.id, o.reference, o.outcome, o.version, o.before, o.refusal
FROM unnest(%(ids)s::bigint[], %(versions)s::integer[], %(changes)s::jsonb[]) WITH ORDINALITY
     AS wish (id, version, change, place)
CROSS JOIN LATERAL mapalus.change_reports(ARRAY[wish.id], ARRAY[wish.version], wish.change) AS o
ORDER BY wish.place

-- number of
SELECT id FROM mapalus.report WHERE reference = %(reference)s

-- reporter
SELECT reporter_name, phone, email, consent_at, anonymised_at FROM mapalus.read_reporter(%(report)s, %(purpose)s)
