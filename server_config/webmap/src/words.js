// The page's own words. What the city says (titles, columns, values) comes with config.json.
const WORDS = {
  id: {
    skip: 'Langsung ke peta',
    subtitle: 'Peta laporan warga',
    language: 'Bahasa',
    map: 'Peta',
    panel: 'Lapisan dan legenda',
    layers: 'Lapisan',
    legend: 'Legenda',
    data: 'Data terbuka',
    dataText: 'Semua yang tampak di peta ini dapat dibaca dengan QGIS atau klien WMS/WFS lain:',
    retry: 'Coba lagi',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    whole: 'Seluruh wilayah',
    close: 'Tutup',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    of: 'dari',
    yes: 'Ya',
    no: 'Tidak',
    overdue: 'Lewat batas waktu',
    nothing: 'Tidak ada objek di titik ini.',
    searching: 'Mencari…',
    noLegend: 'Legenda tidak dapat dimuat.',
    configFailed: 'Pengaturan peta tidak dapat dimuat. Periksa sambungan Anda, lalu coba lagi.',
    mapFailed: 'Sebagian peta tidak dapat dimuat karena layanan peta tidak menjawab. Coba lagi sebentar lagi.',
    infoFailed: 'Keterangan tidak dapat dimuat karena layanan peta tidak menjawab. Coba lagi sebentar lagi.',
  },
  en: {
    skip: 'Skip to the map',
    subtitle: 'Map of citizen reports',
    language: 'Language',
    map: 'Map',
    panel: 'Layers and legend',
    layers: 'Layers',
    legend: 'Legend',
    data: 'Open data',
    dataText: 'Everything on this map can be read with QGIS or any other WMS/WFS client:',
    retry: 'Try again',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole city',
    close: 'Close',
    previous: 'Previous',
    next: 'Next',
    of: 'of',
    yes: 'Yes',
    no: 'No',
    overdue: 'Overdue',
    nothing: 'There is nothing at this point.',
    searching: 'Searching…',
    noLegend: 'The legend could not be loaded.',
    configFailed: 'The settings of the map could not be loaded. Check your connection, then try again.',
    mapFailed: 'Part of the map could not be loaded because the map service does not answer. Try again in a moment.',
    infoFailed: 'The details could not be loaded because the map service does not answer. Try again in a moment.',
  },
};

export const LANGUAGE_NAMES = {id: 'Bahasa Indonesia', en: 'English'};

let language = 'id';

export function setLanguage(code) {
  language = code;
  document.documentElement.lang = code;
}

export const currentLanguage = () => language;

/** One of the page's own words. */
export const say = (key) => (WORDS[language] ?? WORDS.en)[key];

/** The city's words in the current language. */
export const inLanguage = (words) => words?.[language] ?? words?.en ?? words?.id ?? '';

/** Put the page's own words where the document asks for them. */
export function translateDocument() {
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = say(element.dataset.words);
  }
  for (const element of document.querySelectorAll('[data-words-label]')) {
    element.setAttribute('aria-label', say(element.dataset.wordsLabel));
  }
}
