"""What invented reports say, by the icon of their category, and the label that everything invented carries.

The texts are Indonesian, as people of a regency would write; they are about things and never about a person.
``{street}`` and ``{place}`` are filled in with a street and a village.
"""

LABEL = "[REKAAN]"
# Behind names, where a label in front would spoil lists and maps.
SUFFIX = "(rekaan)"

STREETS = (
    "Jl. Raya",
    "Jl. Pasar",
    "Jl. Sekolah",
    "Jl. Gereja",
    "Jl. Danau",
    "Jl. Kebun",
    "Jl. Terminal",
    "Jl. Lapangan",
    "Jl. Puskesmas",
    "Lorong Cengkih",
    "Lorong Kelapa",
    "Lorong Enau",
)

# icon -> what is wrong, what comes of it
PROBLEMS = {
    "road": (
        (
            "Ada lubang sedalam kira-kira 15 cm di {street}",
            "Aspal {street} terkelupas sepanjang 20 meter",
            "Badan jalan di {street} ambles di sisi kiri",
            "Jalan bergelombang dan berlubang di tikungan {street}",
            "Bahu jalan {street} longsor setelah hujan",
            "Tambalan jalan di {street} sudah terbuka lagi",
            "Kerikil lepas berserakan di tanjakan {street}",
        ),
        (
            "Sepeda motor sering oleng pada malam hari.",
            "Kendaraan terpaksa mengambil jalur lawan.",
            "Bila hujan, lubang tertutup genangan dan tidak terlihat.",
            "Angkutan umum mulai menghindari jalan ini.",
            "Mohon ditambal sebelum melebar.",
        ),
    ),
    "drainage": (
        (
            "Selokan di {street} tersumbat sampah dan lumpur",
            "Gorong-gorong {street} tidak mengalir",
            "Penutup saluran di {street} pecah",
            "Dinding saluran {street} runtuh sepanjang 5 meter",
            "Air saluran meluap ke {street}",
        ),
        (
            "Setiap hujan air masuk ke halaman.",
            "Airnya berbau dan menjadi sarang nyamuk.",
            "Genangan bertahan sampai dua hari.",
            "Pejalan kaki harus turun ke badan jalan.",
            "Mohon dikeruk sebelum musim hujan.",
        ),
    ),
    "street-light": (
        (
            "Lampu jalan di {street} padam",
            "Tiga lampu berturut-turut di {street} mati",
            "Lampu jalan {street} berkedip terus",
            "Tiang lampu di {street} miring",
            "Lampu jalan di {street} menyala siang, mati malam",
        ),
        (
            "Jalan gelap sejak pukul tujuh malam.",
            "Penyeberang jalan tidak terlihat.",
            "Sudah beberapa malam seperti ini.",
            "Tikungan ini rawan kecelakaan.",
            "Mohon diperiksa juga kabelnya.",
        ),
    ),
    "traffic": (
        (
            "Parkir liar di kedua sisi {street}",
            "Lampu lalu lintas di simpang {street} tidak menyala",
            "Truk bongkar muat menutup {street} pada jam sibuk",
            "Angkutan berhenti di tengah {street}",
            "Antrean kendaraan panjang di depan pasar, {street}",
        ),
        (
            "Kemacetan terjadi setiap pagi.",
            "Ambulans sulit lewat.",
            "Trotoar tidak dapat dipakai.",
            "Mohon petugas mengatur pada jam masuk sekolah.",
        ),
    ),
    "sign": (
        (
            "Rambu batas kecepatan di {street} roboh",
            "Rambu di {street} tertutup dahan pohon",
            "Papan nama jalan {street} hilang",
            "Marka penyeberangan di {street} sudah pudar",
            "Cermin tikungan di {street} pecah",
        ),
        (
            "Pengendara dari luar daerah sering salah jalur.",
            "Simpang ini menjadi berbahaya.",
            "Mohon dipasang kembali.",
        ),
    ),
    "water": (
        (
            "Air bersih tidak mengalir di {street}",
            "Pipa bocor di tepi {street}",
            "Air keran di {street} keruh dan berbau tanah",
            "Tekanan air di {street} sangat kecil",
            "Meter air di {street} rusak",
        ),
        (
            "Warga menampung air hujan.",
            "Air hanya keluar lewat tengah malam.",
            "Air terbuang ke jalan siang dan malam.",
            "Sudah tiga hari berturut-turut.",
            "Mohon informasi jadwal perbaikan.",
        ),
    ),
    "waste": (
        (
            "Sampah menumpuk di {street}",
            "Bak sampah di {street} penuh dan tidak diangkut",
            "Pembuangan sampah liar di pinggir {street}",
            "Bekas ranting dan kayu ditinggal di {street}",
            "Sampah plastik hanyut ke saluran di {street}",
        ),
        (
            "Baunya sampai ke rumah-rumah.",
            "Anjing mengais dan sampah berserakan.",
            "Truk sampah tidak datang minggu ini.",
            "Lalat mulai banyak.",
            "Mohon ditambah satu bak lagi.",
        ),
    ),
    "tree": (
        (
            "Pohon tumbang menutup {street}",
            "Dahan besar patah dan tergantung di atas {street}",
            "Pohon di {street} miring ke kabel listrik",
            "Pohon kering di {street} hampir roboh",
        ),
        (
            "Kendaraan tidak dapat lewat.",
            "Berbahaya bila angin kencang.",
            "Satu jalur masih bisa dilewati sepeda motor.",
            "Mohon segera dipotong.",
        ),
    ),
    "noise": (
        (
            "Musik keras sampai larut malam di sekitar {street}",
            "Suara mesin bengkel di {street} pada malam hari",
            "Knalpot bising setiap akhir pekan di {street}",
            "Pengeras suara dipasang terlalu keras di {street}",
        ),
        (
            "Warga tidak dapat tidur.",
            "Anak-anak sekolah terganggu belajar.",
            "Terjadi hampir setiap malam.",
            "Mohon ditertibkan.",
        ),
    ),
    "security": (
        (
            "Balap liar di {street}",
            "Lapak liar menutup trotoar {street}",
            "Minum-minum di tempat umum di {street}",
            "Bangunan kosong di {street} dipakai berkumpul malam hari",
        ),
        (
            "Warga merasa tidak aman.",
            "Mohon patroli pada malam Minggu.",
            "Pejalan kaki terpaksa memutar.",
            "Sudah dua minggu berturut-turut.",
        ),
    ),
    "flood": (
        (
            "Banjir setinggi lutut di {street}",
            "Longsor kecil menutup separuh {street}",
            "Sungai meluap dan menggenangi {street}",
            "Tebing di {street} retak setelah hujan deras",
            "Air danau naik sampai ke {street}",
        ),
        (
            "Kendaraan roda dua tidak dapat lewat.",
            "Beberapa rumah mulai kemasukan air.",
            "Material tanah masih bergerak.",
            "Warga meminta karung pasir.",
            "Jalan memutar lewat desa sebelah masih bisa.",
        ),
    ),
    "market": (
        (
            "Harga cabai naik tajam di pasar dekat {street}",
            "Atap los pasar di {street} bocor",
            "Timbangan pedagang di pasar {street} tidak sesuai",
            "Lantai pasar di {street} becek dan licin",
            "Beras medium kosong di pasar {street}",
        ),
        (
            "Mohon pengecekan petugas pasar.",
            "Pembeli mengeluh sejak minggu lalu.",
            "Barang dagangan basah bila hujan.",
            "Mohon operasi pasar.",
        ),
    ),
    "animal": (
        (
            "Anjing liar berkeliaran di {street}",
            "Sapi masuk ke kebun warga di {street}",
            "Babi ternak lepas di {street}",
            "Bangkai hewan di pinggir {street}",
        ),
        (
            "Anak-anak takut lewat.",
            "Tanaman rusak.",
            "Mohon ditangani petugas.",
            "Sudah terlihat sejak kemarin.",
        ),
    ),
    "health": (
        (
            "Genangan penuh jentik di {street}",
            "Asap pembakaran sampah setiap sore di {street}",
            "Limbah kandang mengalir ke {street}",
            "Permintaan pengasapan nyamuk di {street}",
        ),
        ("Mohon pemeriksaan.", "Beberapa warga batuk-batuk.", "Bau menyengat pada siang hari."),
    ),
    "social": (
        (
            "Permohonan bantuan pangan untuk satu rumah tangga di {place}",
            "Permohonan kursi roda di {place}",
            "Rumah tidak layak huni di {place} perlu didata",
            "Bantuan belum diterima bulan ini di {place}",
        ),
        ("Mohon dikunjungi petugas.", "Data sudah diserahkan ke desa.", "Mohon kepastian jadwal."),
    ),
    "housing": (
        (
            "Dinding penahan di permukiman {street} retak",
            "Jalan setapak permukiman {street} rusak",
            "Rumah kosong di {street} hampir roboh",
            "Sanitasi bersama di {street} tidak berfungsi",
        ),
        ("Mohon ditinjau.", "Berbahaya bagi anak-anak yang bermain.", "Sudah dilaporkan ke kepala lingkungan."),
    ),
    "other": (
        (
            "Jaringan internet umum di {street} mati",
            "Papan pengumuman di {street} rusak",
            "Bangku taman di {street} patah",
            "Pertanyaan tentang jam layanan kantor di {place}",
            "Tembok lapangan di {street} penuh coretan",
        ),
        ("Mohon diperbaiki.", "Mohon informasi.", "Sudah seminggu seperti ini."),
    ),
}

# Why a report was passed on to another agency, or opened again.
HAND_OVER_NOTES = (
    "Setelah ditinjau: bukan bidang kami. Diteruskan agar cepat ditangani.",
    "Penyebabnya di aset instansi lain; kami siap mendampingi di lapangan.",
    "Perlu alat berat yang tidak kami miliki. Mohon dilanjutkan.",
)
REOPENING_NOTES = (
    "Dibuka kembali: masalah yang sama muncul lagi setelah dua hari.",
    "Dibuka kembali: baru sebagian yang dikerjakan.",
    "Dibuka kembali: hasil pekerjaan belum sesuai foto laporan.",
)
APPEAL_NOTE = "Keberatan diterima: lokasi sudah diperjelas, laporan diproses kembali."


def problems(icon):
    """Return what is wrong and what comes of it, for the icon of a category."""
    return PROBLEMS.get(icon, PROBLEMS["other"])
