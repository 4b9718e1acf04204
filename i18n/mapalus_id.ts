<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Mapalus</name>
    <message>
        <source>&amp;Assign…</source>
        <translation>&amp;Disposisikan…</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Uraian</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;What is it about?</source>
        <translation>&amp;Tentang apa?</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zum</translation>
    </message>
    <message>
        <source>2.5 D buildings</source>
        <translation>bangunan 2,5 D</translation>
    </message>
    <message>
        <source>&lt;b&gt;public&lt;/b&gt; is for GeoServer; &lt;b&gt;agency&lt;/b&gt; needs the code of the agency whose reports it may see and write back. After the next publication, an agency's login and password also open its feed at GeoServer.</source>
        <translation>&lt;b&gt;public&lt;/b&gt; adalah untuk GeoServer; &lt;b&gt;agency&lt;/b&gt; memerlukan kode instansi yang laporannya boleh dilihat dan ditulis kembali. Setelah publikasi berikutnya, login dan kata sandi instansi juga membuka feed-nya di GeoServer.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Read what seems unchanged as well&lt;/b&gt; reads even what the server calls unchanged (slower).</source>
        <translation>&lt;b&gt;Baca juga yang tampaknya tetap&lt;/b&gt; membaca bahkan yang menurut server tidak berubah (lebih lambat).</translation>
    </message>
    <message>
        <source>&lt;b&gt;Repair&lt;/b&gt; runs those that you may run, each in a transaction of its own; what is left afterwards is for the administrator.</source>
        <translation>&lt;b&gt;Perbaiki&lt;/b&gt; menjalankan pernyataan yang boleh Anda jalankan, masing-masing dalam transaksi tersendiri; sisanya untuk administrator.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Thoroughly&lt;/b&gt; reads every published table to see whether its key is different in all rows.</source>
        <translation>&lt;b&gt;Secara menyeluruh&lt;/b&gt; membaca setiap tabel yang diterbitkan untuk melihat apakah kuncinya berbeda di semua baris.</translation>
    </message>
    <message>
        <source>@map_scale compared with something else than a number by &lt;, &lt;=, &gt; or &gt;=</source>
        <translation>@map_scale dibandingkan dengan sesuatu yang bukan angka memakai &lt;, &lt;=, &gt; atau &gt;=</translation>
    </message>
    <message>
        <source>A &lt;{tag}&gt; is no style of QGIS.</source>
        <translation>&lt;{tag}&gt; bukan gaya QGIS.</translation>
    </message>
    <message>
        <source>a background of labels</source>
        <translation>latar label</translation>
    </message>
    <message>
        <source>a blending mode</source>
        <translation>mode pencampuran</translation>
    </message>
    <message>
        <source>a blending mode of features</source>
        <translation>mode pencampuran fitur</translation>
    </message>
    <message>
        <source>a blending mode of labels</source>
        <translation>mode pencampuran label</translation>
    </message>
    <message>
        <source>A budget is 0 or more.</source>
        <translation>Anggaran paling sedikit 0.</translation>
    </message>
    <message>
        <source>a centroid fill</source>
        <translation>isian titik pusat</translation>
    </message>
    <message>
        <source>a changed aspect ratio</source>
        <translation>rasio aspek yang diubah</translation>
    </message>
    <message>
        <source>a choice of rings</source>
        <translation>pilihan cincin</translation>
    </message>
    <message>
        <source>a closed layer in a group</source>
        <translation>layer tertutup dalam grup</translation>
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
        <source>a comparison with NULL (use IS NULL)</source>
        <translation>perbandingan dengan NULL (gunakan IS NULL)</translation>
    </message>
    <message>
        <source>a comparison without a column</source>
        <translation>perbandingan tanpa kolom</translation>
    </message>
    <message>
        <source>a condition that is not the only first one</source>
        <translation>syarat yang bukan satu-satunya yang pertama</translation>
    </message>
    <message>
        <source>a condition with {construct}</source>
        <translation>syarat dengan {construct}</translation>
    </message>
    <message>
        <source>a data-defined {name} ({text})</source>
        <translation>{name} yang ditentukan data ({text})</translation>
    </message>
    <message>
        <source>a data-defined {name} of labels ({expression})</source>
        <translation>{name} label yang ditentukan data ({expression})</translation>
    </message>
    <message>
        <source>a data-defined {name} of the symbol ({text})</source>
        <translation>{name} simbol yang ditentukan data ({text})</translation>
    </message>
    <message>
        <source>A field of view is more than 0 and at most 360 degrees.</source>
        <translation>Sudut pandang lebih dari 0 dan paling besar 360 derajat.</translation>
    </message>
    <message>
        <source>a filled line</source>
        <translation>garis terisi</translation>
    </message>
    <message>
        <source>a filled marker</source>
        <translation>penanda terisi</translation>
    </message>
    <message>
        <source>a filter in XML</source>
        <translation>filter dalam XML</translation>
    </message>
    <message>
        <source>a filter with {construct}</source>
        <translation>filter dengan {construct}</translation>
    </message>
    <message>
        <source>a font marker</source>
        <translation>penanda huruf</translation>
    </message>
    <message>
        <source>a geometry generator</source>
        <translation>pembangkit geometri</translation>
    </message>
    <message>
        <source>a gradient fill</source>
        <translation>isian gradien</translation>
    </message>
    <message>
        <source>a halo with a blending mode</source>
        <translation>halo dengan mode pencampuran</translation>
    </message>
    <message>
        <source>a halo with {sizes}</source>
        <translation>halo dengan {sizes}</translation>
    </message>
    <message>
        <source>a hashed line</source>
        <translation>garis arsiran</translation>
    </message>
    <message>
        <source>A heading is at least 0 and less than 360 degrees; leave that of a turning camera empty.</source>
        <translation>Arah pandang paling kecil 0 dan kurang dari 360 derajat; kosongkan untuk kamera yang berputar.</translation>
    </message>
    <message>
        <source>a heatmap</source>
        <translation>peta panas (heatmap)</translation>
    </message>
    <message>
        <source>A height is 0 metres or more.</source>
        <translation>Tinggi paling rendah 0 meter.</translation>
    </message>
    <message>
        <source>a hole lies outside its outline</source>
        <translation>ada lubang di luar garis tepinya</translation>
    </message>
    <message>
        <source>a label for each part</source>
        <translation>label untuk setiap bagian</translation>
    </message>
    <message>
        <source>a label offset with {sizes}</source>
        <translation>geseran label dengan {sizes}</translation>
    </message>
    <message>
        <source>A layer of a project that is not published is still served.</source>
        <translation>Layer dari proyek yang tidak diterbitkan masih dilayani.</translation>
    </message>
    <message>
        <source>a layer that is closed</source>
        <translation>layer yang tertutup</translation>
    </message>
    <message>
        <source>a legend</source>
        <translation>legenda</translation>
    </message>
    <message>
        <source>a limit of the text's size</source>
        <translation>batas ukuran teks</translation>
    </message>
    <message>
        <source>a limited number of labels</source>
        <translation>jumlah label yang dibatasi</translation>
    </message>
    <message>
        <source>a line inside the polygon only</source>
        <translation>garis hanya di dalam poligon</translation>
    </message>
    <message>
        <source>a line pattern fill</source>
        <translation>isian pola garis</translation>
    </message>
    <message>
        <source>a lineburst</source>
        <translation>lineburst</translation>
    </message>
    <message>
        <source>A login for an agency needs the agency's code, and no other login has one.</source>
        <translation>Login untuk instansi memerlukan kode instansinya, dan login lain tidak memakai kode.</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>peta</translation>
    </message>
    <message>
        <source>a map without naming a time</source>
        <translation>peta tanpa menyebut waktu</translation>
    </message>
    <message>
        <source>a marker line</source>
        <translation>garis penanda</translation>
    </message>
    <message>
        <source>a mask</source>
        <translation>topeng (mask)</translation>
    </message>
    <message>
        <source>a mask of labels</source>
        <translation>topeng label</translation>
    </message>
    <message>
        <source>A new report cannot be a duplicate already.</source>
        <translation>Laporan baru belum dapat menjadi duplikat.</translation>
    </message>
    <message>
        <source>A new report cannot begin with {field} {to_status}.</source>
        <translation>Laporan baru tidak dapat dimulai dengan {field} {to_status}.</translation>
    </message>
    <message>
        <source>A newer version of Mapalus wrote publication {entry} to {server} into the journal.</source>
        <translation>Versi Mapalus yang lebih baru mencatat penerbitan {entry} ke {server} dalam jurnal.</translation>
    </message>
    <message>
        <source>a part of it has too few points</source>
        <translation>ada bagian dengan titik terlalu sedikit</translation>
    </message>
    <message>
        <source>A part of Mapalus cannot be used ({name}): {error}.</source>
        <translation>Satu bagian Mapalus tidak dapat digunakan ({name}): {error}.</translation>
    </message>
    <message>
        <source>A photo can be approved only when there is a copy of it without faces, plates and metadata.</source>
        <translation>Foto hanya dapat disetujui bila ada salinannya tanpa wajah, pelat nomor, dan metadata.</translation>
    </message>
    <message>
        <source>a placement of labels other than “offset from point”</source>
        <translation>penempatan label selain “offset from point”</translation>
    </message>
    <message>
        <source>a point pattern fill</source>
        <translation>isian pola titik</translation>
    </message>
    <message>
        <source>A price is more than 0.</source>
        <translation>Harga harus lebih dari 0.</translation>
    </message>
    <message>
        <source>a project that is not published</source>
        <translation>proyek yang tidak diterbitkan</translation>
    </message>
    <message>
        <source>a random marker fill</source>
        <translation>isian penanda acak</translation>
    </message>
    <message>
        <source>A range is more than 0 metres; leave it empty where nobody knows.</source>
        <translation>Jangkauan harus lebih dari 0 meter; kosongkan bila tidak diketahui.</translation>
    </message>
    <message>
        <source>a raster image fill</source>
        <translation>isian gambar raster</translation>
    </message>
    <message>
        <source>a raster image marker</source>
        <translation>penanda gambar raster</translation>
    </message>
    <message>
        <source>a raster line</source>
        <translation>garis raster</translation>
    </message>
    <message>
        <source>a reference scale for symbols</source>
        <translation>skala acuan untuk simbol</translation>
    </message>
    <message>
        <source>a request that reads, calls or evaluates</source>
        <translation>permintaan yang membaca, memanggil, atau mengevaluasi</translation>
    </message>
    <message>
        <source>A rise to warn of is more than 0 percent.</source>
        <translation>Kenaikan yang diperingatkan harus lebih dari 0 persen.</translation>
    </message>
    <message>
        <source>a role that may grant that role</source>
        <translation>orang yang boleh memberikan peran itu</translation>
    </message>
    <message>
        <source>a rotation by expression</source>
        <translation>rotasi menurut ekspresi</translation>
    </message>
    <message>
        <source>A row that cannot be used goes to &lt;code&gt;mapalus.import_reject&lt;/code&gt; with file, line and reason: rows = loaded + rejected, always. Importing a file again adds nothing and updates what its source changed.</source>
        <translation>Baris yang tidak dapat dipakai masuk ke &lt;code&gt;mapalus.import_reject&lt;/code&gt; dengan berkas, baris, dan alasannya: jumlah baris selalu sama dengan yang dimuat ditambah yang ditolak. Mengimpor berkas yang sama lagi tidak menambah apa pun dan memperbarui yang diubah sumbernya.</translation>
    </message>
    <message>
        <source>A row that cannot be used goes to &lt;code&gt;mapalus.import_reject&lt;/code&gt; with file, line and reason: rows = loaded + rejected, always. Importing a file again changes nothing; a row that says something else than the stored one updates it.</source>
        <translation>Baris yang tidak dapat dipakai masuk ke &lt;code&gt;mapalus.import_reject&lt;/code&gt; dengan berkas, baris, dan alasannya: jumlah baris selalu sama dengan yang dimuat ditambah yang ditolak. Mengimpor berkas yang sama lagi tidak mengubah apa pun; baris yang isinya berbeda memperbarui yang tersimpan.</translation>
    </message>
    <message>
        <source>a shadow of labels</source>
        <translation>bayangan label</translation>
    </message>
    <message>
        <source>a shapeburst fill</source>
        <translation>isian shapeburst</translation>
    </message>
    <message>
        <source>a shifted dash pattern</source>
        <translation>pola putus-putus yang digeser</translation>
    </message>
    <message>
        <source>a size by expression</source>
        <translation>ukuran menurut ekspresi</translation>
    </message>
    <message>
        <source>A step leads from one status to another one.</source>
        <translation>Satu langkah membawa dari satu status ke status lain.</translation>
    </message>
    <message>
        <source>A stock is 0 or more.</source>
        <translation>Stok paling sedikit 0.</translation>
    </message>
    <message>
        <source>a superuser</source>
        <translation>superuser</translation>
    </message>
    <message>
        <source>A survey lies between 1970 and today.</source>
        <translation>Hari survei antara tahun 1970 dan hari ini.</translation>
    </message>
    <message>
        <source>a symbol that the style does not have</source>
        <translation>simbol yang tidak dimiliki gaya itu</translation>
    </message>
    <message>
        <source>a temporal range</source>
        <translation>rentang waktu</translation>
    </message>
    <message>
        <source>a trimmed line</source>
        <translation>garis yang dipangkas</translation>
    </message>
    <message>
        <source>a vector field marker</source>
        <translation>penanda medan vektor</translation>
    </message>
    <message>
        <source>a view that it is made from was changed after {published_by} published it.</source>
        <translation>salah satu view asalnya diubah setelah {published_by} menerbitkannya.</translation>
    </message>
    <message>
        <source>a warning</source>
        <translation>peringatan</translation>
    </message>
    <message>
        <source>A weight is more than 0.</source>
        <translation>Bobot harus lebih dari 0.</translation>
    </message>
    <message>
        <source>a z-index of labels</source>
        <translation>z-index label</translation>
    </message>
    <message>
        <source>A&amp;gency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Mengenai</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>sekitar {number}</translation>
    </message>
    <message>
        <source>above {limit}</source>
        <translation>di atas {limit}</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>abstrak</translation>
    </message>
    <message>
        <source>access rule</source>
        <translation>aturan akses</translation>
    </message>
    <message>
        <source>Access rules</source>
        <translation>Aturan akses</translation>
    </message>
    <message>
        <source>Accuracy (m)</source>
        <translation>Ketelitian (m)</translation>
    </message>
    <message>
        <source>Activate it with Plugins &gt; Manage and Install Plugins, then try again.</source>
        <translation>Aktifkan lewat Plugin &gt; Kelola dan Pasang Plugin, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Add as supporter</source>
        <translation>Tambah pendukung</translation>
    </message>
    <message>
        <source>Add it from the connection that Mapalus is connected to.</source>
        <translation>Tambahkan dari sambungan yang dipakai Mapalus.</translation>
    </message>
    <message>
        <source>Add it to the pg_service.conf file or choose another connection.</source>
        <translation>Tambahkan ke berkas pg_service.conf atau pilih sambungan lain.</translation>
    </message>
    <message>
        <source>Add it without an approval; a planner looks at it.</source>
        <translation>Tambahkan tanpa persetujuan; perencana akan memeriksanya.</translation>
    </message>
    <message>
        <source>Add it; minahasa.yml shows how.</source>
        <translation>Tambahkan entri itu; lihat contohnya di minahasa.yml.</translation>
    </message>
    <message>
        <source>Add one to the connection or choose an authentication configuration.</source>
        <translation>Tambahkan pada sambungan atau pilih konfigurasi autentikasi.</translation>
    </message>
    <message>
        <source>Add that photo first.</source>
        <translation>Tambahkan foto itu dahulu.</translation>
    </message>
    <message>
        <source>Adding the supporter…</source>
        <translation>Menambahkan pendukung…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>address</source>
        <translation>alamat</translation>
    </message>
    <message>
        <source>Address of a report</source>
        <translation>Alamat laporan</translation>
    </message>
    <message>
        <source>Address of GeoServer (by default the environment variable {variable})</source>
        <translation>Alamat GeoServer (bawaannya variabel lingkungan {variable})</translation>
    </message>
    <message>
        <source>Address of the stream</source>
        <translation>Alamat siaran</translation>
    </message>
    <message>
        <source>addresses of cameras' streams</source>
        <translation>alamat siaran kamera</translation>
    </message>
    <message>
        <source>Addresses of reports</source>
        <translation>Alamat laporan</translation>
    </message>
    <message>
        <source>Addresses of streams, such as rtsp://…, of cameras that are there already. Only administrators may import or see them, because an address can hold a password: it is kept neither with a rejected row nor in the history.</source>
        <translation>Alamat siaran, misalnya rtsp://…, dari kamera yang sudah ada. Hanya administrator yang boleh mengimpor atau melihatnya, karena alamat dapat memuat kata sandi: alamat tidak disimpan bersama baris yang ditolak maupun dalam riwayat.</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administrasi</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>advertised</source>
        <translation>diumumkan</translation>
    </message>
    <message>
        <source>After publication {number}: {verification}</source>
        <translation>Setelah penerbitan {number}: {verification}</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Sesudahnya</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>age of tiles (s)</source>
        <translation>umur ubin (dtk)</translation>
    </message>
    <message>
        <source>age of tiles in browsers (s)</source>
        <translation>umur ubin di peramban (dtk)</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Agencies, categories and commodities</source>
        <translation>Instansi, kategori, dan komoditas</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>agency</source>
        <translation>instansi</translation>
    </message>
    <message>
        <source>Agency before</source>
        <translation>Instansi sebelumnya</translation>
    </message>
    <message>
        <source>Agency offices</source>
        <translation>Kantor instansi</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>all</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>All of them are when it runs next.</source>
        <translation>Sisanya disegarkan pada pelaksanaan berikutnya.</translation>
    </message>
    <message>
        <source>All of this filter</source>
        <translation>Semua yang tersaring</translation>
    </message>
    <message>
        <source>All programmes, also without a place</source>
        <translation>Semua program, juga yang tanpa lokasi</translation>
    </message>
    <message>
        <source>All streets of the same source are replaced: what the layer has not any more is removed. Streets of other sources stay. Importing a layer again changes nothing.</source>
        <translation>Semua jalan dari sumber yang sama diganti: yang tidak ada lagi di layer dihapus. Jalan dari sumber lain tetap ada. Mengimpor layer yang sama sekali lagi tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>All {number}</source>
        <translation>Semua {number}</translation>
    </message>
    <message>
        <source>Already known?</source>
        <translation>Sudah diketahui?</translation>
    </message>
    <message>
        <source>An address begins like rtsp:// and has no spaces in it.</source>
        <translation>Alamat diawali seperti rtsp:// dan tanpa spasi.</translation>
    </message>
    <message>
        <source>An address stands where its key should be.</source>
        <translation>Ada alamat di tempat kuncinya.</translation>
    </message>
    <message>
        <source>an adjusted dash pattern</source>
        <translation>pola putus-putus yang disesuaikan</translation>
    </message>
    <message>
        <source>an aligned dash pattern</source>
        <translation>pola putus-putus yang diratakan</translation>
    </message>
    <message>
        <source>an anchor point</source>
        <translation>titik jangkar</translation>
    </message>
    <message>
        <source>an animated marker</source>
        <translation>penanda beranimasi</translation>
    </message>
    <message>
        <source>an arrow</source>
        <translation>panah</translation>
    </message>
    <message>
        <source>An authentication configuration of QGIS with user name and password (Basic). {variable} names the certificate file of an authority that this machine does not trust by itself.</source>
        <translation>Konfigurasi autentikasi QGIS dengan nama pengguna dan kata sandi (Basic). {variable} menyebut berkas sertifikat otoritas yang tidak dipercaya mesin ini dengan sendirinya.</translation>
    </message>
    <message>
        <source>an ellipse marker</source>
        <translation>penanda elips</translation>
    </message>
    <message>
        <source>an embedded SVG (save it among the icons)</source>
        <translation>SVG yang disematkan (simpan di antara ikon)</translation>
    </message>
    <message>
        <source>An entry with this identifier at the source exists already.</source>
        <translation>Entri dengan pengenal ini di sumbernya sudah ada.</translation>
    </message>
    <message>
        <source>an interpolated line</source>
        <translation>garis interpolasi</translation>
    </message>
    <message>
        <source>an interrupted change of users or roles left them locked</source>
        <translation>perubahan pengguna atau peran yang terputus membuatnya terkunci</translation>
    </message>
    <message>
        <source>an offset fill</source>
        <translation>isian yang digeser</translation>
    </message>
    <message>
        <source>an SVG fill</source>
        <translation>isian SVG</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>dan {number} lagi</translation>
    </message>
    <message>
        <source>And {number} more.</source>
        <translation>Dan {number} lagi.</translation>
    </message>
    <message>
        <source>Anonymise reporters</source>
        <translation>Anonimkan pelapor</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Answers of {address} lack headers, or have wrong ones: {names}.</source>
        <translation>Jawaban {address} tidak memiliki kepala yang benar: {names}.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>kapan saja</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>siapa saja</translation>
    </message>
    <message>
        <source>Anybody can configure the server: admin has the password that GeoServer comes with.</source>
        <translation>Siapa pun dapat mengatur server: admin masih memakai kata sandi bawaan GeoServer.</translation>
    </message>
    <message>
        <source>Anybody can draw a whole layer as KML or a feed at {address}, which may take minutes.</source>
        <translation>Siapa pun dapat meminta seluruh layer sebagai KML atau umpan di {address}; itu bisa makan waktu bermenit-menit.</translation>
    </message>
    <message>
        <source>Anybody can lock features at {address}, which keeps the server busy.</source>
        <translation>Siapa pun dapat mengunci fitur di {address}; itu menyibukkan server.</translation>
    </message>
    <message>
        <source>Anybody can make the server call any address and read files of its machine: it fetches a schema that a request names.</source>
        <translation>Siapa pun dapat membuat server memanggil alamat mana pun dan membaca berkas di mesinnya: server mengambil skema yang disebut dalam permintaan.</translation>
    </message>
    <message>
        <source>Anybody can open the administrators' page {address}.</source>
        <translation>Siapa pun dapat membuka halaman administrator {address}.</translation>
    </message>
    <message>
        <source>Anybody can run processes (WPS) at {address}.</source>
        <translation>Siapa pun dapat menjalankan proses (WPS) di {address}.</translation>
    </message>
    <message>
        <source>Anybody can run SQL with the database login of the store of {layer}, by {filter} ({way}).</source>
        <translation>Siapa pun dapat menjalankan SQL dengan login basis data dari penyimpanan data {layer}, lewat {filter} ({way}).</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Apply ({number})</source>
        <translation>Terapkan ({number})</translation>
    </message>
    <message>
        <source>Apply a publication</source>
        <translation>Terapkan penerbitan</translation>
    </message>
    <message>
        <source>applying and verifying a publication</source>
        <translation>menerapkan dan memverifikasi publikasi</translation>
    </message>
    <message>
        <source>applying and verifying a publication, the preview of styles</source>
        <translation>menerapkan dan memverifikasi publikasi, pratinjau gaya</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>areas: {entry} is not a list of codes</source>
        <translation>areas: {entry} bukan daftar kode</translation>
    </message>
    <message>
        <source>As an agency</source>
        <translation>Sebagai perangkat daerah</translation>
    </message>
    <message>
        <source>As an attacker</source>
        <translation>Sebagai penyerang</translation>
    </message>
    <message>
        <source>As GeoServer will draw it</source>
        <translation>Seperti akan digambar GeoServer</translation>
    </message>
    <message>
        <source>As in the map window</source>
        <translation>Seperti di jendela peta</translation>
    </message>
    <message>
        <source>as in your own connection</source>
        <translation>seperti pada sambungan Anda</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>sebagaimana mestinya</translation>
    </message>
    <message>
        <source>As it should be ({number})</source>
        <translation>Sebagaimana mestinya ({number})</translation>
    </message>
    <message>
        <source>As QGIS draws it</source>
        <translation>Seperti digambar QGIS</translation>
    </message>
    <message>
        <source>As the administrator, before it was opened</source>
        <translation>Sebagai administrator, sebelum dibuka</translation>
    </message>
    <message>
        <source>As the public</source>
        <translation>Sebagai masyarakat</translation>
    </message>
    <message>
        <source>Ask a superuser to run {statement} and to grant it to mapalus_owner.</source>
        <translation>Minta superuser menjalankan {statement} dan memberikannya kepada mapalus_owner.</translation>
    </message>
    <message>
        <source>Ask a superuser to run {statement} and to grant them to mapalus_owner.</source>
        <translation>Mintalah superuser menjalankan {statement} dan memberikan hak atasnya kepada mapalus_owner.</translation>
    </message>
    <message>
        <source>Ask a superuser to run {statement}.</source>
        <translation>Minta superuser menjalankan {statement}.</translation>
    </message>
    <message>
        <source>Ask for access to it.</source>
        <translation>Mintalah akses ke berkas itu.</translation>
    </message>
    <message>
        <source>Ask the administrator for the right, or let somebody do it who has it.</source>
        <translation>Mintalah hak itu kepada administrator, atau serahkan kepada orang yang memilikinya.</translation>
    </message>
    <message>
        <source>Ask the administrator to run CREATE EXTENSION pg_trgm; nothing was changed.</source>
        <translation>Minta administrator menjalankan CREATE EXTENSION pg_trgm; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Ask the administrator to run CREATE EXTENSION postgis; nothing was changed.</source>
        <translation>Mintalah administrator menjalankan CREATE EXTENSION postgis; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Ask the owner of the database to run REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, and to grant it to mapalus_owner and mapalus_planner.</source>
        <translation>Minta pemilik basis data menjalankan REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, lalu memberikannya kepada mapalus_owner dan mapalus_planner.</translation>
    </message>
    <message>
        <source>Ask, then tick the box; or leave the caller's fields empty.</source>
        <translation>Tanyakan, lalu centang kotaknya; atau kosongkan isian penelepon.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Yang ditanyakan</translation>
    </message>
    <message>
        <source>Asking the database…</source>
        <translation>Menghubungi basis data…</translation>
    </message>
    <message>
        <source>Asking the server as the public and as an attacker would</source>
        <translation>Menanyai server sebagai publik dan sebagai penyerang</translation>
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
        <source>Asks a GeoServer as the public would ask it: capabilities, a map, a legend, features and tiles of every public layer, and the map page; and as an attacker would: for layers that are not public, for columns that are not declared, for writing, and for the configuration; and as two agencies, each of which also tries the feeds of others. The database is asked as each agency's login.</source>
        <translation>Bertanya kepada GeoServer seperti publik: capabilities, peta, legenda, fitur dan ubin setiap lapisan publik, serta halaman peta; dan seperti penyerang: lapisan yang tidak publik, kolom yang tidak dideklarasikan, penulisan, dan konfigurasi; serta sebagai dua instansi, yang masing-masing juga mencoba feed instansi lain. Basis data ditanyai dengan login setiap instansi.</translation>
    </message>
    <message>
        <source>Asks the server as the public and as an attacker would; changes nothing.</source>
        <translation>Menanyai server seperti masyarakat dan seperti penyerang; tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Disposisikan</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Disposisikan…</translation>
    </message>
    <message>
        <source>at all scales</source>
        <translation>pada semua skala</translation>
    </message>
    <message>
        <source>attacker</source>
        <translation>penyerang</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Agustus</translation>
    </message>
    <message>
        <source>back to before {number}</source>
        <translation>kembali ke sebelum {number}</translation>
    </message>
    <message>
        <source>Back to the declaration</source>
        <translation>Kembali ke deklarasi</translation>
    </message>
    <message>
        <source>Behind the views' security barrier no spatial index is used: every map reads all rows.</source>
        <translation>Di balik penghalang keamanan view, indeks spasial tidak terpakai: setiap peta membaca semua baris.</translation>
    </message>
    <message>
        <source>below {limit}</source>
        <translation>di bawah {limit}</translation>
    </message>
    <message>
        <source>Brings a GeoServer back to the state before a publication of the journal: what that one and all later ones changed. Styles, icons and the map page come back as they were, who may read what does too. It is written into the journal as a publication of its own, so that it can be undone.</source>
        <translation>Mengembalikan GeoServer ke keadaan sebelum suatu penerbitan dalam jurnal, yaitu semua yang diubah oleh penerbitan itu dan sesudahnya. Gaya, ikon, dan halaman peta kembali seperti semula, begitu pula siapa yang boleh membaca apa. Pemulihan ditulis dalam jurnal sebagai penerbitan tersendiri, sehingga dapat dibatalkan.</translation>
    </message>
    <message>
        <source>Brings a GeoServer step by step to the declared state. Steps that close layers come first; steps that open layers come last, after a check. Afterwards the server is asked as the public, an attacker and two agencies would ask it. The journal keeps all checks. Applying again changes nothing.</source>
        <translation>Membawa GeoServer langkah demi langkah ke keadaan yang dideklarasikan. Langkah yang menutup lapisan dilakukan lebih dahulu; langkah yang membuka lapisan terakhir, setelah pemeriksaan. Sesudahnya server ditanyai seperti publik, penyerang dan dua instansi. Jurnal menyimpan semua pemeriksaan. Menerapkan lagi tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>terputus</translation>
    </message>
    <message>
        <source>Browsers may run a script in an answer of {address}.</source>
        <translation>Peramban dapat menjalankan skrip di dalam jawaban {address}.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Anggaran</translation>
    </message>
    <message>
        <source>Budget and time</source>
        <translation>Anggaran dan waktu</translation>
    </message>
    <message>
        <source>by an import</source>
        <translation>oleh impor</translation>
    </message>
    <message>
        <source>By its name it may tell of persons.</source>
        <translation>Dari namanya, mungkin memuat data orang.</translation>
    </message>
    <message>
        <source>cached KML</source>
        <translation>KML dari tembolok</translation>
    </message>
    <message>
        <source>cached WMS</source>
        <translation>WMS dari tembolok</translation>
    </message>
    <message>
        <source>Call it NN_what_it_holds.sql.</source>
        <translation>Namai dengan pola NN_what_it_holds.sql.</translation>
    </message>
    <message>
        <source>Call it NNNN_what_it_does.sql.</source>
        <translation>Namai dengan pola NNNN_what_it_does.sql.</translation>
    </message>
    <message>
        <source>Caller: show (lo&amp;gged)…</source>
        <translation>Pelapor: tampilkan (di&amp;catat)…</translation>
    </message>
    <message>
        <source>callouts</source>
        <translation>callout</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>Cameras (CCTV)</source>
        <translation>Kamera (CCTV)</translation>
    </message>
    <message>
        <source>Cameras: headings are degrees clockwise from north, empty where a camera turns; fields of view are degrees, ranges and heights metres. A camera is not public unless the file says so. Addresses of streams have an import of their own.</source>
        <translation>Kamera: arah dalam derajat searah jarum jam dari utara, kosong bila kamera berputar; bidang pandang dalam derajat, jangkauan dan tinggi dalam meter. Kamera tidak publik kecuali berkas menyebutkannya. Alamat siaran punya impor tersendiri.</translation>
    </message>
    <message>
        <source>can be asked</source>
        <translation>dapat ditanyai</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>Cancelled after {done} of {number} steps.</source>
        <translation>Dibatalkan setelah {done} dari {number} langkah.</translation>
    </message>
    <message>
        <source>Cancelled: GeoServer is still dropping tiles.</source>
        <translation>Dibatalkan: GeoServer masih menghapus ubin.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Dibatalkan: tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Cancelled: the tiles of some layers were refreshed.</source>
        <translation>Dibatalkan: ubin beberapa layer sudah disegarkan.</translation>
    </message>
    <message>
        <source>Cannot wait.</source>
        <translation>Tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>Capabilities are in both languages at once: QGIS Server 3.22 has no declared words by language.</source>
        <translation>Kapabilitas memuat kedua bahasa sekaligus: QGIS Server 3.22 tidak dapat memisahkan kata menurut bahasa.</translation>
    </message>
    <message>
        <source>Carried forward, says the source</source>
        <translation>Harga lama, menurut sumber</translation>
    </message>
    <message>
        <source>CASE</source>
        <translation>CASE</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>categories by the expression “{text}”</source>
        <translation>kategori menurut ekspresi “{text}”</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>category “{name}”</source>
        <translation>kategori “{name}”</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>change</source>
        <translation>ubah</translation>
    </message>
    <message>
        <source>Change status and agency together.</source>
        <translation>Ubah status dan instansi sekaligus.</translation>
    </message>
    <message>
        <source>Change that entry instead.</source>
        <translation>Ubahlah entri itu saja.</translation>
    </message>
    <message>
        <source>Change that office instead.</source>
        <translation>Ubahlah kantor itu saja.</translation>
    </message>
    <message>
        <source>Change that report instead, or undo the merge first.</source>
        <translation>Ubah laporan itu saja, atau batalkan penggabungannya dahulu.</translation>
    </message>
    <message>
        <source>Change these in the layer's symbology or labels, then open this window again.</source>
        <translation>Ubah hal itu pada simbologi atau label layer, lalu buka jendela ini lagi.</translation>
    </message>
    <message>
        <source>Change these in the layer's symbology or labels; styles/README.md says what can be published.</source>
        <translation>Ubah hal itu dalam simbologi atau label layer; styles/README.md menjelaskan yang dapat diterbitkan.</translation>
    </message>
    <message>
        <source>changed capitals</source>
        <translation>huruf besar yang diubah</translation>
    </message>
    <message>
        <source>Changed extents in the database</source>
        <translation>Bagian peta yang berubah dalam basis data</translation>
    </message>
    <message>
        <source>changed on the server by somebody else</source>
        <translation>diubah orang lain di server</translation>
    </message>
    <message>
        <source>Changed on the server by somebody else: {number}.</source>
        <translation>Diubah orang lain di server: {number}.</translation>
    </message>
    <message>
        <source>Changed: {done}.</source>
        <translation>Diubah: {done}.</translation>
    </message>
    <message>
        <source>Changed: {done}. Refused: {refused}.</source>
        <translation>Diubah: {done}. Ditolak: {refused}.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>changing (PUT)</source>
        <translation>mengubah (PUT)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>character set</source>
        <translation>himpunan karakter</translation>
    </message>
    <message>
        <source>Check both, or choose another authentication configuration.</source>
        <translation>Periksa keduanya, atau pilih konfigurasi autentikasi lain.</translation>
    </message>
    <message>
        <source>Check both, then try again.</source>
        <translation>Periksa keduanya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Check DATA=…; nothing was changed.</source>
        <translation>Periksa DATA=…; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Check host and port, and that PostgreSQL is running.</source>
        <translation>Periksa host dan port, dan pastikan PostgreSQL berjalan.</translation>
    </message>
    <message>
        <source>Check its name, run “Install or upgrade the database” and grant the store's role SELECT on it; then publish again.</source>
        <translation>Periksa namanya, jalankan “Pasang atau mutakhirkan basis data”, dan beri peran store itu hak SELECT; lalu terbitkan lagi.</translation>
    </message>
    <message>
        <source>Check its proxy base URL.</source>
        <translation>Periksa proxy base URL-nya.</translation>
    </message>
    <message>
        <source>Check that host, port and password are right on GeoServer's machine. Then publish again.</source>
        <translation>Periksa apakah host, port, dan kata sandi benar di mesin GeoServer. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Check that host, port and password hold on GeoServer's machine, then publish again. “Renew a login's password” (mapalus:renewlogin) gives an agency's login another one.</source>
        <translation>Periksa apakah host, port dan kata sandi benar di mesin GeoServer, lalu publikasikan lagi. “Perbarui kata sandi login” (mapalus:renewlogin) memberi login instansi kata sandi lain.</translation>
    </message>
    <message>
        <source>Check that it is running, then verify again.</source>
        <translation>Pastikan server berjalan, lalu periksa lagi.</translation>
    </message>
    <message>
        <source>Check that the database is installed and running.</source>
        <translation>Pastikan basis data sudah dipasang dan berjalan.</translation>
    </message>
    <message>
        <source>Check that the database user has the role mapalus_planner and that the schema is up to date.</source>
        <translation>Periksa apakah pengguna basis data punya peran mapalus_planner dan skema sudah mutakhir.</translation>
    </message>
    <message>
        <source>Check that the database's server is running and that there is room on its disk.</source>
        <translation>Periksa apakah server basis data berjalan dan cakramnya masih punya ruang.</translation>
    </message>
    <message>
        <source>Check that the disk is not full.</source>
        <translation>Pastikan disk tidak penuh.</translation>
    </message>
    <message>
        <source>Check the address and that it is running.</source>
        <translation>Periksa alamatnya dan pastikan server berjalan.</translation>
    </message>
    <message>
        <source>Check the address, and whether a proxy answers instead.</source>
        <translation>Periksa alamatnya, dan apakah yang menjawab sebuah proxy.</translation>
    </message>
    <message>
        <source>Check the connection's settings.</source>
        <translation>Periksa pengaturan sambungan.</translation>
    </message>
    <message>
        <source>Check the database (mapalus:preflight) and correct what it finds. Then publish again.</source>
        <translation>Periksa basis data (mapalus:preflight) dan perbaiki yang ditemukannya. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Periksa disk.</translation>
    </message>
    <message>
        <source>Check the host and the network, then try again.</source>
        <translation>Periksa host dan jaringan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Check the host's name for a typing error.</source>
        <translation>Periksa apakah nama host salah ketik.</translation>
    </message>
    <message>
        <source>Check the layer, its CRS and the field of the name; nothing was changed.</source>
        <translation>Periksa layer, CRS-nya, dan kolom namanya; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Check the name for a typing error; nothing was changed.</source>
        <translation>Periksa apakah namanya salah ketik; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Check the number for a typing error; nothing was changed.</source>
        <translation>Periksa apakah nomornya salah ketik; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Periksa jalurnya.</translation>
    </message>
    <message>
        <source>Check the rights on its machine. Then publish again.</source>
        <translation>Periksa hak akses di mesinnya. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Check who may write to its folder and whether the disk is full, then publish again.</source>
        <translation>Periksa siapa yang boleh menulis ke foldernya dan apakah disk penuh, lalu terbitkan lagi.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Butir</translation>
    </message>
    <message>
        <source>Checks that failed: {failed} of {number}.</source>
        <translation>Butir yang gagal: {failed} dari {number}.</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>Choose a database connection, or set {variable}.</source>
        <translation>Pilih sambungan basis data, atau atur {variable}.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Pilih berkas di dalamnya.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Pilih alasan.</translation>
    </message>
    <message>
        <source>Choose a report in the queue.</source>
        <translation>Pilih laporan dalam antrean.</translation>
    </message>
    <message>
        <source>Choose an authentication configuration, or set {user} and {password}.</source>
        <translation>Pilih konfigurasi autentikasi, atau atur {user} dan {password}.</translation>
    </message>
    <message>
        <source>Choose an existing report to merge into.</source>
        <translation>Pilih laporan yang ada sebagai tujuan penggabungan.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Pilih berkas lain.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Pilih nama lain.</translation>
    </message>
    <message>
        <source>Choose another name; nothing was changed.</source>
        <translation>Pilih nama lain; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Choose another one with Mapalus &gt; Connect to a database.</source>
        <translation>Pilih yang lain melalui Mapalus &gt; Sambungkan ke basis data.</translation>
    </message>
    <message>
        <source>Choose another one, or end that program; nothing was changed.</source>
        <translation>Pilih port lain, atau akhiri program itu; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Pilih yang lain.</translation>
    </message>
    <message>
        <source>Choose another photo.</source>
        <translation>Pilih foto lain.</translation>
    </message>
    <message>
        <source>Choose another value there first; nothing was changed.</source>
        <translation>Pilih dulu nilai lain di sana; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Choose another {field}.</source>
        <translation>Pilih {field} yang lain.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Pilih satu dari daftar.</translation>
    </message>
    <message>
        <source>Choose one of the method Basic.</source>
        <translation>Pilih yang bermetode Basic.</translation>
    </message>
    <message>
        <source>Choose one that exists, or leave {field} empty.</source>
        <translation>Pilih yang ada, atau kosongkan {field}.</translation>
    </message>
    <message>
        <source>Choose one that exists.</source>
        <translation>Pilih yang ada.</translation>
    </message>
    <message>
        <source>Choose one with Mapalus &gt; Connect….</source>
        <translation>Pilih salah satu lewat Mapalus &gt; Hubungkan….</translation>
    </message>
    <message>
        <source>Choose or create an authentication configuration of the method Basic under Server.</source>
        <translation>Pilih atau buat konfigurasi autentikasi dengan metode Basic di tab Server.</translation>
    </message>
    <message>
        <source>Choose or create one under Settings &gt; Options &gt; Authentication.</source>
        <translation>Pilih atau buat di Pengaturan &gt; Opsi &gt; Autentikasi.</translation>
    </message>
    <message>
        <source>Choose the agency that is to take it, in the same change.</source>
        <translation>Pilih instansi yang menanganinya dalam perubahan yang sama.</translation>
    </message>
    <message>
        <source>Choose the agency that is to take it.</source>
        <translation>Pilih instansi yang akan menanganinya.</translation>
    </message>
    <message>
        <source>Choose the database that holds the city's reports. User names and passwords stay in QGIS's authentication manager: neither Mapalus nor project files keep them.</source>
        <translation>Pilih basis data yang memuat laporan warga. Nama pengguna dan kata sandi tetap di pengelola autentikasi QGIS: tidak disimpan oleh Mapalus maupun di berkas proyek.</translation>
    </message>
    <message>
        <source>Choose the report that is to stay, or undo the other merge first.</source>
        <translation>Pilih laporan yang tetap dipakai, atau batalkan dulu penggabungan yang lain.</translation>
    </message>
    <message>
        <source>Choose what the report is about.</source>
        <translation>Pilih laporan ini tentang apa.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>City profile (name or file)</source>
        <translation>Profil kota (nama atau berkas)</translation>
    </message>
    <message>
        <source>City profile (name or file; the database's city by default)</source>
        <translation>Profil kota (nama atau berkas; bawaannya kota basis data ini)</translation>
    </message>
    <message>
        <source>class “{name}”</source>
        <translation>kelas “{name}”</translation>
    </message>
    <message>
        <source>classes by the expression “{text}”</source>
        <translation>kelas menurut ekspresi “{text}”</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Hapus saringan</translation>
    </message>
    <message>
        <source>Clears the form (Enter).</source>
        <translation>Mengosongkan formulir (Enter).</translation>
    </message>
    <message>
        <source>Click on the map where the problem is. Choose another tool of the map to give up.</source>
        <translation>Klik pada peta di lokasi masalah. Pilih alat peta lain untuk membatalkan.</translation>
    </message>
    <message>
        <source>Click the layer that is to be published, then try again.</source>
        <translation>Klik layer yang hendak diterbitkan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close programs that use it, or ask the administrator for a login of your own.</source>
        <translation>Tutup program yang memakainya, atau mintalah login sendiri kepada administrator.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>ditutup</translation>
    </message>
    <message>
        <source>closed in time</source>
        <translation>ditutup tepat waktu</translation>
    </message>
    <message>
        <source>closed late</source>
        <translation>ditutup terlambat</translation>
    </message>
    <message>
        <source>closed {time} late</source>
        <translation>ditutup terlambat {time}</translation>
    </message>
    <message>
        <source>clusters of points</source>
        <translation>kelompok titik</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Code of the agency (for an agency)</source>
        <translation>Kode instansi (untuk instansi)</translation>
    </message>
    <message>
        <source>Code: {number} files, {changed} of them new or changed</source>
        <translation>Kode: {number} berkas, {changed} di antaranya baru atau berubah</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Column mapping (the city profile's by default)</source>
        <translation>Pemetaan kolom (bawaannya dari profil kota)</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Kolom berkas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>kolom</translation>
    </message>
    <message>
        <source>Columns ({chosen} of {all})</source>
        <translation>Kolom ({chosen} dari {all})</translation>
    </message>
    <message>
        <source>columns that are not declared</source>
        <translation>kolom yang tidak dideklarasikan</translation>
    </message>
    <message>
        <source>Columns that were not used: {names}.</source>
        <translation>Kolom yang tidak dipakai: {names}.</translation>
    </message>
    <message>
        <source>Columns, with other names for them in brackets: {fields}. Those that the file lacks stay as they are.</source>
        <translation>Kolom, dengan nama lainnya dalam kurung: {fields}. Kolom yang tidak ada dalam berkas tidak diubah.</translation>
    </message>
    <message>
        <source>Commodities</source>
        <translation>Komoditas</translation>
    </message>
    <message>
        <source>commodities</source>
        <translation>komoditas</translation>
    </message>
    <message>
        <source>Commodity</source>
        <translation>Komoditas</translation>
    </message>
    <message>
        <source>Compares what is declared to be public with a GeoServer, and lists what &lt;b&gt;Apply a publication&lt;/b&gt; would create, change and delete, with the reason. What somebody changed on the server by hand is named as such; what somebody else made there is left alone. Nothing is changed.</source>
        <translation>Membandingkan yang dideklarasikan publik dengan GeoServer, dan mendaftar yang akan dibuat, diubah, dan dihapus oleh &lt;b&gt;Terapkan penerbitan&lt;/b&gt;, beserta alasannya. Yang diubah orang di server secara manual disebutkan; yang dibuat orang lain di sana dibiarkan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Concerns (code)</source>
        <translation>Menyangkut (kode)</translation>
    </message>
    <message>
        <source>Concerns (kind)</source>
        <translation>Menyangkut (jenis)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Sambungkan</translation>
    </message>
    <message>
        <source>Connect as a superuser or the database's owner with CREATEROLE; nothing was changed.</source>
        <translation>Sambungkan sebagai superuser atau sebagai pemilik basis data dengan CREATEROLE; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Connect as a user who may create roles and end sessions; nothing was changed.</source>
        <translation>Sambungkan sebagai pengguna yang berhak membuat peran dan mengakhiri sesi; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Connect as a user with the role mapalus_admin; nothing was imported.</source>
        <translation>Sambungkan sebagai pengguna dengan peran mapalus_admin; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Connect as another administrator.</source>
        <translation>Sambungkan sebagai administrator lain.</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>Sambungkan ke basis data</translation>
    </message>
    <message>
        <source>Connect to a database…</source>
        <translation>Sambungkan ke basis data…</translation>
    </message>
    <message>
        <source>Connect to the city's main database to change something.</source>
        <translation>Sambungkan ke basis data utama kota untuk mengubah sesuatu.</translation>
    </message>
    <message>
        <source>Connection string instead (libpq; by default the environment variable {variable})</source>
        <translation>Atau teks sambungan (libpq; bawaannya variabel lingkungan {variable})</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontak</translation>
    </message>
    <message>
        <source>content</source>
        <translation>isi</translation>
    </message>
    <message>
        <source>Coordi&amp;nate…</source>
        <translation>Koordi&amp;nasikan…</translation>
    </message>
    <message>
        <source>Copies the number.</source>
        <translation>Menyalin nomornya.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy it into a table of this database.</source>
        <translation>Salin ke tabel di basis data ini.</translation>
    </message>
    <message>
        <source>Copy its rows into a table of this database, then publish it.</source>
        <translation>Salin barisnya ke tabel di basis data ini, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Salin nomor laporan</translation>
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
        <source>Correct it there.</source>
        <translation>Perbaiki di sana.</translation>
    </message>
    <message>
        <source>Correct it, then save again.</source>
        <translation>Perbaiki, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>Correct it; minahasa.yml shows how.</source>
        <translation>Perbaiki entri itu; lihat contohnya di minahasa.yml.</translation>
    </message>
    <message>
        <source>Correct it; nothing was changed.</source>
        <translation>Perbaiki; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Correct one of the two days.</source>
        <translation>Perbaiki salah satu dari kedua hari itu.</translation>
    </message>
    <message>
        <source>Correct one of the two times.</source>
        <translation>Perbaiki salah satu dari kedua waktu itu.</translation>
    </message>
    <message>
        <source>Correct publication.yml or upgrade the database; nothing was published.</source>
        <translation>Perbaiki publication.yml atau mutakhirkan basis data; tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>Correct the declaration, or the view.</source>
        <translation>Perbaiki deklarasi atau view-nya.</translation>
    </message>
    <message>
        <source>Correct the profile or its files.</source>
        <translation>Perbaiki profil atau berkas-berkasnya.</translation>
    </message>
    <message>
        <source>Correct the rows, or declare another key.</source>
        <translation>Perbaiki barisnya, atau nyatakan kunci lain.</translation>
    </message>
    <message>
        <source>Correct the style.</source>
        <translation>Perbaiki gaya itu.</translation>
    </message>
    <message>
        <source>Correct the view, or declare the layer without geometry.</source>
        <translation>Perbaiki view-nya, atau nyatakan layer itu tanpa geometri.</translation>
    </message>
    <message>
        <source>Correct the working days or the holidays of the profile.</source>
        <translation>Perbaiki hari kerja atau hari libur di profil.</translation>
    </message>
    <message>
        <source>Correct their codes in the profile; nothing was changed.</source>
        <translation>Perbaiki kodenya dalam profil; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>create</source>
        <translation>buat</translation>
    </message>
    <message>
        <source>Create it, or check the name for a typing error.</source>
        <translation>Buat basis data itu, atau periksa apakah namanya salah ketik.</translation>
    </message>
    <message>
        <source>Creates the schemas &lt;code&gt;mapalus&lt;/code&gt; and &lt;code&gt;mapalus_public&lt;/code&gt;, or brings them up to date.</source>
        <translation>Membuat skema &lt;code&gt;mapalus&lt;/code&gt; dan &lt;code&gt;mapalus_public&lt;/code&gt;, atau memutakhirkannya.</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>CRS</translation>
    </message>
    <message>
        <source>CRS of the coordinates</source>
        <translation>CRS koordinat</translation>
    </message>
    <message>
        <source>Ctrl+Enter, from every field</source>
        <translation>Ctrl+Enter, dari semua isian</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>Database connection</source>
        <translation>Sambungan basis data</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>deadline stands still</source>
        <translation>tenggat berhenti sementara</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Desember</translation>
    </message>
    <message>
        <source>decimals</source>
        <translation>desimal</translation>
    </message>
    <message>
        <source>Declaration (by default the one of Mapalus)</source>
        <translation>Deklarasi (bawaannya milik Mapalus)</translation>
    </message>
    <message>
        <source>Declare dynamic_styling: false for its WMS, and close its way to other machines.</source>
        <translation>Deklarasikan dynamic_styling: false untuk WMS-nya, dan tutup jalannya ke mesin lain.</translation>
    </message>
    <message>
        <source>Declare dynamic_styling: false for its WMS.</source>
        <translation>Deklarasikan dynamic_styling: false untuk WMS-nya.</translation>
    </message>
    <message>
        <source>Declare dynamic_styling: false for this WMS.</source>
        <translation>Deklarasikan dynamic_styling: false untuk WMS ini.</translation>
    </message>
    <message>
        <source>Declare map_formats for this WMS: pictures only.</source>
        <translation>Deklarasikan map_formats untuk WMS ini: gambar saja.</translation>
    </message>
    <message>
        <source>Declare request_megabytes for this WMS.</source>
        <translation>Deklarasikan request_megabytes untuk WMS ini.</translation>
    </message>
    <message>
        <source>Declare the service rule wps.*: [ADMIN], or take the extension away.</source>
        <translation>Deklarasikan aturan layanan wps.*: [ADMIN], atau copot ekstensinya.</translation>
    </message>
    <message>
        <source>Declare the service rules wfs.LockFeature and wfs.GetFeatureWithLock: [ADMIN].</source>
        <translation>Deklarasikan aturan layanan wfs.LockFeature dan wfs.GetFeatureWithLock: [ADMIN].</translation>
    </message>
    <message>
        <source>Declare them in publication.yml or take them out of the view; nothing was published.</source>
        <translation>Deklarasikan kolom itu dalam publication.yml atau hapus dari view; tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>Declares the layer and opens the plan; the server is changed when that is applied.</source>
        <translation>Mendeklarasikan layer dan membuka rencana; server baru berubah setelah rencana dijalankan.</translation>
    </message>
    <message>
        <source>Declaring the layer…</source>
        <translation>Mendeklarasikan layer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>hapus</translation>
    </message>
    <message>
        <source>Delete roles.xml.lock in security/role/default and users.xml.lock in security/usergroup/default of its data directory. Then publish again.</source>
        <translation>Hapus roles.xml.lock di security/role/default dan users.xml.lock di security/usergroup/default dalam direktori datanya. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>deleting (DELETE)</source>
        <translation>menghapus (DELETE)</translation>
    </message>
    <message>
        <source>Delimiter of CSV (recognised by default)</source>
        <translation>Pemisah CSV (bawaannya dikenali sendiri)</translation>
    </message>
    <message>
        <source>Derived data: {statement}</source>
        <translation>Data turunan: {statement}</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Description for the public</source>
        <translation>Uraian untuk umum</translation>
    </message>
    <message>
        <source>Description for the public changed</source>
        <translation>Uraian untuk umum diubah</translation>
    </message>
    <message>
        <source>Description in English</source>
        <translation>Deskripsi bahasa Inggris</translation>
    </message>
    <message>
        <source>Description in Indonesian</source>
        <translation>Deskripsi bahasa Indonesia</translation>
    </message>
    <message>
        <source>detailed errors</source>
        <translation>kesalahan terperinci</translation>
    </message>
    <message>
        <source>diagrams</source>
        <translation>diagram</translation>
    </message>
    <message>
        <source>Differs: {fields}.</source>
        <translation>Berbeda: {fields}.</translation>
    </message>
    <message>
        <source>Differs: {fields}; somebody changed on the server: {theirs}.</source>
        <translation>Berbeda: {fields}; diubah orang lain di server: {theirs}.</translation>
    </message>
    <message>
        <source>direction symbols</source>
        <translation>simbol arah</translation>
    </message>
    <message>
        <source>displaced points</source>
        <translation>titik yang digeser</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>draw effects</source>
        <translation>efek gambar</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <translation>Gambarlah sekali lagi.</translation>
    </message>
    <message>
        <source>Draw it with straight lines.</source>
        <translation>Gambarlah dengan garis lurus.</translation>
    </message>
    <message>
        <source>Draw one, or leave it out.</source>
        <translation>Gambarlah, atau biarkan tanpa geometri.</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Menggambar…</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Digambar</translation>
    </message>
    <message>
        <source>Drop a login</source>
        <translation>Hapus login</translation>
    </message>
    <message>
        <source>Drop it there first, or take away its rights there; nothing was changed.</source>
        <translation>Hapus dahulu di sana, atau cabut haknya di sana; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Drop it with “Drop a login” (mapalus:droplogin), or make it again under another name.</source>
        <translation>Hapus dengan “Hapus login” (mapalus:droplogin), atau buat lagi dengan nama lain.</translation>
    </message>
    <message>
        <source>Drops a login that &lt;b&gt;Make a login&lt;/b&gt; made and ends its sessions. What was changed with it stays on record under its name.</source>
        <translation>Menghapus login yang dibuat dengan &lt;b&gt;Buat login&lt;/b&gt; dan mengakhiri sesinya. Yang pernah diubah dengan login itu tetap tercatat atas namanya.</translation>
    </message>
    <message>
        <source>due</source>
        <translation>tenggat</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Segera jatuh tempo</translation>
    </message>
    <message>
        <source>Dup.</source>
        <translation>Dup.</translation>
    </message>
    <message>
        <source>Duplicate of (number)</source>
        <translation>Duplikat dari (nomor)</translation>
    </message>
    <message>
        <source>Duplicates within (hours)</source>
        <translation>Duplikat dalam (jam)</translation>
    </message>
    <message>
        <source>Duplicates within (m)</source>
        <translation>Duplikat dalam (m)</translation>
    </message>
    <message>
        <source>duration of a statement</source>
        <translation>lama satu pernyataan</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>surel</translation>
    </message>
    <message>
        <source>en</source>
        <translation>id</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktif</translation>
    </message>
    <message>
        <source>Encoding of the text (UTF-8 by default)</source>
        <translation>Pengodean teks (bawaannya UTF-8)</translation>
    </message>
    <message>
        <source>End its open sessions</source>
        <translation>Akhiri sesi yang terbuka</translation>
    </message>
    <message>
        <source>Enter a value {limits}.</source>
        <translation>Isi nilai {limits}.</translation>
    </message>
    <message>
        <source>Enter QGIS's master password when it asks for it, then try again.</source>
        <translation>Masukkan kata sandi utama QGIS saat diminta, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Dimasukkan</translation>
    </message>
    <message>
        <source>Erases name, phone, e-mail and exact position of the people behind reports that were closed longer ago than the city profile's &lt;code&gt;reporter_retention_days&lt;/code&gt;, that are open for longer than &lt;code&gt;reporter_open_days&lt;/code&gt;, or whose own day of erasure has come.</source>
        <translation>Menghapus nama, telepon, surel, dan posisi tepat orang di balik laporan yang ditutup lebih lama dari &lt;code&gt;reporter_retention_days&lt;/code&gt; pada profil kota, yang terbuka lebih lama dari &lt;code&gt;reporter_open_days&lt;/code&gt;, atau yang hari penghapusannya sudah tiba.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>kesalahan</translation>
    </message>
    <message>
        <source>error where a time has nothing</source>
        <translation>kesalahan bila suatu waktu kosong</translation>
    </message>
    <message>
        <source>Errors that are left</source>
        <translation>Kesalahan yang tersisa</translation>
    </message>
    <message>
        <source>Errors: {errors}. Warnings: {warnings}.</source>
        <translation>Kesalahan: {errors}. Peringatan: {warnings}.</translation>
    </message>
    <message>
        <source>Every feature has something of this name already. Rename it, for example to {name}.</source>
        <translation>Setiap fitur sudah punya unsur bernama ini. Ganti namanya, misalnya menjadi {name}.</translation>
    </message>
    <message>
        <source>Every login may fill the queue of notifications of the server.</source>
        <translation>Setiap login dapat memenuhi antrean notifikasi server.</translation>
    </message>
    <message>
        <source>Every login may fill the table of locks of the server.</source>
        <translation>Setiap login dapat memenuhi tabel kunci server.</translation>
    </message>
    <message>
        <source>Every login may read where hidden rows lie.</source>
        <translation>Setiap login dapat membaca letak baris yang tersembunyi.</translation>
    </message>
    <message>
        <source>Every report has an agency.</source>
        <translation>Setiap laporan sudah punya instansi.</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>semua orang</translation>
    </message>
    <message>
        <source>Everything can be gone back to; the plan of going back is shown first.</source>
        <translation>Semua keadaan sebelumnya dapat dipulihkan; rencana pemulihannya diperlihatkan dahulu.</translation>
    </message>
    <message>
        <source>everything in the city's database</source>
        <translation>semua yang memakai basis data kota</translation>
    </message>
    <message>
        <source>Everything is asked, also after something was not as it should be; each question and what is wrong with its answer stand in the log and in &lt;b&gt;The verification as a file&lt;/b&gt;. It fails when a check failed.</source>
        <translation>Semuanya ditanyakan, juga setelah ada yang tidak semestinya; setiap pertanyaan dan kekeliruan jawabannya ada dalam log dan dalam &lt;b&gt;Hasil pemeriksaan sebagai berkas&lt;/b&gt;. Algoritma gagal bila ada butir yang gagal.</translation>
    </message>
    <message>
        <source>Everything is done in one transaction: the whole upgrade or nothing. A database that a newer Mapalus made, or whose schema was changed by hand, is refused and left as it is.</source>
        <translation>Semuanya dikerjakan dalam satu transaksi: pemutakhiran utuh atau tidak sama sekali. Basis data yang dibuat Mapalus lebih baru, atau yang skemanya diubah secara manual, ditolak dan dibiarkan.</translation>
    </message>
    <message>
        <source>Everything is one transaction: cancelled or failed, it leaves the table as it was.</source>
        <translation>Semuanya satu transaksi: bila dibatalkan atau gagal, tabel tetap seperti semula.</translation>
    </message>
    <message>
        <source>Everything is one transaction: cancelled or failed, it leaves the tables as they were.</source>
        <translation>Semuanya satu transaksi: bila dibatalkan atau gagal, tabel-tabel tetap seperti semula.</translation>
    </message>
    <message>
        <source>Export it again; nothing was imported.</source>
        <translation>Ekspor lagi; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Export the reports as CSV, GeoJSON or Open311 JSON; nothing was imported.</source>
        <translation>Ekspor laporan sebagai CSV, GeoJSON, atau JSON Open311; tidak ada yang diimpor.</translation>
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
        <source>Facilities</source>
        <translation>Fasilitas</translation>
    </message>
    <message>
        <source>facilities</source>
        <translation>fasilitas</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Fasilitas</translation>
    </message>
    <message>
        <source>Fail where errors are left</source>
        <translation>Gagal bila masih ada kesalahan</translation>
    </message>
    <message>
        <source>Fail where something would change</source>
        <translation>Gagal bila ada yang akan berubah</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>FAILED  {whom}: {of}: {asked}: {problem}</source>
        <translation>GAGAL  {whom}: {of}: {asked}: {problem}</translation>
    </message>
    <message>
        <source>Far from the prices around it</source>
        <translation>Jauh dari harga di sekitarnya</translation>
    </message>
    <message>
        <source>feature order</source>
        <translation>urutan fitur</translation>
    </message>
    <message>
        <source>features</source>
        <translation>fitur</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februari</translation>
    </message>
    <message>
        <source>Feeds do not say since when they are held back.</source>
        <translation>Umpan tidak menyebut sejak kapan ditahan.</translation>
    </message>
    <message>
        <source>Fetch it again; nothing was imported.</source>
        <translation>Ambil lagi berkas itu; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Field of the identifier (by default, name and line are it)</source>
        <translation>Kolom pengenal (jika kosong: nama dan garisnya)</translation>
    </message>
    <message>
        <source>Field of the name</source>
        <translation>Kolom nama</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sudut pandang</translation>
    </message>
    <message>
        <source>file</source>
        <translation>berkas</translation>
    </message>
    <message>
        <source>File a new one.</source>
        <translation>Buat laporan baru.</translation>
    </message>
    <message>
        <source>File a new report.</source>
        <translation>Buat laporan baru.</translation>
    </message>
    <message>
        <source>File it first, then change it.</source>
        <translation>Catat dahulu, kemudian ubah.</translation>
    </message>
    <message>
        <source>File it first, then merge it.</source>
        <translation>Catat dulu, kemudian gabungkan.</translation>
    </message>
    <message>
        <source>File of reports</source>
        <translation>Berkas laporan</translation>
    </message>
    <message>
        <source>File of {things}</source>
        <translation>Berkas {things}</translation>
    </message>
    <message>
        <source>File the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>file {digest}…</source>
        <translation>berkas {digest}…</translation>
    </message>
    <message>
        <source>Filed: {category}</source>
        <translation>Tersimpan: {category}</translation>
    </message>
    <message>
        <source>Files of the map page</source>
        <translation>Berkas halaman peta</translation>
    </message>
    <message>
        <source>Filing the report…</source>
        <translation>Menyimpan laporan…</translation>
    </message>
    <message>
        <source>Fill in both, or leave both empty.</source>
        <translation>Isi keduanya, atau kosongkan keduanya.</translation>
    </message>
    <message>
        <source>Fill in its name.</source>
        <translation>Isi namanya.</translation>
    </message>
    <message>
        <source>Fill in {field}.</source>
        <translation>Isi {field}.</translation>
    </message>
    <message>
        <source>Fill in {field}: {choices}.</source>
        <translation>Isi {field}: {choices}.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Saring</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Filter ({number})</source>
        <translation>Saring ({number})</translation>
    </message>
    <message>
        <source>Filters that somebody saved for all staff</source>
        <translation>Saringan yang disimpan untuk semua petugas</translation>
    </message>
    <message>
        <source>Finds words with typing errors, too. Closed reports: those of {days} days.</source>
        <translation>Kata yang salah ketik pun ditemukan. Laporan yang sudah ditutup: {days} hari terakhir.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Halaman pertama</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>For questions about this report alone. Only operators can read them, and each reading is logged.</source>
        <translation>Hanya untuk pertanyaan tentang laporan ini. Hanya operator yang dapat membacanya, dan setiap pembacaan dicatat.</translation>
    </message>
    <message>
        <source>For somebody who may run them.</source>
        <translation>Untuk orang yang boleh menjalankannya.</translation>
    </message>
    <message>
        <source>For the public</source>
        <translation>Untuk umum</translation>
    </message>
    <message>
        <source>format</source>
        <translation>format</translation>
    </message>
    <message>
        <source>Format of days that are not ISO 8601, such as %d/%m/%Y</source>
        <translation>Format tanggal yang bukan ISO 8601, misalnya %d/%m/%Y</translation>
    </message>
    <message>
        <source>Format of times that are not ISO 8601, such as %d/%m/%Y %H:%M</source>
        <translation>Format waktu yang bukan ISO 8601, misalnya %d/%m/%Y %H:%M</translation>
    </message>
    <message>
        <source>formats</source>
        <translation>format</translation>
    </message>
    <message>
        <source>formatted numbers</source>
        <translation>angka yang diformat</translation>
    </message>
    <message>
        <source>Found in the database, and listed under “Database”: {number}.</source>
        <translation>Ditemukan di basis data, tercantum pada “Basis data”: {number}.</translation>
    </message>
    <message>
        <source>Free some space on its machine. Then publish again.</source>
        <translation>Kosongkan sebagian ruang disk di mesinnya. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Jumat</translation>
    </message>
    <message>
        <source>from {farthest} inwards, as in QGIS</source>
        <translation>mulai {farthest} ke dalam, seperti di QGIS</translation>
    </message>
    <message>
        <source>from {farthest} to {nearest}, as in QGIS</source>
        <translation>dari {farthest} sampai {nearest}, seperti di QGIS</translation>
    </message>
    <message>
        <source>From {from_status} it can go to: {next_statuses}.</source>
        <translation>Dari {from_status} dapat menjadi: {next_statuses}.</translation>
    </message>
    <message>
        <source>further styles</source>
        <translation>gaya lain</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>geometri</translation>
    </message>
    <message>
        <source>GeoServer answers, and this user may configure it.</source>
        <translation>GeoServer menjawab, dan pengguna ini boleh mengaturnya.</translation>
    </message>
    <message>
        <source>GeoServer at {url} did not answer within {seconds} s.</source>
        <translation>GeoServer di {url} tidak menjawab dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>GeoServer at {url} redirects to {address}.</source>
        <translation>GeoServer di {url} mengalihkan ke {address}.</translation>
    </message>
    <message>
        <source>GeoServer at {url} refused the user name or the password.</source>
        <translation>GeoServer di {url} menolak nama pengguna atau kata sandi.</translation>
    </message>
    <message>
        <source>GeoServer cannot reach the database</source>
        <translation>GeoServer tidak dapat menghubungi basis data</translation>
    </message>
    <message>
        <source>GeoServer cannot reach the database with the login of its store {store}.</source>
        <translation>GeoServer tidak dapat menghubungi basis data dengan login store {store}.</translation>
    </message>
    <message>
        <source>GeoServer cannot show icons that a column names before the layer is published.</source>
        <translation>Sebelum layer diterbitkan, GeoServer tidak dapat menampilkan ikon yang disebut oleh kolom.</translation>
    </message>
    <message>
        <source>GeoServer could not create the workspace {name}</source>
        <translation>GeoServer tidak dapat membuat workspace {name}</translation>
    </message>
    <message>
        <source>GeoServer could not draw alike:</source>
        <translation>Yang tidak dapat digambar sama oleh GeoServer:</translation>
    </message>
    <message>
        <source>GeoServer could not draw this style alike: {losses}.</source>
        <translation>GeoServer tidak dapat menggambar gaya ini dengan sama: {losses}.</translation>
    </message>
    <message>
        <source>GeoServer could not read {what} (status {status})</source>
        <translation>GeoServer tidak dapat membaca {what} (status {status})</translation>
    </message>
    <message>
        <source>GeoServer could not save the style {name}</source>
        <translation>GeoServer tidak dapat menyimpan gaya {name}</translation>
    </message>
    <message>
        <source>GeoServer could not write {what} (status {status})</source>
        <translation>GeoServer tidak dapat menulis {what} (status {status})</translation>
    </message>
    <message>
        <source>GeoServer did not get the REST rules whole.</source>
        <translation>GeoServer tidak menerima aturan REST secara utuh.</translation>
    </message>
    <message>
        <source>GeoServer did not start.</source>
        <translation>GeoServer tidak mau berjalan.</translation>
    </message>
    <message>
        <source>GeoServer does not draw this style: {reason}</source>
        <translation>GeoServer tidak menggambar gaya ini: {reason}</translation>
    </message>
    <message>
        <source>GeoServer does not find a table or view of the publication</source>
        <translation>GeoServer tidak menemukan tabel atau view penerbitan</translation>
    </message>
    <message>
        <source>GeoServer does not finish dropping tiles ({number} tasks are left).</source>
        <translation>GeoServer tidak selesai menghapus ubin (masih {number} tugas).</translation>
    </message>
    <message>
        <source>GeoServer does not follow its new REST rule for {method}.</source>
        <translation>GeoServer tidak mengikuti aturan REST baru untuk {method}.</translation>
    </message>
    <message>
        <source>GeoServer is drawing…</source>
        <translation>GeoServer sedang menggambar…</translation>
    </message>
    <message>
        <source>GeoServer may not write to its data directory or to the database</source>
        <translation>GeoServer tidak boleh menulis ke direktori datanya atau ke basis data</translation>
    </message>
    <message>
        <source>GeoServer may open {wanted} connections as {login}, and the database allows {allowed}.</source>
        <translation>GeoServer boleh membuka {wanted} sambungan sebagai {login}, sedangkan basis data mengizinkan {allowed}.</translation>
    </message>
    <message>
        <source>GeoServer needs Java.</source>
        <translation>GeoServer memerlukan Java.</translation>
    </message>
    <message>
        <source>GeoServer needs Jetty.</source>
        <translation>GeoServer memerlukan Jetty.</translation>
    </message>
    <message>
        <source>GeoServer pointed to another server ({url}).</source>
        <translation>GeoServer menunjuk ke server lain ({url}).</translation>
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
        <source>GeoServer {version} has the known hole {hole}: {lets}. Fixed in {fixed}.</source>
        <translation>GeoServer {version} memiliki celah yang diketahui {hole}: {lets}. Diperbaiki di {fixed}.</translation>
    </message>
    <message>
        <source>GeoServer's admin password cannot be set.</source>
        <translation>Kata sandi admin GeoServer tidak dapat diatur.</translation>
    </message>
    <message>
        <source>GeoServer's administrator (by default the environment variables {user} and {password})</source>
        <translation>Administrator GeoServer (bawaannya variabel lingkungan {user} dan {password})</translation>
    </message>
    <message>
        <source>GeoServer's administrator is not chosen.</source>
        <translation>Administrator GeoServer belum dipilih.</translation>
    </message>
    <message>
        <source>GeoServer's administrator is not given.</source>
        <translation>Administrator GeoServer belum disebutkan.</translation>
    </message>
    <message>
        <source>GeoServer's administrator, from QGIS's authentication manager</source>
        <translation>Administrator GeoServer, dari pengelola autentikasi QGIS</translation>
    </message>
    <message>
        <source>GeoServer's data directory cannot be written</source>
        <translation>direktori data GeoServer tidak dapat ditulisi</translation>
    </message>
    <message>
        <source>GeoServer's database login for the public (by default the variable MAPALUS_PUBLIC_PASSWORD)</source>
        <translation>Login basis data GeoServer untuk publik (bawaannya variabel MAPALUS_PUBLIC_PASSWORD)</translation>
    </message>
    <message>
        <source>GeoServer's database login for the public (by default the variable MAPALUS_PUBLIC_USER)</source>
        <translation>Login basis data GeoServer untuk publik (bawaannya variabel MAPALUS_PUBLIC_USER)</translation>
    </message>
    <message>
        <source>GeoServer's disk is full</source>
        <translation>disk GeoServer penuh</translation>
    </message>
    <message>
        <source>GeoServer's store {store} shows no table or view {relation}.</source>
        <translation>Store {store} di GeoServer tidak menampilkan tabel atau view {relation}.</translation>
    </message>
    <message>
        <source>GeoServer's tiles follow the gridset {name}, which it does not know.</source>
        <translation>Ubin GeoServer mengikuti gridset {name}, yang tidak dikenalnya.</translation>
    </message>
    <message>
        <source>GEOSERVER_HOME is {folder}, which holds no GeoServer.</source>
        <translation>GEOSERVER_HOME berisi {folder}, yang tidak memuat GeoServer.</translation>
    </message>
    <message>
        <source>GEOSERVER_URL is set, but not who may configure that GeoServer.</source>
        <translation>GEOSERVER_URL sudah diatur, tetapi pengelola GeoServer itu belum.</translation>
    </message>
    <message>
        <source>GeoWebCache's page</source>
        <translation>halaman GeoWebCache</translation>
    </message>
    <message>
        <source>Give a file of reports: make demo CITY=… DATA=&lt;file&gt;.</source>
        <translation>Berikan berkas laporan: make demo CITY=… DATA=&lt;file&gt;.</translation>
    </message>
    <message>
        <source>Give admin another password.</source>
        <translation>Beri admin kata sandi lain.</translation>
    </message>
    <message>
        <source>Give both, or leave both empty. Kinds are: {tables}.</source>
        <translation>Isi keduanya, atau kosongkan keduanya. Jenisnya: {tables}.</translation>
    </message>
    <message>
        <source>Give each of them a copy of the style under a name of its own.</source>
        <translation>Beri masing-masing salinan gaya itu dengan nama tersendiri.</translation>
    </message>
    <message>
        <source>Give each of them the role {role}; the rules were not changed.</source>
        <translation>Berikan peran {role} kepada masing-masing; aturannya tidak diubah.</translation>
    </message>
    <message>
        <source>Give it a type such as geometry(MultiPolygon, 4326): with ALTER TABLE … ALTER COLUMN … TYPE … USING, or in a view with ::geometry(MultiPolygon, 4326). Curves need ST_CurveToLine.</source>
        <translation>Beri tipe seperti geometry(MultiPolygon, 4326): dengan ALTER TABLE … ALTER COLUMN … TYPE … USING, atau dalam view dengan ::geometry(MultiPolygon, 4326). Kurva memerlukan ST_CurveToLine.</translation>
    </message>
    <message>
        <source>Give it another one with “Renew a login's password” (mapalus:renewlogin).</source>
        <translation>Beri kata sandi lain dengan “Perbarui kata sandi login” (mapalus:renewlogin).</translation>
    </message>
    <message>
        <source>Give it as an authentication configuration of QGIS or in {variable}; “Make a login” (mapalus:makelogin) and “Renew a login's password” (mapalus:renewlogin) show one. Nothing was changed.</source>
        <translation>Berikan sebagai konfigurasi autentikasi QGIS atau dalam {variable}; “Buat login” (mapalus:makelogin) dan “Perbarui kata sandi login” (mapalus:renewlogin) memperlihatkannya. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Give it in the environment or in QGIS's authentication store, then publish again.</source>
        <translation>Berikan dalam variabel lingkungan atau penyimpanan autentikasi QGIS, lalu terbitkan lagi.</translation>
    </message>
    <message>
        <source>Give it in the environment variable {variable}; it was not changed.</source>
        <translation>Berikan kata sandi itu dalam variabel lingkungan {variable}; kata sandi tidak diubah.</translation>
    </message>
    <message>
        <source>Give it one by which you will recognise it.</source>
        <translation>Beri nama yang mudah Anda kenali.</translation>
    </message>
    <message>
        <source>Give it one: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.</source>
        <translation>Buatkan: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.</translation>
    </message>
    <message>
        <source>Give its address under Server, such as https://…/geoserver.</source>
        <translation>Isi alamatnya di tab Server, misalnya https://…/geoserver.</translation>
    </message>
    <message>
        <source>Give its address, or set {variable}.</source>
        <translation>Berikan alamatnya, atau atur {variable}.</translation>
    </message>
    <message>
        <source>Give nginx the configuration in server_config/proxy (docs/administration.md, The front).</source>
        <translation>Beri nginx konfigurasi di server_config/proxy (docs/administration.md, The front).</translation>
    </message>
    <message>
        <source>Give one of them another name; nothing was changed.</source>
        <translation>Beri salah satunya nama lain; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Give the address that ends in /geoserver.</source>
        <translation>Berikan alamat yang berakhir dengan /geoserver.</translation>
    </message>
    <message>
        <source>Give the database's name, or a service.</source>
        <translation>Isi nama basis data, atau layanan.</translation>
    </message>
    <message>
        <source>Give the file of a declaration, such as publication.yml.</source>
        <translation>Berikan berkas deklarasi, misalnya publication.yml.</translation>
    </message>
    <message>
        <source>Give this city's workspaces another name in its profile (workspace: …), or publish to another server. If that database is gone, delete {file} in the server's data directory first. Nothing was changed.</source>
        <translation>Beri ruang kerja kota ini nama lain di profilnya (workspace: …), atau terbitkan ke server lain. Jika basis data itu sudah tidak ada, hapus dulu {file} di direktori data server. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Gives a login that &lt;b&gt;Make a login&lt;/b&gt; made a new generated password, which is shown once: copy it from the log before you close it. The old password is worth nothing from then on.</source>
        <translation>Memberi login yang dibuat oleh &lt;b&gt;Buat login&lt;/b&gt; kata sandi baru yang dibuat otomatis, yang ditampilkan sekali: salin dari log sebelum Anda menutupnya. Kata sandi lama tidak berlaku lagi sejak itu.</translation>
    </message>
    <message>
        <source>Go back ({number})</source>
        <translation>Pulihkan ({number})</translation>
    </message>
    <message>
        <source>Go back to before a publication</source>
        <translation>Kembali ke sebelum penerbitan</translation>
    </message>
    <message>
        <source>Go back to before this publication…</source>
        <translation>Kembali ke sebelum penerbitan ini…</translation>
    </message>
    <message>
        <source>Go back to before this…</source>
        <translation>Kembali ke sebelum ini…</translation>
    </message>
    <message>
        <source>Going back to before publication {number}. {plan}</source>
        <translation>Kembali ke sebelum penerbitan {number}. {plan}</translation>
    </message>
    <message>
        <source>Google's tiles</source>
        <translation>ubin Google</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kelompok</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grup</translation>
    </message>
    <message>
        <source>handling of the CRS</source>
        <translation>penanganan CRS</translation>
    </message>
    <message>
        <source>Have an administrator run “Anonymise reporters” (mapalus:anonymisereporters), once a day.</source>
        <translation>Mintalah administrator menjalankan “Anonimkan pelapor” (mapalus:anonymisereporters) sekali sehari.</translation>
    </message>
    <message>
        <source>Have its administrator install a valid one, or name the file of the authority that signed it in GEOSERVER_CA.</source>
        <translation>Mintalah administratornya memasang sertifikat yang sah, atau sebutkan berkas otoritas penandatangannya dalam GEOSERVER_CA.</translation>
    </message>
    <message>
        <source>Have its machine's administrator look at the disk. Then publish again.</source>
        <translation>Minta administrator mesinnya memeriksa disk. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Have its owner publish it, or copy it into a table of your own.</source>
        <translation>Mintalah pemiliknya menerbitkan, atau salin ke tabel Anda sendiri.</translation>
    </message>
    <message>
        <source>Have that layer's owner give it another one, then publish again.</source>
        <translation>Mintalah pemilik layer itu memakai gaya lain, lalu terbitkan lagi.</translation>
    </message>
    <message>
        <source>Have them run: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.</source>
        <translation>Mintalah dijalankan: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.</translation>
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
        <source>headers against scripts</source>
        <translation>header terhadap skrip</translation>
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
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>History cannot be changed or deleted.</source>
        <translation>Riwayat tidak dapat diubah atau dihapus.</translation>
    </message>
    <message>
        <source>History of cameras</source>
        <translation>Riwayat kamera</translation>
    </message>
    <message>
        <source>History of reports</source>
        <translation>Riwayat laporan</translation>
    </message>
    <message>
        <source>holes cut its inside into pieces</source>
        <translation>lubang memotong bagian dalamnya</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Host of the database as GeoServer reaches it (by default the variable {variable}, or yours)</source>
        <translation>Host basis data dari sisi GeoServer (bawaannya variabel {variable}, atau host Anda)</translation>
    </message>
    <message>
        <source>Hours to resolve</source>
        <translation>Jam untuk selesai</translation>
    </message>
    <message>
        <source>Hours to take up</source>
        <translation>Jam untuk koordinasi</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>How far (robust z-score)</source>
        <translation>Seberapa jauh (skor z robust)</translation>
    </message>
    <message>
        <source>How GeoServer reaches the database</source>
        <translation>Cara GeoServer menghubungi basis data</translation>
    </message>
    <message>
        <source>I have looked: the ticked columns with a warning tell of no person.</source>
        <translation>Sudah saya periksa: kolom bertanda peringatan yang dicentang tidak memuat data orang.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Ikon</translation>
    </message>
    <message>
        <source>icon</source>
        <translation>ikon</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Ikon</translation>
    </message>
    <message>
        <source>Identifier at the source</source>
        <translation>Nomor di sumber</translation>
    </message>
    <message>
        <source>Import addresses of cameras' streams</source>
        <translation>Impor alamat siaran kamera</translation>
    </message>
    <message>
        <source>Import cameras</source>
        <translation>Impor kamera</translation>
    </message>
    <message>
        <source>Import commodities</source>
        <translation>Impor komoditas</translation>
    </message>
    <message>
        <source>Import facilities</source>
        <translation>Impor fasilitas</translation>
    </message>
    <message>
        <source>Import it into the city's database first, for example with the DB Manager.</source>
        <translation>Impor dahulu ke basis data kota, misalnya dengan DB Manager.</translation>
    </message>
    <message>
        <source>Import markets</source>
        <translation>Impor pasar</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>Impor harga</translation>
    </message>
    <message>
        <source>Import programmes</source>
        <translation>Impor program</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>Impor laporan</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>Impor laporan…</translation>
    </message>
    <message>
        <source>Import streets</source>
        <translation>Impor jalan</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>In Indonesian</source>
        <translation>Dalam bahasa Indonesia</translation>
    </message>
    <message>
        <source>In the caller's words. No names or numbers here.</source>
        <translation>Dengan kata-kata penelepon. Jangan tulis nama atau nomor telepon di sini.</translation>
    </message>
    <message>
        <source>indented XML</source>
        <translation>XML menjorok</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>Inside the city</source>
        <translation>Di dalam wilayah</translation>
    </message>
    <message>
        <source>Install it again: {debian} on Debian, {osgeo4w} with OSGeo4W on Windows. Then restart QGIS.</source>
        <translation>Pasang lagi: {debian} di Debian, {osgeo4w} dengan OSGeo4W di Windows. Kemudian mulai ulang QGIS.</translation>
    </message>
    <message>
        <source>Install it there (on Debian: apt install postgresql-{server}-postgis-3); nothing was changed.</source>
        <translation>Pasang di sana (di Debian: apt install postgresql-{server}-postgis-3); tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install it with the algorithm Install or upgrade the database.</source>
        <translation>Pasang dengan algoritma Pasang atau mutakhirkan basis data.</translation>
    </message>
    <message>
        <source>Install Mapalus again from its package.</source>
        <translation>Pasang lagi Mapalus dari paketnya.</translation>
    </message>
    <message>
        <source>Install Mapalus again.</source>
        <translation>Pasang ulang Mapalus.</translation>
    </message>
    <message>
        <source>Install or upgrade the database</source>
        <translation>Pasang atau mutakhirkan basis data</translation>
    </message>
    <message>
        <source>Install or upgrade the database.</source>
        <translation>Pasang atau mutakhirkan basis data.</translation>
    </message>
    <message>
        <source>Install PostgreSQL's own extensions there (on Debian they come with it); nothing was changed.</source>
        <translation>Pasang ekstensi bawaan PostgreSQL di sana (di Debian sudah termasuk); tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install that version on this computer, then look at a new plan; nothing was changed.</source>
        <translation>Pasang versi itu di komputer ini, lalu lihat rencana baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install the newer version of the plugin; nothing was changed.</source>
        <translation>Pasang versi plugin yang lebih baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install the server plugin mapalus_guard and the nginx configuration of Mapalus.</source>
        <translation>Pasang plugin server mapalus_guard dan konfigurasi nginx dari Mapalus.</translation>
    </message>
    <message>
        <source>Install the version of Mapalus that made this database; nothing was changed.</source>
        <translation>Pasang versi Mapalus yang membuat basis data ini; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Install them: {debian} on Debian, {osgeo4w} with OSGeo4W on Windows. Then restart QGIS. Everything else of Mapalus works without them.</source>
        <translation>Pasang: {debian} di Debian, {osgeo4w} dengan OSGeo4W di Windows. Kemudian mulai ulang QGIS. Bagian lain dari Mapalus tetap berfungsi tanpanya.</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Pasang…</translation>
    </message>
    <message>
        <source>instead of host and port; from pg_service.conf</source>
        <translation>pengganti host dan port; dari pg_service.conf</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>internal</translation>
    </message>
    <message>
        <source>inverted polygons</source>
        <translation>poligon terbalik</translation>
    </message>
    <message>
        <source>is listed in the capabilities</source>
        <translation>tercantum dalam kapabilitas</translation>
    </message>
    <message>
        <source>is not listed</source>
        <translation>tidak tercantum</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>terisolasi</translation>
    </message>
    <message>
        <source>It can be: {choices}.</source>
        <translation>Pilihannya: {choices}.</translation>
    </message>
    <message>
        <source>It cannot be restored; publish the declaration instead.</source>
        <translation>Isi itu tidak dapat dipulihkan; terbitkan deklarasi saja.</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>It does not exist yet.</source>
        <translation>Belum ada.</translation>
    </message>
    <message>
        <source>It follows {reference}, into which it is merged.</source>
        <translation>Laporan ini mengikuti {reference}, tempat ia digabungkan.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Penghapusan berlanjut dengan sendirinya.</translation>
    </message>
    <message>
        <source>It has a time of closing although its status is “{word}”.</source>
        <translation>Ada waktu penutupan padahal statusnya “{word}”.</translation>
    </message>
    <message>
        <source>It has no coordinates.</source>
        <translation>Tidak ada koordinatnya.</translation>
    </message>
    <message>
        <source>It has no identifier.</source>
        <translation>Tidak ada pengenalnya.</translation>
    </message>
    <message>
        <source>It has no line that can be used.</source>
        <translation>Tidak memiliki garis yang dapat dipakai.</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>Tidak memiliki nama.</translation>
    </message>
    <message>
        <source>It has no time of reporting.</source>
        <translation>Tidak ada waktu pelaporannya.</translation>
    </message>
    <message>
        <source>It has no {column}.</source>
        <translation>Tidak ada {column}.</translation>
    </message>
    <message>
        <source>It has {number} columns instead of {width}.</source>
        <translation>Barisnya punya {number} kolom, bukan {width}.</translation>
    </message>
    <message>
        <source>It holds a NUL character, which is no text.</source>
        <translation>Barisnya memuat karakter NUL, yang bukan teks.</translation>
    </message>
    <message>
        <source>It is closed but has no time of closing.</source>
        <translation>Statusnya ditutup, tetapi tidak ada waktu penutupannya.</translation>
    </message>
    <message>
        <source>It is not a JSON object.</source>
        <translation>Bukan objek JSON.</translation>
    </message>
    <message>
        <source>it is not declared any more</source>
        <translation>tidak dideklarasikan lagi</translation>
    </message>
    <message>
        <source>It is not declared any more.</source>
        <translation>Tidak dideklarasikan lagi.</translation>
    </message>
    <message>
        <source>It is taken back. The role mapalus_owner, as which nobody logs in, keeps its rights on {schema}.{name}: only the table's owner can take those away.</source>
        <translation>Sudah ditarik. Peran mapalus_owner, yang tidak dipakai siapa pun untuk masuk, tetap punya hak atas {schema}.{name}: hanya pemilik tabel yang dapat mencabutnya.</translation>
    </message>
    <message>
        <source>It lies outside the city.</source>
        <translation>Letaknya di luar kota.</translation>
    </message>
    <message>
        <source>It looks like personal data, which is never published.</source>
        <translation>Tampaknya data pribadi, yang tidak pernah diterbitkan.</translation>
    </message>
    <message>
        <source>It must hold {database} and {roles}.</source>
        <translation>Folder itu harus memuat {database} dan {roles}.</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>tanpa keterangan</translation>
    </message>
    <message>
        <source>It stops at the first step that fails, or between two steps where it is cancelled; applying again goes on from there, and &lt;b&gt;Go back to before a publication&lt;/b&gt; undoes it. Passwords of new users are shown once.</source>
        <translation>Penerapan berhenti pada langkah pertama yang gagal, atau di antara dua langkah bila dibatalkan; menerapkan lagi melanjutkan dari sana, dan &lt;b&gt;Kembali ke sebelum penerbitan&lt;/b&gt; membatalkannya. Kata sandi pengguna baru ditampilkan sekali.</translation>
    </message>
    <message>
        <source>It turns (PTZ)</source>
        <translation>Berputar (PTZ)</translation>
    </message>
    <message>
        <source>It was accepted: {reason}</source>
        <translation>Ini diterima: {reason}</translation>
    </message>
    <message>
        <source>It was closed before it was reported.</source>
        <translation>Waktu penutupannya sebelum waktu pelaporannya.</translation>
    </message>
    <message>
        <source>Its address begins with http: the password travels in the clear.</source>
        <translation>Alamatnya berawalan http: kata sandi dikirim tanpa enkripsi.</translation>
    </message>
    <message>
        <source>Its administrator may have forbidden styles in requests; its log says more.</source>
        <translation>Mungkin administratornya melarang gaya di dalam permintaan; lognya memuat keterangan lebih lanjut.</translation>
    </message>
    <message>
        <source>Its coordinates {x}, {y} are impossible in the file's CRS.</source>
        <translation>Koordinat {x}, {y} tidak mungkin ada dalam CRS berkas itu.</translation>
    </message>
    <message>
        <source>Its coordinates {x}, {y} are no longitude and latitude.</source>
        <translation>Koordinat {x}, {y} bukan bujur dan lintang.</translation>
    </message>
    <message>
        <source>Its coordinates {x}, {y} are no numbers.</source>
        <translation>Koordinat {x}, {y} bukan angka.</translation>
    </message>
    <message>
        <source>Its coordinates “{x}”, “{y}” are no numbers.</source>
        <translation>Koordinat “{x}”, “{y}” bukan angka.</translation>
    </message>
    <message>
        <source>Its deadline lies before it was reported.</source>
        <translation>Tenggatnya sebelum waktu pelaporannya.</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>akhirnya</translation>
    </message>
    <message>
        <source>Its geometry cannot be read; it must be WKT in longitude and latitude, or GeoJSON.</source>
        <translation>Geometrinya tidak dapat dibaca; harus berupa WKT dalam bujur dan lintang, atau GeoJSON.</translation>
    </message>
    <message>
        <source>Its geometry is a {kind}, not a point.</source>
        <translation>Geometrinya {kind}, bukan titik.</translation>
    </message>
    <message>
        <source>Its geometry is transformed from EPSG:{native} to EPSG:{srid}. For a table of many thousand rows, have this index made; it is not made here:</source>
        <translation>Geometrinya diubah dari EPSG:{native} ke EPSG:{srid}. Untuk tabel berisi ribuan baris, mintalah indeks ini dibuat; di sini tidak dibuat:</translation>
    </message>
    <message>
        <source>Its identifier stands in another line already.</source>
        <translation>Pengenalnya sudah ada di baris lain.</translation>
    </message>
    <message>
        <source>Its identifier {identifier} stands in line {line} already.</source>
        <translation>Pengenal {identifier} sudah ada pada baris {line}.</translation>
    </message>
    <message>
        <source>Its name in WMS and WFS: small letters, digits and underscores.</source>
        <translation>Namanya di WMS dan WFS: huruf kecil, angka, dan garis bawah.</translation>
    </message>
    <message>
        <source>Its name is longer than 200 characters.</source>
        <translation>Namanya lebih panjang dari 200 karakter.</translation>
    </message>
    <message>
        <source>its outline crosses itself</source>
        <translation>garis tepinya saling berpotongan</translation>
    </message>
    <message>
        <source>its outline touches itself</source>
        <translation>garis tepinya saling bersentuhan</translation>
    </message>
    <message>
        <source>its own reports and no others</source>
        <translation>hanya laporannya sendiri</translation>
    </message>
    <message>
        <source>its table was dropped.</source>
        <translation>tabelnya sudah dihapus.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januari</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>kata kunci</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>label rule {number}</source>
        <translation>aturan label {number}</translation>
    </message>
    <message>
        <source>label rule “{name}”</source>
        <translation>aturan label “{name}”</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>label</translation>
    </message>
    <message>
        <source>labels at a point that depends on the view (use point_on_surface($geometry))</source>
        <translation>label pada titik yang bergantung pada tampilan (gunakan point_on_surface($geometry))</translation>
    </message>
    <message>
        <source>labels at the geometry generator “{text}”</source>
        <translation>label pada pembangkit geometri “{text}”</translation>
    </message>
    <message>
        <source>labels by the expression “{text}”</source>
        <translation>label menurut ekspresi “{text}”</translation>
    </message>
    <message>
        <source>labels in HTML</source>
        <translation>label dalam HTML</translation>
    </message>
    <message>
        <source>labels of large features only</source>
        <translation>label hanya untuk fitur besar</translation>
    </message>
    <message>
        <source>labels that must fit into their polygon</source>
        <translation>label yang harus muat dalam poligonnya</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Perubahan terakhir</translation>
    </message>
    <message>
        <source>Last change: {reference}</source>
        <translation>Perubahan terakhir: {reference}</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Catatan terakhir</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Halaman terakhir</translation>
    </message>
    <message>
        <source>Last publication: number {number}.</source>
        <translation>Penerbitan terakhir: nomor {number}.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>Layer groups</source>
        <translation>Grup layer</translation>
    </message>
    <message>
        <source>Layer of streets</source>
        <translation>Layer jalan</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>Leave it out, or confirm that you have looked.</source>
        <translation>Jangan sertakan, atau nyatakan bahwa Anda sudah memeriksanya.</translation>
    </message>
    <message>
        <source>Leave {field} empty, or say that the camera does not turn.</source>
        <translation>Kosongkan {field}, atau nyatakan bahwa kamera tidak berputar.</translation>
    </message>
    <message>
        <source>Leave {field} empty; a planner writes it.</source>
        <translation>Biarkan {field} kosong; perencana yang menulisnya.</translation>
    </message>
    <message>
        <source>Left alone ({number})</source>
        <translation>Dibiarkan ({number})</translation>
    </message>
    <message>
        <source>left alone {kind} {name}: somebody else made it</source>
        <translation>{kind} {name} dibiarkan: dibuat orang lain</translation>
    </message>
    <message>
        <source>Left alone, because somebody else made it: {number}.</source>
        <translation>Dibiarkan karena dibuat orang lain: {number}.</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>legenda</translation>
    </message>
    <message>
        <source>Let it name the city's database or the GeoServer.</source>
        <translation>Isi dengan basis data kota atau GeoServer.</translation>
    </message>
    <message>
        <source>Let it name the city's database.</source>
        <translation>Isi dengan basis data kota.</translation>
    </message>
    <message>
        <source>Let it name the empty database to restore into.</source>
        <translation>Isi dengan basis data kosong tujuan pemulihan.</translation>
    </message>
    <message>
        <source>Let its owner publish it.</source>
        <translation>Mintalah pemiliknya menerbitkannya.</translation>
    </message>
    <message>
        <source>Letters and the edges of thin lines alone make some per cent; look at shapes, colours and sizes.</source>
        <translation>Huruf dan tepi garis tipis saja sudah membuat selisih beberapa persen; perhatikan bentuk, warna, dan ukuran.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Likeness: {percent} %</source>
        <translation>Kemiripan: {percent} %</translation>
    </message>
    <message>
        <source>limit of a map's memory (kB)</source>
        <translation>batas memori satu peta (kB)</translation>
    </message>
    <message>
        <source>limit of drawing (s)</source>
        <translation>batas menggambar (dtk)</translation>
    </message>
    <message>
        <source>limit of features</source>
        <translation>batas jumlah fitur</translation>
    </message>
    <message>
        <source>line {line}: {problem}</source>
        <translation>baris {line}: {problem}</translation>
    </message>
    <message>
        <source>lines broken at a character</source>
        <translation>baris yang dipenggal pada suatu karakter</translation>
    </message>
    <message>
        <source>Lines in the layer</source>
        <translation>Garis di dalam layer</translation>
    </message>
    <message>
        <source>lines of a minimum length</source>
        <translation>baris dengan panjang minimum</translation>
    </message>
    <message>
        <source>Lines rejected</source>
        <translation>Garis ditolak</translation>
    </message>
    <message>
        <source>Lines without a name, without a geometry, with a repeated identifier or outside the city are refused and counted.</source>
        <translation>Garis tanpa nama, tanpa geometri, dengan pengenal berulang, atau di luar wilayah ditolak dan dihitung.</translation>
    </message>
    <message>
        <source>Load a city profile</source>
        <translation>Muat profil kota</translation>
    </message>
    <message>
        <source>Load a city profile first (algorithm mapalus:loadcityprofile).</source>
        <translation>Muat dulu profil kota (algoritme mapalus:loadcityprofile).</translation>
    </message>
    <message>
        <source>Load a city…</source>
        <translation>Muat kota…</translation>
    </message>
    <message>
        <source>Load city layers</source>
        <translation>Muat layer kota</translation>
    </message>
    <message>
        <source>Load it again, then repeat your change. Nothing was overwritten.</source>
        <translation>Muat lagi, lalu ulangi perubahan Anda. Tidak ada yang tertimpa.</translation>
    </message>
    <message>
        <source>Load one with the algorithm Load a city profile.</source>
        <translation>Muat dengan algoritma Muat profil kota.</translation>
    </message>
    <message>
        <source>Load the city's layers now</source>
        <translation>Muat layer kota sekarang</translation>
    </message>
    <message>
        <source>Load the layer from the city's own connection.</source>
        <translation>Muat layer dari sambungan kota.</translation>
    </message>
    <message>
        <source>Load the reports again.</source>
        <translation>Muat ulang laporan.</translation>
    </message>
    <message>
        <source>Load the view with a column that does, or add one to it, such as the key of the table behind it.</source>
        <translation>Muat view dengan kolom yang unik, atau tambahkan kolom itu, misalnya kunci tabel di baliknya.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Loads a file (CSV, plain or .gz, or GeoJSON) of {things}.</source>
        <translation>Memuat berkas (CSV, biasa atau .gz, atau GeoJSON) berisi {things}.</translation>
    </message>
    <message>
        <source>Loads a file of reports: CSV (plain or .gz), GeoJSON, or Open311 GeoReport v2 JSON.</source>
        <translation>Memuat berkas laporan: CSV (biasa atau .gz), GeoJSON, atau JSON Open311 GeoReport v2.</translation>
    </message>
    <message>
        <source>Loads streets with their names, so that the desk finds addresses. Any layer of lines will do.</source>
        <translation>Memuat jalan beserta namanya, agar meja layanan dapat menemukan alamat. Layer garis apa pun dapat dipakai.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Login for the public</source>
        <translation>Login untuk masyarakat</translation>
    </message>
    <message>
        <source>Login that was dropped</source>
        <translation>Login yang dihapus</translation>
    </message>
    <message>
        <source>Login {name} was dropped.</source>
        <translation>Login {name} sudah dihapus.</translation>
    </message>
    <message>
        <source>Login {name}, new password {password} (shown this once).</source>
        <translation>Login {name}, kata sandi baru {password} (hanya ditampilkan sekali ini).</translation>
    </message>
    <message>
        <source>Login {name}, password {password} (shown this once).</source>
        <translation>Login {name}, kata sandi {password} (hanya ditampilkan sekali ini).</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Lihat lagi</translation>
    </message>
    <message>
        <source>Look at a new plan; nothing was changed.</source>
        <translation>Lihat rencana baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Look at a new plan; nothing was opened.</source>
        <translation>Lihat rencana baru; tidak ada yang dibuka.</translation>
    </message>
    <message>
        <source>Look at it, then give it another owner or drop it; nothing was changed.</source>
        <translation>Periksa, lalu serahkan kepada pemilik lain atau hapus; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Look at its history for the number to go back to.</source>
        <translation>Lihat riwayatnya untuk nomor yang hendak dipulihkan.</translation>
    </message>
    <message>
        <source>Look at the database before publishing</source>
        <translation>Periksa basis data sebelum penerbitan</translation>
    </message>
    <message>
        <source>Look at the pictures, and say below that one of them is missing.</source>
        <translation>Lihat gambarnya, lalu nyatakan di bawah bahwa salah satunya tidak ada.</translation>
    </message>
    <message>
        <source>Look at the plan again to see how things stand. The details are in QGIS's log, under Mapalus.</source>
        <translation>Lihat lagi rencananya untuk mengetahui keadaannya. Rinciannya ada di log QGIS, di bawah Mapalus.</translation>
    </message>
    <message>
        <source>Look at them above, then run “Apply a publication”; nothing was changed.</source>
        <translation>Lihat langkah-langkah itu di atas, lalu jalankan “Terapkan penerbitan”; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Look into GeoServer's security settings.</source>
        <translation>Periksa pengaturan keamanan GeoServer.</translation>
    </message>
    <message>
        <source>Look into its log and into security/rest.properties of its data directory.</source>
        <translation>Lihat lognya dan berkas security/rest.properties dalam direktori datanya.</translation>
    </message>
    <message>
        <source>Look into its log, and at its page “Tile Layers”; then try again.</source>
        <translation>Lihat log dan halaman “Tile Layers”-nya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Look into its log. Then publish again.</source>
        <translation>Lihat log-nya. Kemudian terbitkan lagi.</translation>
    </message>
    <message>
        <source>Look into its log; somebody else may be changing it.</source>
        <translation>Lihat lognya; mungkin ada orang lain yang sedang mengubahnya.</translation>
    </message>
    <message>
        <source>Look into the server's log, then publish again.</source>
        <translation>Lihat log server, lalu terbitkan lagi.</translation>
    </message>
    <message>
        <source>Look into the server's log, then publish again. A rollback of publication {entry} goes back to the state before it.</source>
        <translation>Lihat log server, lalu terbitkan lagi. Pemulihan penerbitan {entry} mengembalikan keadaan sebelumnya.</translation>
    </message>
    <message>
        <source>Look into the server's log.</source>
        <translation>Lihat log server.</translation>
    </message>
    <message>
        <source>Looking at the layers before they are opened</source>
        <translation>Memeriksa layer sebelum dibuka</translation>
    </message>
    <message>
        <source>Looking at the layers before they are opened…</source>
        <translation>Memeriksa layer sebelum dibuka…</translation>
    </message>
    <message>
        <source>Looking at the server…</source>
        <translation>Melihat server…</translation>
    </message>
    <message>
        <source>Looking at the table…</source>
        <translation>Memeriksa tabel…</translation>
    </message>
    <message>
        <source>Looking changes nothing. What would be done is shown here first.</source>
        <translation>Melihat tidak mengubah apa pun. Apa yang akan dilakukan diperlihatkan di sini dahulu.</translation>
    </message>
    <message>
        <source>Looks for what GeoServer would accept in silence and serve wrongly: views without a key, another reference system than the declared one, missing spatial indexes, logins that may do too little or too much. Every finding comes with the statements that put it right.</source>
        <translation>Mencari hal yang diterima GeoServer tanpa pesan tetapi dilayani keliru: view tanpa kunci, sistem acuan yang berbeda dari deklarasi, indeks spasial yang tidak ada, login yang haknya terlalu sedikit atau terlalu banyak. Setiap temuan disertai pernyataan SQL yang memperbaikinya.</translation>
    </message>
    <message>
        <source>Make a login</source>
        <translation>Buat login</translation>
    </message>
    <message>
        <source>Make a login of the kind {kind} with “Make a login” (mapalus:makelogin) and name that one.</source>
        <translation>Buat login jenis {kind} dengan “Buat login” (mapalus:makelogin) lalu sebutkan login itu.</translation>
    </message>
    <message>
        <source>Make a new change that corrects the old one; both will be on record.</source>
        <translation>Buat perubahan baru yang membetulkan yang lama; keduanya tetap tercatat.</translation>
    </message>
    <message>
        <source>Make a view of the query and publish that.</source>
        <translation>Buat view dari kueri itu, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Make another one of small letters, digits and underscores (mapalus:makelogin).</source>
        <translation>Buat login lain dari huruf kecil, angka dan garis bawah (mapalus:makelogin).</translation>
    </message>
    <message>
        <source>make demo-clean starts afresh.</source>
        <translation>Untuk mulai dari awal, jalankan make demo-clean.</translation>
    </message>
    <message>
        <source>Make it from the views of mapalus_public, which hold nothing private.</source>
        <translation>Buatlah dari view di mapalus_public, yang tidak memuat hal pribadi.</translation>
    </message>
    <message>
        <source>Make it in a transaction that is read committed.</source>
        <translation>Lakukan dalam transaksi read committed.</translation>
    </message>
    <message>
        <source>Make it with “Make a login” (mapalus:makelogin), of the kind {kind}.</source>
        <translation>Buat dengan “Buat login” (mapalus:makelogin), jenis {kind}.</translation>
    </message>
    <message>
        <source>Make it without that, then publish it.</source>
        <translation>Buat tanpa itu, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Make that copy first.</source>
        <translation>Buat dulu salinan itu.</translation>
    </message>
    <message>
        <source>Makes a database login with the rights of a role and a generated password, which is shown once: copy it from the log before you close it.</source>
        <translation>Membuat login basis data dengan hak suatu peran dan kata sandi yang dibuat otomatis, yang ditampilkan sekali: salin dari log sebelum Anda menutupnya.</translation>
    </message>
    <message>
        <source>making (POST)</source>
        <translation>membuat (POST)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>map</source>
        <translation>peta</translation>
    </message>
    <message>
        <source>Map tiles will read every row.</source>
        <translation>Ubin peta akan membaca setiap baris.</translation>
    </message>
    <message>
        <source>Mapalus brings the profiles {names}; the path of a profile file of your own works too. Rows that are the same already are left alone.</source>
        <translation>Mapalus membawa profil {names}; jalur berkas profil Anda sendiri juga dapat dipakai. Baris yang sudah sama dibiarkan.</translation>
    </message>
    <message>
        <source>Mapalus may not enter the schema {schema}, and only its owner {owner} can let it.</source>
        <translation>Mapalus tidak boleh memasuki skema {schema}, dan hanya pemiliknya, {owner}, yang dapat mengizinkan.</translation>
    </message>
    <message>
        <source>Mapalus needs 3.3 or newer: upgrade it; nothing was changed.</source>
        <translation>Mapalus memerlukan versi 3.3 atau lebih baru. Mutakhirkan PostGIS; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Mapalus reads GeoJSON feature collections and Open311 service requests; nothing was imported.</source>
        <translation>Mapalus membaca kumpulan fitur GeoJSON dan permintaan layanan Open311; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Mapalus: declaring a layer</source>
        <translation>Mapalus: mendeklarasikan layer</translation>
    </message>
    <message>
        <source>Mapalus: GeoServer's picture of a layer</source>
        <translation>Mapalus: gambar layer dari GeoServer</translation>
    </message>
    <message>
        <source>Mapalus: history of publications</source>
        <translation>Mapalus: riwayat penerbitan</translation>
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
        <source>Mapalus: repair in the database</source>
        <translation>Mapalus: perbaikan di basis data</translation>
    </message>
    <message>
        <source>Mapalus: reports and places</source>
        <translation>Mapalus: laporan dan tempat</translation>
    </message>
    <message>
        <source>Mapalus: taking a layer back</source>
        <translation>Mapalus: menarik layer</translation>
    </message>
    <message>
        <source>Mapalus: test of a connection</source>
        <translation>Mapalus: uji sambungan</translation>
    </message>
    <message>
        <source>Mapalus: test of a server</source>
        <translation>Mapalus: uji server</translation>
    </message>
    <message>
        <source>Mapalus: the city's layers</source>
        <translation>Mapalus: layer kota</translation>
    </message>
    <message>
        <source>Mapalus: verification</source>
        <translation>Mapalus: pemeriksaan</translation>
    </message>
    <message>
        <source>Mapalus: verification of a publication</source>
        <translation>Mapalus: laporan suatu penerbitan</translation>
    </message>
    <message>
        <source>Mapalus: what may be published of a layer</source>
        <translation>Mapalus: apa dari layer yang boleh diterbitkan</translation>
    </message>
    <message>
        <source>MAPALUS_DSN is not set.</source>
        <translation>MAPALUS_DSN belum diatur.</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Maret</translation>
    </message>
    <message>
        <source>margin of tiles (px)</source>
        <translation>tepi ubin (px)</translation>
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
        <source>markets</source>
        <translation>pasar</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mei</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>boleh kosong</translation>
    </message>
    <message>
        <source>Mend its data source first.</source>
        <translation>Perbaiki dahulu sumber datanya.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gabungkan</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Gabungkan ke</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <translation>Gabungkan ke laporan lain…</translation>
    </message>
    <message>
        <source>Merge this report into {reference}, which came first.</source>
        <translation>Gabungkan laporan ini ke {reference}, yang masuk lebih dulu.</translation>
    </message>
    <message>
        <source>Merge {reference} into this report, which came first.</source>
        <translation>Gabungkan {reference} ke laporan ini, yang masuk lebih dulu.</translation>
    </message>
    <message>
        <source>merged features</source>
        <translation>fitur yang digabung</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Digabungkan ke</translation>
    </message>
    <message>
        <source>Merged into this report</source>
        <translation>Digabungkan ke laporan ini</translation>
    </message>
    <message>
        <source>Merged into {reference}</source>
        <translation>Digabungkan ke {reference}</translation>
    </message>
    <message>
        <source>merged lines</source>
        <translation>garis yang digabung</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Saya</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>mode</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Senin</translation>
    </message>
    <message>
        <source>Move it to where it really is, inside the city.</source>
        <translation>Pindahkan ke tempat sebenarnya, di dalam kota.</translation>
    </message>
    <message>
        <source>Move on the map…</source>
        <translation>Pindahkan di peta…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>Nama (Inggris)</translation>
    </message>
    <message>
        <source>Name (Indonesian)</source>
        <translation>Nama (Indonesia)</translation>
    </message>
    <message>
        <source>Name a new folder; nothing was written.</source>
        <translation>Sebutkan folder baru; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>Name an unpacked binary distribution or an exploded web application, or unset it.</source>
        <translation>Sebutkan folder distribusi biner atau aplikasi web yang sudah dibuka, atau hapus variabel itu.</translation>
    </message>
    <message>
        <source>Name in the services</source>
        <translation>Nama dalam layanan</translation>
    </message>
    <message>
        <source>Name of the login</source>
        <translation>Nama login</translation>
    </message>
    <message>
        <source>Name of the login (such as dlh_feed)</source>
        <translation>Nama login (misalnya dlh_feed)</translation>
    </message>
    <message>
        <source>Name the columns as the guide says; nothing was imported.</source>
        <translation>Namai kolom seperti dalam panduan; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Name where they come from, such as the layer's name.</source>
        <translation>Sebutkan asalnya, misalnya nama layernya.</translation>
    </message>
    <message>
        <source>Names and passwords of new users</source>
        <translation>Nama dan kata sandi pengguna baru</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>ruang nama</translation>
    </message>
    <message>
        <source>Needed where GeoServer's stores are made or changed. The host is yours unless GeoServer knows it by another name. “Make a login” shows the password of a login for the public. Agencies' stores get the passwords that “Make a login” gave the agencies.</source>
        <translation>Diperlukan jika store GeoServer dibuat atau diubah. Host sama dengan milik Anda kecuali GeoServer mengenalnya dengan nama lain. “Buat login” menampilkan kata sandi login untuk publik. Store instansi mendapat kata sandi yang diberikan “Buat login” kepada instansi.</translation>
    </message>
    <message>
        <source>Needs a user who may create roles, and end sessions of others.</source>
        <translation>Memerlukan pengguna yang berhak membuat peran dan mengakhiri sesi orang lain.</translation>
    </message>
    <message>
        <source>Needs a user who may create roles.</source>
        <translation>Memerlukan pengguna yang berhak membuat peran.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>new camera</source>
        <translation>kamera baru</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Sambungan baru</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Laporan baru</translation>
    </message>
    <message>
        <source>New users of GeoServer. Their passwords are shown only now.</source>
        <translation>Pengguna baru GeoServer. Kata sandinya hanya ditampilkan sekarang.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Terbaru dulu</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Baru…</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Panggilan berikutnya</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>nginx did not start.</source>
        <translation>nginx tidak mau berjalan.</translation>
    </message>
    <message>
        <source>nginx is not installed.</source>
        <translation>nginx belum terpasang.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>No agency, or more than one, has that in its name.</source>
        <translation>Tidak ada instansi dengan nama itu, atau lebih dari satu.</translation>
    </message>
    <message>
        <source>No agency, or more than one, is called “{name}”.</source>
        <translation>Tidak ada instansi, atau ada lebih dari satu, yang bernama “{name}”.</translation>
    </message>
    <message>
        <source>No camera, or more than one, is called “{name}”.</source>
        <translation>Tidak ada kamera, atau ada lebih dari satu, yang bernama “{name}”.</translation>
    </message>
    <message>
        <source>No commodity, or more than one, is called “{name}”.</source>
        <translation>Tidak ada komoditas, atau ada lebih dari satu, yang bernama “{name}”.</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Tidak ada basis data yang terbuka.</translation>
    </message>
    <message>
        <source>No database server answers at that host and port.</source>
        <translation>Tidak ada server basis data yang menjawab di host dan port itu.</translation>
    </message>
    <message>
        <source>No front is known before {address}. GeoServer alone limits neither requests nor large maps, and shows its administrators' pages to everybody.</source>
        <translation>Tidak diketahui ada gerbang depan di depan {address}. GeoServer sendiri tidak membatasi permintaan maupun peta besar, dan menampilkan halaman administratornya kepada semua orang.</translation>
    </message>
    <message>
        <source>No GeoServer answers at {url}.</source>
        <translation>Tidak ada GeoServer yang menjawab di {url}.</translation>
    </message>
    <message>
        <source>No GeoServer is chosen.</source>
        <translation>Belum ada GeoServer yang dipilih.</translation>
    </message>
    <message>
        <source>No GeoServer is given.</source>
        <translation>GeoServer belum disebutkan.</translation>
    </message>
    <message>
        <source>No layer is chosen.</source>
        <translation>Belum ada layer yang dipilih.</translation>
    </message>
    <message>
        <source>No longer merged into</source>
        <translation>Tidak lagi digabungkan ke</translation>
    </message>
    <message>
        <source>No longer merged into {reference}</source>
        <translation>Tidak lagi digabungkan ke {reference}</translation>
    </message>
    <message>
        <source>No longer needed: {statement}</source>
        <translation>Tidak diperlukan lagi: {statement}</translation>
    </message>
    <message>
        <source>No longer publish…</source>
        <translation>Berhenti menerbitkan…</translation>
    </message>
    <message>
        <source>No market, or more than one, is called “{name}”.</source>
        <translation>Tidak ada pasar, atau ada lebih dari satu, yang bernama “{name}”.</translation>
    </message>
    <message>
        <source>No place found. Without one, nobody knows village and duplicates: click the map.</source>
        <translation>Tempat tidak ditemukan. Tanpa letak, desa dan duplikatnya tidak diketahui: klik peta.</translation>
    </message>
    <message>
        <source>No place is known.</source>
        <translation>Lokasi tidak diketahui.</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>alasan tidak disebutkan</translation>
    </message>
    <message>
        <source>No report fits these filters.</source>
        <translation>Tidak ada laporan yang cocok dengan saringan ini.</translation>
    </message>
    <message>
        <source>no symbology at all</source>
        <translation>tidak ada simbologi sama sekali</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nobody is known who reported this.</source>
        <translation>Pelapor laporan ini tidak diketahui.</translation>
    </message>
    <message>
        <source>None of the {number} lines can be used as a street.</source>
        <translation>Tidak satu pun dari {number} garis dapat dipakai sebagai jalan.</translation>
    </message>
    <message>
        <source>not said: Mapalus decides</source>
        <translation>tidak disebut: Mapalus yang menentukan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note on the last step</source>
        <translation>Catatan langkah terakhir</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>Catatan dihapus</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>Nothing is changed. Let cron run it, so that you hear of a problem before the public does.</source>
        <translation>Tidak ada yang diubah. Jalankan lewat cron, supaya Anda tahu ada masalah sebelum publik mengetahuinya.</translation>
    </message>
    <message>
        <source>Nothing is due soon.</source>
        <translation>Tidak ada yang segera jatuh tempo.</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Tidak ada laporan yang terbuka.</translation>
    </message>
    <message>
        <source>Nothing is opened on a server that is not safe. {holes}</source>
        <translation>Tidak ada yang dibuka di server yang tidak aman. {holes}</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>Tidak ada yang terlambat.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Nothing needs to be done; they see to it.</source>
        <translation>Tidak ada yang perlu dilakukan; pekerjaan itu sudah berjalan.</translation>
    </message>
    <message>
        <source>Nothing new waits.</source>
        <translation>Tidak ada laporan baru yang menunggu.</translation>
    </message>
    <message>
        <source>Nothing of the layer is shown here.</source>
        <translation>Tidak ada bagian layer yang tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing of them was changed; publish again.</source>
        <translation>Tidak satu pun aturan itu diubah; terbitkan lagi.</translation>
    </message>
    <message>
        <source>Nothing of yours is open.</source>
        <translation>Tidak ada laporan Anda yang terbuka.</translation>
    </message>
    <message>
        <source>Nothing stands in the way. The plan comes next; the server is changed when that is applied.</source>
        <translation>Tidak ada halangan. Berikutnya rencana; server baru berubah setelah rencana itu dijalankan.</translation>
    </message>
    <message>
        <source>Nothing to change: all have these values already.</source>
        <translation>Tidak ada yang perlu diubah: semua sudah bernilai demikian.</translation>
    </message>
    <message>
        <source>Nothing to do: the server is as it is declared. In order: {kept}.</source>
        <translation>Tidak ada yang perlu dilakukan: server sesuai deklarasi. Sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>Nothing to do; in order: {kept}.</source>
        <translation>Tidak ada yang perlu dilakukan; sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>Nothing was asked after publication {entry}.</source>
        <translation>Tidak ada yang ditanyakan setelah penerbitan {entry}.</translation>
    </message>
    <message>
        <source>Nothing was asked yet. Publishing and Verify ask the server.</source>
        <translation>Belum ada yang ditanyakan. Penerbitan dan tombol Periksa menanyai server.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check that the server is running, then try again.</source>
        <translation>Tidak ada yang diubah. Pastikan server berjalan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose fewer entries, or ask the administrator for more time.</source>
        <translation>Tidak ada yang diubah. Pilih lebih sedikit entri, atau minta administrator memberi waktu lebih lama.</translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space there, then try again.</source>
        <translation>Tidak ada yang diubah. Kosongkan sebagian ruang di sana, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing was changed. Restore the last backup, or install into an empty database.</source>
        <translation>Tidak ada yang diubah. Pulihkan cadangan terakhir, atau pasang ke basis data yang kosong.</translation>
    </message>
    <message>
        <source>Nothing was changed. Save the definitions of these objects, drop them, upgrade, then create them again.</source>
        <translation>Tidak ada yang diubah. Simpan definisi objek-objek itu, hapus, mutakhirkan, lalu buat kembali.</translation>
    </message>
    <message>
        <source>Nothing was changed. Save what you need of it with pg_dump or by exporting its layers, then install into a new database; for the demo, run make demo-clean, then make demo.</source>
        <translation>Tidak ada yang diubah. Simpan isi yang Anda perlukan dengan pg_dump atau dengan mengekspor layer, lalu pasang ke basis data baru; untuk demo, jalankan make demo-clean, lalu make demo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again in a moment.</source>
        <translation>Tidak ada yang diubah. Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again when nobody imports or edits; end sessions that keep a transaction open.</source>
        <translation>Tidak ada yang diubah. Coba lagi ketika tidak ada yang mengimpor atau mengedit; akhiri sesi yang membiarkan transaksi terbuka.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again when that has ended.</source>
        <translation>Tidak ada yang diubah. Coba lagi setelah itu selesai.</translation>
    </message>
    <message>
        <source>Nothing was changed. {hint}</source>
        <translation>Tidak ada yang diubah. {hint}</translation>
    </message>
    <message>
        <source>Nothing was changed: there is no such report, or it does not belong to {agency}, or not any more.</source>
        <translation>Tidak ada yang diubah: laporan itu tidak ada, atau bukan milik {agency}, atau bukan lagi miliknya.</translation>
    </message>
    <message>
        <source>Nothing was kept of this attempt.</source>
        <translation>Tidak ada hasil percobaan ini yang disimpan.</translation>
    </message>
    <message>
        <source>Nothing was made.</source>
        <translation>Tidak ada yang dibuat.</translation>
    </message>
    <message>
        <source>Nothing was published to it yet.</source>
        <translation>Belum ada yang diterbitkan ke sana.</translation>
    </message>
    <message>
        <source>Nothing was published to this server yet.</source>
        <translation>Belum ada yang diterbitkan ke server ini.</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>NULL in a list</source>
        <translation>NULL dalam daftar</translation>
    </message>
    <message>
        <source>NULLs of {column} first</source>
        <translation>NULL pada {column} lebih dahulu</translation>
    </message>
    <message>
        <source>NULLs of {column} last</source>
        <translation>NULL pada {column} paling akhir</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Number of checks</source>
        <translation>Jumlah butir</translation>
    </message>
    <message>
        <source>Number of checks that failed</source>
        <translation>Jumlah butir yang gagal</translation>
    </message>
    <message>
        <source>number of connections</source>
        <translation>jumlah koneksi</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>Jumlah langkah</translation>
    </message>
    <message>
        <source>Number of the publication</source>
        <translation>Nomor penerbitan</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objek</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>of at least {limit}</source>
        <translation>paling sedikit {limit}</translation>
    </message>
    <message>
        <source>of at most {limit}</source>
        <translation>paling banyak {limit}</translation>
    </message>
    <message>
        <source>Official kind</source>
        <translation>Sebutan resmi</translation>
    </message>
    <message>
        <source>Often a quotation mark there is not closed. Correct it; nothing was imported.</source>
        <translation>Sering kali ada tanda kutip yang tidak ditutup di sana. Perbaiki; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Terlama dulu</translation>
    </message>
    <message>
        <source>On Debian, install postgresql-client.</source>
        <translation>Di Debian, pasang postgresql-client.</translation>
    </message>
    <message>
        <source>On Debian, install the package qgis-providers.</source>
        <translation>Di Debian, pasang paket qgis-providers.</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Di peta</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Di server sekarang</translation>
    </message>
    <message>
        <source>One row is the price of one unit of a commodity at a market on a day; both may be given by code or by name. Amounts are written without separators of thousands. Prices that repeat those before them, and those that lie far from the others, are marked, never dropped.</source>
        <translation>Satu baris adalah harga satu satuan komoditas di suatu pasar pada suatu hari; pasar dan komoditas boleh disebut dengan kode atau nama. Jumlah ditulis tanpa pemisah ribuan. Harga yang mengulang harga sebelumnya, dan harga yang jauh dari yang lain, ditandai tetapi tidak pernah dibuang.</translation>
    </message>
    <message>
        <source>Only logins made by “Make a login” are changed here; nothing was changed.</source>
        <translation>Yang diubah di sini hanya login yang dibuat dengan “Buat login”; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Only QGIS's own picture can be shown: GeoServer does not draw.</source>
        <translation>Hanya gambar dari QGIS yang dapat ditampilkan: GeoServer tidak menggambar.</translation>
    </message>
    <message>
        <source>Only repeats the price before</source>
        <translation>Hanya mengulang harga sebelumnya</translation>
    </message>
    <message>
        <source>Only show the plan</source>
        <translation>Hanya tampilkan rencana</translation>
    </message>
    <message>
        <source>Only small letters, digits and underscores can be published. Rename it, or make a view.</source>
        <translation>Hanya huruf kecil, angka, dan garis bawah yang dapat diterbitkan. Ganti namanya, atau buat view.</translation>
    </message>
    <message>
        <source>Only the area is known. Click the map if the caller can say more.</source>
        <translation>Baru wilayahnya yang diketahui. Klik peta jika penelepon dapat menyebut letaknya.</translation>
    </message>
    <message>
        <source>Only what lies in the map's extent</source>
        <translation>Hanya yang berada dalam cakupan peta</translation>
    </message>
    <message>
        <source>opacity together with symbol levels or an order by condition</source>
        <translation>keburaman (opacity) bersama tingkat simbol atau urutan menurut syarat</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Open public map</source>
        <translation>Buka peta publik</translation>
    </message>
    <message>
        <source>Open the dialog again to see how things stand. Nothing was changed.</source>
        <translation>Buka lagi dialognya untuk melihat keadaan terbaru. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Urutan</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>organisasi</translation>
    </message>
    <message>
        <source>Other reports are merged into {reference}.</source>
        <translation>Ada laporan lain yang digabungkan ke {reference}.</translation>
    </message>
    <message>
        <source>Other roles are refused, and a login that owns tables or functions of its own: give those another owner first.</source>
        <translation>Peran lain ditolak, begitu pula login yang memiliki tabel atau fungsi sendiri: serahkan dahulu kepada pemilik lain.</translation>
    </message>
    <message>
        <source>Others with the same problem</source>
        <translation>Orang lain dengan masalah yang sama</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Overdue by {time}</source>
        <translation>Terlambat {time}</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>pages in one order</source>
        <translation>halaman dalam satu urutan</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parameter</translation>
    </message>
    <message>
        <source>parameters of tiles</source>
        <translation>parameter ubin</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Bagian dari</translation>
    </message>
    <message>
        <source>Part of the map</source>
        <translation>Bagian peta</translation>
    </message>
    <message>
        <source>passed  {whom}: {of}: {asked}</source>
        <translation>lulus  {whom}: {of}: {asked}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>password</source>
        <translation>kata sandi</translation>
    </message>
    <message>
        <source>pauses: {statuses}</source>
        <translation>jeda: {statuses}</translation>
    </message>
    <message>
        <source>Perhaps it was done all the same: look at the report, then try again.</source>
        <translation>Mungkin sudah terlaksana: lihat laporannya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Phot.</source>
        <translation>Foto.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Plan a publication</source>
        <translation>Rencanakan penerbitan</translation>
    </message>
    <message>
        <source>Police and army posts, hospitals, clinics, fire posts, schools and offices; the area is set from the point.</source>
        <translation>Pos polisi dan tentara, rumah sakit, klinik, pos pemadam, sekolah, dan kantor; wilayah ditentukan dari titiknya.</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Penduduk</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Port of the database as GeoServer reaches it (by default the variable {variable}, or yours)</source>
        <translation>Port basis data dari sisi GeoServer (bawaannya variabel {variable}, atau port Anda)</translation>
    </message>
    <message>
        <source>Port {port} is taken by another program.</source>
        <translation>Port {port} dipakai program lain.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>Position changed</source>
        <translation>Letak diubah</translation>
    </message>
    <message>
        <source>Position from</source>
        <translation>Asal posisi</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>Kemungkinan duplikat</translation>
    </message>
    <message>
        <source>PostGIS is not enabled in this database and this user may not enable it.</source>
        <translation>PostGIS belum diaktifkan dalam basis data ini dan pengguna ini tidak berhak mengaktifkannya.</translation>
    </message>
    <message>
        <source>PostGIS {installed} is too old.</source>
        <translation>PostGIS {installed} terlalu lama.</translation>
    </message>
    <message>
        <source>PostgreSQL is not installed.</source>
        <translation>PostgreSQL belum terpasang.</translation>
    </message>
    <message>
        <source>Prepared te&amp;xt</source>
        <translation>Teks si&amp;ap pakai</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
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
        <source>prices</source>
        <translation>harga</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Priority from</source>
        <translation>Prioritas mulai</translation>
    </message>
    <message>
        <source>Privacy class</source>
        <translation>Kelas privasi</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>programmes</source>
        <translation>program</translation>
    </message>
    <message>
        <source>Programmes with budget, days, progress in percent, and a geometry of any kind: GeoJSON's, or a column of WKT in longitude and latitude.</source>
        <translation>Program dengan anggaran, tanggal, kemajuan dalam persen, dan geometri jenis apa pun: dari GeoJSON, atau kolom WKT dalam bujur dan lintang.</translation>
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
        <source>Progress</source>
        <translation>Perkembangan</translation>
    </message>
    <message>
        <source>Progress lies between 0 and 100 percent.</source>
        <translation>Kemajuan antara 0 dan 100 persen.</translation>
    </message>
    <message>
        <source>project</source>
        <translation>proyek</translation>
    </message>
    <message>
        <source>public</source>
        <translation>publik</translation>
    </message>
    <message>
        <source>public address</source>
        <translation>alamat publik</translation>
    </message>
    <message>
        <source>Public contact</source>
        <translation>Kontak umum</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Penerbitan</translation>
    </message>
    <message>
        <source>Publication {entry} is done; steps taken: {steps}, checks passed: {checks}.</source>
        <translation>Penerbitan {entry} selesai; langkah yang dilakukan: {steps}, butir yang lulus: {checks}.</translation>
    </message>
    <message>
        <source>Publication {entry} is finished and cannot be changed in the journal.</source>
        <translation>Penerbitan {entry} sudah selesai dan tidak dapat diubah dalam jurnal.</translation>
    </message>
    <message>
        <source>Publication {number} failed its verification. {verification} What failed stands first.</source>
        <translation>Penerbitan {number} tidak lulus pemeriksaan. {verification} Yang gagal ditampilkan lebih dahulu.</translation>
    </message>
    <message>
        <source>Publication {number} is done; steps taken: {steps}. Then the server was asked as the public and as an attacker would, and answered as it should. Checks: {checks}.</source>
        <translation>Penerbitan {number} selesai; langkah yang dilakukan: {steps}. Lalu server ditanyai seperti masyarakat dan seperti penyerang, dan menjawab sebagaimana mestinya. Butir yang diperiksa: {checks}.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Terbitkan</translation>
    </message>
    <message>
        <source>Publish again.</source>
        <translation>Terbitkan lagi.</translation>
    </message>
    <message>
        <source>Publish it again otherwise, or withdraw it.</source>
        <translation>Terbitkan lagi dengan cara lain, atau tarik.</translation>
    </message>
    <message>
        <source>Publish it again, or withdraw it. Until then publications take it down and leave it out.</source>
        <translation>Terbitkan lagi, atau tarik. Sampai saat itu, penerbitan menurunkannya dan tidak menyertakannya.</translation>
    </message>
    <message>
        <source>Publish it although only QGIS's own picture could be shown; I shall look at it afterwards.</source>
        <translation>Terbitkan walaupun hanya gambar dari QGIS yang dapat ditampilkan; akan saya periksa sesudahnya.</translation>
    </message>
    <message>
        <source>Publish or roll back to write a new entry.</source>
        <translation>Terbitkan atau kembalikan untuk menulis entri baru.</translation>
    </message>
    <message>
        <source>Publish the declaration instead; nothing was changed.</source>
        <translation>Terbitkan deklarasinya saja; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Publish this layer: {name}</source>
        <translation>Terbitkan layer ini: {name}</translation>
    </message>
    <message>
        <source>Publish this layer…</source>
        <translation>Terbitkan layer ini…</translation>
    </message>
    <message>
        <source>published</source>
        <translation>diterbitkan</translation>
    </message>
    <message>
        <source>publishing</source>
        <translation>menerbitkan</translation>
    </message>
    <message>
        <source>Publishing again goes on from there; a rollback goes back to the state before.</source>
        <translation>Penerbitan berikutnya melanjutkan dari sana; pemulihan mengembalikan keadaan sebelumnya.</translation>
    </message>
    <message>
        <source>publishing, city profiles, importing reports</source>
        <translation>menerbitkan, profil kota, mengimpor laporan</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Menerbitkan…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Terbitkan…</translation>
    </message>
    <message>
        <source>Put a front before it that refuses this (docs/administration.md, The front).</source>
        <translation>Pasang gerbang depan yang menolaknya (docs/administration.md, The front).</translation>
    </message>
    <message>
        <source>Put off: {number}.</source>
        <translation>Ditunda: {number}.</translation>
    </message>
    <message>
        <source>Put one before it, and name its address in {variable}.</source>
        <translation>Pasang satu di depannya, dan sebutkan alamatnya dalam {variable}.</translation>
    </message>
    <message>
        <source>Python packages are missing: {packages}.</source>
        <translation>Paket Python tidak ada: {packages}.</translation>
    </message>
    <message>
        <source>QGIS has no PostgreSQL connection yet. Add one with New…</source>
        <translation>QGIS belum punya sambungan PostgreSQL. Tambahkan dengan Baru…</translation>
    </message>
    <message>
        <source>QGIS has no stored PostgreSQL connection called {name}.</source>
        <translation>QGIS tidak punya sambungan PostgreSQL bernama {name}.</translation>
    </message>
    <message>
        <source>QGIS is not installed.</source>
        <translation>QGIS belum terpasang.</translation>
    </message>
    <message>
        <source>QGIS needs a screen and there is none.</source>
        <translation>QGIS memerlukan layar, tetapi tidak ada.</translation>
    </message>
    <message>
        <source>QGIS Server answers a request with {named}, by which anybody can read files, call addresses or keep it busy.</source>
        <translation>QGIS Server menjawab permintaan dengan {named}; dengan itu siapa pun dapat membaca berkas, memanggil alamat lain, atau membuatnya sibuk.</translation>
    </message>
    <message>
        <source>QGIS Server did not start: {reason}.</source>
        <translation>QGIS Server tidak mau berjalan: {reason}.</translation>
    </message>
    <message>
        <source>QGIS Server has no catalogue mode {mode}: layers that are not for everybody are left out.</source>
        <translation>QGIS Server tidak punya mode katalog {mode}: layer yang tidak untuk semua orang tidak disertakan.</translation>
    </message>
    <message>
        <source>QGIS Server has no roles: {names} cannot be made.</source>
        <translation>QGIS Server tidak punya peran: {names} tidak dapat dibuat.</translation>
    </message>
    <message>
        <source>QGIS Server has no rules for operations: nobody can write, even if {names} allow it.</source>
        <translation>QGIS Server tidak punya aturan untuk operasi: tidak seorang pun dapat menulis, apa pun isi {names}.</translation>
    </message>
    <message>
        <source>QGIS Server has none of what is declared of a whole GeoServer as {names}.</source>
        <translation>QGIS Server tidak punya pengaturan seluruh GeoServer yang dideklarasikan sebagai {names}.</translation>
    </message>
    <message>
        <source>QGIS Server is not installed.</source>
        <translation>QGIS Server belum terpasang.</translation>
    </message>
    <message>
        <source>QGIS Server keeps no tiles: it draws every map again, those of the WMTS, too.</source>
        <translation>QGIS Server tidak menyimpan ubin: setiap peta digambar baru, termasuk peta WMTS.</translation>
    </message>
    <message>
        <source>QGIS Server keeps no tiles: it draws every map again.</source>
        <translation>QGIS Server tidak menyimpan ubin: setiap peta digambar baru.</translation>
    </message>
    <message>
        <source>QGIS Server names no postal address in its capabilities.</source>
        <translation>QGIS Server tidak menyebut alamat pos dalam kapabilitasnya.</translation>
    </message>
    <message>
        <source>QGIS Server sets no limit to the time of drawing; nginx ends what takes longer than two minutes.</source>
        <translation>QGIS Server tidak membatasi waktu penggambaran; nginx menghentikan yang lebih lama dari dua menit.</translation>
    </message>
    <message>
        <source>QGIS's authentication database cannot be opened.</source>
        <translation>Basis data autentikasi QGIS tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>QGIS's authentication manager did not keep the login.</source>
        <translation>Pengelola autentikasi QGIS tidak menyimpan login itu.</translation>
    </message>
    <message>
        <source>QGIS's own picture shows them.</source>
        <translation>Gambar dari QGIS menampilkannya.</translation>
    </message>
    <message>
        <source>QGIS's plugin Processing does not run.</source>
        <translation>Plugin Processing milik QGIS tidak berjalan.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Mutu</translation>
    </message>
    <message>
        <source>reaches the database</source>
        <translation>mencapai basis data</translation>
    </message>
    <message>
        <source>Read to the caller:</source>
        <translation>Bacakan kepada penelepon:</translation>
    </message>
    <message>
        <source>Read what seems unchanged as well</source>
        <translation>Baca juga yang tampaknya tetap</translation>
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
        <source>Reading the journal…</source>
        <translation>Membaca jurnal…</translation>
    </message>
    <message>
        <source>reading {layers}</source>
        <translation>membaca {layers}</translation>
    </message>
    <message>
        <source>Reads also what has not changed by the server's own account; it takes longer.</source>
        <translation>Membaca juga apa yang menurut server tidak berubah; perlu waktu lebih lama.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Reason wh&amp;y</source>
        <translation>Ala&amp;san</translation>
    </message>
    <message>
        <source>Rectangles after merging, of all layers</source>
        <translation>Persegi panjang setelah digabung, dari semua layer</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Nomor laporan</translation>
    </message>
    <message>
        <source>Reference of the report that stays</source>
        <translation>Nomor laporan yang dipertahankan</translation>
    </message>
    <message>
        <source>Refresh the map's tiles</source>
        <translation>Segarkan ubin peta</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten atau kota</translation>
    </message>
    <message>
        <source>Rejec&amp;t…</source>
        <translation>&amp;Tolak…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Rejected rows deleted</source>
        <translation>Baris tertolak yang dihapus</translation>
    </message>
    <message>
        <source>Rejection</source>
        <translation>Penolakan</translation>
    </message>
    <message>
        <source>Remove the space.</source>
        <translation>Hapus spasinya.</translation>
    </message>
    <message>
        <source>Rename one of them; nothing was imported.</source>
        <translation>Ganti nama salah satunya; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Rename or remove one of them; nothing was imported.</source>
        <translation>Ganti nama atau hapus salah satunya; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Renew a login's password</source>
        <translation>Perbarui kata sandi login</translation>
    </message>
    <message>
        <source>Reope&amp;n…</source>
        <translation>Buka ke&amp;mbali…</translation>
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
        <source>repeated labels</source>
        <translation>label yang diulang</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Report (number)</source>
        <translation>Laporan (nomor)</translation>
    </message>
    <message>
        <source>Report card</source>
        <translation>Kartu laporan</translation>
    </message>
    <message>
        <source>Report deleted</source>
        <translation>Laporan dihapus</translation>
    </message>
    <message>
        <source>Report field</source>
        <translation>Bidang laporan</translation>
    </message>
    <message>
        <source>Report received</source>
        <translation>Laporan diterima</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Dilaporkan</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>dilaporkan</translation>
    </message>
    <message>
        <source>Reported from, to</source>
        <translation>Dilaporkan dari, sampai</translation>
    </message>
    <message>
        <source>Reported {reported}, due {due}</source>
        <translation>Dilaporkan {reported}, tenggat {due}</translation>
    </message>
    <message>
        <source>Reported: {reported}. Deadline: {deadline}.</source>
        <translation>Dilaporkan: {reported}. Tenggat: {deadline}.</translation>
    </message>
    <message>
        <source>Reporters anonymised</source>
        <translation>Pelapor yang dianonimkan</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Reports added</source>
        <translation>Laporan yang ditambah</translation>
    </message>
    <message>
        <source>Reports depend on this change, so it waits until the login {login} has finished writing {relation}.</source>
        <translation>Laporan bergantung pada perubahan ini, jadi perubahan ini menunggu sampai login {login} selesai menulis ke {relation}.</translation>
    </message>
    <message>
        <source>Reports depend on this change. It cannot be made in a transaction that is {isolation}.</source>
        <translation>Laporan bergantung pada perubahan ini. Perubahan ini tidak dapat dilakukan dalam transaksi {isolation}.</translation>
    </message>
    <message>
        <source>Reports unchanged</source>
        <translation>Laporan yang tetap</translation>
    </message>
    <message>
        <source>Reports updated</source>
        <translation>Laporan yang diperbarui</translation>
    </message>
    <message>
        <source>Resolve &amp;it…</source>
        <translation>Selesa&amp;ikan…</translation>
    </message>
    <message>
        <source>Resolved only with a photo</source>
        <translation>Selesai hanya dengan foto</translation>
    </message>
    <message>
        <source>rest rule</source>
        <translation>aturan REST</translation>
    </message>
    <message>
        <source>Restore into an empty database; nothing was changed.</source>
        <translation>Pulihkan ke basis data yang kosong; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Restore the last backup, then upgrade again.</source>
        <translation>Pulihkan cadangan terakhir, lalu mutakhirkan lagi.</translation>
    </message>
    <message>
        <source>Retail (eceran) and wholesale (induk) markets; the area is set from the point.</source>
        <translation>Pasar eceran dan pasar induk; wilayah ditentukan dari titiknya.</translation>
    </message>
    <message>
        <source>role</source>
        <translation>peran</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>peran</translation>
    </message>
    <message>
        <source>Rows added</source>
        <translation>Baris yang ditambah</translation>
    </message>
    <message>
        <source>Rows added or changed</source>
        <translation>Baris yang ditambah atau diubah</translation>
    </message>
    <message>
        <source>Rows in the file</source>
        <translation>Baris dalam berkas</translation>
    </message>
    <message>
        <source>Rows loaded (added, updated or unchanged)</source>
        <translation>Baris yang dimuat (ditambah, diperbarui, atau tetap)</translation>
    </message>
    <message>
        <source>Rows of unknown category</source>
        <translation>Baris dengan kategori tidak dikenal</translation>
    </message>
    <message>
        <source>Rows on a default position</source>
        <translation>Baris pada posisi bawaan</translation>
    </message>
    <message>
        <source>Rows rejected</source>
        <translation>Baris yang ditolak</translation>
    </message>
    <message>
        <source>Rows that imports refused longer ago than that are deleted, because such a row may name a person.</source>
        <translation>Baris yang ditolak impor lebih lama dari itu dihapus, karena baris seperti itu dapat menyebut nama orang.</translation>
    </message>
    <message>
        <source>Rows unchanged</source>
        <translation>Baris yang tetap</translation>
    </message>
    <message>
        <source>Rows updated</source>
        <translation>Baris yang diperbarui</translation>
    </message>
    <message>
        <source>rule {number}</source>
        <translation>aturan {number}</translation>
    </message>
    <message>
        <source>rule “{name}”</source>
        <translation>aturan “{name}”</translation>
    </message>
    <message>
        <source>Rules for configuring the server</source>
        <translation>Aturan pengaturan server</translation>
    </message>
    <message>
        <source>Rules for services</source>
        <translation>Aturan layanan</translation>
    </message>
    <message>
        <source>Run make demo first.</source>
        <translation>Jalankan make demo dahulu.</translation>
    </message>
    <message>
        <source>Run make demo, then make desktop.</source>
        <translation>Jalankan make demo, lalu make desktop.</translation>
    </message>
    <message>
        <source>Run make desktop in a graphical session.</source>
        <translation>Jalankan make desktop dalam sesi grafis.</translation>
    </message>
    <message>
        <source>Run make setup, or install default-jre-headless.</source>
        <translation>Jalankan make setup, atau pasang default-jre-headless.</translation>
    </message>
    <message>
        <source>Run make setup, or install jetty9.</source>
        <translation>Jalankan make setup, atau pasang jetty9.</translation>
    </message>
    <message>
        <source>Run make setup.</source>
        <translation>Jalankan make setup.</translation>
    </message>
    <message>
        <source>Run verify to see how the server answers now.</source>
        <translation>Jalankan verify untuk melihat jawaban server sekarang.</translation>
    </message>
    <message>
        <source>Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration.</source>
        <translation>Jalankan “Pasang atau mutakhirkan basis data” (mapalus:installdatabase), atau perbaiki deklarasi.</translation>
    </message>
    <message>
        <source>Run “Install or upgrade the database” first.</source>
        <translation>Jalankan “Pasang atau mutakhirkan basis data” dahulu.</translation>
    </message>
    <message>
        <source>Run “Install or upgrade the database” first; nothing was published.</source>
        <translation>Jalankan “Pasang atau mutakhirkan basis data” dahulu; tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>berjalan</translation>
    </message>
    <message>
        <source>Runs the statements that are shown, in one transaction.</source>
        <translation>Menjalankan perintah yang ditampilkan dalam satu transaksi.</translation>
    </message>
    <message>
        <source>same object</source>
        <translation>objek yang sama</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Sabtu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Save and load it in the layer's properties.</source>
        <translation>Simpan dan muat gaya itu di properti layer.</translation>
    </message>
    <message>
        <source>Save it from QGIS again.</source>
        <translation>Simpan lagi dari QGIS.</translation>
    </message>
    <message>
        <source>Save it there, or name another one.</source>
        <translation>Simpan di sana, atau sebutkan yang lain.</translation>
    </message>
    <message>
        <source>Save or discard its edits, then load the layers again.</source>
        <translation>Simpan atau batalkan suntingan, lalu muat lagi layernya.</translation>
    </message>
    <message>
        <source>Save or discard them first.</source>
        <translation>Simpan atau batalkan dahulu.</translation>
    </message>
    <message>
        <source>Save the sheet as CSV (UTF-8) or unpack the archive; nothing was imported.</source>
        <translation>Simpan lembarnya sebagai CSV (UTF-8) atau buka arsipnya; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Save the style as .qml from QGIS.</source>
        <translation>Simpan gaya sebagai .qml dari QGIS.</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Simpan tampilan ini</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Simpan tampilan ini…</translation>
    </message>
    <message>
        <source>Saved by {login}</source>
        <translation>Disimpan oleh {login}</translation>
    </message>
    <message>
        <source>Say in the column mapping which of them to use; nothing was imported.</source>
        <translation>Sebutkan dalam pemetaan kolom mana yang dipakai; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Say its encoding, often latin-1 or cp1252, or save it as UTF-8; nothing was imported.</source>
        <translation>Sebutkan pengodeannya, sering kali latin-1 atau cp1252, atau simpan sebagai UTF-8; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Say where it is: search an address or click on the map.</source>
        <translation>Tentukan letaknya: cari alamat atau klik peta.</translation>
    </message>
    <message>
        <source>Say why you need it, such as: call back about the photo.</source>
        <translation>Tulis mengapa Anda memerlukannya, misalnya: menelepon kembali tentang foto.</translation>
    </message>
    <message>
        <source>Schema step {number}: {step}</source>
        <translation>Langkah skema {number}: {step}</translation>
    </message>
    <message>
        <source>Search an address, click the map, or write the address down.</source>
        <translation>Cari alamat, klik peta, atau tuliskan alamatnya.</translation>
    </message>
    <message>
        <source>Search: number, address, words</source>
        <translation>Cari: nomor, alamat, kata</translation>
    </message>
    <message>
        <source>See {log}.</source>
        <translation>Lihat {log}.</translation>
    </message>
    <message>
        <source>See {log}; make demo-clean starts afresh.</source>
        <translation>Lihat {log}; untuk mulai dari awal, jalankan make demo-clean.</translation>
    </message>
    <message>
        <source>Sees as far as</source>
        <translation>Jangkauan pandang</translation>
    </message>
    <message>
        <source>Send &amp;back…</source>
        <translation>Kem&amp;balikan…</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>server setting</source>
        <translation>pengaturan server</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>service</source>
        <translation>layanan</translation>
    </message>
    <message>
        <source>service rule</source>
        <translation>aturan layanan</translation>
    </message>
    <message>
        <source>Service {name}</source>
        <translation>Layanan {name}</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>services of the whole server</source>
        <translation>layanan seluruh server</translation>
    </message>
    <message>
        <source>Sessions that are open go on unless they are to be ended, as they should where somebody else may have learnt the old password.</source>
        <translation>Sesi yang terbuka berlanjut kecuali diminta diakhiri. Akhiri bila kata sandi lama mungkin diketahui orang lain.</translation>
    </message>
    <message>
        <source>Set a later time, or leave it empty.</source>
        <translation>Isi waktu yang lebih akhir, atau kosongkan.</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>ditetapkan manual</translation>
    </message>
    <message>
        <source>Set GEOSERVER_USER and GEOSERVER_PASSWORD too.</source>
        <translation>Atur juga GEOSERVER_USER dan GEOSERVER_PASSWORD.</translation>
    </message>
    <message>
        <source>Set its point on the map.</source>
        <translation>Tentukan titiknya di peta.</translation>
    </message>
    <message>
        <source>Settings of the server</source>
        <translation>Pengaturan server</translation>
    </message>
    <message>
        <source>Settings of workspaces</source>
        <translation>Pengaturan workspace</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show all {number} entries</source>
        <translation>Tampilkan semua {number} catatan</translation>
    </message>
    <message>
        <source>Show its verification</source>
        <translation>Tampilkan pemeriksaannya</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Tampilkan laporan</translation>
    </message>
    <message>
        <source>Show the report on the map</source>
        <translation>Tampilkan laporan di peta</translation>
    </message>
    <message>
        <source>Show this report</source>
        <translation>Tampilkan laporan ini</translation>
    </message>
    <message>
        <source>Shown to the public</source>
        <translation>Tampil untuk umum</translation>
    </message>
    <message>
        <source>Shows first what would be done; nothing is changed by that.</source>
        <translation>Menampilkan dahulu apa yang akan dilakukan; tidak ada yang diubah karenanya.</translation>
    </message>
    <message>
        <source>single symbol</source>
        <translation>simbol tunggal</translation>
    </message>
    <message>
        <source>sizes in map units</source>
        <translation>ukuran dalam satuan peta</translation>
    </message>
    <message>
        <source>sizes in metres at scale</source>
        <translation>ukuran dalam meter menurut skala</translation>
    </message>
    <message>
        <source>sizes in per cent</source>
        <translation>ukuran dalam persen</translation>
    </message>
    <message>
        <source>sizes in {unit}</source>
        <translation>ukuran dalam {unit}</translation>
    </message>
    <message>
        <source>Some values look like telephone numbers, e-mail addresses or identity numbers.</source>
        <translation>Beberapa nilai tampak seperti nomor telepon, alamat surel, atau nomor identitas.</translation>
    </message>
    <message>
        <source>Somebody changed it on the server: {fields}.</source>
        <translation>Diubah orang lain di server: {fields}.</translation>
    </message>
    <message>
        <source>Somebody changed the server after this plan was made.</source>
        <translation>Server diubah orang lain setelah rencana ini dibuat.</translation>
    </message>
    <message>
        <source>Somebody changed this report. Look at it again; what you wrote is kept.</source>
        <translation>Ada yang mengubah laporan ini. Periksa kembali; yang Anda tulis tetap ada.</translation>
    </message>
    <message>
        <source>somebody deleted it</source>
        <translation>dihapus orang lain</translation>
    </message>
    <message>
        <source>Somebody deleted it on the server.</source>
        <translation>Dihapus orang lain di server.</translation>
    </message>
    <message>
        <source>Somebody else changed {reference} in the meantime ({differences}).</source>
        <translation>Orang lain mengubah {reference} sementara itu ({differences}).</translation>
    </message>
    <message>
        <source>Somebody else is changing the same entries at this moment.</source>
        <translation>Saat ini orang lain sedang mengubah entri yang sama.</translation>
    </message>
    <message>
        <source>Somebody else is changing {table} at this moment: {login}.</source>
        <translation>Saat ini orang lain sedang mengubah {table}: {login}.</translation>
    </message>
    <message>
        <source>Somebody else made it.</source>
        <translation>Dibuat orang lain.</translation>
    </message>
    <message>
        <source>Somebody else published the own layer {layer} in the meantime.</source>
        <translation>Sementara itu orang lain menerbitkan layer sendiri {layer}.</translation>
    </message>
    <message>
        <source>somebody made it and it is not declared</source>
        <translation>dibuat orang lain dan tidak dideklarasikan</translation>
    </message>
    <message>
        <source>Somebody made it on the server, and it is not declared.</source>
        <translation>Dibuat orang lain di server, dan tidak dideklarasikan.</translation>
    </message>
    <message>
        <source>Somebody took the own layer {layer} back in the meantime.</source>
        <translation>Sementara itu seseorang menarik kembali layer sendiri {layer}.</translation>
    </message>
    <message>
        <source>Something that keeps somebody out needs this step: it cannot be put off.</source>
        <translation>Langkah ini diperlukan oleh langkah yang menutup akses: tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Source within which identifiers are unique (the profile's by default)</source>
        <translation>Sumber tempat pengenal bersifat unik (bawaannya dari profil)</translation>
    </message>
    <message>
        <source>Source, whose streets are replaced</source>
        <translation>Sumber yang jalannya diganti</translation>
    </message>
    <message>
        <source>spaced letters</source>
        <translation>huruf yang direnggangkan</translation>
    </message>
    <message>
        <source>spaced words</source>
        <translation>kata yang direnggangkan</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Pisahkan</translation>
    </message>
    <message>
        <source>SQL view</source>
        <translation>view SQL</translation>
    </message>
    <message>
        <source>stands still since {time}</source>
        <translation>berhenti sejak {time}</translation>
    </message>
    <message>
        <source>Staples of one quality and unit each; the city profile brings the usual ones.</source>
        <translation>Bahan pokok, masing-masing dengan satu mutu dan satu satuan; profil kota membawa yang lazim.</translation>
    </message>
    <message>
        <source>Start its Java without -DENABLE_JSONP=true.</source>
        <translation>Jalankan Java-nya tanpa -DENABLE_JSONP=true.</translation>
    </message>
    <message>
        <source>Start wor&amp;k…</source>
        <translation>Mulai &amp;kerjakan…</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status after</source>
        <translation>Status sesudahnya</translation>
    </message>
    <message>
        <source>Status before</source>
        <translation>Status sebelumnya</translation>
    </message>
    <message>
        <source>stays with {agency}</source>
        <translation>tetap di {agency}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Step {expected} of this database's schema is missing although step {number} was applied: an upgrade was left half done.</source>
        <translation>Langkah {expected} skema basis data ini tidak ada padahal langkah {number} sudah diterapkan: pemutakhiran berhenti di tengah jalan.</translation>
    </message>
    <message>
        <source>Step {number} ({name})</source>
        <translation>Langkah {number} ({name})</translation>
    </message>
    <message>
        <source>Step {number} ({name}) was applied to this database with another text than this version brings.</source>
        <translation>Langkah {number} ({name}) diterapkan pada basis data ini dengan isi yang berbeda dari versi ini.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Steps applied</source>
        <translation>Langkah yang diterapkan</translation>
    </message>
    <message>
        <source>Stock in units</source>
        <translation>Stok (satuan)</translation>
    </message>
    <message>
        <source>Stop it now; when there is room on its disk, start it and publish again. Rules that are not the publication's must be set again by hand.</source>
        <translation>Hentikan sekarang; bila sudah ada ruang di disk, jalankan dan terbitkan lagi. Aturan di luar penerbitan ini harus diatur kembali secara manual.</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Berhenti setelah langkah ini…</translation>
    </message>
    <message>
        <source>store</source>
        <translation>store</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>storing queries</source>
        <translation>menyimpan kueri</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Siaran</translation>
    </message>
    <message>
        <source>Streams of cameras</source>
        <translation>Siaran kamera</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Jalan</translation>
    </message>
    <message>
        <source>Street, village, building, market …</source>
        <translation>Jalan, desa, bangunan, pasar …</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Jalan</translation>
    </message>
    <message>
        <source>Streets added</source>
        <translation>Jalan ditambahkan</translation>
    </message>
    <message>
        <source>Streets loaded (added, updated or unchanged)</source>
        <translation>Jalan dimuat (ditambahkan, diperbarui, atau tidak berubah)</translation>
    </message>
    <message>
        <source>Streets removed</source>
        <translation>Jalan dihapus</translation>
    </message>
    <message>
        <source>Streets unchanged</source>
        <translation>Jalan tidak berubah</translation>
    </message>
    <message>
        <source>Streets updated</source>
        <translation>Jalan diperbarui</translation>
    </message>
    <message>
        <source>stretched letters</source>
        <translation>huruf yang dilebarkan</translation>
    </message>
    <message>
        <source>struck out labels</source>
        <translation>label yang dicoret</translation>
    </message>
    <message>
        <source>style</source>
        <translation>gaya</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Gaya</translation>
    </message>
    <message>
        <source>Such as https://maps.example.org/geoserver.</source>
        <translation>Misalnya https://maps.example.org/geoserver.</translation>
    </message>
    <message>
        <source>Such as service=minahasa. Put passwords into a service or password file, not here: Processing keeps a history of parameters.</source>
        <translation>Misalnya service=minahasa. Simpan kata sandi dalam berkas service atau berkas kata sandi, bukan di sini: Processing menyimpan riwayat parameter.</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Minggu</translation>
    </message>
    <message>
        <source>Sup.</source>
        <translation>Duk.</translation>
    </message>
    <message>
        <source>Supporter added. This report now has {number}.</source>
        <translation>Pendukung ditambahkan. Laporan ini sekarang memiliki {number}.</translation>
    </message>
    <message>
        <source>Supporters</source>
        <translation>Pendukung</translation>
    </message>
    <message>
        <source>Supporters: other people with the same problem</source>
        <translation>Pendukung: warga lain dengan masalah yang sama</translation>
    </message>
    <message>
        <source>Surveyor</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>SVG parameters</source>
        <translation>parameter SVG</translation>
    </message>
    <message>
        <source>SVG parameters (in {name})</source>
        <translation>parameter SVG (dalam {name})</translation>
    </message>
    <message>
        <source>symbology</source>
        <translation>simbologi</translation>
    </message>
    <message>
        <source>symbols embedded in features</source>
        <translation>simbol yang disematkan dalam fitur</translation>
    </message>
    <message>
        <source>table or view</source>
        <translation>tabel atau view</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Take it out, and choose an authentication configuration instead.</source>
        <translation>Hapus dari alamat, dan pilih konfigurasi autentikasi sebagai gantinya.</translation>
    </message>
    <message>
        <source>Take the filter away, or make a view with its condition and publish that.</source>
        <translation>Hapus filternya, atau buat view dengan syarat itu, lalu terbitkan.</translation>
    </message>
    <message>
        <source>Take the report back to {to_status}, then take the step again with the right reason.</source>
        <translation>Kembalikan laporan ke {to_status}, lalu ambil langkah itu lagi dengan alasan yang benar.</translation>
    </message>
    <message>
        <source>Take the row security away, or copy the rows into a table without it.</source>
        <translation>Hapus keamanan baris itu, atau salin barisnya ke tabel tanpa keamanan baris.</translation>
    </message>
    <message>
        <source>Take {name} back? Nobody can read it any more, at once; the plan then takes it from the server.</source>
        <translation>Tarik {name}? Seketika itu juga tidak seorang pun dapat membacanya; rencana lalu menghapusnya dari server.</translation>
    </message>
    <message>
        <source>Taking the layer back…</source>
        <translation>Menarik layer…</translation>
    </message>
    <message>
        <source>Tasks of GeoWebCache</source>
        <translation>Tugas GeoWebCache</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>telepon</translation>
    </message>
    <message>
        <source>Tell the makers of Mapalus; nothing was published.</source>
        <translation>Beri tahu pembuat Mapalus; tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Uji</translation>
    </message>
    <message>
        <source>Test shows which city is behind this connection.</source>
        <translation>Tekan Uji untuk melihat kota mana yang ada di balik sambungan ini.</translation>
    </message>
    <message>
        <source>text substitutions</source>
        <translation>penggantian teks</translation>
    </message>
    <message>
        <source>text with {sizes}</source>
        <translation>teks dengan {sizes}</translation>
    </message>
    <message>
        <source>Texts of {address} are not compressed.</source>
        <translation>Teks dari {address} tidak dimampatkan.</translation>
    </message>
    <message>
        <source>That report is not there any more.</source>
        <translation>Laporan itu tidak ada lagi.</translation>
    </message>
    <message>
        <source>The address holds a user name or a password.</source>
        <translation>Alamat itu memuat nama pengguna atau kata sandi.</translation>
    </message>
    <message>
        <source>The address {address} lets anybody store queries.</source>
        <translation>Alamat {address} membolehkan siapa saja menyimpan kueri.</translation>
    </message>
    <message>
        <source>The address {address} shows the configuration to a user who is not an administrator.</source>
        <translation>Alamat {address} menampilkan konfigurasi kepada pengguna yang bukan administrator.</translation>
    </message>
    <message>
        <source>The area is set from the point. A position that many unrelated reports share is marked as a default position. Unknown categories go to the city's catch-all and are counted.</source>
        <translation>Wilayah ditentukan dari titiknya. Posisi yang dipakai banyak laporan yang tidak berkaitan ditandai sebagai posisi bawaan. Kategori yang tidak dikenal masuk ke kategori penampung kota dan dihitung.</translation>
    </message>
    <message>
        <source>The authentication configuration {name} could not be opened.</source>
        <translation>Konfigurasi autentikasi {name} tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>The authentication configuration {name} holds no user name and password.</source>
        <translation>Konfigurasi autentikasi {name} tidak memuat nama pengguna dan kata sandi.</translation>
    </message>
    <message>
        <source>The backup lacks roles that own something or have rights: {names}. They were made and cannot log in.</source>
        <translation>Cadangan tidak memuat peran yang memiliki sesuatu atau mempunyai hak: {names}. Peran itu dibuat dan tidak dapat login.</translation>
    </message>
    <message>
        <source>The backup was restored, but could not be brought up to date: {problem}</source>
        <translation>Cadangan sudah dipulihkan, tetapi tidak dapat dimutakhirkan: {problem}</translation>
    </message>
    <message>
        <source>the bounds of {name} are not west, south, east, north in degrees</source>
        <translation>batas {name} bukan barat, selatan, timur, utara dalam derajat</translation>
    </message>
    <message>
        <source>the brush {style}</source>
        <translation>kuas {style}</translation>
    </message>
    <message>
        <source>The caller agrees that both are stored</source>
        <translation>Penelepon setuju keduanya disimpan</translation>
    </message>
    <message>
        <source>The caller has not agreed that name and number are stored.</source>
        <translation>Penelepon belum setuju nama dan nomornya disimpan.</translation>
    </message>
    <message>
        <source>The caller is counted at {reference}; no new report is filed.</source>
        <translation>Penelepon dihitung pada {reference}; tidak ada laporan baru.</translation>
    </message>
    <message>
        <source>The certificate of {url} cannot be trusted: {reason}.</source>
        <translation>Sertifikat {url} tidak dapat dipercaya: {reason}.</translation>
    </message>
    <message>
        <source>The city has no working day after {reported_at}.</source>
        <translation>Kota tidak punya hari kerja setelah {reported_at}.</translation>
    </message>
    <message>
        <source>The city knows of this problem already. Your call was added to report number {number}. {agency} takes care of it, until {due} at the latest. Please keep the number; you can ask about it at any time.</source>
        <translation>Masalah ini sudah kami ketahui. Telepon Anda ditambahkan pada laporan nomor {number}. {agency} menanganinya, paling lambat {due}. Mohon simpan nomor itu; Anda dapat menanyakannya kapan saja.</translation>
    </message>
    <message>
        <source>The city profile says that agencies serve the areas {unknown}, which the city does not have.</source>
        <translation>Menurut profil kota, ada instansi yang melayani wilayah {unknown}, padahal kota tidak punya wilayah itu.</translation>
    </message>
    <message>
        <source>The city profile says which column is what; a mapping given here replaces it (report field, column). Report fields: {fields}.</source>
        <translation>Profil kota menentukan arti setiap kolom; pemetaan yang diberikan di sini menggantikannya (bidang laporan, kolom). Bidang laporan: {fields}.</translation>
    </message>
    <message>
        <source>The city profile {file} has an entry of the wrong kind: {reason}.</source>
        <translation>Profil kota {file} memuat entri yang salah jenisnya: {reason}.</translation>
    </message>
    <message>
        <source>The city profile {file} is not valid YAML: {reason}.</source>
        <translation>Profil kota {file} bukan YAML yang sah: {reason}.</translation>
    </message>
    <message>
        <source>The city profile {file} lacks the entry {entry}.</source>
        <translation>Profil kota {file} tidak memuat entri {entry}.</translation>
    </message>
    <message>
        <source>The city's areas cannot be read: {reason}.</source>
        <translation>Wilayah kota tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>The city's database has no table or view {name}.</source>
        <translation>Basis data kota tidak punya tabel atau view {name}.</translation>
    </message>
    <message>
        <source>The code in {folder} does not begin with {prelude} or does not end with {rights}.</source>
        <translation>Kode dalam {folder} tidak diawali {prelude} atau tidak diakhiri {rights}.</translation>
    </message>
    <message>
        <source>the code is up to date</source>
        <translation>kode sudah mutakhir</translation>
    </message>
    <message>
        <source>the code was renewed</source>
        <translation>kode diperbarui</translation>
    </message>
    <message>
        <source>The code {file}</source>
        <translation>Kode {file}</translation>
    </message>
    <message>
        <source>The column mapping names {unknown}, which is no field of a report.</source>
        <translation>Pemetaan kolom menyebut {unknown}, yang bukan bidang laporan.</translation>
    </message>
    <message>
        <source>the column {column} of {layer} is one that GML has of its own; rename it in the view</source>
        <translation>kolom {column} dari {layer} adalah nama yang sudah dipakai GML; ganti namanya dalam view</translation>
    </message>
    <message>
        <source>the column {column} of {layer} is private and may not be published</source>
        <translation>kolom {column} dari {layer} bersifat pribadi dan tidak boleh diterbitkan</translation>
    </message>
    <message>
        <source>The column {key} does not identify the rows of {relation}: it is empty or the same in some.</source>
        <translation>Kolom {key} tidak menandai baris {relation}: ada yang kosong atau sama.</translation>
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
        <source>The columns {first} and {second} of {file} mean the same.</source>
        <translation>Kolom {first} dan {second} dari {file} sama artinya.</translation>
    </message>
    <message>
        <source>The connection has no database.</source>
        <translation>Sambungan belum menyebut basis data.</translation>
    </message>
    <message>
        <source>The connection has no name.</source>
        <translation>Sambungan belum bernama.</translation>
    </message>
    <message>
        <source>The connection service is not defined.</source>
        <translation>Layanan sambungan itu belum didefinisikan.</translation>
    </message>
    <message>
        <source>The connection string cannot be read: {reason}.</source>
        <translation>Teks sambungan tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>The connection to the database broke: {reason}.</source>
        <translation>Sambungan ke basis data terputus: {reason}.</translation>
    </message>
    <message>
        <source>The content {digest}… is not in the journal any more.</source>
        <translation>Isi {digest}… tidak ada lagi dalam jurnal.</translation>
    </message>
    <message>
        <source>The database answers again.</source>
        <translation>Basis data menjawab kembali.</translation>
    </message>
    <message>
        <source>The database asks for a password and none was given.</source>
        <translation>Basis data meminta kata sandi, tetapi tidak ada yang diberikan.</translation>
    </message>
    <message>
        <source>The database can be published, and could be better.</source>
        <translation>Basis data dapat diterbitkan, tetapi bisa lebih baik.</translation>
    </message>
    <message>
        <source>The database cannot be opened: {reason}.</source>
        <translation>Basis data tidak dapat dibuka: {reason}.</translation>
    </message>
    <message>
        <source>The database closed the connection, because its transaction was left open too long.</source>
        <translation>Basis data menutup koneksi karena transaksinya dibiarkan terbuka terlalu lama.</translation>
    </message>
    <message>
        <source>The database host is not known on this network.</source>
        <translation>Host basis data tidak dikenal di jaringan ini.</translation>
    </message>
    <message>
        <source>The database is away. What is shown may be old; it comes back by itself.</source>
        <translation>Basis data tidak terjangkau. Yang tampil mungkin sudah lama; sambungan akan pulih sendiri.</translation>
    </message>
    <message>
        <source>The database is fit to be published.</source>
        <translation>Basis data siap diterbitkan.</translation>
    </message>
    <message>
        <source>The database is in use: {what} could not lock its tables within {time}.</source>
        <translation>Basis data sedang dipakai: {what} tidak dapat mengunci tabelnya dalam {time}.</translation>
    </message>
    <message>
        <source>The database is looked at before every plan; what is found is listed here.</source>
        <translation>Basis data diperiksa sebelum setiap rencana; yang ditemukan tercantum di sini.</translation>
    </message>
    <message>
        <source>The database is not fit to be published; errors: {number}.</source>
        <translation>Basis data belum layak diterbitkan; kesalahan: {number}.</translation>
    </message>
    <message>
        <source>The database is not fit yet: what an error stands in the way of is not published.</source>
        <translation>Basis data belum siap: yang terhalang kesalahan tidak diterbitkan.</translation>
    </message>
    <message>
        <source>The database notes where edits changed the public map. This algorithm makes GeoServer drop the tiles there, of the layers concerned and of the group that contains them. They are drawn again when somebody asks for them; all other tiles stay.</source>
        <translation>Basis data mencatat di mana pengeditan mengubah peta publik. Algoritma ini meminta GeoServer menghapus ubin di sana, dari layer yang bersangkutan dan dari grup yang memuatnya. Ubin itu digambar lagi ketika diminta; semua ubin lain tetap.</translation>
    </message>
    <message>
        <source>The database refused the user name or the password.</source>
        <translation>Basis data menolak nama pengguna atau kata sandi.</translation>
    </message>
    <message>
        <source>The database server did not answer in time.</source>
        <translation>Server basis data tidak menjawab tepat waktu.</translation>
    </message>
    <message>
        <source>The database server has no pg_trgm.</source>
        <translation>Server basis data tidak memiliki pg_trgm.</translation>
    </message>
    <message>
        <source>The database server has no PostGIS.</source>
        <translation>Server basis data tidak punya PostGIS.</translation>
    </message>
    <message>
        <source>The database server's disk is full.</source>
        <translation>Disk server basis data penuh.</translation>
    </message>
    <message>
        <source>The database stopped the work, because it took too long.</source>
        <translation>Basis data menghentikan pekerjaan karena terlalu lama.</translation>
    </message>
    <message>
        <source>The database was left while it was asked. What you typed stays here.</source>
        <translation>Basis data ditinggalkan saat sedang ditanya. Isian Anda tetap ada di sini.</translation>
    </message>
    <message>
        <source>The database was made by an older Mapalus. Upgrade it before you load layers.</source>
        <translation>Basis data dibuat oleh Mapalus versi lama. Mutakhirkan sebelum memuat layer.</translation>
    </message>
    <message>
        <source>the database's owner</source>
        <translation>pemilik basis data</translation>
    </message>
    <message>
        <source>the declaration</source>
        <translation>deklarasi</translation>
    </message>
    <message>
        <source>the declared columns and no others</source>
        <translation>hanya kolom yang dideklarasikan</translation>
    </message>
    <message>
        <source>the default of {parameter} does not pass its own validator</source>
        <translation>nilai bawaan {parameter} tidak lolos validatornya sendiri</translation>
    </message>
    <message>
        <source>The demo knows no {who}.</source>
        <translation>Demo tidak mengenal {who}.</translation>
    </message>
    <message>
        <source>The desktop could not be prepared: {reason}</source>
        <translation>Desktop tidak dapat disiapkan: {reason}</translation>
    </message>
    <message>
        <source>The desktop is not prepared.</source>
        <translation>Desktop belum disiapkan.</translation>
    </message>
    <message>
        <source>The encoding {encoding} is not known.</source>
        <translation>Pengodean {encoding} tidak dikenal.</translation>
    </message>
    <message>
        <source>the entry {name} stands there twice</source>
        <translation>entri {name} tertulis dua kali</translation>
    </message>
    <message>
        <source>The extension pg_trgm is not enabled in this database and this user may not enable it.</source>
        <translation>Ekstensi pg_trgm belum diaktifkan di basis data ini dan pengguna ini tidak boleh mengaktifkannya.</translation>
    </message>
    <message>
        <source>The feed at {address} does not ask for a login: programs that wait for that fail.</source>
        <translation>Umpan di {address} tidak meminta login: program yang menunggu permintaan itu gagal.</translation>
    </message>
    <message>
        <source>The feed of {agency} is closed: the login {login} has a name that no workspace can have.</source>
        <translation>Feed {agency} tertutup: nama login {login} tidak dapat menjadi nama workspace.</translation>
    </message>
    <message>
        <source>The feed of {agency} is closed: the password of {login} is not known.</source>
        <translation>Feed {agency} tertutup: kata sandi {login} tidak diketahui.</translation>
    </message>
    <message>
        <source>The feed of {agency} is closed: there is no database login {login}.</source>
        <translation>Feed {agency} tertutup: tidak ada login basis data {login}.</translation>
    </message>
    <message>
        <source>The feed shows {user} nothing, though it has reports.</source>
        <translation>Feed tidak menampilkan apa pun kepada {user}, padahal ada laporannya.</translation>
    </message>
    <message>
        <source>The feed shows {user} reports of other agencies.</source>
        <translation>Feed menampilkan laporan instansi lain kepada {user}.</translation>
    </message>
    <message>
        <source>The file {name} of QGIS Server cannot be written: {reason}.</source>
        <translation>Berkas {name} milik QGIS Server tidak dapat ditulis: {reason}.</translation>
    </message>
    <message>
        <source>The file {path} could not be written: {reason}.</source>
        <translation>Berkas {path} tidak dapat ditulis: {reason}.</translation>
    </message>
    <message>
        <source>The file {path} may not be read.</source>
        <translation>Berkas {path} tidak boleh dibaca.</translation>
    </message>
    <message>
        <source>The findings as a file</source>
        <translation>Temuan sebagai berkas</translation>
    </message>
    <message>
        <source>The first line must name the columns, separated by a comma, semicolon, tab or vertical bar; nothing was imported.</source>
        <translation>Baris pertama harus memuat nama kolom, dipisahkan koma, titik koma, tab, atau garis tegak; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>the font weight {weight}</source>
        <translation>ketebalan huruf {weight}</translation>
    </message>
    <message>
        <source>The front lets {way} through to {address}.</source>
        <translation>Gerbang depan meloloskan {way} ke {address}.</translation>
    </message>
    <message>
        <source>the front: a feed without a login</source>
        <translation>gerbang depan: umpan tanpa login</translation>
    </message>
    <message>
        <source>the front: compression</source>
        <translation>gerbang depan: pemampatan</translation>
    </message>
    <message>
        <source>the front: headers against scripts, for other sites and for caches</source>
        <translation>gerbang depan: kepala terhadap skrip, untuk situs lain dan untuk tembolok</translation>
    </message>
    <message>
        <source>the front: what it refuses</source>
        <translation>gerbang depan: yang ditolaknya</translation>
    </message>
    <message>
        <source>the function {text}</source>
        <translation>fungsi {text}</translation>
    </message>
    <message>
        <source>the function {text}()</source>
        <translation>fungsi {text}()</translation>
    </message>
    <message>
        <source>The geometry {column} of {relation} says neither its kind nor its reference system.</source>
        <translation>Geometri {column} dari {relation} tidak menyebut jenis dan sistem acuannya.</translation>
    </message>
    <message>
        <source>The GeoServer in {folder} does not accept its administrator (status {status}).</source>
        <translation>GeoServer dalam {folder} tidak menerima administratornya (status {status}).</translation>
    </message>
    <message>
        <source>The group {group} is drawn without {layers}: QGIS has a layer in one group only.</source>
        <translation>Grup {group} digambar tanpa {layers}: di QGIS satu layer hanya ada dalam satu grup.</translation>
    </message>
    <message>
        <source>the group {group} names the unknown layer {name}</source>
        <translation>grup {group} menyebut layer {name}, yang tidak dikenal</translation>
    </message>
    <message>
        <source>The guide is missing.</source>
        <translation>Panduan tidak ditemukan.</translation>
    </message>
    <message>
        <source>the icon {default}, which is not among the icons</source>
        <translation>ikon {default}, yang tidak ada di antara ikon</translation>
    </message>
    <message>
        <source>the icon {icon}, which is not among the icons</source>
        <translation>ikon {icon}, yang tidak ada di antara ikon</translation>
    </message>
    <message>
        <source>the icon {name}, which is not square</source>
        <translation>ikon {name}, yang tidak berbentuk bujur sangkar</translation>
    </message>
    <message>
        <source>The journal does not say what is needed to make the {kind} {name} again: {fields}.</source>
        <translation>Jurnal tidak memuat yang diperlukan untuk membuat kembali {kind} {name}: {fields}.</translation>
    </message>
    <message>
        <source>The journal has no publication {entry} to {server}.</source>
        <translation>Jurnal tidak memuat penerbitan {entry} ke {server}.</translation>
    </message>
    <message>
        <source>the key {key} of {layer} is not among its columns</source>
        <translation>kunci {key} dari {layer} tidak ada di antara kolomnya</translation>
    </message>
    <message>
        <source>The key {key} of {relation} cannot be published: {reason}</source>
        <translation>Kunci {key} dari {relation} tidak dapat diterbitkan: {reason}</translation>
    </message>
    <message>
        <source>The key: always published.</source>
        <translation>Kunci: selalu diterbitkan.</translation>
    </message>
    <message>
        <source>the KML reflector</source>
        <translation>reflektor KML</translation>
    </message>
    <message>
        <source>the labelling {kind}</source>
        <translation>pelabelan {kind}</translation>
    </message>
    <message>
        <source>The last day is not before the first.</source>
        <translation>Hari terakhir tidak mendahului hari pertama.</translation>
    </message>
    <message>
        <source>The last {number}</source>
        <translation>{number} terakhir</translation>
    </message>
    <message>
        <source>The layer has no features yet.</source>
        <translation>Layer belum punya fitur.</translation>
    </message>
    <message>
        <source>The layer {layer} answers requests by {way} with undeclared columns ({columns}).</source>
        <translation>Layer {layer} menjawab permintaan {way} dengan kolom yang tidak dideklarasikan ({columns}).</translation>
    </message>
    <message>
        <source>The layer {layer} answers requests with the undeclared column {column}.</source>
        <translation>Layer {layer} menjawab permintaan dengan kolom {column}, yang tidak dideklarasikan.</translation>
    </message>
    <message>
        <source>The layer {layer} can be written by anybody.</source>
        <translation>Layer {layer} dapat ditulisi siapa saja.</translation>
    </message>
    <message>
        <source>The layer {layer} can be written by {who} at /{path}.</source>
        <translation>Lapisan {layer} dapat ditulis oleh {who} di /{path}.</translation>
    </message>
    <message>
        <source>The layer {layer} gives other features on its pages than on one page.</source>
        <translation>Layer {layer} memberi fitur yang berbeda ketika diminta per halaman.</translation>
    </message>
    <message>
        <source>The layer {layer} has a blank legend.</source>
        <translation>Legenda layer {layer} kosong.</translation>
    </message>
    <message>
        <source>The layer {layer} has features but a blank map.</source>
        <translation>Layer {layer} punya fitur, tetapi petanya kosong.</translation>
    </message>
    <message>
        <source>The layer {layer} has features but blank tiles in {gridset}.</source>
        <translation>Layer {layer} punya fitur, tetapi ubinnya dalam {gridset} kosong.</translation>
    </message>
    <message>
        <source>The layer {layer} has no schema.</source>
        <translation>Layer {layer} tidak punya skema.</translation>
    </message>
    <message>
        <source>The layer {layer} has no time dimension in the WMS capabilities.</source>
        <translation>Layer {layer} tidak punya dimensi waktu dalam kapabilitas WMS.</translation>
    </message>
    <message>
        <source>The layer {layer} has no {what}; the server says: {says}.</source>
        <translation>Layer {layer} tidak punya {what}; kata server: {says}.</translation>
    </message>
    <message>
        <source>The layer {layer} has other columns than are declared.</source>
        <translation>Kolom layer {layer} berbeda dari yang dideklarasikan.</translation>
    </message>
    <message>
        <source>The layer {layer} is closed, but anybody can ask for it in the group {group}.</source>
        <translation>Layer {layer} tertutup, tetapi siapa saja dapat memintanya dalam grup {group}.</translation>
    </message>
    <message>
        <source>The layer {layer} is closed, but may be drawn in the tiles of the group {group} by {way}.</source>
        <translation>Layer {layer} tertutup, tetapi mungkin tergambar dalam ubin grup {group} lewat {way}.</translation>
    </message>
    <message>
        <source>The layer {layer} is closed, but {who} can reach it by {way}.</source>
        <translation>Lapisan {layer} tertutup, tetapi {who} dapat mencapainya melalui {way}.</translation>
    </message>
    <message>
        <source>The layer {layer} is left out: it is for {readers} alone, and QGIS Server knows no logins.</source>
        <translation>Layer {layer} tidak disertakan: layer itu hanya untuk {readers}, dan QGIS Server tidak mengenal login.</translation>
    </message>
    <message>
        <source>The layer {layer} is left out: QGIS cannot keep its filter “{filter}”, and without it more would be seen.</source>
        <translation>Layer {layer} tidak disertakan: QGIS tidak dapat memakai filternya, “{filter}”, dan tanpa filter itu lebih banyak yang terlihat.</translation>
    </message>
    <message>
        <source>The layer {layer} is missing from the {kind} capabilities.</source>
        <translation>Layer {layer} tidak ada dalam kapabilitas {kind}.</translation>
    </message>
    <message>
        <source>The layer {layer} lacks the columns {columns}.</source>
        <translation>Layer {layer} tidak punya kolom {columns}.</translation>
    </message>
    <message>
        <source>The layer {layer} shows nothing where no time is asked for, though its newest feature is of {time}.</source>
        <translation>Layer {layer} tidak menampilkan apa pun bila waktu tidak disebut, padahal fitur terbarunya bertanggal {time}.</translation>
    </message>
    <message>
        <source>The layer {layer} shows the undeclared columns {columns}.</source>
        <translation>Layer {layer} menampilkan kolom {columns}, yang tidak dideklarasikan.</translation>
    </message>
    <message>
        <source>The layer {layer} shows {user} nothing, though it has reports.</source>
        <translation>Layer {layer} tidak menampilkan apa pun kepada {user}, padahal ada laporannya.</translation>
    </message>
    <message>
        <source>The layer {layer} shows {user} reports of other agencies.</source>
        <translation>Layer {layer} menampilkan laporan instansi lain kepada {user}.</translation>
    </message>
    <message>
        <source>The layer {names} is being edited.</source>
        <translation>Layer {names} sedang disunting.</translation>
    </message>
    <message>
        <source>The layer {name} cannot be read.</source>
        <translation>Layer {name} tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The layer {name} has edits that are not saved.</source>
        <translation>Layer {name} punya suntingan yang belum disimpan.</translation>
    </message>
    <message>
        <source>The layer {name} is filtered, and the filter would not be published.</source>
        <translation>Layer {name} difilter, dan filternya tidak akan ikut diterbitkan.</translation>
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
        <source>The limit of {number} features holds in WFS 2.0.0 alone; versions 1.0.0 and 1.1.0 of QGIS Server have none.</source>
        <translation>Batas {number} fitur hanya berlaku pada WFS 2.0.0; versi 1.0.0 dan 1.1.0 di QGIS Server tidak punya batas.</translation>
    </message>
    <message>
        <source>The limit of {number} features of {layer} holds in WFS 2.0.0 alone.</source>
        <translation>Batas {number} fitur untuk {layer} hanya berlaku pada WFS 2.0.0.</translation>
    </message>
    <message>
        <source>the line style {style}</source>
        <translation>gaya garis {style}</translation>
    </message>
    <message>
        <source>The login {login} does not have the rights of an agency: its feed would fail.</source>
        <translation>Login {login} tidak memiliki hak instansi: feed-nya akan gagal.</translation>
    </message>
    <message>
        <source>The login {login} has no limit, or too high a one, for: {limits}.</source>
        <translation>Login {login} tidak mempunyai batas, atau batasnya terlalu tinggi, untuk: {limits}.</translation>
    </message>
    <message>
        <source>The login {login} may fill the server's queue of notifications.</source>
        <translation>Login {login} dapat memenuhi antrean notifikasi server.</translation>
    </message>
    <message>
        <source>The login {login} may fill the server's table of locks by advisory locks.</source>
        <translation>Login {login} dapat memenuhi tabel kunci server dengan advisory lock.</translation>
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
        <source>The login {login} may not connect to this database.</source>
        <translation>Login {login} tidak boleh terhubung ke basis data ini.</translation>
    </message>
    <message>
        <source>The login {login} may read from statistics where hidden rows lie.</source>
        <translation>Login {login} dapat membaca dari statistik letak baris yang tersembunyi.</translation>
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
        <source>The login {name} is still needed: {detail}.</source>
        <translation>Login {name} masih diperlukan: {detail}.</translation>
    </message>
    <message>
        <source>The login {name} owns something in this database: {owned}.</source>
        <translation>Login {name} memiliki sesuatu dalam basis data ini: {owned}.</translation>
    </message>
    <message>
        <source>the map page</source>
        <translation>halaman peta</translation>
    </message>
    <message>
        <source>The map page at {address} answers with status {status}.</source>
        <translation>Halaman peta di {address} menjawab dengan status {status}.</translation>
    </message>
    <message>
        <source>The map page is not built.</source>
        <translation>Halaman peta belum dibangun.</translation>
    </message>
    <message>
        <source>The map's coordinate system cannot show this place.</source>
        <translation>Sistem koordinat peta tidak dapat menampilkan lokasi ini.</translation>
    </message>
    <message>
        <source>The map's projection does not show this place.</source>
        <translation>Proyeksi peta tidak dapat menampilkan tempat ini.</translation>
    </message>
    <message>
        <source>the marker shape {shape}</source>
        <translation>bentuk penanda {shape}</translation>
    </message>
    <message>
        <source>The name {name} does not say in which order the file is applied.</source>
        <translation>Nama {name} tidak menunjukkan urutan penerapan berkas itu.</translation>
    </message>
    <message>
        <source>The next click on the map sets the place.</source>
        <translation>Klik berikutnya di peta menentukan letaknya.</translation>
    </message>
    <message>
        <source>The next publication gives an agency's new password to its feed at GeoServer. This also helps where nobody knows the password any more, or the agency's login was made by hand.</source>
        <translation>Publikasi berikutnya memberikan kata sandi baru instansi kepada feed-nya di GeoServer. Ini juga membantu jika tidak ada lagi yang mengetahui kata sandinya, atau login instansi dibuat dengan tangan.</translation>
    </message>
    <message>
        <source>The next run repeats what failed or was cancelled. Needs the role mapalus_planner and GeoServer's administrator. Run it every minute.</source>
        <translation>Pelaksanaan berikutnya mengulangi yang gagal atau dibatalkan. Memerlukan peran mapalus_planner dan administrator GeoServer. Jalankan setiap menit.</translation>
    </message>
    <message>
        <source>The note is too long: at most {number} characters.</source>
        <translation>Catatan terlalu panjang: paling banyak {number} karakter.</translation>
    </message>
    <message>
        <source>The numbers stand in the history of the publish dialog, and in what &lt;b&gt;Apply a publication&lt;/b&gt; says. &lt;b&gt;Only show the plan&lt;/b&gt; changes nothing.</source>
        <translation>Nomornya ada dalam riwayat dialog penerbitan, dan dalam pesan &lt;b&gt;Terapkan penerbitan&lt;/b&gt;. &lt;b&gt;Hanya tampilkan rencana&lt;/b&gt; tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>the operator {text}</source>
        <translation>operator {text}</translation>
    </message>
    <message>
        <source>The own layer {layer} must not be public: {problem}</source>
        <translation>Lapisan sendiri {layer} tidak boleh dipublikasikan: {problem}</translation>
    </message>
    <message>
        <source>The own layer {layer} shows {relation} already.</source>
        <translation>Layer sendiri {layer} sudah menampilkan {relation}.</translation>
    </message>
    <message>
        <source>The own layer {which} cannot be published: {problem}.</source>
        <translation>Layer sendiri {which} tidak dapat diterbitkan: {problem}.</translation>
    </message>
    <message>
        <source>the owner of {relation}</source>
        <translation>pemilik {relation}</translation>
    </message>
    <message>
        <source>the parameter {parameter} does not stand in the query of {name}</source>
        <translation>parameter {parameter} tidak ada dalam kueri {name}</translation>
    </message>
    <message>
        <source>The password of the database login {user} is not known.</source>
        <translation>Kata sandi login basis data {user} tidak diketahui.</translation>
    </message>
    <message>
        <source>The password of the login {login} has expired.</source>
        <translation>Kata sandi login {login} sudah kedaluwarsa.</translation>
    </message>
    <message>
        <source>the password was renewed</source>
        <translation>kata sandinya diperbarui</translation>
    </message>
    <message>
        <source>The password was renewed.</source>
        <translation>Kata sandinya diperbarui.</translation>
    </message>
    <message>
        <source>the person who made that login</source>
        <translation>pembuat login itu</translation>
    </message>
    <message>
        <source>The place lies outside the city. Choose another one.</source>
        <translation>Letaknya di luar wilayah. Pilih letak lain.</translation>
    </message>
    <message>
        <source>The plan as a file</source>
        <translation>Rencana sebagai berkas</translation>
    </message>
    <message>
        <source>The plan in a sentence</source>
        <translation>Rencana dalam satu kalimat</translation>
    </message>
    <message>
        <source>The private PostgreSQL cluster cannot be made: {reason}.</source>
        <translation>Klaster PostgreSQL khusus demo tidak dapat dibuat: {reason}.</translation>
    </message>
    <message>
        <source>The private PostgreSQL server did not start.</source>
        <translation>Server PostgreSQL khusus demo tidak mau berjalan.</translation>
    </message>
    <message>
        <source>The project of QGIS Server cannot be written: {reason}.</source>
        <translation>Proyek QGIS Server tidak dapat ditulis: {reason}.</translation>
    </message>
    <message>
        <source>The project of QGIS Server has other layers than are declared: {others}.</source>
        <translation>Layer dalam proyek QGIS Server berbeda dari yang dideklarasikan: {others}.</translation>
    </message>
    <message>
        <source>The project of QGIS Server would name a password.</source>
        <translation>Proyek QGIS Server akan memuat kata sandi.</translation>
    </message>
    <message>
        <source>The project {file} cannot be written: {reason}.</source>
        <translation>Proyek {file} tidak dapat ditulis: {reason}.</translation>
    </message>
    <message>
        <source>the property {name} ({value})</source>
        <translation>properti {name} ({value})</translation>
    </message>
    <message>
        <source>The public layer {name} cannot be read: {reason}.</source>
        <translation>Layer publik {name} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>The public login may make large objects.</source>
        <translation>Login umum boleh membuat objek besar.</translation>
    </message>
    <message>
        <source>The public login may make temporary objects.</source>
        <translation>Login umum boleh membuat objek sementara.</translation>
    </message>
    <message>
        <source>The public map shows it at first</source>
        <translation>Langsung tampil di peta publik</translation>
    </message>
    <message>
        <source>The published services do not answer as they should: {reason}.</source>
        <translation>Layanan yang diterbitkan tidak menjawab sebagaimana mestinya: {reason}.</translation>
    </message>
    <message>
        <source>The purpose of reading a reporter must be said in one line, in words.</source>
        <translation>Tujuan membaca data pelapor harus ditulis dalam satu baris, dengan kata-kata.</translation>
    </message>
    <message>
        <source>The Python package {package} cannot be loaded: {reason}.</source>
        <translation>Paket Python {package} tidak dapat dimuat: {reason}.</translation>
    </message>
    <message>
        <source>The query of the layer {layer} fails: {reason}.</source>
        <translation>Kueri layer {layer} gagal: {reason}.</translation>
    </message>
    <message>
        <source>The query of the layer {layer} gives no column {columns}.</source>
        <translation>Kueri layer {layer} tidak menghasilkan kolom {columns}.</translation>
    </message>
    <message>
        <source>The query of {layer} always has the defaults of {names}: QGIS Server takes no parameters.</source>
        <translation>Kueri {layer} selalu memakai nilai bawaan {names}: QGIS Server tidak menerima parameter.</translation>
    </message>
    <message>
        <source>the query of {name} has the parameter {parameter}, which is not declared</source>
        <translation>kueri {name} punya parameter {parameter}, yang tidak dideklarasikan</translation>
    </message>
    <message>
        <source>the renderer {kind}</source>
        <translation>renderer {kind}</translation>
    </message>
    <message>
        <source>The report has no place.</source>
        <translation>Laporan ini belum memiliki letak.</translation>
    </message>
    <message>
        <source>The report is “{status}” now: this step is possible no more.</source>
        <translation>Laporan sekarang berstatus “{status}”: langkah ini tidak mungkin lagi.</translation>
    </message>
    <message>
        <source>The reporter's data were erased on {time}.</source>
        <translation>Data pelapor sudah dihapus pada {time}.</translation>
    </message>
    <message>
        <source>The reports and their history stay. What was erased cannot be brought back, except from a backup. Needs the role mapalus_admin. Run it once a day.</source>
        <translation>Laporan dan riwayatnya tetap ada. Yang sudah dihapus tidak dapat dikembalikan, kecuali dari cadangan. Memerlukan peran mapalus_admin. Jalankan sekali sehari.</translation>
    </message>
    <message>
        <source>the REST interface</source>
        <translation>antarmuka REST</translation>
    </message>
    <message>
        <source>the REST rule {method} would lock administrators out; {role} must be among its roles</source>
        <translation>aturan REST {method} akan mengunci administrator di luar; {role} harus ada di antara perannya</translation>
    </message>
    <message>
        <source>the REST rule {method} would open the server's configuration to everybody ({roles})</source>
        <translation>aturan REST {method} akan membuka konfigurasi server bagi semua orang ({roles})</translation>
    </message>
    <message>
        <source>The REST rules would lock the administrator out of {addresses}.</source>
        <translation>Aturan REST itu akan menutup {addresses} bagi administrator.</translation>
    </message>
    <message>
        <source>The role {member} was here already, and may be somebody else: it was not made a member of {role}.</source>
        <translation>Peran {member} sudah ada di sini dan mungkin milik orang lain: peran itu tidak dijadikan anggota {role}.</translation>
    </message>
    <message>
        <source>The role {name} is no login that Mapalus made.</source>
        <translation>Peran {name} bukan login buatan Mapalus.</translation>
    </message>
    <message>
        <source>the role {roles} is not among server.roles</source>
        <translation>peran {roles} tidak ada dalam server.roles</translation>
    </message>
    <message>
        <source>The role {role} has a password already, and it is another one.</source>
        <translation>Peran {role} sudah punya kata sandi, dan kata sandinya lain.</translation>
    </message>
    <message>
        <source>The role {role} may act as the agency's login {login}.</source>
        <translation>Peran {role} boleh bertindak sebagai login instansi {login}.</translation>
    </message>
    <message>
        <source>The roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>The schema is at version {version}; {steps} steps were applied, {code}.</source>
        <translation>Skema ada pada versi {version}; {steps} langkah diterapkan, {code}.</translation>
    </message>
    <message>
        <source>the schema's owner</source>
        <translation>pemilik skema</translation>
    </message>
    <message>
        <source>The server answers as a script (JSONP): any web page can read what its visitor may read here.</source>
        <translation>Server menjawab sebagai skrip (JSONP): halaman web mana pun dapat membaca apa yang boleh dibaca pengunjungnya di sini.</translation>
    </message>
    <message>
        <source>The server answers as it should, and refuses what it should. Checks: {number}.</source>
        <translation>Server menjawab dan menolak sebagaimana mestinya. Butir yang diperiksa: {number}.</translation>
    </message>
    <message>
        <source>The server answers as it should, but with warnings. Checks: {number}; warnings: {warnings}.</source>
        <translation>Server menjawab sebagaimana mestinya, tetapi dengan peringatan. Pemeriksaan: {number}; peringatan: {warnings}.</translation>
    </message>
    <message>
        <source>The server at {url} is not a GeoServer; it says: {text}.</source>
        <translation>Server di {url} bukan GeoServer; jawabannya: {text}.</translation>
    </message>
    <message>
        <source>The server calls addresses that a map request names.</source>
        <translation>Server memanggil alamat yang disebut dalam permintaan peta.</translation>
    </message>
    <message>
        <source>The server does not answer: {reason}.</source>
        <translation>Server tidak menjawab: {reason}.</translation>
    </message>
    <message>
        <source>The server does not keep a change: {step}.</source>
        <translation>Server tidak menyimpan suatu perubahan: {step}.</translation>
    </message>
    <message>
        <source>The server does not say its version, so it may have the known hole {hole}: {lets}. Fixed in {fixed}.</source>
        <translation>Server tidak menyebut versinya, jadi mungkin memiliki celah yang diketahui {hole}: {lets}. Diperbaiki di {fixed}.</translation>
    </message>
    <message>
        <source>The server draws a map of {number} layers for anybody, which may take minutes.</source>
        <translation>Server menggambar peta dengan {number} layer untuk siapa pun; itu bisa makan waktu bermenit-menit.</translation>
    </message>
    <message>
        <source>The server draws a map of {side} by {side} pixels for anybody, at {address}.</source>
        <translation>Server menggambar peta {side} kali {side} piksel untuk siapa pun, di {address}.</translation>
    </message>
    <message>
        <source>The server draws styles that a request brings along, at {address}.</source>
        <translation>Server menggambar dengan gaya yang dibawa permintaan, di {address}.</translation>
    </message>
    <message>
        <source>The server has no database of that name.</source>
        <translation>Server tidak punya basis data dengan nama itu.</translation>
    </message>
    <message>
        <source>The server is already as it was before publication {number}.</source>
        <translation>Server sudah seperti sebelum penerbitan {number}.</translation>
    </message>
    <message>
        <source>The server is not as it is declared; steps that would change it: {number}.</source>
        <translation>Keadaan server tidak sesuai deklarasi; langkah yang akan mengubahnya: {number}.</translation>
    </message>
    <message>
        <source>The server sends an image that cannot be read.</source>
        <translation>Server mengirim gambar yang tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The server's log may hold the names of reporters that {login} writes.</source>
        <translation>Log server dapat memuat nama pelapor yang ditulis {login}.</translation>
    </message>
    <message>
        <source>The server's master password lies about in clear text, in security/masterpw.info.</source>
        <translation>Kata sandi utama server tergeletak sebagai teks biasa di security/masterpw.info.</translation>
    </message>
    <message>
        <source>the server: a known hole of its version</source>
        <translation>server: celah yang diketahui pada versinya</translation>
    </message>
    <message>
        <source>the server: a map of very many layers</source>
        <translation>server: peta dengan sangat banyak layer</translation>
    </message>
    <message>
        <source>the server: a very large map</source>
        <translation>server: peta yang sangat besar</translation>
    </message>
    <message>
        <source>the server: answers as scripts (JSONP)</source>
        <translation>server: jawaban sebagai skrip (JSONP)</translation>
    </message>
    <message>
        <source>the server: calls of addresses that a request names</source>
        <translation>server: panggilan ke alamat yang disebut permintaan</translation>
    </message>
    <message>
        <source>the server: locks on features</source>
        <translation>server: penguncian fitur</translation>
    </message>
    <message>
        <source>the server: pages for administrators</source>
        <translation>server: halaman untuk administrator</translation>
    </message>
    <message>
        <source>the server: processes (WPS)</source>
        <translation>server: proses (WPS)</translation>
    </message>
    <message>
        <source>the server: SQL in a filter</source>
        <translation>server: SQL dalam filter</translation>
    </message>
    <message>
        <source>the server: styles that a request brings along</source>
        <translation>server: gaya yang dibawa permintaan</translation>
    </message>
    <message>
        <source>the server: the file of its master password</source>
        <translation>server: berkas kata sandi utamanya</translation>
    </message>
    <message>
        <source>the server: the password that it comes with</source>
        <translation>server: kata sandi bawaannya</translation>
    </message>
    <message>
        <source>the server: whole layers as KML or a feed</source>
        <translation>server: seluruh layer sebagai KML atau umpan</translation>
    </message>
    <message>
        <source>the service level of the server's WFS is declared twice</source>
        <translation>tingkat layanan WFS server dideklarasikan dua kali</translation>
    </message>
    <message>
        <source>The statements ran and changed nothing: {problem}</source>
        <translation>Perintahnya berjalan tetapi tidak mengubah apa pun: {problem}</translation>
    </message>
    <message>
        <source>The status “{word}” is not known.</source>
        <translation>Status “{word}” tidak dikenal.</translation>
    </message>
    <message>
        <source>The steps of the schema in {folder} are not numbered without gaps.</source>
        <translation>Langkah skema dalam {folder} tidak bernomor urut.</translation>
    </message>
    <message>
        <source>The store {store} needs the password of the database login {login}, which was not given.</source>
        <translation>Store {store} memerlukan kata sandi login basis data {login}, yang belum diberikan.</translation>
    </message>
    <message>
        <source>The streets have no source.</source>
        <translation>Jalan-jalan ini tidak memiliki sumber.</translation>
    </message>
    <message>
        <source>The style is not valid XML: {reason}.</source>
        <translation>Gaya itu bukan XML yang sah: {reason}.</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {reason}.</source>
        <translation>Gaya {name} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>The style reads columns that are not published: {names}.</source>
        <translation>Gaya membaca kolom yang tidak diterbitkan: {names}.</translation>
    </message>
    <message>
        <source>The style {name} cannot be applied: {message}.</source>
        <translation>Gaya {name} tidak dapat diterapkan: {message}.</translation>
    </message>
    <message>
        <source>The style {name} cannot be deleted: a layer that is not the publication's uses it.</source>
        <translation>Gaya {name} tidak dapat dihapus: ada layer di luar penerbitan ini yang memakainya.</translation>
    </message>
    <message>
        <source>The style {name} cannot be drawn alike by GeoServer: {losses}.</source>
        <translation>Gaya {name} tidak dapat digambar sama oleh GeoServer: {losses}.</translation>
    </message>
    <message>
        <source>The style {source} cannot be read: {reason}.</source>
        <translation>Gaya {source} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>The style {style} is that of several layers, which are drawn at different scales.</source>
        <translation>Gaya {style} dipakai beberapa layer yang digambar pada skala berbeda.</translation>
    </message>
    <message>
        <source>the style {style} of {layer} does not exist in the folder styles</source>
        <translation>gaya {style} dari {layer} tidak ada dalam folder styles</translation>
    </message>
    <message>
        <source>The style {style}.qml cannot be applied: {message}.</source>
        <translation>Gaya {style}.qml tidak dapat diterapkan: {message}.</translation>
    </message>
    <message>
        <source>the symbol layer {kind}</source>
        <translation>layer simbol {kind}</translation>
    </message>
    <message>
        <source>The table {table} cannot be read: {reason}.</source>
        <translation>Tabel {table} tidak dapat dibaca: {reason}.</translation>
    </message>
    <message>
        <source>the time column {name} of {layer} ({part}) is not among its columns</source>
        <translation>kolom waktu {name} dari {layer} ({part}) tidak ada di antara kolomnya</translation>
    </message>
    <message>
        <source>the time dimension</source>
        <translation>dimensi waktu</translation>
    </message>
    <message>
        <source>The time “{text}” ({what}) cannot be read.</source>
        <translation>Waktu “{text}” ({what}) tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The times of {layer} are left out: QGIS Server would list every single moment in its capabilities, and draws everything without a time.</source>
        <translation>Waktu {layer} tidak disertakan: QGIS Server akan mendaftar setiap saat dalam kapabilitasnya, dan menggambar semuanya bila waktu tidak disebut.</translation>
    </message>
    <message>
        <source>The times of {layer} are listed one by one in the capabilities; begin and default are left out: without a time everything is drawn.</source>
        <translation>Waktu {layer} didaftar satu per satu dalam kapabilitas; awal dan nilai bawaannya tidak disertakan: bila waktu tidak disebut, semuanya digambar.</translation>
    </message>
    <message>
        <source>The upgrade</source>
        <translation>Peningkatan</translation>
    </message>
    <message>
        <source>The user may not configure GeoServer at {url}.</source>
        <translation>Pengguna itu tidak berhak mengatur GeoServer di {url}.</translation>
    </message>
    <message>
        <source>The user needs the rights to create schemas and roles; enabling PostGIS needs a superuser.</source>
        <translation>Pengguna memerlukan hak membuat skema dan peran; mengaktifkan PostGIS memerlukan superuser.</translation>
    </message>
    <message>
        <source>the user {user} cannot be given the role {roles}</source>
        <translation>pengguna {user} tidak dapat diberi peran {roles}</translation>
    </message>
    <message>
        <source>The user {user} cannot read the layer {layer}.</source>
        <translation>Pengguna {user} tidak dapat membaca layer {layer}.</translation>
    </message>
    <message>
        <source>the user {user} would be an administrator, whom a publication does not make</source>
        <translation>pengguna {user} akan menjadi administrator, padahal penerbitan tidak membuat administrator</translation>
    </message>
    <message>
        <source>the validator of {parameter} is no regular expression: {reason}</source>
        <translation>validator {parameter} bukan ekspresi reguler: {reason}</translation>
    </message>
    <message>
        <source>the value {values} a second time</source>
        <translation>nilai {values} untuk kedua kalinya</translation>
    </message>
    <message>
        <source>the values are the same</source>
        <translation>nilainya sama</translation>
    </message>
    <message>
        <source>the variable {text}</source>
        <translation>variabel {text}</translation>
    </message>
    <message>
        <source>The verification as a file</source>
        <translation>Hasil pemeriksaan sebagai berkas</translation>
    </message>
    <message>
        <source>The view {name} has columns that are not declared: {surplus}.</source>
        <translation>View {name} punya kolom yang tidak dideklarasikan: {surplus}.</translation>
    </message>
    <message>
        <source>The view {name} lacks the declared columns {missing}.</source>
        <translation>View {name} tidak punya kolom {missing}, yang dideklarasikan.</translation>
    </message>
    <message>
        <source>The view {relation} has no security barrier: a filter may see rows that it leaves out.</source>
        <translation>Tampilan {relation} tidak berpenghalang keamanan: sebuah saringan dapat melihat baris yang disembunyikannya.</translation>
    </message>
    <message>
        <source>The WFS answers a request for {layer} with: {text}.</source>
        <translation>WFS menjawab permintaan untuk {layer} dengan: {text}.</translation>
    </message>
    <message>
        <source>The WFS is read-only, although {level} is declared.</source>
        <translation>WFS hanya dapat dibaca, meskipun yang dideklarasikan {level}.</translation>
    </message>
    <message>
        <source>The whole layer</source>
        <translation>Seluruh layer</translation>
    </message>
    <message>
        <source>The WMS of QGIS Server cannot be switched off; it answers without any layer.</source>
        <translation>WMS QGIS Server tidak dapat dimatikan; WMS menjawab tanpa layer.</translation>
    </message>
    <message>
        <source>the WMS reflector</source>
        <translation>reflektor WMS</translation>
    </message>
    <message>
        <source>The workspace {workspace} is not published: QGIS Server is for the public map alone and knows no logins, so that its layers, readers, writers and users are left out.</source>
        <translation>Workspace {workspace} tidak diterbitkan: QGIS Server hanya untuk peta publik dan tidak mengenal login, sehingga layer, pembaca, penulis, dan penggunanya tidak disertakan.</translation>
    </message>
    <message>
        <source>The workspace {workspace} on {server} belongs to {city} (database {database}).</source>
        <translation>Ruang kerja {workspace} di {server} milik {city} (basis data {database}).</translation>
    </message>
    <message>
        <source>Then the view mapalus_public.own_{name} is made with these columns, and the public may read it: {columns}.</source>
        <translation>Lalu dibuat view mapalus_public.own_{name} dengan kolom berikut, yang boleh dibaca publik: {columns}.</translation>
    </message>
    <message>
        <source>There are no coverages in the database, and no WCS.</source>
        <translation>Tidak ada coverage dalam basis data, dan tidak ada WCS.</translation>
    </message>
    <message>
        <source>There are no reports yet.</source>
        <translation>Belum ada laporan.</translation>
    </message>
    <message>
        <source>There is a connection called {name} already.</source>
        <translation>Sudah ada sambungan bernama {name}.</translation>
    </message>
    <message>
        <source>There is a role {name} already.</source>
        <translation>Sudah ada peran {name}.</translation>
    </message>
    <message>
        <source>there is more than one group {name}</source>
        <translation>ada lebih dari satu grup {name}</translation>
    </message>
    <message>
        <source>there is more than one layer {layer}</source>
        <translation>ada lebih dari satu layer {layer}</translation>
    </message>
    <message>
        <source>there is more than one workspace {name}</source>
        <translation>ada lebih dari satu workspace {name}</translation>
    </message>
    <message>
        <source>There is no agency {agency}.</source>
        <translation>Tidak ada instansi {agency}.</translation>
    </message>
    <message>
        <source>There is no city profile {name}.</source>
        <translation>Tidak ada profil kota {name}.</translation>
    </message>
    <message>
        <source>There is no demo yet.</source>
        <translation>Belum ada demo.</translation>
    </message>
    <message>
        <source>There is no description.</source>
        <translation>Tidak ada uraian.</translation>
    </message>
    <message>
        <source>There is no file {data}.</source>
        <translation>Tidak ada berkas {data}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Tidak ada berkas {path}.</translation>
    </message>
    <message>
        <source>There is no GeoServer REST interface at {url}.</source>
        <translation>Tidak ada antarmuka REST GeoServer di {url}.</translation>
    </message>
    <message>
        <source>There is no kind of login {kind}.</source>
        <translation>Tidak ada login berjenis {kind}.</translation>
    </message>
    <message>
        <source>There is no login {name}.</source>
        <translation>Tidak ada login {name}.</translation>
    </message>
    <message>
        <source>There is no Mapalus in this database.</source>
        <translation>Tidak ada Mapalus di basis data ini.</translation>
    </message>
    <message>
        <source>There is no own layer {layer}.</source>
        <translation>Tidak ada layer sendiri {layer}.</translation>
    </message>
    <message>
        <source>There is no own layer {name}.</source>
        <translation>Tidak ada layer sendiri bernama {name}.</translation>
    </message>
    <message>
        <source>There is no report {reference}.</source>
        <translation>Tidak ada laporan {reference}.</translation>
    </message>
    <message>
        <source>There is no step that you may take from here.</source>
        <translation>Tidak ada langkah yang dapat Anda ambil dari sini.</translation>
    </message>
    <message>
        <source>There is no table or view {relation}, which the layer {layer} shows.</source>
        <translation>Tidak ada tabel atau view {relation}, yang ditampilkan layer {layer}.</translation>
    </message>
    <message>
        <source>They are listed above, with what to do.</source>
        <translation>Daftarnya ada di atas, beserta cara memperbaikinya.</translation>
    </message>
    <message>
        <source>This changes all reports of this filter, each one under its own rules. Go on?</source>
        <translation>Ini mengubah semua laporan yang tersaring, masing-masing menurut aturannya sendiri. Lanjutkan?</translation>
    </message>
    <message>
        <source>This changes {number} reports, each one under its own rules. Go on?</source>
        <translation>Ini mengubah {number} laporan, masing-masing menurut aturannya sendiri. Lanjutkan?</translation>
    </message>
    <message>
        <source>This database belongs to the city {other}.</source>
        <translation>Basis data ini milik kota {other}.</translation>
    </message>
    <message>
        <source>This database can only be read.</source>
        <translation>Basis data ini hanya dapat dibaca.</translation>
    </message>
    <message>
        <source>This database does not note yet where the map changes.</source>
        <translation>Basis data ini belum mencatat bagian peta yang berubah.</translation>
    </message>
    <message>
        <source>This database has a schema called mapalus that Mapalus did not make.</source>
        <translation>Basis data ini punya skema bernama mapalus yang tidak dibuat oleh Mapalus.</translation>
    </message>
    <message>
        <source>This database has a schema mapalus already.</source>
        <translation>Basis data ini sudah punya skema mapalus.</translation>
    </message>
    <message>
        <source>This database has no city yet.</source>
        <translation>Basis data ini belum berisi kota.</translation>
    </message>
    <message>
        <source>This database keeps no journal of publications yet, or an older one.</source>
        <translation>Basis data ini belum menyimpan jurnal penerbitan, atau versi yang lama.</translation>
    </message>
    <message>
        <source>This database user may not import what only administrators may see.</source>
        <translation>Pengguna basis data ini tidak berhak mengimpor data yang hanya boleh dilihat administrator.</translation>
    </message>
    <message>
        <source>This database was made by a Mapalus older than its first release and cannot be upgraded.</source>
        <translation>Basis data ini dibuat oleh Mapalus sebelum rilis pertama dan tidak dapat dimutakhirkan.</translation>
    </message>
    <message>
        <source>This database was made by an older Mapalus.</source>
        <translation>Basis data ini dibuat oleh Mapalus versi lama.</translation>
    </message>
    <message>
        <source>This database was upgraded by a newer Mapalus (step {number}, {name}).</source>
        <translation>Basis data ini dimutakhirkan oleh Mapalus yang lebih baru (langkah {number}, {name}).</translation>
    </message>
    <message>
        <source>This database was upgraded by a newer Mapalus (version {newest}; this is {mine}).</source>
        <translation>Basis data ini dimutakhirkan oleh Mapalus yang lebih baru (versi {newest}; yang ini {mine}).</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>Entri ini</translation>
    </message>
    <message>
        <source>This keeps somebody out, or is needed for that: it is not put off.</source>
        <translation>Langkah ini menutup akses, atau diperlukan untuk itu: tidak dapat ditunda.</translation>
    </message>
    <message>
        <source>This login files no reports. Connect as an operator or a planner.</source>
        <translation>Login ini tidak dapat membuat laporan. Hubungkan sebagai operator atau perencana.</translation>
    </message>
    <message>
        <source>This login has as many connections open as it may have.</source>
        <translation>Login ini sudah membuka koneksi sebanyak yang diperbolehkan.</translation>
    </message>
    <message>
        <source>This point lies outside {city}. Choose a point inside; the report cannot be filed here.</source>
        <translation>Titik ini di luar {city}. Pilih titik di dalamnya; laporan tidak dapat disimpan di sini.</translation>
    </message>
    <message>
        <source>This QGIS does not have the authentication configuration {name}.</source>
        <translation>QGIS ini tidak punya konfigurasi autentikasi {name}.</translation>
    </message>
    <message>
        <source>This QGIS does not have the connection's authentication configuration {name}.</source>
        <translation>QGIS ini tidak punya konfigurasi autentikasi {name} milik sambungan itu.</translation>
    </message>
    <message>
        <source>This QGIS has no PostgreSQL provider.</source>
        <translation>QGIS ini tidak punya penyedia PostgreSQL.</translation>
    </message>
    <message>
        <source>This report has the same photo already.</source>
        <translation>Laporan ini sudah punya foto yang sama.</translation>
    </message>
    <message>
        <source>This report was deleted, or another agency has it now.</source>
        <translation>Laporan ini sudah dihapus, atau kini ditangani instansi lain.</translation>
    </message>
    <message>
        <source>This step is for: {roles}.</source>
        <translation>Langkah ini untuk: {roles}.</translation>
    </message>
    <message>
        <source>This step needs a photo of the result. Add it first.</source>
        <translation>Langkah ini memerlukan foto hasil. Tambahkan dahulu.</translation>
    </message>
    <message>
        <source>This user may not do that: {reason}.</source>
        <translation>Pengguna ini tidak berhak melakukannya: {reason}.</translation>
    </message>
    <message>
        <source>This user may not install Mapalus: {reason}.</source>
        <translation>Pengguna ini tidak berhak memasang Mapalus: {reason}.</translation>
    </message>
    <message>
        <source>this value</source>
        <translation>nilai ini</translation>
    </message>
    <message>
        <source>This was not asked, because the server did not answer the questions before.</source>
        <translation>Ini tidak ditanyakan, karena server tidak menjawab pertanyaan sebelumnya.</translation>
    </message>
    <message>
        <source>Thoroughly</source>
        <translation>Menyeluruh</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Kamis</translation>
    </message>
    <message>
        <source>Tick them, or draw the layer without them.</source>
        <translation>Centang kolom itu, atau gambar layer tanpa kolom itu.</translation>
    </message>
    <message>
        <source>Tile caches</source>
        <translation>Cache ubin</translation>
    </message>
    <message>
        <source>tile grids</source>
        <translation>grid ubin</translation>
    </message>
    <message>
        <source>tile in {gridset}</source>
        <translation>ubin dalam {gridset}</translation>
    </message>
    <message>
        <source>tile layer</source>
        <translation>layer ubin</translation>
    </message>
    <message>
        <source>Tile layers</source>
        <translation>Layer ubin</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>petak peta</translation>
    </message>
    <message>
        <source>tiles drawn at once</source>
        <translation>ubin yang digambar sekaligus</translation>
    </message>
    <message>
        <source>time</source>
        <translation>waktu</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Sisa waktu</translation>
    </message>
    <message>
        <source>time of an idle transaction</source>
        <translation>lama transaksi yang menganggur</translation>
    </message>
    <message>
        <source>time of waiting for a lock</source>
        <translation>lama menunggu kunci</translation>
    </message>
    <message>
        <source>Time zone of times without an offset (the city's by default)</source>
        <translation>Zona waktu untuk waktu tanpa selisih UTC (bawaannya zona waktu kota)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>Judul (Inggris)</translation>
    </message>
    <message>
        <source>Title (Indonesian)</source>
        <translation>Judul (Indonesia)</translation>
    </message>
    <message>
        <source>Title and description are needed in both languages.</source>
        <translation>Judul dan deskripsi diperlukan dalam kedua bahasa.</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Judul bahasa Inggris</translation>
    </message>
    <message>
        <source>Title in Indonesian</source>
        <translation>Judul bahasa Indonesia</translation>
    </message>
    <message>
        <source>Title, for all staff:</source>
        <translation>Judul, untuk semua petugas:</translation>
    </message>
    <message>
        <source>To do: {counts}; in order: {kept}.</source>
        <translation>Yang perlu dilakukan: {counts}; sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>To do: {counts}; in order: {kept}; changed on the server by somebody else: {drift}.</source>
        <translation>Yang perlu dilakukan: {counts}; sudah benar: {kept}; diubah orang lain di server: {drift}.</translation>
    </message>
    <message>
        <source>To do: {told}. In order: {kept}.</source>
        <translation>Akan dilakukan: {told}. Sudah benar: {kept}.</translation>
    </message>
    <message>
        <source>Try again when it is less busy.</source>
        <translation>Coba lagi ketika server tidak terlalu sibuk.</translation>
    </message>
    <message>
        <source>Try again. The details are in QGIS's log, under Mapalus.</source>
        <translation>Coba lagi. Rinciannya ada di log QGIS, di bawah Mapalus.</translation>
    </message>
    <message>
        <source>Try make demo-stop, then again.</source>
        <translation>Coba make demo-stop, lalu ulangi.</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Selasa</translation>
    </message>
    <message>
        <source>turned labels</source>
        <translation>label yang diputar</translation>
    </message>
    <message>
        <source>type</source>
        <translation>jenis</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Ketik sebagian namanya</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Tanpa instansi</translation>
    </message>
    <message>
        <source>underlined labels</source>
        <translation>label yang digarisbawahi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Undo the last change of this panel (Ctrl+Z)</source>
        <translation>Urungkan perubahan terakhir di panel ini (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo the merge: the report gets its own status and agency back.</source>
        <translation>Batalkan penggabungan: laporan mendapat kembali status dan instansinya sendiri.</translation>
    </message>
    <message>
        <source>Undo those merges first; nothing was deleted.</source>
        <translation>Batalkan dulu penggabungan itu; tidak ada yang dihapus.</translation>
    </message>
    <message>
        <source>Unexpected error: {error}.</source>
        <translation>Kesalahan tak terduga: {error}.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Unknown agencies, routed by category instead: {words}.</source>
        <translation>Instansi tidak dikenal, diarahkan menurut kategori: {words}.</translation>
    </message>
    <message>
        <source>unplaced labels</source>
        <translation>label yang tidak tertempatkan</translation>
    </message>
    <message>
        <source>up to {nearest}, as in QGIS</source>
        <translation>sampai {nearest}, seperti di QGIS</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>diperbarui</translation>
    </message>
    <message>
        <source>Upgrade GeoServer.</source>
        <translation>Perbarui GeoServer.</translation>
    </message>
    <message>
        <source>Upgrade it, or declare accept_unsafe_server with the reason why it may stay.</source>
        <translation>Perbarui, atau deklarasikan accept_unsafe_server dengan alasan mengapa boleh tetap begitu.</translation>
    </message>
    <message>
        <source>Upgrade it, or start its Java with {options}.</source>
        <translation>Perbarui, atau jalankan Java-nya dengan {options}.</translation>
    </message>
    <message>
        <source>Upgrade it. What closes or takes away can be applied alone (apply --closing). If nobody but you reaches the server, declare accept_unsafe_server with the reason. Nothing was changed.</source>
        <translation>Perbarui. Langkah yang menutup atau menghapus dapat diterapkan sendiri (apply --closing). Jika hanya Anda yang dapat mencapai server, deklarasikan accept_unsafe_server dengan alasannya. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Upgrade the server. Until then nothing is opened on it; what closes is still done.</source>
        <translation>Perbarui server. Sampai saat itu tidak ada yang dibuka di sana; langkah yang menutup tetap dapat dikerjakan.</translation>
    </message>
    <message>
        <source>Upgrade…</source>
        <translation>Mutakhirkan…</translation>
    </message>
    <message>
        <source>Use 2 to 40 small letters, digits and underscores, a letter first; the profile says it as workspace: ….</source>
        <translation>Pakai 2 sampai 40 huruf kecil, angka, dan garis bawah, diawali huruf; di profil ditulis sebagai workspace: ….</translation>
    </message>
    <message>
        <source>Use 3 to 63 small letters, digits and underscores.</source>
        <translation>Gunakan 3 sampai 63 huruf kecil, angka, dan garis bawah.</translation>
    </message>
    <message>
        <source>Use &lt;b&gt;Fail where something would change&lt;/b&gt; in cron: it fails if the plan is not empty.</source>
        <translation>Gunakan &lt;b&gt;Gagal bila ada yang akan berubah&lt;/b&gt; dalam cron: algoritma gagal bila rencananya tidak kosong.</translation>
    </message>
    <message>
        <source>Use a code such as {known}; nothing was made.</source>
        <translation>Gunakan kode seperti {known}; tidak ada yang dibuat.</translation>
    </message>
    <message>
        <source>Use a name such as Asia/Makassar; nothing was imported.</source>
        <translation>Gunakan nama seperti Asia/Makassar; tidak ada yang diimpor.</translation>
    </message>
    <message>
        <source>Use a number from 1 to 65535.</source>
        <translation>Gunakan angka dari 1 sampai 65535.</translation>
    </message>
    <message>
        <source>Use a number from 1 to 65535; PostgreSQL's own is 5432.</source>
        <translation>Gunakan angka 1 sampai 65535; bawaan PostgreSQL adalah 5432.</translation>
    </message>
    <message>
        <source>Use another database for {city}; nothing was changed.</source>
        <translation>Gunakan basis data lain untuk {city}; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Use another database, or rename that schema.</source>
        <translation>Gunakan basis data lain, atau ganti nama skema itu.</translation>
    </message>
    <message>
        <source>Use another sign; keys of prices are joined by slashes.</source>
        <translation>Pakai tanda lain; kunci harga disambung dengan garis miring.</translation>
    </message>
    <message>
        <source>Use functions of PostgreSQL and PostGIS that give the same result each time, or a materialized view.</source>
        <translation>Pakai fungsi PostgreSQL dan PostGIS yang selalu memberi hasil yang sama, atau materialized view.</translation>
    </message>
    <message>
        <source>Use make desktop AS=… with one of {people}.</source>
        <translation>Gunakan make desktop AS=… dengan salah satu dari {people}.</translation>
    </message>
    <message>
        <source>Use one of {available}, or the path of a file.</source>
        <translation>Gunakan salah satu dari {available}, atau jalur sebuah berkas.</translation>
    </message>
    <message>
        <source>Use one of {kinds}.</source>
        <translation>Gunakan salah satu dari {kinds}.</translation>
    </message>
    <message>
        <source>Use one with the role ADMIN.</source>
        <translation>Gunakan pengguna dengan peran ADMIN.</translation>
    </message>
    <message>
        <source>Use that address instead if it is right; nothing was sent there.</source>
        <translation>Gunakan alamat itu bila memang benar; tidak ada yang dikirim ke sana.</translation>
    </message>
    <message>
        <source>Use up to 50 small letters, digits and underscores, a letter first.</source>
        <translation>Pakai paling banyak 50 huruf kecil, angka, dan garis bawah, diawali huruf.</translation>
    </message>
    <message>
        <source>Use UTF-8, or for example latin-1.</source>
        <translation>Gunakan UTF-8, atau misalnya latin-1.</translation>
    </message>
    <message>
        <source>Use {fields}.</source>
        <translation>Gunakan {fields}.</translation>
    </message>
    <message>
        <source>user</source>
        <translation>pengguna</translation>
    </message>
    <message>
        <source>User and password, from QGIS's authentication manager</source>
        <translation>Pengguna dan kata sandi, dari pengelola autentikasi QGIS</translation>
    </message>
    <message>
        <source>User {user}, password {password} (shown this once).</source>
        <translation>Pengguna {user}, kata sandi {password} (hanya ditampilkan sekali ini).</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Values of the type {type} cannot be published.</source>
        <translation>Nilai bertipe {type} tidak dapat diterbitkan.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Verify a publication</source>
        <translation>Periksa penerbitan</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versi</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>Versi skema</translation>
    </message>
    <message>
        <source>vertical text</source>
        <translation>teks vertikal</translation>
    </message>
    <message>
        <source>View as the public</source>
        <translation>Lihat sebagai masyarakat</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Desa atau kelurahan</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Keterbukaan</translation>
    </message>
    <message>
        <source>Wait until that has ended, then look at a new plan; nothing was changed.</source>
        <translation>Tunggu sampai selesai, lalu lihat rencana baru; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Warn from a rise of</source>
        <translation>Peringatkan mulai kenaikan</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>peringatan</translation>
    </message>
    <message>
        <source>WARNING {whom}: {of}: {asked}: {warning}</source>
        <translation>PERINGATAN {whom}: {of}: {asked}: {warning}</translation>
    </message>
    <message>
        <source>Warnings that are left</source>
        <translation>Peringatan yang tersisa</translation>
    </message>
    <message>
        <source>Waste, hole in the road, street light …</source>
        <translation>Sampah, jalan berlubang, lampu jalan …</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>halaman web</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Rabu</translation>
    </message>
    <message>
        <source>Weight in the index</source>
        <translation>Bobot dalam indeks</translation>
    </message>
    <message>
        <source>WFS in XML</source>
        <translation>WFS dalam XML</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>What for? Such as: call back about the photo</source>
        <translation>Untuk apa? Misalnya: menelepon kembali soal foto</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>Yang terlihat</translation>
    </message>
    <message>
        <source>What Mapalus finds</source>
        <translation>Temuan Mapalus</translation>
    </message>
    <message>
        <source>what the service allows</source>
        <translation>yang diizinkan layanan</translation>
    </message>
    <message>
        <source>What the step needs</source>
        <translation>Yang diperlukan langkah</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>What was not saved yet is lost. Connect again and repeat it, and save sooner.</source>
        <translation>Yang belum disimpan hilang. Sambungkan lagi dan ulangi, lalu simpan lebih cepat.</translation>
    </message>
    <message>
        <source>What will be run</source>
        <translation>Yang akan dijalankan</translation>
    </message>
    <message>
        <source>Whe&amp;re is it?</source>
        <translation>&amp;Di mana?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Whether the server calls addresses that a map request names cannot be seen from here.</source>
        <translation>Apakah server memanggil alamat yang disebut dalam permintaan peta tidak dapat dilihat dari sini.</translation>
    </message>
    <message>
        <source>Whether the server fetches a schema that a request names cannot be seen from here.</source>
        <translation>Apakah server mengambil skema yang disebut dalam permintaan tidak dapat dilihat dari sini.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>Siapa yang menelepon</translation>
    </message>
    <message>
        <source>Who may take the step</source>
        <translation>Yang boleh mengambil langkah</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>within the last hour</source>
        <translation>dalam satu jam terakhir</translation>
    </message>
    <message>
        <source>WMS GetMap as KML</source>
        <translation>WMS GetMap sebagai KML</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Words (English)</source>
        <translation>Isi (Inggris)</translation>
    </message>
    <message>
        <source>Words (Indonesian)</source>
        <translation>Isi (Indonesia)</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Sedang diproses…</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>workspace</translation>
    </message>
    <message>
        <source>workspace settings</source>
        <translation>pengaturan workspace</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Write at most {characters} characters.</source>
        <translation>Tulis paling banyak {characters} karakter.</translation>
    </message>
    <message>
        <source>Write it down where only you can read it, and delete the file.</source>
        <translation>Catat di tempat yang hanya dapat Anda baca, lalu hapus berkasnya.</translation>
    </message>
    <message>
        <source>Write it like https://…/geoserver.</source>
        <translation>Tulis seperti https://…/geoserver.</translation>
    </message>
    <message>
        <source>Write it like: host=… port=… dbname=… user=…</source>
        <translation>Tulis seperti: host=… port=… dbname=… user=…</translation>
    </message>
    <message>
        <source>Write what the public should know.</source>
        <translation>Tuliskan apa yang perlu diketahui publik.</translation>
    </message>
    <message>
        <source>Writes what a city profile says into the database: the city, its areas with their codes, its agencies, its categories with their deadlines, and the commodities whose prices are surveyed.</source>
        <translation>Menulis isi profil kota ke basis data: kota, wilayah dengan kodenya, instansi, kategori dengan tenggatnya, dan komoditas yang harganya disurvei.</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>menulis</translation>
    </message>
    <message>
        <source>writing {layers}</source>
        <translation>menulis {layers}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>You are logged in with this very login.</source>
        <translation>Anda sedang masuk dengan login itu sendiri.</translation>
    </message>
    <message>
        <source>You have no right to do this in {table}.</source>
        <translation>Anda tidak berhak melakukan ini di {table}.</translation>
    </message>
    <message>
        <source>You have no right to do this: {message}.</source>
        <translation>Anda tidak berhak melakukan ini: {message}.</translation>
    </message>
    <message>
        <source>You may not approve a photo for the public.</source>
        <translation>Anda tidak boleh menyetujui foto untuk umum.</translation>
    </message>
    <message>
        <source>You may not repair this: {reason}.</source>
        <translation>Anda tidak boleh memperbaiki ini: {reason}.</translation>
    </message>
    <message>
        <source>You may not write what the public reads of a report.</source>
        <translation>Anda tidak boleh menulis apa yang dibaca publik dari sebuah laporan.</translation>
    </message>
    <message>
        <source>Your name, the time and this purpose are recorded.</source>
        <translation>Nama Anda, waktu, dan keperluan ini dicatat.</translation>
    </message>
    <message>
        <source>Your note was: {note}</source>
        <translation>Catatan Anda: {note}</translation>
    </message>
    <message>
        <source>Your report has the number {number}. It goes to {agency} now, which has {hours}: until {due} at the latest. Please keep the number; you can ask about it at any time.</source>
        <translation>Laporan Anda bernomor {number}. Laporan kini diteruskan kepada {agency}, dengan batas waktu {hours}: paling lambat {due}. Mohon simpan nomor itu; Anda dapat menanyakannya kapan saja.</translation>
    </message>
    <message>
        <source>{advice} Nothing was published.</source>
        <translation>{advice} Tidak ada yang diterbitkan.</translation>
    </message>
    <message>
        <source>{advice} Then run “Install or upgrade the database” (mapalus:installdatabase).</source>
        <translation>{advice} Lalu jalankan “Pasang atau tingkatkan basis data” (mapalus:installdatabase).</translation>
    </message>
    <message>
        <source>{agency}, until {due} ({hours})</source>
        <translation>{agency}, sampai {due} ({hours})</translation>
    </message>
    <message>
        <source>{agency}: {number} open</source>
        <translation>{agency}: {number} terbuka</translation>
    </message>
    <message>
        <source>{area} ({code}) has no polygon and was left out.</source>
        <translation>{area} ({code}) tidak punya poligon dan tidak dimasukkan.</translation>
    </message>
    <message>
        <source>{before} before, {after} after; approved for the public: {approved}</source>
        <translation>{before} sebelum, {after} sesudah; disetujui untuk umum: {approved}</translation>
    </message>
    <message>
        <source>{city} has no areas, so no reports can be invented.</source>
        <translation>{city} tidak punya wilayah, sehingga laporan contoh tidak dapat dibuat.</translation>
    </message>
    <message>
        <source>{city}: the layers are loaded.</source>
        <translation>{city}: layer sudah dimuat.</translation>
    </message>
    <message>
        <source>{city}: {number} reports. The database is up to date.</source>
        <translation>{city}: {number} laporan. Basis data sudah mutakhir.</translation>
    </message>
    <message>
        <source>{city}: {number} rows added or changed.</source>
        <translation>{city}: {number} baris ditambah atau diubah.</translation>
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
        <source>{count} rejected, for example line {line}: {example}</source>
        <translation>{count} ditolak, misalnya baris {line}: {example}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} hr</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} hari {hours} jam</translation>
    </message>
    <message>
        <source>{done} of {number} steps were taken; publishing again goes on from there, a rollback goes back to the state before.</source>
        <translation>{done} dari {number} langkah sudah dilakukan; menerbitkan lagi akan melanjutkan dari sana, dan pengembalian memulihkan keadaan sebelumnya.</translation>
    </message>
    <message>
        <source>{error} What is shown may be old. It goes on by itself.</source>
        <translation>{error} Yang ditampilkan mungkin sudah lama. Sambungan akan pulih sendiri.</translation>
    </message>
    <message>
        <source>{error} What you typed stays here.</source>
        <translation>{error} Isian Anda tetap ada di sini.</translation>
    </message>
    <message>
        <source>{extents} changed extents: {rectangles} rectangles, {layers} tile layers, {tasks} tasks.</source>
        <translation>{extents} bagian peta yang berubah: {rectangles} persegi panjang, {layers} layer ubin, {tasks} tugas.</translation>
    </message>
    <message>
        <source>{fields} differ</source>
        <translation>{fields} berbeda</translation>
    </message>
    <message>
        <source>{fields} differ; somebody changed that on the server</source>
        <translation>{fields} berbeda; diubah orang lain di server</translation>
    </message>
    <message>
        <source>{fields} differ; somebody changed that on the server ({drift})</source>
        <translation>{fields} berbeda; diubah orang lain di server ({drift})</translation>
    </message>
    <message>
        <source>{field} of a report cannot be changed here.</source>
        <translation>{field} laporan tidak dapat diubah di sini.</translation>
    </message>
    <message>
        <source>{field} “{value}” begins or ends with a space.</source>
        <translation>{field} “{value}” diawali atau diakhiri spasi.</translation>
    </message>
    <message>
        <source>{field} “{value}” contains a slash.</source>
        <translation>{field} “{value}” berisi garis miring.</translation>
    </message>
    <message>
        <source>{field} “{value}” has an office already.</source>
        <translation>{field} “{value}” sudah punya kantor.</translation>
    </message>
    <message>
        <source>{field} “{value}” is taken already.</source>
        <translation>{field} “{value}” sudah dipakai.</translation>
    </message>
    <message>
        <source>{field}: another value is stored</source>
        <translation>{field}: tersimpan nilai lain</translation>
    </message>
    <message>
        <source>{field}: {stored} is stored, {sent} is yours</source>
        <translation>{field}: tersimpan {stored}, milik Anda {sent}</translation>
    </message>
    <message>
        <source>{file} cannot be read from line {start} on: {reason}.</source>
        <translation>{file} tidak dapat dibaca mulai baris {start}: {reason}.</translation>
    </message>
    <message>
        <source>{file} declares the user {both}, who is an agency's login of the database.</source>
        <translation>{file} mendeklarasikan pengguna {both}, padahal itu login instansi dalam basis data.</translation>
    </message>
    <message>
        <source>{file} does not look like a table: its first line is “{first_line}”.</source>
        <translation>{file} tidak tampak seperti tabel: baris pertamanya “{first_line}”.</translation>
    </message>
    <message>
        <source>{file} has no column {missing}; it has {columns}.</source>
        <translation>{file} tidak punya kolom {missing}; kolomnya {columns}.</translation>
    </message>
    <message>
        <source>{file} has no content.</source>
        <translation>{file} tidak ada isinya.</translation>
    </message>
    <message>
        <source>{file} has the column {twice} more than once.</source>
        <translation>{file} punya kolom {twice} lebih dari satu kali.</translation>
    </message>
    <message>
        <source>{file} is a spreadsheet or a zip archive.</source>
        <translation>{file} adalah lembar kerja (spreadsheet) atau arsip zip.</translation>
    </message>
    <message>
        <source>{file} is compressed and damaged or cut off.</source>
        <translation>{file} dimampatkan dan rusak atau terpotong.</translation>
    </message>
    <message>
        <source>{file} is cut off or damaged at record {number}.</source>
        <translation>{file} terpotong atau rusak pada rekaman {number}.</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes).</source>
        <translation>{file} kosong (0 byte).</translation>
    </message>
    <message>
        <source>{file} is JSON but holds no list of reports.</source>
        <translation>{file} adalah JSON, tetapi tidak memuat daftar laporan.</translation>
    </message>
    <message>
        <source>{file} is not a name for a step of the schema.</source>
        <translation>{file} bukan nama untuk langkah skema.</translation>
    </message>
    <message>
        <source>{file} is not a text file.</source>
        <translation>{file} bukan berkas teks.</translation>
    </message>
    <message>
        <source>{file} is not encoded as {encoding}: byte {byte} cannot be read.</source>
        <translation>{file} tidak memakai pengodean {encoding}: byte {byte} tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>{file} is not valid YAML: {reason}.</source>
        <translation>{file} bukan YAML yang sah: {reason}.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} sampai {last}</translation>
    </message>
    <message>
        <source>{folder} exists already.</source>
        <translation>{folder} sudah ada.</translation>
    </message>
    <message>
        <source>{folder} is no backup of Mapalus.</source>
        <translation>{folder} bukan cadangan Mapalus.</translation>
    </message>
    <message>
        <source>{group} is a layer and a group</source>
        <translation>{group} adalah layer sekaligus grup</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} jam</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} jam {minutes} mnt</translation>
    </message>
    <message>
        <source>{key} stands in line {line} already.</source>
        <translation>{key} sudah ada pada baris {line}.</translation>
    </message>
    <message>
        <source>{layer} has more than one column {name}</source>
        <translation>{layer} punya lebih dari satu kolom {name}</translation>
    </message>
    <message>
        <source>{layer} has more than one parameter {name}</source>
        <translation>{layer} punya lebih dari satu parameter {name}</translation>
    </message>
    <message>
        <source>{layer} is not for everybody, and cached tiles would be</source>
        <translation>{layer} tidak untuk semua orang, padahal ubin dalam tembolok terbuka bagi semua orang</translation>
    </message>
    <message>
        <source>{layer}: GeoServer keeps no tiles</source>
        <translation>{layer}: GeoServer tidak menyimpan ubinnya</translation>
    </message>
    <message>
        <source>{layer}: {number} rectangles</source>
        <translation>{layer}: {number} persegi panjang</translation>
    </message>
    <message>
        <source>{login} (process {pid})</source>
        <translation>{login} (proses {pid})</translation>
    </message>
    <message>
        <source>{login} is publishing to {server} at this moment, since {since}.</source>
        <translation>{login} sedang menerbitkan ke {server}, sejak {since}.</translation>
    </message>
    <message>
        <source>{login} is refreshing the tiles at this moment, since {since}.</source>
        <translation>{login} sedang menyegarkan ubin peta, sejak {since}.</translation>
    </message>
    <message>
        <source>{login} of {city} is publishing to {server} at this moment, since {since}.</source>
        <translation>{login} dari {city} sedang menerbitkan ke {server}, sejak {since}.</translation>
    </message>
    <message>
        <source>{metres} m away</source>
        <translation>berjarak {metres} m</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} mnt</translation>
    </message>
    <message>
        <source>{moved} steps hang together and were ticked or unticked at once. Chosen now: {chosen}.</source>
        <translation>{moved} langkah saling terkait dan dicentang atau dilepas sekaligus. Terpilih sekarang: {chosen}.</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} dan {number} lagi</translation>
    </message>
    <message>
        <source>{name} belongs to {owner}, not to you.</source>
        <translation>{name} milik {owner}, bukan milik Anda.</translation>
    </message>
    <message>
        <source>{name} has no geometry, so {part} has no effect</source>
        <translation>{name} tidak punya geometri, sehingga {part} tidak berpengaruh</translation>
    </message>
    <message>
        <source>{name} has scales but no style, whose rules they would limit</source>
        <translation>{name} punya batas skala tetapi tidak punya gaya yang akan dibatasi</translation>
    </message>
    <message>
        <source>{name} is drawn at no scale at all: from {low} to {high}</source>
        <translation>{name} tidak digambar pada skala mana pun: dari {low} sampai {high}</translation>
    </message>
    <message>
        <source>{name} is for each agency, which decides by itself on {parts}; leave that out</source>
        <translation>{name} adalah untuk setiap instansi, yang menentukan sendiri {parts}; hilangkan itu</translation>
    </message>
    <message>
        <source>{name} is neither a table nor a view of this database.</source>
        <translation>{name} bukan tabel atau view di basis data ini.</translation>
    </message>
    <message>
        <source>{name} is no layer of a PostGIS database.</source>
        <translation>{name} bukan layer dari basis data PostGIS.</translation>
    </message>
    <message>
        <source>{name} is not for each agency, so it has no users with roles</source>
        <translation>{name} bukan untuk setiap instansi, jadi tidak memiliki pengguna dengan peran</translation>
    </message>
    <message>
        <source>{name} is not set.</source>
        <translation>{name} belum diatur.</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} hari</translation>
    </message>
    <message>
        <source>{number} days ago</source>
        <translation>{number} hari lalu</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} jam</translation>
    </message>
    <message>
        <source>{number} hours ago</source>
        <translation>{number} jam lalu</translation>
    </message>
    <message>
        <source>{number} reporters should have been erased days ago; that ran last: {day}.</source>
        <translation>{number} pelapor seharusnya sudah dihapus beberapa hari lalu; terakhir dijalankan: {day}.</translation>
    </message>
    <message>
        <source>{number} reporters were anonymised.</source>
        <translation>{number} pelapor dianonimkan.</translation>
    </message>
    <message>
        <source>{number} rows have a category that {city} does not know and went to “{category}”: {words}.</source>
        <translation>{number} baris punya kategori yang tidak dikenal {city} dan masuk ke “{category}”: {words}.</translation>
    </message>
    <message>
        <source>{number} rows lie on default positions.</source>
        <translation>{number} baris ada pada posisi bawaan.</translation>
    </message>
    <message>
        <source>{number} rows that imports refused were deleted.</source>
        <translation>{number} baris yang ditolak impor dihapus.</translation>
    </message>
    <message>
        <source>{number} selected</source>
        <translation>{number} dipilih</translation>
    </message>
    <message>
        <source>{number} supporters</source>
        <translation>{number} pendukung</translation>
    </message>
    <message>
        <source>{number} to change</source>
        <translation>{number} diubah</translation>
    </message>
    <message>
        <source>{number} to create</source>
        <translation>{number} dibuat</translation>
    </message>
    <message>
        <source>{number} to delete</source>
        <translation>{number} dihapus</translation>
    </message>
    <message>
        <source>{number} to {action}</source>
        <translation>{number} untuk di{action}</translation>
    </message>
    <message>
        <source>{number} workspaces have the map page, and exactly one must</source>
        <translation>{number} workspace punya halaman peta, padahal harus tepat satu</translation>
    </message>
    <message>
        <source>{number}, failed: {failed}</source>
        <translation>{number}, gagal: {failed}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} dan {other}</translation>
    </message>
    <message>
        <source>{other} and {layer} are drawn with the style {style} at other scales; give one of them a copy of the style under a name of its own</source>
        <translation>{other} dan {layer} digambar dengan gaya {style} pada skala berbeda; beri salah satunya salinan gaya itu dengan nama tersendiri</translation>
    </message>
    <message>
        <source>{package} (needed for {what})</source>
        <translation>{package} (diperlukan untuk {what})</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} adalah folder.</translation>
    </message>
    <message>
        <source>{port} is no port.</source>
        <translation>{port} bukan port.</translation>
    </message>
    <message>
        <source>{problem} And {number} more.</source>
        <translation>{problem} Dan {number} lagi.</translation>
    </message>
    <message>
        <source>{problem} These logins hold locks there: {holders}.</source>
        <translation>{problem} Login berikut memegang kunci di sana: {holders}.</translation>
    </message>
    <message>
        <source>{program} failed: {reason}.</source>
        <translation>{program} gagal: {reason}.</translation>
    </message>
    <message>
        <source>{program} is not installed.</source>
        <translation>{program} belum terpasang.</translation>
    </message>
    <message>
        <source>{reference} can be passed on to {agency} only by a step to {to_status}.</source>
        <translation>{reference} hanya dapat diteruskan kepada {agency} lewat langkah ke {to_status}.</translation>
    </message>
    <message>
        <source>{reference} cannot be merged into a report that is merged into it.</source>
        <translation>{reference} tidak dapat digabungkan ke laporan yang sudah digabungkan ke dalamnya.</translation>
    </message>
    <message>
        <source>{reference} has no name.</source>
        <translation>{reference} tidak punya nama.</translation>
    </message>
    <message>
        <source>{reference} has no position.</source>
        <translation>{reference} tidak punya letak.</translation>
    </message>
    <message>
        <source>{reference} is a duplicate: its status, reason and agency follow those of {master}.</source>
        <translation>{reference} adalah duplikat: status, alasan, dan instansinya mengikuti {master}.</translation>
    </message>
    <message>
        <source>{reference} is on the clipboard.</source>
        <translation>{reference} sudah disalin ke papan klip.</translation>
    </message>
    <message>
        <source>{reference} was closed in the meantime: {status}.</source>
        <translation>{reference} sementara itu sudah ditutup: {status}.</translation>
    </message>
    <message>
        <source>{reference} was not changed: it was deleted, or another agency has it now.</source>
        <translation>{reference} tidak diubah: laporan sudah dihapus, atau kini ditangani instansi lain.</translation>
    </message>
    <message>
        <source>{reference}, closed {day}</source>
        <translation>{reference}, ditutup {day}</translation>
    </message>
    <message>
        <source>{reference}, open</source>
        <translation>{reference}, terbuka</translation>
    </message>
    <message>
        <source>{reference}: a closed report has a time of closing, an open report has none.</source>
        <translation>{reference}: laporan yang ditutup punya waktu penutupan, laporan terbuka tidak.</translation>
    </message>
    <message>
        <source>{reference}: a number is too large for its field.</source>
        <translation>{reference}: ada angka yang terlalu besar untuk kolomnya.</translation>
    </message>
    <message>
        <source>{reference}: a position and how it was obtained belong together.</source>
        <translation>{reference}: letak dan cara memperolehnya tidak dapat dipisahkan.</translation>
    </message>
    <message>
        <source>{reference}: a turning camera has no fixed heading.</source>
        <translation>{reference}: kamera yang berputar tidak punya arah tetap.</translation>
    </message>
    <message>
        <source>{reference}: an agency cannot be below itself.</source>
        <translation>{reference}: instansi tidak dapat berada di bawah dirinya sendiri.</translation>
    </message>
    <message>
        <source>{reference}: an approval has a name and a time.</source>
        <translation>{reference}: persetujuan memerlukan nama dan waktu.</translation>
    </message>
    <message>
        <source>{reference}: an area office needs its {field}.</source>
        <translation>{reference}: kantor wilayah memerlukan {field}.</translation>
    </message>
    <message>
        <source>{reference}: as it was before.</source>
        <translation>{reference}: kembali seperti semula.</translation>
    </message>
    <message>
        <source>{reference}: changed.</source>
        <translation>{reference}: sudah diubah.</translation>
    </message>
    <message>
        <source>{reference}: it is still used in {other}.</source>
        <translation>{reference}: masih dipakai di {other}.</translation>
    </message>
    <message>
        <source>{reference}: the change does not say on which version it is based.</source>
        <translation>{reference}: perubahan ini tidak menyebut versi yang menjadi dasarnya.</translation>
    </message>
    <message>
        <source>{reference}: the geometry has curves.</source>
        <translation>{reference}: geometrinya memuat lengkungan.</translation>
    </message>
    <message>
        <source>{reference}: the geometry is empty.</source>
        <translation>{reference}: geometrinya kosong.</translation>
    </message>
    <message>
        <source>{reference}: the geometry is not valid: {reason}.</source>
        <translation>{reference}: geometrinya tidak valid: {reason}.</translation>
    </message>
    <message>
        <source>{reference}: the last day lies before the first day.</source>
        <translation>{reference}: hari terakhir mendahului hari pertama.</translation>
    </message>
    <message>
        <source>{reference}: the object that a report is about needs both its kind and its code.</source>
        <translation>{reference}: objek yang dilaporkan memerlukan jenis dan kodenya.</translation>
    </message>
    <message>
        <source>{reference}: the position lies outside {city}.</source>
        <translation>{reference}: letaknya di luar {city}.</translation>
    </message>
    <message>
        <source>{reference}: the reason for {status} cannot be taken away or replaced.</source>
        <translation>{reference}: alasan untuk {status} tidak dapat dihapus atau diganti.</translation>
    </message>
    <message>
        <source>{reference}: the same entry exists already.</source>
        <translation>{reference}: entri yang sama sudah ada.</translation>
    </message>
    <message>
        <source>{reference}: the stream has no address like rtsp://….</source>
        <translation>{reference}: siaran tidak punya alamat seperti rtsp://….</translation>
    </message>
    <message>
        <source>{reference}: the value “{value}” cannot be stored in this field.</source>
        <translation>{reference}: nilai “{value}” tidak dapat disimpan di kolom ini.</translation>
    </message>
    <message>
        <source>{reference}: there is no report with the number {number}.</source>
        <translation>{reference}: tidak ada laporan dengan nomor {number}.</translation>
    </message>
    <message>
        <source>{reference}: there is no “{value}” in {table}.</source>
        <translation>{reference}: tidak ada “{value}” di {table}.</translation>
    </message>
    <message>
        <source>{reference}: you have no right to this change ({edited}).</source>
        <translation>{reference}: Anda tidak berhak atas perubahan ini ({edited}).</translation>
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
        <source>{reference}: {field} does not allow this value.</source>
        <translation>{reference}: {field} tidak menerima nilai ini.</translation>
    </message>
    <message>
        <source>{reference}: {field} does not allow {value}.</source>
        <translation>{reference}: {field} tidak menerima {value}.</translation>
    </message>
    <message>
        <source>{reference}: {field} is too long.</source>
        <translation>{reference}: {field} terlalu panjang.</translation>
    </message>
    <message>
        <source>{reference}: {field} lies before the time of reporting.</source>
        <translation>{reference}: {field} mendahului waktu pelaporan.</translation>
    </message>
    <message>
        <source>{reference}: {field} must not be empty.</source>
        <translation>{reference}: {field} tidak boleh kosong.</translation>
    </message>
    <message>
        <source>{reference}: {field} “{value}” does not exist.</source>
        <translation>{reference}: {field} “{value}” tidak ada.</translation>
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
        <source>{reference}: {to_status} needs an agency; {agency}, an area office, has the report now.</source>
        <translation>{reference}: {to_status} memerlukan instansi; laporan kini ada di {agency}, sebuah kantor wilayah.</translation>
    </message>
    <message>
        <source>{refusal} It also lost rules that it had ({shown}): what they closed may be open to everybody.</source>
        <translation>{refusal} Server juga kehilangan aturan yang dimilikinya ({shown}): yang tadinya tertutup mungkin terbuka bagi semua orang.</translation>
    </message>
    <message>
        <source>{relation} belongs to {owner}, not to you.</source>
        <translation>{relation} milik {owner}, bukan milik Anda.</translation>
    </message>
    <message>
        <source>{relation} calls {object}, which would run with the rights of everybody who reads the layer.</source>
        <translation>{relation} memanggil {object}, yang akan berjalan dengan hak setiap pembaca lapisan ini.</translation>
    </message>
    <message>
        <source>{relation} has no column {columns}, which the layer {layer} shows.</source>
        <translation>{relation} tidak mempunyai kolom {columns}, yang ditampilkan layer {layer}.</translation>
    </message>
    <message>
        <source>{relation} has no key that GeoServer knows: its features would get other identifiers with every request, and could not be paged.</source>
        <translation>{relation} tidak mempunyai kunci yang dikenal GeoServer: fiturnya mendapat pengenal lain pada setiap permintaan dan tidak dapat dibagi per halaman.</translation>
    </message>
    <message>
        <source>{relation} has no primary key of one column, by which a feature is known for good.</source>
        <translation>{relation} tidak punya kunci primer satu kolom, yang menandai fitur untuk seterusnya.</translation>
    </message>
    <message>
        <source>{relation} holds {kind}, and {declared} is declared for the layer {layer}.</source>
        <translation>{relation} berisi {kind}, sedangkan untuk layer {layer} dinyatakan {declared}.</translation>
    </message>
    <message>
        <source>{relation} is in EPSG:{srid}, and EPSG:{declared} is declared: it would lie elsewhere.</source>
        <translation>{relation} memakai EPSG:{srid}, sedangkan yang dinyatakan EPSG:{declared}: letaknya akan meleset.</translation>
    </message>
    <message>
        <source>{relation} is one of Mapalus' own tables, or shows rows of them.</source>
        <translation>{relation} adalah tabel Mapalus sendiri, atau menampilkan baris-barisnya.</translation>
    </message>
    <message>
        <source>{relation} is transformed for publishing, and no spatial index helps: every map reads all rows.</source>
        <translation>{relation} ditransformasi untuk penerbitan tanpa indeks spasial yang membantu: setiap peta membaca semua baris.</translation>
    </message>
    <message>
        <source>{relation} reads {object}, a table of another database.</source>
        <translation>{relation} membaca {object}, tabel di basis data lain.</translation>
    </message>
    <message>
        <source>{relation} reads {object}, which belongs to PostgreSQL.</source>
        <translation>{relation} membaca {object}, milik PostgreSQL.</translation>
    </message>
    <message>
        <source>{relation} reads {object}, whose policies would run with the rights of Mapalus.</source>
        <translation>{relation} membaca {object}, yang kebijakannya akan berjalan dengan hak Mapalus.</translation>
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
        <source>{rows} lines: {loaded} streets loaded ({added} added, {updated} updated, {unchanged} unchanged), {rejected} lines rejected. {removed} former streets of this source removed.</source>
        <translation>{rows} garis: {loaded} jalan dimuat ({added} ditambahkan, {updated} diperbarui, {unchanged} tidak berubah), {rejected} garis ditolak. {removed} jalan lama dari sumber ini dihapus.</translation>
    </message>
    <message>
        <source>{rows} rows: {loaded} loaded ({added} added, {updated} updated, {unchanged} unchanged), {rejected} rejected.</source>
        <translation>{rows} baris: {loaded} dimuat ({added} ditambah, {updated} diperbarui, {unchanged} tetap), {rejected} ditolak.</translation>
    </message>
    <message>
        <source>{text} with an assistant</source>
        <translation>{text} dengan asisten</translation>
    </message>
    <message>
        <source>{time_zone} is no time zone.</source>
        <translation>{time_zone} bukan zona waktu.</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time} lalu</translation>
    </message>
    <message>
        <source>{time} apart</source>
        <translation>selisih {time}</translation>
    </message>
    <message>
        <source>{time} late</source>
        <translation>terlambat {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>sisa {time}</translation>
    </message>
    <message>
        <source>{user} is GeoServer's own user</source>
        <translation>{user} adalah pengguna milik GeoServer sendiri</translation>
    </message>
    <message>
        <source>{value} where something true or false is needed</source>
        <translation>{value} di tempat yang memerlukan benar atau salah</translation>
    </message>
    <message>
        <source>{variable} is not set.</source>
        <translation>{variable} belum diatur.</translation>
    </message>
    <message>
        <source>{variable} is “{text}”, which is no port.</source>
        <translation>{variable} berisi “{text}”, yang bukan nomor port.</translation>
    </message>
    <message>
        <source>{what} cannot be applied: {reason}.</source>
        <translation>{what} tidak dapat diterapkan: {reason}.</translation>
    </message>
    <message>
        <source>{what} replaces what other objects depend on: {detail}.</source>
        <translation>{what} mengganti hal yang masih dipakai objek lain: {detail}.</translation>
    </message>
    <message>
        <source>{what} was found half applied: {reason}.</source>
        <translation>{what} ternyata baru diterapkan sebagian: {reason}.</translation>
    </message>
    <message>
        <source>{where} has the unknown entry {names}</source>
        <translation>{where} memuat entri {names}, yang tidak dikenal</translation>
    </message>
    <message>
        <source>{where} is {value}, not one of {allowed}</source>
        <translation>{where} bernilai {value}, bukan salah satu dari {allowed}</translation>
    </message>
    <message>
        <source>{where} lacks {names}</source>
        <translation>{where} tidak memuat {names}</translation>
    </message>
    <message>
        <source>{where}, symbol layer {number}</source>
        <translation>{where}, layer simbol {number}</translation>
    </message>
    <message>
        <source>{whom} ({number} checks, failed: {failed})</source>
        <translation>{whom} ({number} butir, gagal: {failed})</translation>
    </message>
    <message>
        <source>{who} finds the layer {layer} listed at /{path}.</source>
        <translation>{who} menemukan lapisan {layer} terdaftar di /{path}.</translation>
    </message>
    <message>
        <source>“all other values” a second time</source>
        <translation>“semua nilai lain” untuk kedua kalinya</translation>
    </message>
    <message>
        <source>“{expression}” (at {rest})</source>
        <translation>“{expression}” (pada {rest})</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a layer.</source>
        <translation>“{name}” tidak dapat menjadi nama layer.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a login.</source>
        <translation>“{name}” tidak dapat dipakai sebagai nama login.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a workspace.</source>
        <translation>“{name}” tidak bisa menjadi nama ruang kerja.</translation>
    </message>
    <message>
        <source>“{text}” in {column} can be read in two ways; write it without separators.</source>
        <translation>“{text}” pada {column} dapat dibaca dengan dua cara; tulis tanpa pemisah.</translation>
    </message>
    <message>
        <source>“{text}” in {column} is neither yes nor no (ya, tidak).</source>
        <translation>“{text}” pada {column} bukan ya atau tidak (yes, no).</translation>
    </message>
    <message>
        <source>“{text}” in {column} is no day like 2026-01-31.</source>
        <translation>“{text}” pada {column} bukan tanggal seperti 2026-01-31.</translation>
    </message>
    <message>
        <source>“{text}” in {column} is no number like 12500 or 12500.5.</source>
        <translation>“{text}” pada {column} bukan angka seperti 12500 atau 12500.5.</translation>
    </message>
    <message>
        <source>“{text}” with {reason}</source>
        <translation>“{text}” dengan {reason}</translation>
    </message>
    <message>
        <source>“{url}” is not an address.</source>
        <translation>“{url}” bukan alamat.</translation>
    </message>
</context>
</TS>
