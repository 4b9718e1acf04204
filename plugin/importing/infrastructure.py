"""What the city's infrastructure files hold: one description a table; the guide is docs/infrastructure.md."""

from mapalus.plugin.importing.tables import AMOUNT, ANY, DAY, FLAG, NUMBER, POINT, Field, Table

_CODE = Field("code", synonyms=("kode",), required=True)
_AGENCY = Field("agency", synonyms=("instansi", "dinas", "opd", "skpd", "pemilik"), refers_to="agency")
_ADDRESS = Field("address", synonyms=("alamat",))


def _public(default):
    return Field("is_public", FLAG, ("publik", "umum"), default=default)


FACILITY = Table(
    "facility",
    (
        _CODE,
        Field("facility_name", synonyms=("name", "nama", "nama_fasilitas"), required=True),
        Field(
            "kind",
            synonyms=("jenis",),
            required=True,
            words={
                "pos polisi": "police_post",
                "polsek": "police_post",
                "polres": "police_post",
                "pos tni": "army_post",
                "koramil": "army_post",
                "kodim": "army_post",
                "rumah sakit": "hospital",
                "rsud": "hospital",
                "klinik": "clinic",
                "puskesmas": "clinic",
                "pos pemadam": "fire_post",
                "pos damkar": "fire_post",
                "sekolah": "school",
                "kantor": "office",
                "lainnya": "other",
                "lain-lain": "other",
            },
        ),
        _AGENCY,
        _ADDRESS,
        _public(True),
    ),
    geometry=POINT,
)

CCTV = Table(
    "cctv",
    (
        _CODE,
        Field("cctv_name", synonyms=("name", "nama", "nama_cctv"), required=True),
        _AGENCY,
        _ADDRESS,
        Field("azimuth", NUMBER, ("arah", "azimut")),
        Field("field_of_view", NUMBER, ("sudut_pandang", "fov")),
        Field("range_m", NUMBER, ("jangkauan", "jangkauan_m")),
        Field("height_m", NUMBER, ("tinggi", "tinggi_m")),
        Field("is_turning", FLAG, ("berputar", "ptz"), default=False),
        Field(
            "state",
            synonyms=("keadaan", "kondisi"),
            default="unknown",
            words={"hidup": "up", "aktif": "up", "mati": "down", "rusak": "down", "tidak diketahui": "unknown"},
        ),
        _public(False),
    ),
    geometry=POINT,
)

CCTV_STREAM = Table(
    "cctv_stream",
    (
        Field("cctv", synonyms=("code", "kode", "kamera", "camera"), required=True, refers_to="cctv"),
        Field("url", synonyms=("alamat", "alamat_siaran", "stream"), required=True),
    ),
    key=("cctv",),
    is_secret=True,
)

MARKET = Table(
    "market",
    (
        _CODE,
        Field("market_name", synonyms=("name", "nama", "nama_pasar"), required=True),
        Field(
            "level",
            synonyms=("tingkat", "jenis"),
            required=True,
            words={"eceran": "retail", "induk": "wholesale", "grosir": "wholesale"},
        ),
        _ADDRESS,
        _public(True),
    ),
    geometry=POINT,
)

COMMODITY = Table(
    "commodity",
    (
        _CODE,
        Field("commodity_name_id", synonyms=("nama", "nama_komoditas"), required=True),
        Field("commodity_name_en", synonyms=("name",), fallback="commodity_name_id"),
        Field("quality", synonyms=("mutu", "kualitas")),
        Field("unit", synonyms=("satuan",), required=True),
        Field("weight", NUMBER, ("bobot",), default=1),
        Field("warning_percent", NUMBER, ("persen_peringatan",)),
    ),
)

PRICE = Table(
    "price",
    (
        Field("market", synonyms=("pasar",), required=True, refers_to="market"),
        Field("commodity", synonyms=("komoditas",), required=True, refers_to="commodity"),
        Field("day", DAY, ("tanggal", "date"), required=True),
        Field("price", AMOUNT, ("harga",), required=True),
        Field("stock", AMOUNT, ("stok",)),
        Field("surveyor", synonyms=("petugas",)),
        Field("carried_forward_given", FLAG, ("is_carried_forward", "harga_lama")),
    ),
    key=("market", "commodity", "day"),
    # Marks are made for a commodity and a run of days at a time: rows that belong together are written together.
    order=("commodity", "day", "market"),
)

PROGRAMME = Table(
    "programme",
    (
        _CODE,
        Field("programme_name_id", synonyms=("nama", "nama_program", "program"), required=True),
        Field("programme_name_en", synonyms=("name",), fallback="programme_name_id"),
        _AGENCY,
        Field("budget", AMOUNT, ("anggaran", "pagu")),
        Field("starts_on", DAY, ("mulai", "tanggal_mulai")),
        Field("ends_on", DAY, ("selesai", "tanggal_selesai")),
        Field("progress", NUMBER, ("kemajuan",)),
        _public(True),
    ),
    geometry=ANY,
)

# What planners import; addresses of streams are for administrators.
TABLES = (FACILITY, CCTV, MARKET, COMMODITY, PRICE, PROGRAMME)
