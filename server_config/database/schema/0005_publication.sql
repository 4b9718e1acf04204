-- The log of changes, the journal of publications, and planners' own layers.

CREATE TABLE change_log (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       name NOT NULL DEFAULT acting_role(),
    table_name  text NOT NULL,
    row_key     text NOT NULL,
    operation   text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    old_values  jsonb,
    new_values  jsonb
);
CREATE INDEX change_log_row ON change_log (table_name, row_key, at);
COMMENT ON TABLE change_log IS 'Append-only history of infrastructure and lists. Reports have report_event.';
COMMENT ON COLUMN change_log.id IS 'Number of the entry.';
COMMENT ON COLUMN change_log.at IS 'When the change was made.';
COMMENT ON COLUMN change_log.actor IS 'The login that made it.';
COMMENT ON COLUMN change_log.table_name IS 'Table of the row.';
COMMENT ON COLUMN change_log.row_key IS 'Key of the row. Slashes separate the parts of a key with several columns.';
COMMENT ON COLUMN change_log.operation IS 'insert, update or delete.';
COMMENT ON COLUMN change_log.old_values IS 'Values before: the whole row of a delete, the changed columns of an update.';
COMMENT ON COLUMN change_log.new_values IS 'Values after: the whole row of an insert, the changed columns of an update.';

CREATE TABLE publication_content (
    sha256   text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content  bytea NOT NULL CHECK (encode(sha256(content), 'hex') = publication_content.sha256)
);
COMMENT ON TABLE publication_content IS 'Files that were published or replaced: styles, icons, the map page.';
COMMENT ON COLUMN publication_content.sha256 IS 'SHA-256 of the content. States refer to the file by it.';
COMMENT ON COLUMN publication_content.content IS 'The file.';

CREATE TABLE publication_log (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    server       text NOT NULL,
    address      text NOT NULL,
    scope        text[] NOT NULL,
    format       integer NOT NULL CHECK (format >= 1),
    action       text NOT NULL CHECK (action IN ('apply', 'rollback')),
    goes_back_to bigint REFERENCES publication_log (id),
    started_at   timestamptz NOT NULL DEFAULT now(),
    started_by   name NOT NULL DEFAULT acting_role(),
    before       jsonb NOT NULL,
    plan         jsonb NOT NULL,
    outcome      text NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'done', 'failed', 'cancelled', 'lost')),
    finished_at  timestamptz,
    after        jsonb,
    stamps       jsonb,
    not_ours     jsonb,
    message      text,
    verification jsonb,
    CHECK ((outcome = 'running') = (finished_at IS NULL)),
    CHECK ((action = 'rollback') = (goes_back_to IS NOT NULL))
);
CREATE INDEX publication_log_server_id_idx ON publication_log (server, id);
CREATE INDEX publication_log_address_id_idx ON publication_log (address, id);
COMMENT ON TABLE publication_log IS 'The journal of publications. A rollback restores the state before an entry.';
COMMENT ON COLUMN publication_log.id IS 'Number of the entry.';
COMMENT ON COLUMN publication_log.server IS 'Identity of the server that was configured, which the server keeps itself.';
COMMENT ON COLUMN publication_log.address IS 'Address under which it was configured.';
COMMENT ON COLUMN publication_log.scope IS 'The workspaces that the publication owns.';
COMMENT ON COLUMN publication_log.format IS
    'Number of the kinds and fields that the version of Mapalus knew which wrote the entry.';
COMMENT ON COLUMN publication_log.action IS 'apply: a declaration was applied; rollback: an earlier state was restored.';
COMMENT ON COLUMN publication_log.goes_back_to IS
    'For a rollback: the entry that it undoes. The state before that entry was restored.';
COMMENT ON COLUMN publication_log.started_at IS 'When it began.';
COMMENT ON COLUMN publication_log.started_by IS 'The login that published.';
COMMENT ON COLUMN publication_log.before IS 'State of everything that the publication owns, before it.';
COMMENT ON COLUMN publication_log.plan IS 'The steps in order, each with its changes.';
COMMENT ON COLUMN publication_log.outcome IS 'running, done, failed, cancelled, or lost (the publisher vanished).';
COMMENT ON COLUMN publication_log.finished_at IS 'When it ended.';
COMMENT ON COLUMN publication_log.after IS 'State that was read afterwards.';
COMMENT ON COLUMN publication_log.stamps IS
    'Times of the last change of the server''s configuration folders. The next plan does not read unchanged folders.';
COMMENT ON COLUMN publication_log.not_ours IS 'Resources of other people in these workspaces, as [kind, name]. They are left alone.';
COMMENT ON COLUMN publication_log.message IS
    'What went wrong: a sentence as JSON, with its template and its values, so that each reader sees it in his own language.';
COMMENT ON COLUMN publication_log.verification IS
    'The checks of the verification afterwards: question, layer, role and problem. NULL if nothing was verified.';

CREATE TABLE publication_step (
    publication  bigint NOT NULL REFERENCES publication_log (id),
    number       integer NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome      text NOT NULL CHECK (outcome IN ('begun', 'done', 'failed')),
    PRIMARY KEY (publication, number, outcome)
);
COMMENT ON TABLE publication_step IS
    'Progress of a publication. A step that began and neither ended nor failed may have reached the server or not.';
COMMENT ON COLUMN publication_step.publication IS 'Entry of the log.';
COMMENT ON COLUMN publication_step.number IS 'Place of the step in the plan, from 0.';
COMMENT ON COLUMN publication_step.at IS 'Time of the outcome.';
COMMENT ON COLUMN publication_step.outcome IS 'begun, done or failed.';

CREATE TABLE own_layer (
    layer_name       text PRIMARY KEY CHECK (layer_name ~ '^[a-z][a-z0-9_]{0,49}$'),
    relation_schema  name NOT NULL,
    relation_name    name NOT NULL,
    geometry_column  name,
    declaration      jsonb NOT NULL CHECK (jsonb_typeof(declaration) = 'object'),
    style            text CHECK (style <> ''),
    definition       text NOT NULL,
    published_by     name NOT NULL DEFAULT acting_role(),
    published_at     timestamptz NOT NULL DEFAULT now(),
    version          integer NOT NULL DEFAULT 1,
    updated_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE own_layer IS
    'A planner''s own public layer, beside those of publication.yml. Its view is mapalus_public.own_<layer_name>.';
COMMENT ON COLUMN own_layer.layer_name IS 'Its name in the services.';
COMMENT ON COLUMN own_layer.relation_schema IS 'Schema of the planner''s table or view.';
COMMENT ON COLUMN own_layer.relation_name IS 'The planner''s table or view.';
COMMENT ON COLUMN own_layer.geometry_column IS 'Its geometry column, which the view calls geom; empty for a table without geometry.';
COMMENT ON COLUMN own_layer.declaration IS 'The entries of a layer in publication.yml: words, columns, key, geometry.';
COMMENT ON COLUMN own_layer.style IS 'Its style as QGIS saves it (QML).';
COMMENT ON COLUMN own_layer.definition IS
    'The queries of the views that it was made from when it was published, see definition_of(). A layer whose views were changed later is taken down.';
COMMENT ON COLUMN own_layer.published_by IS 'Who published it last.';
COMMENT ON COLUMN own_layer.published_at IS 'When that was.';
COMMENT ON COLUMN own_layer.version IS 'Version of the row; rises with every change.';
COMMENT ON COLUMN own_layer.updated_at IS 'Time of the last change.';

CREATE TABLE changed_extent (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    relation  text NOT NULL,
    geom      geometry(Polygon, 4326) NOT NULL,
    at        timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE changed_extent IS
    'Rectangles in which a public view changed and whose tiles are not yet refreshed. Refreshing deletes the rows that it has read, never all rows up to a number: so a transaction that commits late is not missed.';
COMMENT ON COLUMN changed_extent.id IS 'Number of the rectangle; every thousandth one triggers the joining of old ones.';
COMMENT ON COLUMN changed_extent.relation IS 'The view of mapalus_public that changed. Several layers may show it.';
COMMENT ON COLUMN changed_extent.geom IS
    'Rectangle around the old and new geometries; the whole world if everything changed.';
COMMENT ON COLUMN changed_extent.at IS 'Begin of the transaction that changed the view, or joined rectangles.';

-- GeoServer gives the features of a view stable identifiers only if it knows the key. A step adds the row of a new view.
CREATE TABLE mapalus_public.gt_pk_metadata (
    table_schema  text NOT NULL,
    table_name    text NOT NULL,
    pk_column     text NOT NULL,
    pk_column_idx integer,
    pk_policy     text,
    pk_sequence   text,
    UNIQUE (table_schema, table_name, pk_column)
);
COMMENT ON TABLE mapalus_public.gt_pk_metadata IS
    'GeoServer''s primary key metadata table: the column that identifies a view''s rows.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.table_schema IS 'Schema of the view.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.table_name IS 'Name of the view.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_column IS 'Column of the key.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_column_idx IS 'Its place in the key.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_policy IS 'How the key gets its value.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_sequence IS 'The sequence of the key, if it has one.';
INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy) VALUES
    ('mapalus_public', 'report', 'reference', 1, 'assigned'),
    ('mapalus_public', 'area', 'code', 1, 'assigned'),
    ('mapalus_public', 'agency', 'code', 1, 'assigned'),
    ('mapalus_public', 'facility', 'code', 1, 'assigned'),
    ('mapalus_public', 'cctv', 'code', 1, 'assigned'),
    ('mapalus_public', 'market', 'code', 1, 'assigned'),
    ('mapalus_public', 'commodity', 'code', 1, 'assigned'),
    ('mapalus_public', 'price', 'price_key', 1, 'assigned'),
    ('mapalus_public', 'programme', 'code', 1, 'assigned'),
    ('mapalus_public', 'report_merged', 'reference', 1, 'assigned'),
    ('mapalus_public', 'report_event', 'event_id', 1, 'assigned'),
    ('mapalus_public', 'report_photo', 'photo_id', 1, 'assigned'),
    ('mapalus_public', 'report_count', 'count_key', 1, 'assigned'),
    ('mapalus_feed', 'report', 'reference', 1, 'assigned'),
    ('mapalus_feed', 'report_change', 'reference', 1, 'assigned'),
    ('mapalus_feed', 'report_handed_over', 'change_seq', 1, 'assigned'),
    ('mapalus_feed', 'report_event', 'event_id', 1, 'assigned'),
    ('mapalus_feed', 'feed_state', 'agency', 1, 'assigned'),
    ('mapalus_public', 'report_grid', 'cell_key', 1, 'assigned');
