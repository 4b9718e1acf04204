"""The words of layers, columns and coded values; ``tr`` decides the language."""


def layer_titles(tr):
    return {
        "report": tr("Reports"),
        "agency_office": tr("Agency offices"),
        "area": tr("Areas"),
        "agency": tr("Agencies"),
        "category": tr("Categories"),
        "report_event": tr("History of reports"),
        "facility": tr("Facilities"),
        "cctv": tr("Cameras (CCTV)"),
        "market": tr("Markets"),
        "programme_point": tr("Programmes: points"),
        "programme_line": tr("Programmes: lines"),
        "programme_polygon": tr("Programmes: areas"),
        "programme": tr("All programmes, also without a place"),
        "commodity": tr("Commodities"),
        "price": tr("Prices"),
        "cctv_state": tr("History of cameras"),
        "cctv_stream": tr("Streams of cameras"),
    }


def group_titles(tr):
    return {
        "infrastructure": tr("Infrastructure"),
        "programmes": tr("Programmes"),
        "lists": tr("Tables"),
    }


def statuses(tr):
    return {
        "received": tr("Waiting"),
        "coordination": tr("Coordination"),
        "assigned": tr("Assigned"),
        "in_progress": tr("In progress"),
        "resolved": tr("Resolved"),
        "rejected": tr("Rejected"),
    }


def status_reasons(tr):
    return {
        "duplicate": tr("Duplicate"),
        "not_our_authority": tr("Not our authority"),
        "invalid": tr("Invalid"),
        "too_little_information": tr("Too little information"),
        "spam": tr("Spam"),
    }


def channels(tr):
    return {
        "call_centre": tr("Call centre"),
        "app": tr("Mobile app"),
        "web": tr("Web page"),
        "walk_in": tr("In person"),
        "email": tr("E-mail"),
        "message": tr("SMS or WhatsApp"),
        "social_media": tr("Social media"),
        "mass_media": tr("Mass media"),
        "sp4n_lapor": "SP4N-LAPOR!",
        "open311": "Open311",
        "field_staff": tr("Field staff"),
        "other": tr("Other"),
    }


def position_methods(tr):
    return {
        "gps": tr("GPS"),
        "geocoded": tr("Found by address"),
        "by_hand": tr("Set by hand"),
        "default": tr("Default position, no real place"),
    }


def area_levels(tr):
    return {"city": tr("Regency or city"), "district": tr("District"), "village": tr("Village")}


def agency_kinds(tr):
    return {"department": tr("Department"), "area_office": tr("Area office")}


def facility_kinds(tr):
    return {
        "police_post": tr("Police post"),
        "army_post": tr("Army post"),
        "hospital": tr("Hospital"),
        "clinic": tr("Health centre"),
        "fire_post": tr("Fire station"),
        "school": tr("School"),
        "office": tr("Office"),
        "other": tr("Other"),
    }


def cctv_states(tr):
    return {"up": tr("Working"), "down": tr("Not working"), "unknown": tr("Not known")}


def market_levels(tr):
    return {"retail": tr("Retail"), "wholesale": tr("Wholesale")}


def visibilities(tr):
    return {"public": tr("Shown to the public"), "hidden": tr("Hidden from the public")}


def privacy_classes(tr):
    return {
        "A": tr("A: exact point"),
        "B": tr("B: 100 m grid"),
        "C": tr("C: counts per area only"),
        "D": tr("D: never public"),
    }


def column_titles(tr):
    """Return the titles of all columns by their names; a name means the same in every table."""
    return {
        "id": tr("Number"),
        "code": tr("Code"),
        "reference": tr("Reference"),
        "source": tr("Source"),
        "source_id": tr("Identifier at the source"),
        "channel": tr("Channel"),
        "category": tr("Category"),
        "description": tr("Description"),
        "address": tr("Address"),
        "position_method": tr("Position from"),
        "position_accuracy_m": tr("Accuracy (m)"),
        "area_code": tr("Area"),
        "status": tr("Status"),
        "status_reason": tr("Reason"),
        "agency": tr("Agency"),
        "priority": tr("Priority"),
        "reported_at": tr("Reported"),
        "due_at": tr("Deadline"),
        "resolved_at": tr("Closed"),
        "duplicate_of": tr("Duplicate of (number)"),
        "is_public": tr("Shown to the public"),
        "version": tr("Version"),
        "updated_at": tr("Last change"),
        "overdue": tr("Overdue"),
        "at": tr("When"),
        "change": tr("What happened"),
        "actor": tr("Who"),
        "note": tr("Note"),
        "kind": tr("Kind"),
        "parent": tr("Part of"),
        "level": tr("Level"),
        "area_name": tr("Name"),
        "area_type": tr("Official kind"),
        "population": tr("Population"),
        "agency_name_id": tr("Name (Indonesian)"),
        "agency_name_en": tr("Name (English)"),
        "public_contact": tr("Public contact"),
        "category_name_id": tr("Name (Indonesian)"),
        "category_name_en": tr("Name (English)"),
        "category_group": tr("Group"),
        "category_icon": tr("Icon"),
        "privacy_class": tr("Privacy class"),
        "coordinate_hours": tr("Hours to take up"),
        "resolve_hours": tr("Hours to resolve"),
        "status_note": tr("Note on the last step"),
        "public_description": tr("Description for the public"),
        "supporters": tr("Others with the same problem"),
        "previous_agency": tr("Agency before"),
        "concerns_table": tr("Concerns (kind)"),
        "concerns_key": tr("Concerns (code)"),
        "needs_after_photo": tr("Resolved only with a photo"),
        "duplicate_radius_m": tr("Duplicates within (m)"),
        "duplicate_hours": tr("Duplicates within (hours)"),
        "facility_name": tr("Name"),
        "cctv_name": tr("Name"),
        "cctv": tr("Camera"),
        "azimuth": tr("Heading, clockwise from north"),
        "field_of_view": tr("Field of view"),
        "range_m": tr("Sees as far as"),
        "height_m": tr("Height above the ground"),
        "is_turning": tr("It turns (PTZ)"),
        "state": tr("State"),
        "from_state": tr("State before"),
        "to_state": tr("State from then on"),
        "url": tr("Address of the stream"),
        "market_name": tr("Name"),
        "market": tr("Market"),
        "commodity_name_id": tr("Name (Indonesian)"),
        "commodity_name_en": tr("Name (English)"),
        "commodity": tr("Commodity"),
        "quality": tr("Quality"),
        "unit": tr("Unit"),
        "weight": tr("Weight in the index"),
        "warning_percent": tr("Warn from a rise of"),
        "day": tr("Day"),
        "price": tr("Price of one unit"),
        "stock": tr("Stock in units"),
        "surveyor": tr("Surveyor"),
        "carried_forward_given": tr("Carried forward, says the source"),
        "is_carried_forward": tr("Only repeats the price before"),
        "is_outlier": tr("Far from the prices around it"),
        "outlier_score": tr("How far (robust z-score)"),
        "entered_at": tr("Entered"),
        "programme_name_id": tr("Name (Indonesian)"),
        "programme_name_en": tr("Name (English)"),
        "budget": tr("Budget"),
        "starts_on": tr("First day"),
        "ends_on": tr("Last day"),
        "progress": tr("Progress"),
    }
