-- Response templates: what staff write to the public when they take a step.

CREATE TABLE response_template (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status      text NOT NULL CHECK (status IN (
                    'received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected')),
    reason      text CHECK (reason IN ('duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam')),
    category    text REFERENCES category (code),
    title_id    text NOT NULL CHECK (title_id ~ '[^[:space:]]' AND length(title_id) <= 100),
    title_en    text NOT NULL CHECK (title_en ~ '[^[:space:]]' AND length(title_en) <= 100),
    words_id    text NOT NULL CHECK (length(words_id) BETWEEN 1 AND 2000
                                     AND words_id !~ '\{(?!(reference|agency|deadline|category)\})'),
    words_en    text NOT NULL CHECK (length(words_en) BETWEEN 1 AND 2000
                                     AND words_en !~ '\{(?!(reference|agency|deadline|category)\})'),
    version     integer NOT NULL DEFAULT 1,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX response_template_status ON response_template (status, category);
COMMENT ON TABLE response_template IS
    'A prepared note for a step. The desk fills in {reference}, {agency}, {deadline} and {category}.';
COMMENT ON COLUMN response_template.id IS 'Number of the template.';
COMMENT ON COLUMN response_template.status IS 'The status after the step.';
COMMENT ON COLUMN response_template.reason IS 'The reason that it is for; empty for any.';
COMMENT ON COLUMN response_template.category IS 'The category that it is for; empty for all.';
COMMENT ON COLUMN response_template.title_id IS 'Title in the list of templates, in Indonesian.';
COMMENT ON COLUMN response_template.title_en IS 'Title in the list of templates, in English.';
COMMENT ON COLUMN response_template.words_id IS 'The note in Indonesian.';
COMMENT ON COLUMN response_template.words_en IS 'The note in English.';
COMMENT ON COLUMN response_template.version IS 'Version of the row; rises with every change.';
COMMENT ON COLUMN response_template.updated_at IS 'Time of the last change.';
-- First rows only: planners may change or delete them.
INSERT INTO response_template (status, reason, title_id, title_en, words_id, words_en) VALUES
    ('coordination', NULL, 'Diteruskan', 'Passed on',
     'Terima kasih atas laporan Anda {reference}. Laporan ini kami koordinasikan dengan {agency}.',
     'Thank you for your report {reference}. We are coordinating it with {agency}.'),
    ('assigned', NULL, 'Ditugaskan', 'Assigned',
     'Laporan {reference} sudah diteruskan kepada {agency} dan akan ditangani paling lambat {deadline}.',
     'Report {reference} has been given to {agency} and will be dealt with by {deadline}.'),
    ('in_progress', NULL, 'Sedang dikerjakan', 'Work has begun',
     '{agency} sedang mengerjakan laporan {reference}. Target selesai: {deadline}.',
     '{agency} is working on report {reference}. It should be resolved by {deadline}.'),
    ('resolved', NULL, 'Selesai dikerjakan', 'Work is done',
     'Laporan {reference} sudah diselesaikan oleh {agency}. Terima kasih sudah ikut menjaga lingkungan kita.',
     '{agency} has resolved report {reference}. Thank you for helping to look after our surroundings.'),
    ('resolved', NULL, 'Sudah baik saat dicek', 'Found in order',
     'Petugas {agency} sudah memeriksa lokasi laporan {reference} dan menemukan bahwa masalahnya sudah teratasi.',
     'Staff of {agency} visited the place of report {reference} and found that the problem no longer exists.'),
    ('rejected', 'not_our_authority', 'Bukan wewenang kabupaten', 'Not ours to mend',
     'Laporan {reference} menyangkut hal di luar wewenang kami, sehingga tidak dapat kami tangani sendiri.',
     'Report {reference} concerns something that is not within our authority, so we cannot mend it ourselves.'),
    ('rejected', 'too_little_information', 'Mohon lengkapi laporan', 'Please tell us more',
     'Keterangan pada laporan {reference} belum cukup untuk ditindaklanjuti. Mohon lapor kembali dengan alamat dan foto.',
     'Report {reference} does not tell us enough to act. Please report it again with the address and a photo.'),
    ('rejected', 'invalid', 'Tidak ditemukan', 'Nothing found',
     'Petugas tidak menemukan masalah pada laporan {reference} di lokasi yang disebutkan.',
     'Staff found no such problem at the place that report {reference} names.'),
    ('received', NULL, 'Dibuka kembali', 'Opened again',
     'Laporan {reference} kami buka kembali dan akan kami periksa lagi.',
     'We have opened report {reference} again and will look at it once more.');
