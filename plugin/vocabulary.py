"""The codes that the database knows, each with its words in both languages; a test compares them with its CHECKs."""

from __future__ import annotations

from mapalus.plugin.words import Words

STATUSES = {
    "received": Words("Menunggu", "Waiting"),
    "coordination": Words("Koordinasi", "Coordination"),
    "assigned": Words("Disposisi", "Assigned"),
    "in_progress": Words("Proses", "In progress"),
    "resolved": Words("Selesai", "Resolved"),
    "rejected": Words("Ditolak", "Rejected"),
}

# The deadline of a report that waits or is closed never stands still.
PAUSABLE_STATUSES = ("coordination", "assigned", "in_progress")

STATUS_REASONS = {
    "duplicate": Words("Duplikat", "Duplicate"),
    "not_our_authority": Words("Bukan wewenang", "Not our authority"),
    "invalid": Words("Tidak valid", "Invalid"),
    "too_little_information": Words("Data kurang", "Too little information"),
    "spam": Words("Spam", "Spam"),
}

# Others are said as numbers.
PRIORITIES = {
    0: Words("Biasa", "Normal"),
    1: Words("Penting", "Important"),
    2: Words("Mendesak", "Urgent"),
}

# Who may take a step.
ROLES = {
    "planner": Words("perencana", "planner"),
    "operator": Words("operator", "operator"),
    "agency": Words("instansi yang menangani", "agency in charge"),
    "area_office": Words("kantor wilayah", "area office"),
}

CHANNELS = {
    "call_centre": Words("Pusat panggilan", "Call centre"),
    "app": Words("Aplikasi", "Mobile app"),
    "web": Words("Situs web", "Web page"),
    "walk_in": Words("Datang langsung", "In person"),
    "email": Words("Surel", "E-mail"),
    "message": Words("SMS atau WhatsApp", "SMS or WhatsApp"),
    "social_media": Words("Media sosial", "Social media"),
    "mass_media": Words("Media massa", "Mass media"),
    "sp4n_lapor": Words("SP4N-LAPOR!", "SP4N-LAPOR!"),
    "open311": Words("Open311", "Open311"),
    "field_staff": Words("Petugas lapangan", "Field staff"),
    "other": Words("Lain-lain", "Other"),
}

POSITION_METHODS = {
    "gps": Words("GPS", "GPS"),
    "geocoded": Words("Dicari dari alamat", "Found by address"),
    "by_hand": Words("Ditentukan di peta", "Set by hand"),
    "default": Words("Posisi bawaan, bukan tempat sebenarnya", "Default position, no real place"),
}

PRIVACY_CLASSES = {
    "A": Words("A: titik tepat", "A: exact point"),
    "B": Words("B: kisi 100 m", "B: 100 m grid"),
    "C": Words("C: hanya jumlah per wilayah", "C: counts per area only"),
    "D": Words("D: tidak pernah untuk umum", "D: never public"),
}

# Of an event that shows a report or hides it.
VISIBILITIES = {
    "public": Words("Tampil untuk umum", "Shown to the public"),
    "hidden": Words("Disembunyikan dari umum", "Hidden from the public"),
}

AREA_LEVELS = {
    "city": Words("Kabupaten/Kota", "Regency or city"),
    "district": Words("Kecamatan", "District"),
    "village": Words("Desa/Kelurahan", "Village"),
}

AGENCY_KINDS = {
    "department": Words("Dinas", "Department"),
    "area_office": Words("Kantor wilayah", "Area office"),
}

FACILITY_KINDS = {
    "police_post": Words("Pos polisi", "Police post"),
    "army_post": Words("Pos TNI", "Army post"),
    "hospital": Words("Rumah sakit", "Hospital"),
    "clinic": Words("Puskesmas atau klinik", "Health centre"),
    "fire_post": Words("Pos pemadam", "Fire station"),
    "school": Words("Sekolah", "School"),
    "office": Words("Kantor", "Office"),
    "other": Words("Lain-lain", "Other"),
}

CCTV_STATES = {
    "up": Words("Menyala", "Working"),
    "down": Words("Mati", "Not working"),
    "unknown": Words("Tidak diketahui", "Not known"),
}

MARKET_LEVELS = {
    "retail": Words("Eceran", "Retail"),
    "wholesale": Words("Induk", "Wholesale"),
}


def in_language(codes: dict[str, Words], language: str) -> dict[str, str]:
    """Return code -> word in one language.

    :param codes: one of the vocabularies of this module.
    :param language: ``id`` or ``en``.
    """
    return {code: words.in_language(language) for code, words in codes.items()}
