"""The sentences for what the database refuses: what happened, what to do.

Their placeholders are the values that a refusal carries; :mod:`mapalus.plugin.database.refusals` puts codes into words.
A sentence without its values is left out.
"""

from __future__ import annotations

from mapalus.plugin.errors import Sentence

_LOAD_AGAIN = Sentence("Load it again, then repeat your change. Nothing was overwritten.")
_CORRECT = Sentence("Correct it, then save again.")
_ASK = Sentence("Ask the administrator for the right, or let somebody do it who has it.")
_ORDER_TIMES = Sentence("Correct one of the two times.")
_DRAW_AGAIN = Sentence("Draw it again.")
_LOOK_AGAIN = Sentence("Open the dialog again to see how things stand. Nothing was changed.")
_LATER = Sentence("Nothing was changed. Try again in a moment.")

# Rules of Mapalus: the names that server_config/database/code gives to refuse().
RULES = {
    # MA001
    "no_city": (
        Sentence("This database has no city yet."),
        Sentence("Load a city profile first (algorithm mapalus:loadcityprofile)."),
    ),
    # MA002
    "outside": (
        Sentence("{reference}: the position lies outside {city}."),
        Sentence("Move it to where it really is, inside the city."),
    ),
    "no_position": (Sentence("{reference} has no position."), Sentence("Set its point on the map.")),
    # MA003
    "history_is_final": (
        Sentence("History cannot be changed or deleted."),
        Sentence("Make a new change that corrects the old one; both will be on record."),
    ),
    "publication_is_final": (
        Sentence("Publication {entry} is finished and cannot be changed in the journal."),
        Sentence("Publish or roll back to write a new entry."),
    ),
    # MA004
    "stale": (Sentence("Somebody else changed {reference} in the meantime ({differences})."), _LOAD_AGAIN),
    "layer_published": (Sentence("Somebody else published the own layer {layer} in the meantime."), _LOOK_AGAIN),
    "layer_withdrawn": (Sentence("Somebody took the own layer {layer} back in the meantime."), _LOOK_AGAIN),
    "no_such_layer": (Sentence("There is no own layer {layer}."), Sentence("Nothing needs to be done.")),
    # MA005
    "no_version": (Sentence("{reference}: the change does not say on which version it is based."), _LOAD_AGAIN),
    # MA006
    "no_such_step": (
        Sentence("{reference}: {field} cannot go from {from_status} to {to_status}."),
        Sentence("From {from_status} it can go to: {next_statuses}."),
    ),
    "begins_later": (
        Sentence("A new report cannot begin with {field} {to_status}."),
        Sentence("File it first, then change it."),
    ),
    # MA007
    "not_for_this_role": (
        Sentence("{reference}: you may not change {field} from {from_status} to {to_status}."),
        Sentence("This step is for: {roles}."),
    ),
    "passed_on": (
        Sentence("{reference} can be passed on to {agency} only by a step to {to_status}."),
        Sentence("Change status and agency together."),
    ),
    "photo_approval": (
        Sentence("You may not approve a photo for the public."),
        Sentence("Add it without an approval; a planner looks at it."),
    ),
    "public_words": (
        Sentence("You may not write what the public reads of a report."),
        Sentence("Leave {field} empty; a planner writes it."),
    ),
    # MA008
    "needs_reason": (Sentence("{reference}: {to_status} needs a reason."), Sentence("Fill in {field}: {choices}.")),
    "needs_agency": (
        Sentence("{reference}: {to_status} needs an agency; {agency}, an area office, has the report now."),
        Sentence("Choose the agency that is to take it, in the same change."),
    ),
    "needs_photo": (
        Sentence("{reference}: {to_status} needs a photo of the result."),
        Sentence("Add that photo first."),
    ),
    "reason_is_final": (
        Sentence("{reference}: the reason for {status} cannot be taken away or replaced."),
        Sentence("Take the report back to {to_status}, then take the step again with the right reason."),
    ),
    "photo_not_clean": (
        Sentence("A photo can be approved only when there is a copy of it without faces, plates and metadata."),
        Sentence("Make that copy first."),
    ),
    # MA009
    "follows": (
        Sentence("{reference} is a duplicate: its status, reason and agency follow those of {master}."),
        Sentence("Change that report instead, or undo the merge first."),
    ),
    # MA010
    "merge_circle": (
        Sentence("{reference} cannot be merged into a report that is merged into it."),
        Sentence("Choose the report that is to stay, or undo the other merge first."),
    ),
    "no_such_report": (
        Sentence("{reference}: there is no report with the number {number}."),
        Sentence("Choose an existing report to merge into."),
    ),
    "merged_too_early": (
        Sentence("A new report cannot be a duplicate already."),
        Sentence("File it first, then merge it."),
    ),
    "has_merged": (
        Sentence("Other reports are merged into {reference}."),
        Sentence("Undo those merges first; nothing was deleted."),
    ),
    # MA011
    "missing": (Sentence("{reference}: {field} must not be empty."), Sentence("Fill in {field}.")),
    "nameless": (Sentence("{reference} has no name."), Sentence("Fill in its name.")),
    "unknown": (
        Sentence("{reference}: {field} “{value}” does not exist."),
        Sentence("Choose one that exists."),
    ),
    "choice": (Sentence("{reference}: {field} does not allow {value}."), Sentence("It can be: {choices}.")),
    "out_of_range": (Sentence("{reference}: {field} does not allow {value}."), Sentence("Enter a value {limits}.")),
    "code_with_space": (
        Sentence("{field} “{value}” begins or ends with a space."),
        Sentence("Remove the space."),
    ),
    "code_with_slash": (
        Sentence("{field} “{value}” contains a slash."),
        Sentence("Use another sign; keys of prices are joined by slashes."),
    ),
    "own_parent": (Sentence("{reference}: an agency cannot be below itself."), Sentence("Choose another {field}.")),
    "no_working_day": (
        Sentence("The city has no working day after {reported_at}."),
        Sentence("Correct the working days or the holidays of the profile."),
    ),
    "half_an_object": (
        Sentence("{reference}: the object that a report is about needs both its kind and its code."),
        Sentence("Give both, or leave both empty. Kinds are: {tables}."),
    ),
    "no_such_object": (
        Sentence("{reference}: there is no “{value}” in {table}."),
        Sentence("Choose one that exists, or leave {field} empty."),
    ),
    "due_early": (
        Sentence("{reference}: {field} lies before the time of reporting."),
        Sentence("Set a later time, or leave it empty."),
    ),
    "closed_early": (Sentence("{reference}: {field} lies before the time of reporting."), _ORDER_TIMES),
    "not_changeable": (
        Sentence("{field} of a report cannot be changed here."),
        Sentence("Nothing was changed."),
    ),
    "purpose": (
        Sentence("The purpose of reading a reporter must be said in one line, in words."),
        Sentence("Say why you need it, such as: call back about the photo."),
    ),
    "end_before_start": (
        Sentence("{reference}: the last day lies before the first day."),
        Sentence("Correct one of the two days."),
    ),
    "turning": (
        Sentence("{reference}: a turning camera has no fixed heading."),
        Sentence("Leave {field} empty, or say that the camera does not turn."),
    ),
    "url": (Sentence("{reference}: the stream has no address like rtsp://…."), _CORRECT),
    "empty_geometry": (Sentence("{reference}: the geometry is empty."), Sentence("Draw one, or leave it out.")),
    "curved_geometry": (Sentence("{reference}: the geometry has curves."), Sentence("Draw it with straight lines.")),
    "invalid_geometry": (Sentence("{reference}: the geometry is not valid: {reason}."), _DRAW_AGAIN),
    # MA012
    "not_the_owner": (
        Sentence("{relation} belongs to {owner}, not to you."),
        Sentence("Let its owner publish it."),
    ),
    "not_public": (
        Sentence("{relation} is one of Mapalus' own tables, or shows rows of them."),
        Sentence("Make it from the views of mapalus_public, which hold nothing private."),
    ),
    "system_table": (
        Sentence("{relation} reads {object}, which belongs to PostgreSQL."),
        Sentence("Make it without that, then publish it."),
    ),
    "foreign_table": (
        Sentence("{relation} reads {object}, a table of another database."),
        Sentence("Copy its rows into a table of this database, then publish it."),
    ),
    "row_security": (
        Sentence("{relation} reads {object}, whose policies would run with the rights of Mapalus."),
        Sentence("Take the row security away, or copy the rows into a table without it."),
    ),
    "calls_function": (
        Sentence("{relation} calls {object}, which would run with the rights of everybody who reads the layer."),
        Sentence(
            "Use functions of PostgreSQL and PostGIS that give the same result each time, or a materialized view."
        ),
    ),
    "layer_name_taken": (
        Sentence("The own layer {layer} shows {relation} already."),
        Sentence("Choose another name."),
    ),
    # MA013
    "work_held": (
        Sentence("Somebody else is changing {table} at this moment: {login}."),
        Sentence("Nothing was changed. Try again when that has ended."),
    ),
    # MA014
    "others_write": (
        Sentence("Reports depend on this change, so it waits until the login {login} has finished writing {relation}."),
        _LATER,
    ),
    "old_snapshot": (
        Sentence("Reports depend on this change. It cannot be made in a transaction that is {isolation}."),
        Sentence("Make it in a transaction that is read committed."),
    ),
    # MA015
    "not_in_feed": (
        Sentence("Nothing was changed: there is no such report, or it does not belong to {agency}, or not any more."),
        Sentence("Load the reports again."),
    ),
    "report_gone": (
        Sentence("{reference} was not changed: it was deleted, or another agency has it now."),
        Sentence("Load the reports again."),
    ),
    # Warnings of settings.sql, which an installation shows.
    "temporary_objects": (
        Sentence("The public login may make temporary objects."),
        Sentence(
            "Ask the owner of the database to run REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, and to grant it "
            "to mapalus_owner and mapalus_planner."
        ),
    ),
    "large_objects": (
        Sentence("The public login may make large objects."),
        Sentence("Ask a superuser to run {statement}."),
    ),
    "advisory_locks": (
        Sentence("Every login may fill the table of locks of the server."),
        Sentence("Ask a superuser to run {statement} and to grant them to mapalus_owner."),
    ),
    "notifications": (
        Sentence("Every login may fill the queue of notifications of the server."),
        Sentence("Ask a superuser to run {statement} and to grant it to mapalus_owner."),
    ),
    "statistics": (
        Sentence("Every login may read where hidden rows lie."),
        Sentence("Ask a superuser to run {statement}."),
    ),
    "feed_holder": (
        Sentence("Feeds do not say since when they are held back."),
        Sentence("Ask a superuser to run {statement}."),
    ),
    "slow_tiles": (Sentence("Map tiles will read every row."), Sentence("Ask a superuser to run {statement}.")),
}

# What PostgreSQL itself refuses in any table.
POSTGRESQL = {
    "denied_in_table": (Sentence("You have no right to do this in {table}."), _ASK),
    "denied_change": (Sentence("{reference}: you have no right to this change ({edited})."), _ASK),
    "denied_row": (Sentence("{reference}: you may not change this entry of {table}, or not in this way."), _ASK),
    "denied": (Sentence("You have no right to do this: {message}."), _ASK),
    "taken": (Sentence("{field} “{value}” is taken already."), _CORRECT),
    "exists": (Sentence("{reference}: the same entry exists already."), Sentence("Change that entry instead.")),
    "still_used": (
        Sentence("{reference}: it is still used in {other}."),
        Sentence("Choose another value there first; nothing was changed."),
    ),
    "not_allowed": (Sentence("{reference}: {field} does not allow this value."), _CORRECT),
    "too_long": (
        Sentence("{reference}: {field} is too long."),
        Sentence("Write at most {characters} characters."),
    ),
    "unreadable": (Sentence("{reference}: the value “{value}” cannot be stored in this field."), _CORRECT),
    "too_large": (Sentence("{reference}: a number is too large for its field."), _CORRECT),
    "disk_full": (
        Sentence("The database server's disk is full."),
        Sentence("Nothing was changed. Free some space there, then try again."),
    ),
    "busy": (Sentence("Somebody else is changing the same entries at this moment."), _LATER),
    "too_slow": (
        Sentence("The database stopped the work, because it took too long."),
        Sentence("Nothing was changed. Choose fewer entries, or ask the administrator for more time."),
    ),
    "idle_too_long": (
        Sentence("The database closed the connection, because its transaction was left open too long."),
        Sentence("What was not saved yet is lost. Connect again and repeat it, and save sooner."),
    ),
    "read_only": (
        Sentence("This database can only be read."),
        Sentence("Connect to the city's main database to change something."),
    ),
    # Constraints of our tables that no trigger checks before.
    "office_without_area": (Sentence("{reference}: an area office needs its {field}."), Sentence("Fill in {field}.")),
    "second_office": (Sentence("{field} “{value}” has an office already."), Sentence("Change that office instead.")),
    "step_to_itself": (Sentence("A step leads from one status to another one."), _CORRECT),
    "closed_without_time": (
        Sentence("{reference}: a closed report has a time of closing, an open report has none."),
        _CORRECT,
    ),
    "position_without_method": (
        Sentence("{reference}: a position and how it was obtained belong together."),
        Sentence("Fill in both, or leave both empty."),
    ),
    "approval_without_time": (Sentence("{reference}: an approval has a name and a time."), _CORRECT),
    "same_photo": (Sentence("This report has the same photo already."), Sentence("Choose another photo.")),
    "same_source": (
        Sentence("An entry with this identifier at the source exists already."),
        Sentence("Change that entry instead."),
    ),
}

# Constraint of a table -> what is said, and the values that PostgreSQL does not tell. A check of one column without an
# entry is “not_allowed”.
CONSTRAINTS = {
    "agency_area_office": ("second_office", {}),
    "agency_check": ("office_without_area", {"field": "area_code"}),
    "category_coordinate_hours_check": ("out_of_range", {"field": "coordinate_hours", "more_than": 0}),
    "category_duplicate_hours_check": ("out_of_range", {"field": "duplicate_hours", "more_than": 0}),
    "category_duplicate_radius_m_check": ("out_of_range", {"field": "duplicate_radius_m", "more_than": 0}),
    "category_resolve_hours_check": ("out_of_range", {"field": "resolve_hours", "more_than": 0}),
    "area_population_check": ("out_of_range", {"field": "population", "at_least": 0}),
    "cctv_turning_has_no_azimuth": ("turning", {"field": "azimuth"}),
    "price_day_check": ("out_of_range", {"field": "day", "at_least": "1970-01-01"}),
    "programme_ends_after_start": ("end_before_start", {"field": "ends_on"}),
    "report_closed_has_time": ("closed_without_time", {"field": "resolved_at"}),
    "report_concerns_both": ("half_an_object", {}),
    "report_due_after_reported": ("due_early", {"field": "due_at"}),
    "report_resolved_after_reported": ("closed_early", {"field": "resolved_at"}),
    "report_position_has_method": ("position_without_method", {"field": "position_method"}),
    "report_photo_approved_is_clean": ("photo_not_clean", {}),
    "report_photo_approved_when": ("approval_without_time", {}),
    "report_photo_report_id_sha256_key": ("same_photo", {}),
    "report_photo_path_check": ("too_long", {"field": "path", "characters": 1000}),
    "report_status_note_check": ("too_long", {"field": "status_note", "characters": 4000}),
    "report_source_id": ("same_source", {}),
    "report_support_source_source_id_key": ("same_source", {}),
    "street_source_source_id_key": ("same_source", {}),
    "queue_view_title_check": ("too_long", {"field": "title", "characters": 100}),
    "queue_view_filter_check": ("too_long", {"field": "filter", "characters": 10000}),
    "status_transition_check": ("step_to_itself", {}),
}
