<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Mapalus</name>
    <message>
        <source>Connect to a database</source>
        <translation>Sambungkan ke basis data</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Baru…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Uji</translation>
    </message>
    <message>
        <source>Load the city's layers now</source>
        <translation>Muat layer kota sekarang</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Sambungkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Asking the database…</source>
        <translation>Menghubungi basis data…</translation>
    </message>
    <message>
        <source>Mapalus: test of a connection</source>
        <translation>Mapalus: uji sambungan</translation>
    </message>
    <message>
        <source>Choose the database that holds the city's reports. User names and passwords stay in QGIS's authentication manager: neither Mapalus nor project files keep them.</source>
        <translation>Pilih basis data yang memuat laporan warga. Nama pengguna dan kata sandi tetap di pengelola autentikasi QGIS: tidak disimpan oleh Mapalus maupun di berkas proyek.</translation>
    </message>
    <message>
        <source>Test shows which city is behind this connection.</source>
        <translation>Tekan Uji untuk melihat kota mana yang ada di balik sambungan ini.</translation>
    </message>
    <message>
        <source>QGIS has no PostgreSQL connection yet. Add one with New…</source>
        <translation>QGIS belum punya sambungan PostgreSQL. Tambahkan dengan Baru…</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Pasang…</translation>
    </message>
    <message>
        <source>Upgrade…</source>
        <translation>Mutakhirkan…</translation>
    </message>
    <message>
        <source>Load a city…</source>
        <translation>Muat kota…</translation>
    </message>
    <message>
        <source>Service {name}</source>
        <translation>Layanan {name}</translation>
    </message>
    <message>
        <source>The database was made by an older Mapalus. Upgrade it before you load layers.</source>
        <translation>Basis data dibuat oleh Mapalus versi lama. Mutakhirkan sebelum memuat layer.</translation>
    </message>
    <message>
        <source>{city}: {number} reports. The database is up to date.</source>
        <translation>{city}: {number} laporan. Basis data sudah mutakhir.</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>sekitar {number}</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Sambungan baru</translation>
    </message>
    <message>
        <source>instead of host and port; from pg_service.conf</source>
        <translation>pengganti host dan port; dari pg_service.conf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>User and password, from QGIS's authentication manager</source>
        <translation>Pengguna dan kata sandi, dari pengelola autentikasi QGIS</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Report received</source>
        <translation>Laporan diterima</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Rejection</source>
        <translation>Penolakan</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Perkembangan</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Agency offices</source>
        <translation>Kantor instansi</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>History of reports</source>
        <translation>Riwayat laporan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Nomor laporan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Identifier at the source</source>
        <translation>Nomor di sumber</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Position from</source>
        <translation>Asal posisi</translation>
    </message>
    <message>
        <source>Accuracy (m)</source>
        <translation>Ketelitian (m)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Dilaporkan</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Batas waktu</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Duplicate of (number)</source>
        <translation>Duplikat dari (nomor)</translation>
    </message>
    <message>
        <source>Shown to the public</source>
        <translation>Tampil untuk umum</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Perubahan terakhir</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Bagian dari</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Official kind</source>
        <translation>Sebutan resmi</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Penduduk</translation>
    </message>
    <message>
        <source>Name (Indonesian)</source>
        <translation>Nama (Indonesia)</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>Nama (Inggris)</translation>
    </message>
    <message>
        <source>Public contact</source>
        <translation>Kontak umum</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kelompok</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Ikon</translation>
    </message>
    <message>
        <source>Privacy class</source>
        <translation>Kelas privasi</translation>
    </message>
    <message>
        <source>Hours to take up</source>
        <translation>Jam untuk koordinasi</translation>
    </message>
    <message>
        <source>Hours to resolve</source>
        <translation>Jam untuk selesai</translation>
    </message>
    <message>
        <source>Connect to a database…</source>
        <translation>Sambungkan ke basis data…</translation>
    </message>
    <message>
        <source>Load city layers</source>
        <translation>Muat layer kota</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Impor laporan…</translation>
    </message>
    <message>
        <source>Open public map</source>
        <translation>Buka peta publik</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Mapalus: the city's layers</source>
        <translation>Mapalus: layer kota</translation>
    </message>
    <message>
        <source>The guide is missing.</source>
        <translation>Panduan tidak ditemukan.</translation>
    </message>
    <message>
        <source>Install Mapalus again.</source>
        <translation>Pasang ulang Mapalus.</translation>
    </message>
    <message>
        <source>{city}: the layers are loaded.</source>
        <translation>{city}: layer sudah dimuat.</translation>
    </message>
    <message>
        <source>QGIS has no stored PostgreSQL connection called {name}.</source>
        <translation>QGIS tidak punya sambungan PostgreSQL bernama {name}.</translation>
    </message>
    <message>
        <source>Choose another one with Mapalus &gt; Connect to a database.</source>
        <translation>Pilih yang lain melalui Mapalus &gt; Sambungkan ke basis data.</translation>
    </message>
    <message>
        <source>This QGIS does not have the connection's authentication configuration {name}.</source>
        <translation>QGIS ini tidak punya konfigurasi autentikasi {name} milik sambungan itu.</translation>
    </message>
    <message>
        <source>Choose or create one under Settings &gt; Options &gt; Authentication.</source>
        <translation>Pilih atau buat di Pengaturan &gt; Opsi &gt; Autentikasi.</translation>
    </message>
    <message>
        <source>The authentication configuration {name} could not be opened.</source>
        <translation>Konfigurasi autentikasi {name} tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>Enter QGIS's master password when it asks for it, then try again.</source>
        <translation>Masukkan kata sandi utama QGIS saat diminta, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The connection has no name.</source>
        <translation>Sambungan belum bernama.</translation>
    </message>
    <message>
        <source>Give it one by which you will recognise it.</source>
        <translation>Beri nama yang mudah Anda kenali.</translation>
    </message>
    <message>
        <source>There is a connection called {name} already.</source>
        <translation>Sudah ada sambungan bernama {name}.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Pilih nama lain.</translation>
    </message>
    <message>
        <source>The connection has no database.</source>
        <translation>Sambungan belum menyebut basis data.</translation>
    </message>
    <message>
        <source>Give the database's name, or a service.</source>
        <translation>Isi nama basis data, atau layanan.</translation>
    </message>
    <message>
        <source>{port} is no port.</source>
        <translation>{port} bukan port.</translation>
    </message>
    <message>
        <source>Use a number from 1 to 65535; PostgreSQL's own is 5432.</source>
        <translation>Gunakan angka 1 sampai 65535; bawaan PostgreSQL adalah 5432.</translation>
    </message>
    <message>
        <source>This QGIS has no PostgreSQL provider.</source>
        <translation>QGIS ini tidak punya penyedia PostgreSQL.</translation>
    </message>
    <message>
        <source>On Debian, install the package qgis-providers.</source>
        <translation>Di Debian, pasang paket qgis-providers.</translation>
    </message>
    <message>
        <source>There is no Mapalus in this database.</source>
        <translation>Tidak ada Mapalus di basis data ini.</translation>
    </message>
    <message>
        <source>Install it with the algorithm Install or upgrade the database.</source>
        <translation>Pasang dengan algoritma Install or upgrade the database.</translation>
    </message>
    <message>
        <source>This database has no city yet.</source>
        <translation>Basis data ini belum berisi kota.</translation>
    </message>
    <message>
        <source>Load one with the algorithm Load a city profile.</source>
        <translation>Muat dengan algoritma Load a city profile.</translation>
    </message>
    <message>
        <source>The table {table} cannot be read: {reason}.</source>
        <translation>Tabel {table} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>alasan tidak disebutkan</translation>
    </message>
    <message>
        <source>Check that the database user has the role mapalus_planner and that the schema is up to date.</source>
        <translation>Periksa apakah pengguna basis data punya peran mapalus_planner dan skema sudah mutakhir.</translation>
    </message>
    <message>
        <source>The layer {names} is being edited.</source>
        <translation>Layer {names} sedang disunting.</translation>
    </message>
    <message>
        <source>Save or discard its edits, then load the layers again.</source>
        <translation>Simpan atau batalkan suntingan, lalu muat lagi layernya.</translation>
    </message>
    <message>
        <source>The database refused the user name or the password.</source>
        <translation>Basis data menolak nama pengguna atau kata sandi.</translation>
    </message>
    <message>
        <source>Check both, or choose another authentication configuration.</source>
        <translation>Periksa keduanya, atau pilih konfigurasi autentikasi lain.</translation>
    </message>
    <message>
        <source>The database asks for a password and none was given.</source>
        <translation>Basis data meminta kata sandi, tetapi tidak ada yang diberikan.</translation>
    </message>
    <message>
        <source>Add one to the connection or choose an authentication configuration.</source>
        <translation>Tambahkan pada sambungan atau pilih konfigurasi autentikasi.</translation>
    </message>
    <message>
        <source>No database server answers at that host and port.</source>
        <translation>Tidak ada server basis data yang menjawab di host dan port itu.</translation>
    </message>
    <message>
        <source>Check host and port, and that PostgreSQL is running.</source>
        <translation>Periksa host dan port, dan pastikan PostgreSQL berjalan.</translation>
    </message>
    <message>
        <source>The database host is not known on this network.</source>
        <translation>Host basis data tidak dikenal di jaringan ini.</translation>
    </message>
    <message>
        <source>Check the host's name for a typing error.</source>
        <translation>Periksa apakah nama host salah ketik.</translation>
    </message>
    <message>
        <source>The database server did not answer in time.</source>
        <translation>Server basis data tidak menjawab tepat waktu.</translation>
    </message>
    <message>
        <source>Check the host and the network, then try again.</source>
        <translation>Periksa host dan jaringan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The connection service is not defined.</source>
        <translation>Layanan sambungan itu belum didefinisikan.</translation>
    </message>
    <message>
        <source>Add it to the pg_service.conf file or choose another connection.</source>
        <translation>Tambahkan ke berkas pg_service.conf atau pilih sambungan lain.</translation>
    </message>
    <message>
        <source>The server has no database of that name.</source>
        <translation>Server tidak punya basis data dengan nama itu.</translation>
    </message>
    <message>
        <source>Create it, or check the name for a typing error.</source>
        <translation>Buat basis data itu, atau periksa apakah namanya salah ketik.</translation>
    </message>
    <message>
        <source>Check the connection's settings.</source>
        <translation>Periksa pengaturan sambungan.</translation>
    </message>
    <message>
        <source>Connect as a user with the role mapalus_planner, or ask the administrator for it.</source>
        <translation>Sambungkan sebagai pengguna dengan peran mapalus_planner, atau mintalah kepada administrator.</translation>
    </message>
    <message>
        <source>This database has a schema called mapalus that Mapalus did not make.</source>
        <translation>Basis data ini punya skema bernama mapalus yang tidak dibuat oleh Mapalus.</translation>
    </message>
    <message>
        <source>Use another database, or rename that schema.</source>
        <translation>Gunakan basis data lain, atau ganti nama skema itu.</translation>
    </message>
    <message>
        <source>Install the newer version of the plugin; nothing was changed.</source>
        <translation>Pasang versi plugin yang lebih baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install the version of Mapalus that made this database; nothing was changed.</source>
        <translation>Pasang versi Mapalus yang membuat basis data ini; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Note on the last step</source>
        <translation>Catatan langkah terakhir</translation>
    </message>
    <message>
        <source>Description for the public</source>
        <translation>Uraian untuk umum</translation>
    </message>
    <message>
        <source>Others with the same problem</source>
        <translation>Orang lain dengan masalah yang sama</translation>
    </message>
    <message>
        <source>Agency before</source>
        <translation>Instansi sebelumnya</translation>
    </message>
    <message>
        <source>Concerns (kind)</source>
        <translation>Menyangkut (jenis)</translation>
    </message>
    <message>
        <source>Concerns (code)</source>
        <translation>Menyangkut (kode)</translation>
    </message>
    <message>
        <source>Resolved only with a photo</source>
        <translation>Selesai hanya dengan foto</translation>
    </message>
    <message>
        <source>Duplicates within (m)</source>
        <translation>Duplikat dalam (m)</translation>
    </message>
    <message>
        <source>Duplicates within (hours)</source>
        <translation>Duplikat dalam (jam)</translation>
    </message>
    <message>
        <source>A budget is 0 or more.</source>
        <translation>Anggaran paling sedikit 0.</translation>
    </message>
    <message>
        <source>A code has no spaces around it and no slash in it.</source>
        <translation>Kode tidak diawali atau diakhiri spasi dan tidak memuat garis miring.</translation>
    </message>
    <message>
        <source>A code has no spaces around it.</source>
        <translation>Kode tidak diawali atau diakhiri spasi.</translation>
    </message>
    <message>
        <source>A field of view is more than 0 and at most 360 degrees.</source>
        <translation>Sudut pandang lebih dari 0 dan paling besar 360 derajat.</translation>
    </message>
    <message>
        <source>A heading is at least 0 and less than 360 degrees; leave that of a turning camera empty.</source>
        <translation>Arah pandang paling kecil 0 dan kurang dari 360 derajat; kosongkan untuk kamera yang berputar.</translation>
    </message>
    <message>
        <source>A height is 0 metres or more.</source>
        <translation>Tinggi paling rendah 0 meter.</translation>
    </message>
    <message>
        <source>A price is more than 0.</source>
        <translation>Harga harus lebih dari 0.</translation>
    </message>
    <message>
        <source>A range is more than 0 metres; leave it empty where nobody knows.</source>
        <translation>Jangkauan harus lebih dari 0 meter; kosongkan bila tidak diketahui.</translation>
    </message>
    <message>
        <source>A rise to warn of is more than 0 percent.</source>
        <translation>Kenaikan yang diperingatkan harus lebih dari 0 persen.</translation>
    </message>
    <message>
        <source>A stock is 0 or more.</source>
        <translation>Stok paling sedikit 0.</translation>
    </message>
    <message>
        <source>A survey lies between 1970 and today.</source>
        <translation>Hari survei antara tahun 1970 dan hari ini.</translation>
    </message>
    <message>
        <source>A weight is more than 0.</source>
        <translation>Bobot harus lebih dari 0.</translation>
    </message>
    <message>
        <source>Address of the stream</source>
        <translation>Alamat siaran</translation>
    </message>
    <message>
        <source>All programmes, also without a place</source>
        <translation>Semua program, juga yang tanpa lokasi</translation>
    </message>
    <message>
        <source>An address begins like rtsp:// and has no spaces in it.</source>
        <translation>Alamat diawali seperti rtsp:// dan tanpa spasi.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Anggaran</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Cameras (CCTV)</source>
        <translation>Kamera (CCTV)</translation>
    </message>
    <message>
        <source>Carried forward, says the source</source>
        <translation>Harga lama, menurut sumber</translation>
    </message>
    <message>
        <source>Commodities</source>
        <translation>Komoditas</translation>
    </message>
    <message>
        <source>Commodity</source>
        <translation>Komoditas</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Description for the public changed</source>
        <translation>Uraian untuk umum diubah</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Dimasukkan</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>Fasilitas</translation>
    </message>
    <message>
        <source>Far from the prices around it</source>
        <translation>Jauh dari harga di sekitarnya</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sudut pandang</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>Heading, clockwise from north</source>
        <translation>Arah pandang, searah jarum jam dari utara</translation>
    </message>
    <message>
        <source>Height above the ground</source>
        <translation>Tinggi di atas tanah</translation>
    </message>
    <message>
        <source>History of cameras</source>
        <translation>Riwayat kamera</translation>
    </message>
    <message>
        <source>How far (robust z-score)</source>
        <translation>Seberapa jauh (skor z robust)</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>It turns (PTZ)</source>
        <translation>Berputar (PTZ)</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Digabungkan ke</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>No longer merged into</source>
        <translation>Tidak lagi digabungkan ke</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>Catatan dihapus</translation>
    </message>
    <message>
        <source>Only repeats the price before</source>
        <translation>Hanya mengulang harga sebelumnya</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objek</translation>
    </message>
    <message>
        <source>Position changed</source>
        <translation>Letak diubah</translation>
    </message>
    <message>
        <source>Price of one unit</source>
        <translation>Harga per satuan</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Programmes: areas</source>
        <translation>Program: area</translation>
    </message>
    <message>
        <source>Programmes: lines</source>
        <translation>Program: garis</translation>
    </message>
    <message>
        <source>Programmes: points</source>
        <translation>Program: titik</translation>
    </message>
    <message>
        <source>Progress lies between 0 and 100 percent.</source>
        <translation>Kemajuan antara 0 dan 100 persen.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Mutu</translation>
    </message>
    <message>
        <source>Report deleted</source>
        <translation>Laporan dihapus</translation>
    </message>
    <message>
        <source>Sees as far as</source>
        <translation>Jangkauan pandang</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>Keadaan sebelumnya</translation>
    </message>
    <message>
        <source>State from then on</source>
        <translation>Keadaan sejak itu</translation>
    </message>
    <message>
        <source>Stock in units</source>
        <translation>Stok (satuan)</translation>
    </message>
    <message>
        <source>Streams of cameras</source>
        <translation>Siaran kamera</translation>
    </message>
    <message>
        <source>Surveyor</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>The last day is not before the first.</source>
        <translation>Hari terakhir tidak mendahului hari pertama.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Warn from a rise of</source>
        <translation>Peringatkan mulai kenaikan</translation>
    </message>
    <message>
        <source>Weight in the index</source>
        <translation>Bobot dalam indeks</translation>
    </message>
    <message>
        <source>What Mapalus finds</source>
        <translation>Temuan Mapalus</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>Yang terlihat</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>not said: Mapalus decides</source>
        <translation>tidak disebut: Mapalus yang menentukan</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Fasilitas</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Budget and time</source>
        <translation>Anggaran dan waktu</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Siaran</translation>
    </message>
    <message>
        <source>new camera</source>
        <translation>kamera baru</translation>
    </message>
    <message>
        <source>published</source>
        <translation>diterbitkan</translation>
    </message>
    <message>
        <source>Go back to before this…</source>
        <translation>Kembali ke sebelum ini…</translation>
    </message>
    <message>
        <source>back to before {number}</source>
        <translation>kembali ke sebelum {number}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Everything can be gone back to; the plan of going back is shown first.</source>
        <translation>Semua keadaan sebelumnya dapat dipulihkan; rencana pemulihannya diperlihatkan dahulu.</translation>
    </message>
    <message>
        <source>Nothing was published to this server yet.</source>
        <translation>Belum ada yang diterbitkan ke server ini.</translation>
    </message>
    <message>
        <source>New users of GeoServer. Their passwords are shown only now: hand them to the agencies.</source>
        <translation>Pengguna baru GeoServer. Kata sandinya hanya diperlihatkan sekarang: serahkan kepada perangkat daerah.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Di server sekarang</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Sesudahnya</translation>
    </message>
    <message>
        <source>This keeps somebody out, or is needed for that: it is not put off.</source>
        <translation>Langkah ini menutup akses, atau diperlukan untuk itu: tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>changed on the server by somebody else</source>
        <translation>diubah orang lain di server</translation>
    </message>
    <message>
        <source>Left alone ({number})</source>
        <translation>Dibiarkan ({number})</translation>
    </message>
    <message>
        <source>Somebody else made it.</source>
        <translation>Dibuat orang lain.</translation>
    </message>
    <message>
        <source>GeoServer answers, and this user may configure it.</source>
        <translation>GeoServer menjawab, dan pengguna ini boleh mengaturnya.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Terbitkan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Mapalus: plan of a publication</source>
        <translation>Mapalus: rencana penerbitan</translation>
    </message>
    <message>
        <source>Mapalus: plan of going back</source>
        <translation>Mapalus: rencana pemulihan</translation>
    </message>
    <message>
        <source>Mapalus: publication</source>
        <translation>Mapalus: penerbitan</translation>
    </message>
    <message>
        <source>Mapalus: verification</source>
        <translation>Mapalus: pemeriksaan</translation>
    </message>
    <message>
        <source>Mapalus: test of a server</source>
        <translation>Mapalus: uji server</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Lihat lagi</translation>
    </message>
    <message>
        <source>Thoroughly</source>
        <translation>Menyeluruh</translation>
    </message>
    <message>
        <source>Reads also what has not changed by the server's own account; it takes longer.</source>
        <translation>Membaca juga apa yang menurut server tidak berubah; perlu waktu lebih lama.</translation>
    </message>
    <message>
        <source>View as the public</source>
        <translation>Lihat sebagai masyarakat</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Asks the server as the public and as an attacker would; changes nothing.</source>
        <translation>Menanyai server seperti masyarakat dan seperti penyerang; tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Go back ({number})</source>
        <translation>Pulihkan ({number})</translation>
    </message>
    <message>
        <source>Apply ({number})</source>
        <translation>Terapkan ({number})</translation>
    </message>
    <message>
        <source>Looking changes nothing. What would be done is shown here first.</source>
        <translation>Melihat tidak mengubah apa pun. Apa yang akan dilakukan diperlihatkan di sini dahulu.</translation>
    </message>
    <message>
        <source>Mapalus: history of publications</source>
        <translation>Mapalus: riwayat penerbitan</translation>
    </message>
    <message>
        <source>Something that keeps somebody out needs this step: it cannot be put off.</source>
        <translation>Langkah ini diperlukan oleh langkah yang menutup akses: tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Menerbitkan…</translation>
    </message>
    <message>
        <source>The server answers as it should, and refuses what it should.</source>
        <translation>Server menjawab sebagaimana mestinya, dan menolak yang harus ditolak.</translation>
    </message>
    <message>
        <source>Its address begins with http: the password travels in the clear.</source>
        <translation>Alamatnya berawalan http: kata sandi dikirim tanpa enkripsi.</translation>
    </message>
    <message>
        <source>Asking the server as the public and as an attacker would…</source>
        <translation>Menanyai server seperti masyarakat dan seperti penyerang…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Menghubungi server…</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Berhenti setelah langkah ini…</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Dibatalkan: tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Back to the declaration</source>
        <translation>Kembali ke deklarasi</translation>
    </message>
    <message>
        <source>Looking at the server…</source>
        <translation>Melihat server…</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Membaca jurnal…</translation>
    </message>
    <message>
        <source>Looking at the layers before they are opened…</source>
        <translation>Memeriksa layer sebelum dibuka…</translation>
    </message>
    <message>
        <source>Publication {number} is done; steps taken: {steps}. Then the server was asked as the public and as an attacker would, and answered as it should. Checks: {checks}.</source>
        <translation>Penerbitan {number} selesai; langkah yang dilakukan: {steps}. Lalu server ditanyai seperti masyarakat dan seperti penyerang, dan menjawab sebagaimana mestinya. Butir yang diperiksa: {checks}.</translation>
    </message>
    <message>
        <source>Nothing was published to it yet.</source>
        <translation>Belum ada yang diterbitkan ke sana.</translation>
    </message>
    <message>
        <source>Going back to before publication {number}. {plan}</source>
        <translation>Kembali ke sebelum penerbitan {number}. {plan}</translation>
    </message>
    <message>
        <source>The server is already as it was before publication {number}.</source>
        <translation>Server sudah seperti sebelum penerbitan {number}.</translation>
    </message>
    <message>
        <source>{moved} steps hang together and were ticked or unticked at once. Chosen now: {chosen}.</source>
        <translation>{moved} langkah saling terkait dan dicentang atau dilepas sekaligus. Terpilih sekarang: {chosen}.</translation>
    </message>
    <message>
        <source>Last publication: number {number}.</source>
        <translation>Penerbitan terakhir: nomor {number}.</translation>
    </message>
    <message>
        <source>Put off: {number}.</source>
        <translation>Ditunda: {number}.</translation>
    </message>
    <message>
        <source>GeoServer's administrator, from QGIS's authentication manager</source>
        <translation>Administrator GeoServer, dari pengelola autentikasi QGIS</translation>
    </message>
    <message>
        <source>How GeoServer reaches the database</source>
        <translation>Cara GeoServer menghubungi basis data</translation>
    </message>
    <message>
        <source>Needed where GeoServer's stores are made or changed. The host is yours unless GeoServer knows it by another name. “Make a login” shows passwords of logins for the public and for feeds.</source>
        <translation>Diperlukan bila store GeoServer dibuat atau diubah. Host-nya sama dengan milik Anda kecuali GeoServer mengenalnya dengan nama lain. “Make a login” memperlihatkan kata sandi login untuk masyarakat dan untuk feed.</translation>
    </message>
    <message>
        <source>as in your own connection</source>
        <translation>seperti pada sambungan Anda</translation>
    </message>
    <message>
        <source>Login for the public</source>
        <translation>Login untuk masyarakat</translation>
    </message>
    <message>
        <source>Login for feeds</source>
        <translation>Login untuk feed</translation>
    </message>
    <message>
        <source>No GeoServer is chosen.</source>
        <translation>Belum ada GeoServer yang dipilih.</translation>
    </message>
    <message>
        <source>Give its address under Server, such as https://…/geoserver.</source>
        <translation>Isi alamatnya di tab Server, misalnya https://…/geoserver.</translation>
    </message>
    <message>
        <source>The address holds a user name or a password.</source>
        <translation>Alamat itu memuat nama pengguna atau kata sandi.</translation>
    </message>
    <message>
        <source>Take it out, and choose an authentication configuration instead.</source>
        <translation>Hapus dari alamat, dan pilih konfigurasi autentikasi sebagai gantinya.</translation>
    </message>
    <message>
        <source>GeoServer's administrator is not chosen.</source>
        <translation>Administrator GeoServer belum dipilih.</translation>
    </message>
    <message>
        <source>Choose or create an authentication configuration of the method Basic under Server.</source>
        <translation>Pilih atau buat konfigurasi autentikasi dengan metode Basic di tab Server.</translation>
    </message>
    <message>
        <source>Install Mapalus again from its package.</source>
        <translation>Pasang lagi Mapalus dari paketnya.</translation>
    </message>
    <message>
        <source>This QGIS has no Python package {name}, which publishing needs.</source>
        <translation>QGIS ini tidak memiliki paket Python {name} yang diperlukan untuk penerbitan.</translation>
    </message>
    <message>
        <source>It is not declared any more.</source>
        <translation>Tidak dideklarasikan lagi.</translation>
    </message>
    <message>
        <source>{number} to create</source>
        <translation>{number} dibuat</translation>
    </message>
    <message>
        <source>{number} to change</source>
        <translation>{number} diubah</translation>
    </message>
    <message>
        <source>{number} to delete</source>
        <translation>{number} dihapus</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Somebody deleted it on the server.</source>
        <translation>Dihapus orang lain di server.</translation>
    </message>
    <message>
        <source>It does not exist yet.</source>
        <translation>Belum ada.</translation>
    </message>
    <message>
        <source>Somebody made it on the server, and it is not declared.</source>
        <translation>Dibuat orang lain di server, dan tidak dideklarasikan.</translation>
    </message>
    <message>
        <source>Differs: {fields}; somebody changed on the server: {theirs}.</source>
        <translation>Berbeda: {fields}; diubah orang lain di server: {theirs}.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Left alone, because somebody else made it: {number}.</source>
        <translation>Dibiarkan karena dibuat orang lain: {number}.</translation>
    </message>
    <message>
        <source>Settings of the server</source>
        <translation>Pengaturan server</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Rules for services</source>
        <translation>Aturan layanan</translation>
    </message>
    <message>
        <source>Access rules</source>
        <translation>Aturan akses</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Settings of workspaces</source>
        <translation>Pengaturan workspace</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Ikon</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Gaya</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer groups</source>
        <translation>Grup layer</translation>
    </message>
    <message>
        <source>Tile caches</source>
        <translation>Cache ubin</translation>
    </message>
    <message>
        <source>Files of the map page</source>
        <translation>Berkas halaman peta</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>content</source>
        <translation>isi</translation>
    </message>
    <message>
        <source>title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>abstrak</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>kata kunci</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>kolom</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>geometri</translation>
    </message>
    <message>
        <source>table or view</source>
        <translation>tabel atau view</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>SQL view</source>
        <translation>view SQL</translation>
    </message>
    <message>
        <source>extent</source>
        <translation>cakupan</translation>
    </message>
    <message>
        <source>extent in its own CRS</source>
        <translation>cakupan dalam CRS-nya</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>CRS</translation>
    </message>
    <message>
        <source>time</source>
        <translation>waktu</translation>
    </message>
    <message>
        <source>style</source>
        <translation>gaya</translation>
    </message>
    <message>
        <source>further styles</source>
        <translation>gaya lain</translation>
    </message>
    <message>
        <source>store</source>
        <translation>store</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>peran</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktif</translation>
    </message>
    <message>
        <source>advertised</source>
        <translation>diumumkan</translation>
    </message>
    <message>
        <source>can be asked</source>
        <translation>dapat ditanyai</translation>
    </message>
    <message>
        <source>limit of features</source>
        <translation>batas jumlah fitur</translation>
    </message>
    <message>
        <source>decimals</source>
        <translation>desimal</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parameter</translation>
    </message>
    <message>
        <source>reaches the database</source>
        <translation>mencapai basis data</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontak</translation>
    </message>
    <message>
        <source>what the service allows</source>
        <translation>yang diizinkan layanan</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>mode</translation>
    </message>
    <message>
        <source>tile grids</source>
        <translation>grid ubin</translation>
    </message>
    <message>
        <source>formats</source>
        <translation>format</translation>
    </message>
    <message>
        <source>age of tiles (s)</source>
        <translation>umur ubin (dtk)</translation>
    </message>
    <message>
        <source>Rules for configuring the server</source>
        <translation>Aturan pengaturan server</translation>
    </message>
    <message>
        <source>age of tiles in browsers (s)</source>
        <translation>umur ubin di peramban (dtk)</translation>
    </message>
    <message>
        <source>tiles drawn at once</source>
        <translation>ubin yang digambar sekaligus</translation>
    </message>
    <message>
        <source>margin of tiles (px)</source>
        <translation>tepi ubin (px)</translation>
    </message>
    <message>
        <source>parameters of tiles</source>
        <translation>parameter ubin</translation>
    </message>
    <message>
        <source>public address</source>
        <translation>alamat publik</translation>
    </message>
    <message>
        <source>character set</source>
        <translation>himpunan karakter</translation>
    </message>
    <message>
        <source>indented XML</source>
        <translation>XML menjorok</translation>
    </message>
    <message>
        <source>detailed errors</source>
        <translation>kesalahan terperinci</translation>
    </message>
    <message>
        <source>services of the whole server</source>
        <translation>layanan seluruh server</translation>
    </message>
    <message>
        <source>limit of drawing (s)</source>
        <translation>batas menggambar (dtk)</translation>
    </message>
    <message>
        <source>limit of a map's memory (kB)</source>
        <translation>batas memori satu peta (kB)</translation>
    </message>
    <message>
        <source>error where a time has nothing</source>
        <translation>kesalahan bila suatu waktu kosong</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>organisasi</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>surel</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>telepon</translation>
    </message>
    <message>
        <source>address</source>
        <translation>alamat</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>halaman web</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>ruang nama</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>terisolasi</translation>
    </message>
    <message>
        <source>type</source>
        <translation>jenis</translation>
    </message>
    <message>
        <source>handling of the CRS</source>
        <translation>penanganan CRS</translation>
    </message>
    <message>
        <source>format</source>
        <translation>format</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versi</translation>
    </message>
    <message>
        <source>reading (GET)</source>
        <translation>membaca (GET)</translation>
    </message>
    <message>
        <source>reading (HEAD)</source>
        <translation>membaca (HEAD)</translation>
    </message>
    <message>
        <source>making (POST)</source>
        <translation>membuat (POST)</translation>
    </message>
    <message>
        <source>changing (PUT)</source>
        <translation>mengubah (PUT)</translation>
    </message>
    <message>
        <source>deleting (DELETE)</source>
        <translation>menghapus (DELETE)</translation>
    </message>
    <message>
        <source>Differs: {fields}.</source>
        <translation>Berbeda: {fields}.</translation>
    </message>
    <message>
        <source>Somebody changed it on the server: {fields}.</source>
        <translation>Diubah orang lain di server: {fields}.</translation>
    </message>
    <message>
        <source>file {digest}…</source>
        <translation>berkas {digest}…</translation>
    </message>
    <message>
        <source>Nothing to do: the server is as it is declared. In order: {kept}.</source>
        <translation>Tidak ada yang perlu dilakukan: server sesuai deklarasi. Sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>To do: {told}. In order: {kept}.</source>
        <translation>Akan dilakukan: {told}. Sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>berjalan</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>terputus</translation>
    </message>
    <message>
        <source>Changed on the server by somebody else: {number}.</source>
        <translation>Diubah orang lain di server: {number}.</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Terbitkan…</translation>
    </message>
    <message>
        <source>The store {store} needs the password of the database login {login}, which was not given.</source>
        <translation>Store {store} memerlukan kata sandi login basis data {login}, yang belum diberikan.</translation>
    </message>
    <message>
        <source>Give it as an authentication configuration of QGIS or in {variable}; “Make a login” (mapalus:makelogin) and “Renew a login's password” (mapalus:renewlogin) show one. Nothing was changed.</source>
        <translation>Berikan sebagai konfigurasi autentikasi QGIS atau dalam {variable}; “Make a login” (mapalus:makelogin) dan “Renew a login's password” (mapalus:renewlogin) memperlihatkannya. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Somebody changed the server after this plan was made.</source>
        <translation>Server diubah orang lain setelah rencana ini dibuat.</translation>
    </message>
    <message>
        <source>Look at a new plan; nothing was changed.</source>
        <translation>Lihat rencana baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>This database keeps no journal of publications yet, or an older one.</source>
        <translation>Basis data ini belum menyimpan jurnal penerbitan, atau versi yang lama.</translation>
    </message>
    <message>
        <source>Run “Install or upgrade the database” first; nothing was published.</source>
        <translation>Jalankan “Install or upgrade the database” dahulu; tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>writing {layers}</source>
        <translation>menulis {layers}</translation>
    </message>
    <message>
        <source>reading {layers}</source>
        <translation>membaca {layers}</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>semua orang</translation>
    </message>
    <message>
        <source>Cannot wait.</source>
        <translation>Tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>I have looked: the ticked columns with a warning tell of no person.</source>
        <translation>Sudah saya periksa: kolom bertanda peringatan yang dicentang tidak memuat data orang.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>In Indonesian</source>
        <translation>Dalam bahasa Indonesia</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>The key: always published.</source>
        <translation>Kunci: selalu diterbitkan.</translation>
    </message>
    <message>
        <source>at all scales</source>
        <translation>pada semua skala</translation>
    </message>
    <message>
        <source>Take {name} back? Nobody can read it any more, at once; the plan then takes it from the server.</source>
        <translation>Tarik {name}? Seketika itu juga tidak seorang pun dapat membacanya; rencana lalu menghapusnya dari server.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>What will be run</source>
        <translation>Yang akan dijalankan</translation>
    </message>
    <message>
        <source>Publish it although only QGIS's own picture could be shown; I shall look at it afterwards.</source>
        <translation>Terbitkan walaupun hanya gambar dari QGIS yang dapat ditampilkan; akan saya periksa sesudahnya.</translation>
    </message>
    <message>
        <source>Looking at the table…</source>
        <translation>Memeriksa tabel…</translation>
    </message>
    <message>
        <source>Mapalus: what may be published of a layer</source>
        <translation>Mapalus: apa dari layer yang boleh diterbitkan</translation>
    </message>
    <message>
        <source>Mapalus: taking a layer back</source>
        <translation>Mapalus: menarik layer</translation>
    </message>
    <message>
        <source>Its name in WMS and WFS: small letters, digits and underscores.</source>
        <translation>Namanya di WMS dan WFS: huruf kecil, angka, dan garis bawah.</translation>
    </message>
    <message>
        <source>The public map shows it at first</source>
        <translation>Langsung tampil di peta publik</translation>
    </message>
    <message>
        <source>Name in the services</source>
        <translation>Nama dalam layanan</translation>
    </message>
    <message>
        <source>Title in Indonesian</source>
        <translation>Judul bahasa Indonesia</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Judul bahasa Inggris</translation>
    </message>
    <message>
        <source>Description in Indonesian</source>
        <translation>Deskripsi bahasa Indonesia</translation>
    </message>
    <message>
        <source>Description in English</source>
        <translation>Deskripsi bahasa Inggris</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Digambar</translation>
    </message>
    <message>
        <source>No longer publish…</source>
        <translation>Berhenti menerbitkan…</translation>
    </message>
    <message>
        <source>Declares the layer and opens the plan; the server is changed when that is applied.</source>
        <translation>Mendeklarasikan layer dan membuka rencana; server baru berubah setelah rencana dijalankan.</translation>
    </message>
    <message>
        <source>Mapalus: GeoServer's picture of a layer</source>
        <translation>Mapalus: gambar layer dari GeoServer</translation>
    </message>
    <message>
        <source>Mapalus: declaring a layer</source>
        <translation>Mapalus: mendeklarasikan layer</translation>
    </message>
    <message>
        <source>Declaring the layer…</source>
        <translation>Mendeklarasikan layer…</translation>
    </message>
    <message>
        <source>Taking the layer back…</source>
        <translation>Menarik layer…</translation>
    </message>
    <message>
        <source>Then the view mapalus_public.own_{name} is made with these columns, and the public may read it: {columns}.</source>
        <translation>Lalu dibuat view mapalus_public.own_{name} dengan kolom berikut, yang boleh dibaca publik: {columns}.</translation>
    </message>
    <message>
        <source>from {farthest} to {nearest}, as in QGIS</source>
        <translation>dari {farthest} sampai {nearest}, seperti di QGIS</translation>
    </message>
    <message>
        <source>from {farthest} inwards, as in QGIS</source>
        <translation>mulai {farthest} ke dalam, seperti di QGIS</translation>
    </message>
    <message>
        <source>up to {nearest}, as in QGIS</source>
        <translation>sampai {nearest}, seperti di QGIS</translation>
    </message>
    <message>
        <source>Publish this layer: {name}</source>
        <translation>Terbitkan layer ini: {name}</translation>
    </message>
    <message>
        <source>The layer has no features yet.</source>
        <translation>Layer belum punya fitur.</translation>
    </message>
    <message>
        <source>Only QGIS's own picture can be shown: GeoServer does not draw.</source>
        <translation>Hanya gambar dari QGIS yang dapat ditampilkan: GeoServer tidak menggambar.</translation>
    </message>
    <message>
        <source>Columns ({chosen} of {all})</source>
        <translation>Kolom ({chosen} dari {all})</translation>
    </message>
    <message>
        <source>Its geometry is transformed from EPSG:{native} to EPSG:{srid}. For a table of many thousand rows, have this index made; it is not made here:</source>
        <translation>Geometrinya diubah dari EPSG:{native} ke EPSG:{srid}. Untuk tabel berisi ribuan baris, mintalah indeks ini dibuat; di sini tidak dibuat:</translation>
    </message>
    <message>
        <source>It is taken back. The role mapalus_owner, as which nobody logs in, keeps its rights on {schema}.{name}: only the table's owner can take those away.</source>
        <translation>Sudah ditarik. Peran mapalus_owner, yang tidak dipakai siapa pun untuk masuk, tetap punya hak atas {schema}.{name}: hanya pemilik tabel yang dapat mencabutnya.</translation>
    </message>
    <message>
        <source>GeoServer could not draw alike:</source>
        <translation>Yang tidak dapat digambar sama oleh GeoServer:</translation>
    </message>
    <message>
        <source>GeoServer is drawing…</source>
        <translation>GeoServer sedang menggambar…</translation>
    </message>
    <message>
        <source>Look at the pictures, and say below that one of them is missing.</source>
        <translation>Lihat gambarnya, lalu nyatakan di bawah bahwa salah satunya tidak ada.</translation>
    </message>
    <message>
        <source>Nothing stands in the way. The plan comes next; the server is changed when that is applied.</source>
        <translation>Tidak ada halangan. Berikutnya rencana; server baru berubah setelah rencana itu dijalankan.</translation>
    </message>
    <message>
        <source>The whole layer</source>
        <translation>Seluruh layer</translation>
    </message>
    <message>
        <source>As in the map window</source>
        <translation>Seperti di jendela peta</translation>
    </message>
    <message>
        <source>Part of the map</source>
        <translation>Bagian peta</translation>
    </message>
    <message>
        <source>As QGIS draws it</source>
        <translation>Seperti digambar QGIS</translation>
    </message>
    <message>
        <source>As GeoServer will draw it</source>
        <translation>Seperti akan digambar GeoServer</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Menggambar…</translation>
    </message>
    <message>
        <source>Nothing of the layer is shown here.</source>
        <translation>Tidak ada bagian layer yang tampil di sini.</translation>
    </message>
    <message>
        <source>Letters and the edges of thin lines alone make some per cent; look at shapes, colours and sizes.</source>
        <translation>Huruf dan tepi garis tipis saja sudah membuat selisih beberapa persen; perhatikan bentuk, warna, dan ukuran.</translation>
    </message>
    <message>
        <source>Likeness: {percent} %</source>
        <translation>Kemiripan: {percent} %</translation>
    </message>
    <message>
        <source>Publish this layer…</source>
        <translation>Terbitkan layer ini…</translation>
    </message>
    <message>
        <source>No layer is chosen.</source>
        <translation>Belum ada layer yang dipilih.</translation>
    </message>
    <message>
        <source>Click the layer that is to be published, then try again.</source>
        <translation>Klik layer yang hendak diterbitkan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>tanpa keterangan</translation>
    </message>
    <message>
        <source>Its administrator may have forbidden styles in requests; its log says more.</source>
        <translation>Mungkin administratornya melarang gaya di dalam permintaan; lognya memuat keterangan lebih lanjut.</translation>
    </message>
    <message>
        <source>GeoServer cannot show icons that a column names before the layer is published.</source>
        <translation>Sebelum layer diterbitkan, GeoServer tidak dapat menampilkan ikon yang disebut oleh kolom.</translation>
    </message>
    <message>
        <source>QGIS's own picture shows them.</source>
        <translation>Gambar dari QGIS menampilkannya.</translation>
    </message>
    <message>
        <source>GeoServer does not draw this style: {reason}</source>
        <translation>GeoServer tidak menggambar gaya ini: {reason}</translation>
    </message>
    <message>
        <source>It looks like personal data, which is never published.</source>
        <translation>Tampaknya data pribadi, yang tidak pernah diterbitkan.</translation>
    </message>
    <message>
        <source>Load the layer from the city's own connection.</source>
        <translation>Muat layer dari sambungan kota.</translation>
    </message>
    <message>
        <source>Make it from the views of mapalus_public, which hold nothing private.</source>
        <translation>Buatlah dari view di mapalus_public, yang tidak memuat hal pribadi.</translation>
    </message>
    <message>
        <source>Copy it into a table of this database.</source>
        <translation>Salin ke tabel di basis data ini.</translation>
    </message>
    <message>
        <source>Have its owner publish it, or copy it into a table of your own.</source>
        <translation>Mintalah pemiliknya menerbitkan, atau salin ke tabel Anda sendiri.</translation>
    </message>
    <message>
        <source>Give it a type such as geometry(MultiPolygon, 4326): with ALTER TABLE … ALTER COLUMN … TYPE … USING, or in a view with ::geometry(MultiPolygon, 4326). Curves need ST_CurveToLine.</source>
        <translation>Beri tipe seperti geometry(MultiPolygon, 4326): dengan ALTER TABLE … ALTER COLUMN … TYPE … USING, atau dalam view dengan ::geometry(MultiPolygon, 4326). Kurva memerlukan ST_CurveToLine.</translation>
    </message>
    <message>
        <source>Load the view with a column that does, or add one to it, such as the key of the table behind it.</source>
        <translation>Muat view dengan kolom yang unik, atau tambahkan kolom itu, misalnya kunci tabel di baliknya.</translation>
    </message>
    <message>
        <source>Give it one: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.</source>
        <translation>Buatkan: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.</translation>
    </message>
    <message>
        <source>Change these in the layer's symbology or labels, then open this window again.</source>
        <translation>Ubah hal itu pada simbologi atau label layer, lalu buka jendela ini lagi.</translation>
    </message>
    <message>
        <source>Use up to 50 small letters, digits and underscores, a letter first.</source>
        <translation>Pakai paling banyak 50 huruf kecil, angka, dan garis bawah, diawali huruf.</translation>
    </message>
    <message>
        <source>Title and description are needed in both languages.</source>
        <translation>Judul dan deskripsi diperlukan dalam kedua bahasa.</translation>
    </message>
    <message>
        <source>Write what the public should know.</source>
        <translation>Tuliskan apa yang perlu diketahui publik.</translation>
    </message>
    <message>
        <source>Tick them, or draw the layer without them.</source>
        <translation>Centang kolom itu, atau gambar layer tanpa kolom itu.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>{relation} has no primary key of one column, by which a feature is known for good.</source>
        <translation>{relation} tidak punya kunci primer satu kolom, yang menandai fitur untuk seterusnya.</translation>
    </message>
    <message>
        <source>Only small letters, digits and underscores can be published. Rename it, or make a view.</source>
        <translation>Hanya huruf kecil, angka, dan garis bawah yang dapat diterbitkan. Ganti namanya, atau buat view.</translation>
    </message>
    <message>
        <source>Leave it out, or confirm that you have looked.</source>
        <translation>Jangan sertakan, atau nyatakan bahwa Anda sudah memeriksanya.</translation>
    </message>
    <message>
        <source>The key {key} of {relation} cannot be published: {reason}</source>
        <translation>Kunci {key} dari {relation} tidak dapat diterbitkan: {reason}</translation>
    </message>
    <message>
        <source>The city's database has no table or view {name}.</source>
        <translation>Basis data kota tidak punya tabel atau view {name}.</translation>
    </message>
    <message>
        <source>{name} is one of Mapalus' own tables, or shows what stands in them.</source>
        <translation>{name} adalah tabel Mapalus sendiri, atau menampilkan isinya.</translation>
    </message>
    <message>
        <source>{name} is neither a table nor a view of this database.</source>
        <translation>{name} bukan tabel atau view di basis data ini.</translation>
    </message>
    <message>
        <source>{name} belongs to {owner}, not to you.</source>
        <translation>{name} milik {owner}, bukan milik Anda.</translation>
    </message>
    <message>
        <source>Mapalus may not enter the schema {schema}, and only its owner {owner} can let it.</source>
        <translation>Mapalus tidak boleh memasuki skema {schema}, dan hanya pemiliknya, {owner}, yang dapat mengizinkan.</translation>
    </message>
    <message>
        <source>Have them run: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.</source>
        <translation>Mintalah dijalankan: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.</translation>
    </message>
    <message>
        <source>The geometry {column} of {relation} says neither its kind nor its reference system.</source>
        <translation>Geometri {column} dari {relation} tidak menyebut jenis dan sistem acuannya.</translation>
    </message>
    <message>
        <source>The column {key} does not identify the rows of {relation}: it is empty or the same in some.</source>
        <translation>Kolom {key} tidak menandai baris {relation}: ada yang kosong atau sama.</translation>
    </message>
    <message>
        <source>Every feature has something of this name already. Rename it, for example to {name}.</source>
        <translation>Setiap fitur sudah punya unsur bernama ini. Ganti namanya, misalnya menjadi {name}.</translation>
    </message>
    <message>
        <source>GeoServer could not draw this style alike: {losses}.</source>
        <translation>GeoServer tidak dapat menggambar gaya ini dengan sama: {losses}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a layer.</source>
        <translation>“{name}” tidak dapat menjadi nama layer.</translation>
    </message>
    <message>
        <source>The style reads columns that are not published: {names}.</source>
        <translation>Gaya membaca kolom yang tidak diterbitkan: {names}.</translation>
    </message>
    <message>
        <source>There is no own layer {name}.</source>
        <translation>Tidak ada layer sendiri bernama {name}.</translation>
    </message>
    <message>
        <source>Some values look like telephone numbers, e-mail addresses or identity numbers.</source>
        <translation>Beberapa nilai tampak seperti nomor telepon, alamat surel, atau nomor identitas.</translation>
    </message>
    <message>
        <source>The column {name} cannot be published.</source>
        <translation>Kolom {name} tidak dapat diterbitkan.</translation>
    </message>
    <message>
        <source>The column {name} may hold personal data.</source>
        <translation>Kolom {name} mungkin memuat data pribadi.</translation>
    </message>
    <message>
        <source>Values of the type {type} cannot be published.</source>
        <translation>Nilai bertipe {type} tidak dapat diterbitkan.</translation>
    </message>
    <message>
        <source>By its name it may tell of persons.</source>
        <translation>Dari namanya, mungkin memuat data orang.</translation>
    </message>
    <message>
        <source>Import it into the city's database first, for example with the DB Manager.</source>
        <translation>Impor dahulu ke basis data kota, misalnya dengan DB Manager.</translation>
    </message>
    <message>
        <source>Mend its data source first.</source>
        <translation>Perbaiki dahulu sumber datanya.</translation>
    </message>
    <message>
        <source>Add it from the connection that Mapalus is connected to.</source>
        <translation>Tambahkan dari sambungan yang dipakai Mapalus.</translation>
    </message>
    <message>
        <source>Make a view of the query and publish that.</source>
        <translation>Buat view dari kueri itu, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Take the filter away, or make a view with its condition and publish that.</source>
        <translation>Hapus filternya, atau buat view dengan syarat itu, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Save or discard them first.</source>
        <translation>Simpan atau batalkan dahulu.</translation>
    </message>
    <message>
        <source>Save and load it in the layer's properties.</source>
        <translation>Simpan dan muat gaya itu di properti layer.</translation>
    </message>
    <message>
        <source>{name} is no layer of a PostGIS database.</source>
        <translation>{name} bukan layer dari basis data PostGIS.</translation>
    </message>
    <message>
        <source>The layer {name} cannot be read.</source>
        <translation>Layer {name} tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The layer {name} is not from the city's database.</source>
        <translation>Layer {name} bukan dari basis data kota.</translation>
    </message>
    <message>
        <source>The layer {name} is the result of a query.</source>
        <translation>Layer {name} adalah hasil kueri.</translation>
    </message>
    <message>
        <source>The layer {name} is filtered, and the filter would not be published.</source>
        <translation>Layer {name} difilter, dan filternya tidak akan ikut diterbitkan.</translation>
    </message>
    <message>
        <source>The layer {name} has edits that are not saved.</source>
        <translation>Layer {name} punya suntingan yang belum disimpan.</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {reason}.</source>
        <translation>Gaya {name} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>As the public</source>
        <translation>Sebagai masyarakat</translation>
    </message>
    <message>
        <source>As an attacker</source>
        <translation>Sebagai penyerang</translation>
    </message>
    <message>
        <source>As an agency</source>
        <translation>Sebagai perangkat daerah</translation>
    </message>
    <message>
        <source>As the administrator, before it was opened</source>
        <translation>Sebagai administrator, sebelum dibuka</translation>
    </message>
    <message>
        <source>is listed in the capabilities</source>
        <translation>tercantum dalam kapabilitas</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>peta</translation>
    </message>
    <message>
        <source>a legend</source>
        <translation>legenda</translation>
    </message>
    <message>
        <source>the declared columns and no others</source>
        <translation>hanya kolom yang dideklarasikan</translation>
    </message>
    <message>
        <source>pages in one order</source>
        <translation>halaman dalam satu urutan</translation>
    </message>
    <message>
        <source>the time dimension</source>
        <translation>dimensi waktu</translation>
    </message>
    <message>
        <source>a map without naming a time</source>
        <translation>peta tanpa menyebut waktu</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>petak peta</translation>
    </message>
    <message>
        <source>the map page</source>
        <translation>halaman peta</translation>
    </message>
    <message>
        <source>a layer that is closed</source>
        <translation>layer yang tertutup</translation>
    </message>
    <message>
        <source>a closed layer in a group</source>
        <translation>layer tertutup dalam grup</translation>
    </message>
    <message>
        <source>columns that are not declared</source>
        <translation>kolom yang tidak dideklarasikan</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>menulis</translation>
    </message>
    <message>
        <source>storing queries</source>
        <translation>menyimpan kueri</translation>
    </message>
    <message>
        <source>is not listed</source>
        <translation>tidak tercantum</translation>
    </message>
    <message>
        <source>the REST interface</source>
        <translation>antarmuka REST</translation>
    </message>
    <message>
        <source>its own reports and no others</source>
        <translation>hanya laporannya sendiri</translation>
    </message>
    <message>
        <source>no report for a login that is no agency's</source>
        <translation>tidak ada laporan bagi login yang bukan milik perangkat daerah</translation>
    </message>
    <message>
        <source>the project</source>
        <translation>proyek</translation>
    </message>
    <message>
        <source>a project that is not published</source>
        <translation>proyek yang tidak diterbitkan</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>sebagaimana mestinya</translation>
    </message>
    <message>
        <source>features</source>
        <translation>fitur</translation>
    </message>
    <message>
        <source>The server answers as it should, and refuses what it should. Checks: {number}.</source>
        <translation>Server menjawab dan menolak sebagaimana mestinya. Butir yang diperiksa: {number}.</translation>
    </message>
    <message>
        <source>Checks that failed: {failed} of {number}.</source>
        <translation>Butir yang gagal: {failed} dari {number}.</translation>
    </message>
    <message>
        <source>{number}, failed: {failed}</source>
        <translation>{number}, gagal: {failed}</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Yang ditanyakan</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Go back to before this publication…</source>
        <translation>Kembali ke sebelum penerbitan ini…</translation>
    </message>
    <message>
        <source>Shows first what would be done; nothing is changed by that.</source>
        <translation>Menampilkan dahulu apa yang akan dilakukan; tidak ada yang diubah karenanya.</translation>
    </message>
    <message>
        <source>Nothing was asked yet. Publishing and Verify ask the server.</source>
        <translation>Belum ada yang ditanyakan. Penerbitan dan tombol Periksa menanyai server.</translation>
    </message>
    <message>
        <source>{whom}: {user}</source>
        <translation>{whom}: {user}</translation>
    </message>
    <message>
        <source>{whom} ({number} checks, failed: {failed})</source>
        <translation>{whom} ({number} butir, gagal: {failed})</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Mapalus: verification of a publication</source>
        <translation>Mapalus: laporan suatu penerbitan</translation>
    </message>
    <message>
        <source>Publication {number} failed its verification. {verification} What failed stands first.</source>
        <translation>Penerbitan {number} tidak lulus pemeriksaan. {verification} Yang gagal ditampilkan lebih dahulu.</translation>
    </message>
    <message>
        <source>After publication {number}: {verification}</source>
        <translation>Setelah penerbitan {number}: {verification}</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Butir</translation>
    </message>
    <message>
        <source>Show its verification</source>
        <translation>Tampilkan pemeriksaannya</translation>
    </message>
    <message>
        <source>As it should be ({number})</source>
        <translation>Sebagaimana mestinya ({number})</translation>
    </message>
    <message>
        <source> And {number} more.</source>
        <translation> Dan {number} lagi.</translation>
    </message>
    <message>
        <source>Behind the views' security barrier no spatial index is used: every map reads all rows.</source>
        <translation>Di balik penghalang keamanan tampilan, indeks spasial tidak terpakai: setiap peta membaca semua baris.</translation>
    </message>
    <message>
        <source>Copy the statements</source>
        <translation>Salin perintahnya</translation>
    </message>
    <message>
        <source>Correct it in the declaration.</source>
        <translation>Perbaiki dalam deklarasi.</translation>
    </message>
    <message>
        <source>Correct the declaration, or the view.</source>
        <translation>Perbaiki deklarasi atau tampilannya.</translation>
    </message>
    <message>
        <source>Correct the rows, or declare another key.</source>
        <translation>Perbaiki barisnya, atau nyatakan kunci lain.</translation>
    </message>
    <message>
        <source>Correct the view, or declare the layer without geometry.</source>
        <translation>Perbaiki tampilannya, atau nyatakan lapisan itu tanpa geometri.</translation>
    </message>
    <message>
        <source>Errors: {errors}. Warnings: {warnings}.</source>
        <translation>Kesalahan: {errors}. Peringatan: {warnings}.</translation>
    </message>
    <message>
        <source>For somebody who may run them.</source>
        <translation>Untuk orang yang boleh menjalankannya.</translation>
    </message>
    <message>
        <source>Found in the database, and listed under “Database”: {number}.</source>
        <translation>Ditemukan di basis data, tercantum pada “Basis data”: {number}.</translation>
    </message>
    <message>
        <source>GeoServer may open {wanted} connections as {login}, and the database allows {allowed}.</source>
        <translation>GeoServer boleh membuka {wanted} koneksi sebagai {login}, sedangkan basis data mengizinkan {allowed}.</translation>
    </message>
    <message>
        <source>GeoServer shall log in to the database as {login}, and there is no such role.</source>
        <translation>GeoServer akan masuk ke basis data sebagai {login}, dan peran itu tidak ada.</translation>
    </message>
    <message>
        <source>GeoServer shall log in to the database as {login}, which may not log in.</source>
        <translation>GeoServer akan masuk ke basis data sebagai {login}, yang tidak boleh masuk.</translation>
    </message>
    <message>
        <source>GeoServer takes {told} for the key of {relation}, and {column} is declared.</source>
        <translation>GeoServer memakai {told} sebagai kunci {relation}, sedangkan yang dinyatakan {column}.</translation>
    </message>
    <message>
        <source>Have {who} put it right.</source>
        <translation>Minta {who} membetulkannya.</translation>
    </message>
    <message>
        <source>Have {who} run them.</source>
        <translation>Minta {who} menjalankannya.</translation>
    </message>
    <message>
        <source>Have {who} run: {statements}</source>
        <translation>Minta {who} menjalankan: {statements}</translation>
    </message>
    <message>
        <source>Make a login of the kind {kind} with “Make a login” (mapalus:makelogin) and name that one.</source>
        <translation>Buat akun jenis {kind} dengan “Make a login” (mapalus:makelogin) lalu sebutkan login itu.</translation>
    </message>
    <message>
        <source>Make it with “Make a login” (mapalus:makelogin), of the kind {kind}.</source>
        <translation>Buat dengan “Make a login” (mapalus:makelogin), jenis {kind}.</translation>
    </message>
    <message>
        <source>Mapalus: repair in the database</source>
        <translation>Mapalus: perbaikan di basis data</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Repair it as {who}.</source>
        <translation>Perbaiki sebagai {who}.</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Memperbaiki…</translation>
    </message>
    <message>
        <source>Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration.</source>
        <translation>Jalankan “Install or upgrade the database” (mapalus:installdatabase), atau perbaiki deklarasi.</translation>
    </message>
    <message>
        <source>Runs the statements that are shown, in one transaction.</source>
        <translation>Menjalankan perintah yang ditampilkan dalam satu transaksi.</translation>
    </message>
    <message>
        <source>The database can be published, and could be better.</source>
        <translation>Basis data dapat diterbitkan, tetapi bisa lebih baik.</translation>
    </message>
    <message>
        <source>The database is fit to be published.</source>
        <translation>Basis data siap diterbitkan.</translation>
    </message>
    <message>
        <source>The database is looked at before every plan; what is found is listed here.</source>
        <translation>Basis data diperiksa sebelum setiap rencana; yang ditemukan tercantum di sini.</translation>
    </message>
    <message>
        <source>The database is not fit yet: what an error stands in the way of is not published.</source>
        <translation>Basis data belum siap: yang terhalang kesalahan tidak diterbitkan.</translation>
    </message>
    <message>
        <source>The login {login} cannot become the agency that asks: every feed would be empty.</source>
        <translation>Login {login} tidak dapat menjadi instansi yang meminta: setiap feed akan kosong.</translation>
    </message>
    <message>
        <source>The login {login} may make schemas in this database.</source>
        <translation>Login {login} boleh membuat skema di basis data ini.</translation>
    </message>
    <message>
        <source>The login {login} may make tables in {schema}: GeoServer would make one of a misspelt name.</source>
        <translation>Login {login} boleh membuat tabel di {schema}: GeoServer akan membuatnya dari nama yang salah eja.</translation>
    </message>
    <message>
        <source>The login {login} may not act for {agency}, whose feed would be empty.</source>
        <translation>Login {login} tidak boleh bertindak untuk {agency}, sehingga feed-nya akan kosong.</translation>
    </message>
    <message>
        <source>The login {login} may not connect to this database.</source>
        <translation>Login {login} tidak boleh terhubung ke basis data ini.</translation>
    </message>
    <message>
        <source>The login {login} may read {relation}, which holds what is private.</source>
        <translation>Login {login} boleh membaca {relation}, yang memuat hal pribadi.</translation>
    </message>
    <message>
        <source>The login {login} may read {relation}, which is not published.</source>
        <translation>Login {login} boleh membaca {relation}, yang tidak diterbitkan.</translation>
    </message>
    <message>
        <source>The login {login} may write {relation} ({privilege}).</source>
        <translation>Login {login} boleh menulis {relation} ({privilege}).</translation>
    </message>
    <message>
        <source>The login {login}, which GeoServer reads with, has powers over the whole server: {powers}.</source>
        <translation>Login {login}, yang dipakai GeoServer untuk membaca, berkuasa atas seluruh server: {powers}.</translation>
    </message>
    <message>
        <source>The login {login}, which GeoServer reads with, may act as {role}.</source>
        <translation>Login {login}, yang dipakai GeoServer untuk membaca, boleh bertindak sebagai {role}.</translation>
    </message>
    <message>
        <source>The login {login}, which GeoServer reads with, may not enter the schema {schema}.</source>
        <translation>Login {login}, yang dipakai GeoServer untuk membaca, tidak boleh memasuki skema {schema}.</translation>
    </message>
    <message>
        <source>The login {login}, which GeoServer reads with, may not read {relation}.</source>
        <translation>Login {login}, yang dipakai GeoServer untuk membaca, tidak boleh membaca {relation}.</translation>
    </message>
    <message>
        <source>The password of the login {login} has expired.</source>
        <translation>Kata sandi login {login} sudah kedaluwarsa.</translation>
    </message>
    <message>
        <source>The query of the layer {layer} fails: {reason}.</source>
        <translation>Kueri lapisan {layer} gagal: {reason}.</translation>
    </message>
    <message>
        <source>The query of the layer {layer} gives no column {columns}.</source>
        <translation>Kueri lapisan {layer} tidak menghasilkan kolom {columns}.</translation>
    </message>
    <message>
        <source>The statements ran and changed nothing: {problem}</source>
        <translation>Perintahnya berjalan tetapi tidak mengubah apa pun: {problem}</translation>
    </message>
    <message>
        <source>The view {relation} has no security barrier: a filter may see rows that it leaves out.</source>
        <translation>Tampilan {relation} tidak berpenghalang keamanan: sebuah saringan dapat melihat baris yang disembunyikannya.</translation>
    </message>
    <message>
        <source>There is no table or view {relation}, which the layer {layer} shows.</source>
        <translation>Tidak ada tabel atau tampilan {relation}, yang ditampilkan lapisan {layer}.</translation>
    </message>
    <message>
        <source>You may not repair this: {reason}.</source>
        <translation>Anda tidak boleh memperbaiki ini: {reason}.</translation>
    </message>
    <message>
        <source>a superuser</source>
        <translation>superuser</translation>
    </message>
    <message>
        <source>the database's owner</source>
        <translation>pemilik basis data</translation>
    </message>
    <message>
        <source>the owner of {relation}</source>
        <translation>pemilik {relation}</translation>
    </message>
    <message>
        <source>the schema's owner</source>
        <translation>pemilik skema</translation>
    </message>
    <message>
        <source>whoever made that login</source>
        <translation>pembuat login itu</translation>
    </message>
    <message>
        <source>whoever may grant that role</source>
        <translation>orang yang boleh memberikan peran itu</translation>
    </message>
    <message>
        <source>{column} is the key of {relation} and stands in several rows, or is empty in one.</source>
        <translation>{column} adalah kunci {relation}, tetapi sama di beberapa baris atau kosong di salah satunya.</translation>
    </message>
    <message>
        <source>{column} of {table} has no spatial index: every map of {relation} reads all of its {rows} rows.</source>
        <translation>{column} pada {table} tidak berindeks spasial: setiap peta {relation} membaca seluruh {rows} barisnya.</translation>
    </message>
    <message>
        <source>{relation} has no column {columns}, which the layer {layer} shows.</source>
        <translation>{relation} tidak mempunyai kolom {columns}, yang ditampilkan lapisan {layer}.</translation>
    </message>
    <message>
        <source>{relation} has no key that GeoServer knows: its features would get other identifiers with every request, and could not be paged.</source>
        <translation>{relation} tidak mempunyai kunci yang dikenal GeoServer: fiturnya mendapat pengenal lain pada setiap permintaan dan tidak dapat dibagi per halaman.</translation>
    </message>
    <message>
        <source>{relation} holds {kind}, and {declared} is declared for the layer {layer}.</source>
        <translation>{relation} berisi {kind}, sedangkan untuk lapisan {layer} dinyatakan {declared}.</translation>
    </message>
    <message>
        <source>{relation} is in EPSG:{srid}, and EPSG:{declared} is declared: it would lie elsewhere.</source>
        <translation>{relation} memakai EPSG:{srid}, sedangkan yang dinyatakan EPSG:{declared}: letaknya akan meleset.</translation>
    </message>
    <message>
        <source>{relation} is transformed for publishing, and no spatial index helps: every map reads all rows.</source>
        <translation>{relation} ditransformasi untuk penerbitan tanpa indeks spasial yang membantu: setiap peta membaca semua baris.</translation>
    </message>
    <message>
        <source>{relation}.geom does not say its reference system: GeoServer guesses it from the first row.</source>
        <translation>{relation}.geom tidak menyebut sistem referensinya: GeoServer menebaknya dari baris pertama.</translation>
    </message>
    <message>
        <source>{relation}.geom is no geometry.</source>
        <translation>{relation}.geom bukan geometri.</translation>
    </message>
    <message>
        <source>A new report cannot begin with {field} {to_status}.</source>
        <translation>Laporan baru tidak dapat dimulai dengan {field} {to_status}.</translation>
    </message>
    <message>
        <source>A part of Mapalus cannot be used ({name}): {error}.</source>
        <translation>Satu bagian Mapalus tidak dapat digunakan ({name}): {error}.</translation>
    </message>
    <message>
        <source>Add that photo first.</source>
        <translation>Tambahkan foto itu dahulu.</translation>
    </message>
    <message>
        <source>Ask the administrator for the right, or let somebody do it who has it.</source>
        <translation>Mintalah hak itu kepada administrator, atau serahkan kepada orang yang memilikinya.</translation>
    </message>
    <message>
        <source>Change status and agency together.</source>
        <translation>Ubah status dan instansi sekaligus.</translation>
    </message>
    <message>
        <source>Change that report instead, or undo the merge first.</source>
        <translation>Ubah laporan itu saja, atau batalkan penggabungannya dahulu.</translation>
    </message>
    <message>
        <source>Choose an existing report to merge into.</source>
        <translation>Pilih laporan yang ada sebagai tujuan penggabungan.</translation>
    </message>
    <message>
        <source>Choose the agency that is to take it, in the same change.</source>
        <translation>Pilih instansi yang menanganinya dalam perubahan yang sama.</translation>
    </message>
    <message>
        <source>Choose the report that is to stay.</source>
        <translation>Pilih laporan yang akan tetap ada.</translation>
    </message>
    <message>
        <source>Correct it, then save again.</source>
        <translation>Perbaiki, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>File it first, then change it.</source>
        <translation>Catat dahulu, kemudian ubah.</translation>
    </message>
    <message>
        <source>Fill in {field}.</source>
        <translation>Isi {field}.</translation>
    </message>
    <message>
        <source>From {from_status} it can go to: {next_statuses}.</source>
        <translation>Dari {from_status} dapat menjadi: {next_statuses}.</translation>
    </message>
    <message>
        <source>Load it again, then repeat your change. Nothing was overwritten.</source>
        <translation>Muat lagi, lalu ulangi perubahan Anda. Tidak ada yang tertimpa.</translation>
    </message>
    <message>
        <source>Look at the plan again to see how things stand. The details are in QGIS's log, under Mapalus.</source>
        <translation>Lihat lagi rencananya untuk mengetahui keadaannya. Rinciannya ada di log QGIS, di bawah Mapalus.</translation>
    </message>
    <message>
        <source>Move it to where the problem is, inside the city.</source>
        <translation>Pindahkan ke tempat masalahnya, di dalam kota.</translation>
    </message>
    <message>
        <source>Set a later time, or leave it empty.</source>
        <translation>Isi waktu yang lebih akhir, atau kosongkan.</translation>
    </message>
    <message>
        <source>Somebody else changed {reference} in the meantime ({differences}).</source>
        <translation>Orang lain mengubah {reference} sementara itu ({differences}).</translation>
    </message>
    <message>
        <source>Take the report back, then take the step again with the right reason.</source>
        <translation>Kembalikan laporan itu, lalu ulangi langkahnya dengan alasan yang benar.</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>Entri ini</translation>
    </message>
    <message>
        <source>This step is for: {roles}.</source>
        <translation>Langkah ini untuk: {roles}.</translation>
    </message>
    <message>
        <source>Try again. The details are in QGIS's log, under Mapalus.</source>
        <translation>Coba lagi. Rinciannya ada di log QGIS, di bawah Mapalus.</translation>
    </message>
    <message>
        <source>Unexpected error: {error}.</source>
        <translation>Kesalahan tak terduga: {error}.</translation>
    </message>
    <message>
        <source>You may not change {table}.</source>
        <translation>Anda tidak boleh mengubah {table}.</translation>
    </message>
    <message>
        <source>agency in charge</source>
        <translation>instansi yang menangani</translation>
    </message>
    <message>
        <source>area office</source>
        <translation>kantor wilayah</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>planner</source>
        <translation>perencana</translation>
    </message>
    <message>
        <source>the values are the same</source>
        <translation>nilainya sama</translation>
    </message>
    <message>
        <source>{field} {value} is taken already.</source>
        <translation>{field} {value} sudah dipakai.</translation>
    </message>
    <message>
        <source>{field}: {stored} is stored, {sent} is yours</source>
        <translation>{field}: tersimpan {stored}, milik Anda {sent}</translation>
    </message>
    <message>
        <source>{reference} can be passed on to {agency} only by a step to coordination.</source>
        <translation>{reference} hanya dapat diteruskan ke {agency} dengan langkah ke Koordinasi.</translation>
    </message>
    <message>
        <source>{reference} cannot be merged into a report that is merged into it.</source>
        <translation>{reference} tidak dapat digabungkan ke laporan yang sudah digabungkan ke dalamnya.</translation>
    </message>
    <message>
        <source>{reference} is a duplicate and follows {master}.</source>
        <translation>{reference} adalah duplikat dan mengikuti {master}.</translation>
    </message>
    <message>
        <source>{reference}: the change does not say on which version it is based.</source>
        <translation>{reference}: perubahan ini tidak menyebut versi yang menjadi dasarnya.</translation>
    </message>
    <message>
        <source>{reference}: the position lies outside the city.</source>
        <translation>{reference}: letaknya di luar kota.</translation>
    </message>
    <message>
        <source>{reference}: the reason for {status} cannot be taken away or replaced.</source>
        <translation>{reference}: alasan untuk {status} tidak dapat dihapus atau diganti.</translation>
    </message>
    <message>
        <source>{reference}: the value {value} cannot be stored in this field.</source>
        <translation>{reference}: nilai {value} tidak dapat disimpan di kolom ini.</translation>
    </message>
    <message>
        <source>{reference}: there is no report with the number {number}.</source>
        <translation>{reference}: tidak ada laporan dengan nomor {number}.</translation>
    </message>
    <message>
        <source>{reference}: there is no {field} {value}.</source>
        <translation>{reference}: tidak ada {field} {value}.</translation>
    </message>
    <message>
        <source>{reference}: you may not change this entry of {table}, or not in this way.</source>
        <translation>{reference}: Anda tidak boleh mengubah entri {table} ini, atau tidak dengan cara ini.</translation>
    </message>
    <message>
        <source>{reference}: you may not change {field} from {from_status} to {to_status}.</source>
        <translation>{reference}: Anda tidak boleh mengubah {field} dari {from_status} menjadi {to_status}.</translation>
    </message>
    <message>
        <source>{reference}: {field} cannot go from {from_status} to {to_status}.</source>
        <translation>{reference}: {field} tidak dapat berubah dari {from_status} menjadi {to_status}.</translation>
    </message>
    <message>
        <source>{reference}: {field} lies before the report itself.</source>
        <translation>{reference}: {field} mendahului laporan itu sendiri.</translation>
    </message>
    <message>
        <source>{reference}: {field} must not be empty.</source>
        <translation>{reference}: {field} tidak boleh kosong.</translation>
    </message>
    <message>
        <source>{reference}: {to_status} needs a photo of the result.</source>
        <translation>{reference}: {to_status} memerlukan foto hasilnya.</translation>
    </message>
    <message>
        <source>{reference}: {to_status} needs a reason.</source>
        <translation>{reference}: {to_status} memerlukan alasan.</translation>
    </message>
    <message>
        <source>{reference}: {to_status} needs an agency; an area office has the report now.</source>
        <translation>{reference}: {to_status} memerlukan instansi; sekarang laporan ada di kantor wilayah.</translation>
    </message>
</context>
</TS>
