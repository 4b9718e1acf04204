-- What a publication's verification asked and found.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

ALTER TABLE publication_log ADD COLUMN verification jsonb;
COMMENT ON COLUMN publication_log.verification IS
    'The checks of the verification afterwards: what was asked, of what, as whom, and what was wrong; none where it was not verified.';
GRANT UPDATE (verification) ON publication_log TO mapalus_planner;
