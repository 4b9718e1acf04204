// The page's own words. What the city says (titles, columns, values) comes with config.json.
const WORDS = {
  id: {
    skip: 'Langsung ke peta',
    subtitle: 'Peta laporan warga',
    language: 'Bahasa',
    map: 'Peta',
    keys: 'Tombol panah menggeser peta, + dan − memperbesar dan memperkecil, Enter membuka keterangan titik tengah peta.',
    panel: 'Lapisan dan legenda',
    layers: 'Lapisan',
    reports: 'Laporan warga',
    infrastructure: 'Prasarana dan program',
    areas: 'Wilayah dan perangkat daerah',
    legend: 'Legenda',
    about: 'Tentang peta ini',
    aboutClick: 'Klik atau ketuk peta untuk melihat keterangan tentang apa yang ada di sana.',
    aboutData: 'Data yang sama dapat dibuka di QGIS atau aplikasi pemetaan lain lewat layanan:',
    licenses: 'Lisensi',
    loading: 'Memuat peta…',
    retry: 'Coba lagi',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    whole: 'Seluruh wilayah',
    close: 'Tutup',
    details: 'Keterangan',
    hits: 'Objek di titik ini',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    of: 'dari',
    yes: 'Ya',
    no: 'Tidak',
    overdue: 'Lewat batas waktu',
    nothing: 'Tidak ada objek di titik ini.',
    searching: 'Mencari…',
    overdueRing: 'Tepi gelap: lewat batas waktu',
    legendFailed: 'Legenda {layer} tidak dapat dimuat.',
    configFailed: 'Pengaturan peta tidak dapat dimuat. Periksa sambungan Anda, lalu coba lagi.',
    mapFailed:
      'Lapisan {layers} tidak dapat dimuat karena layanan peta tidak menjawab dengan benar. Silakan coba beberapa saat lagi.',
    detailsFailed:
      'Keterangan {layers} tidak dapat dimuat karena layanan peta tidak menjawab dengan benar. Silakan coba beberapa saat lagi.',
  },
  en: {
    skip: 'Skip to the map',
    subtitle: 'Map of citizen reports',
    language: 'Language',
    map: 'Map',
    keys: 'Arrow keys move the map, + and − zoom, Enter tells what is in the middle of the map.',
    panel: 'Layers and legend',
    layers: 'Layers',
    reports: 'Citizen reports',
    infrastructure: 'Infrastructure and programmes',
    areas: 'Areas and agencies',
    legend: 'Legend',
    about: 'About this map',
    aboutClick: 'Click or tap the map to read about what is there.',
    aboutData: 'The same data can be opened in QGIS or any other mapping software through these services:',
    licenses: 'Licences',
    loading: 'Loading the map…',
    retry: 'Try again',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole city',
    close: 'Close',
    details: 'Details',
    hits: 'What is here',
    previous: 'Previous',
    next: 'Next',
    of: 'of',
    yes: 'Yes',
    no: 'No',
    overdue: 'Overdue',
    nothing: 'There is nothing at this point.',
    searching: 'Searching…',
    overdueRing: 'Dark outline: overdue',
    legendFailed: 'The legend of {layer} could not be loaded.',
    configFailed: 'The settings of the map could not be loaded. Check your connection, then try again.',
    mapFailed:
      'The map could not be loaded completely ({layers}): the map service does not answer as it should. Please try again in a moment.',
    detailsFailed:
      'The details could not be loaded completely ({layers}): the map service does not answer as it should. Please try again in a moment.',
  },
};

export const LANGUAGE_NAMES = {id: 'Bahasa Indonesia', en: 'English'};

let language = 'id';

export function setLanguage(code) {
  language = code;
  document.documentElement.lang = code;
}

export const currentLanguage = () => language;

/** One of the page's own words, with {names} filled in. */
export const say = (key, names = {}) =>
  (WORDS[language] ?? WORDS.en)[key].replace(/\{(\w+)\}/g, (_, name) => names[name]);

/** The city's words in the current language. */
export const inLanguage = (words) => words?.[language] ?? words?.en ?? words?.id ?? '';

/** Several words as one enumeration. */
export const list = (words) => new Intl.ListFormat(language).format(words);

/** Put the page's own words where the document asks for them. */
export function translateDocument() {
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = say(element.dataset.words);
  }
  for (const element of document.querySelectorAll('[data-words-label]')) {
    element.setAttribute('aria-label', say(element.dataset.wordsLabel));
  }
}
