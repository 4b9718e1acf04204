import 'ol/ol.css';
import './style.css';
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import Zoom from 'ol/control/Zoom.js';
import ZoomToExtent from 'ol/control/ZoomToExtent.js';
import {fromLonLat, toLonLat, transformExtent} from 'ol/proj.js';
import {Identify} from './identify.js';
import {Legend} from './legend.js';
import {makeLayer, PIXEL_RATIO} from './layers.js';
import {Problems} from './problems.js';
import {readLink, writeLink} from './view_link.js';
import {currentLanguage, inLanguage, LANGUAGE_NAMES, list, say, setLanguage, translateDocument} from './words.js';

const byId = (id) => document.getElementById(id);

class MapPage {
  constructor(config, problems) {
    this.config = config;
    this.problems = problems;
    this.failed = new Set();
    const link = readLink();
    this.layers = config.layers.map((declared) => makeLayer(config.wms, declared));
    this.show(link.layers);
    // Before the map measures the room that is left.
    byId('panel').hidden = false;
    this.map = this.makeMap(link.view);
    this.legend = new Legend(byId('legend'), config.wms);
    this.identify = new Identify(this.map, config, this.layers, problems);
    this.makeSwitcher();
    this.makeLanguages();
    byId('wms').href = capabilities(config.wms, 'WMS', '1.3.0');
    byId('wfs').href = capabilities(config.wfs, 'WFS', '2.0.0');
    byId('fold').addEventListener('click', () => this.fold());
    if (matchMedia('(max-width: 40rem)').matches) this.fold();
    this.watchLoading();
    this.speak(startLanguage(config.languages, link.language));
    this.map.on('moveend', () => {
      this.remember();
      this.drawLegend();
    });
    addEventListener('hashchange', () => this.follow(readLink()));
  }

  makeMap(place) {
    const extent = transformExtent(this.config.extent, 'EPSG:4326', 'EPSG:3857');
    const view = new View({extent: grown(extent, 1.5), showFullExtent: true, maxZoom: 19});
    const map = new Map({
      target: 'map',
      layers: this.layers.map(({layer}) => layer),
      controls: [new Zoom(), new ZoomToExtent({extent, label: ''}), new ScaleLine()],
      pixelRatio: PIXEL_RATIO,
      view,
    });
    if (place) go(view, place);
    else view.fit(extent, {padding: [12, 12, 12, 12]});
    return map;
  }

  /** Show the named layers, or those that the city shows at first. */
  show(names) {
    for (const {layer, declared} of this.layers) {
      layer.setVisible(names ? names.includes(declared.name) : declared.visible);
    }
  }

  watchLoading() {
    let loading = true;
    const tell = () => {
      document.body.dataset.state = this.problems.any ? 'error' : loading ? 'loading' : 'ready';
      byId('busy').classList.toggle('active', loading);
    };
    const now = (state) => () => {
      loading = state;
      tell();
    };
    this.problems.onChange = tell;
    this.map.on('loadstart', now(true));
    this.map.on('rendercomplete', now(false));
    for (const entry of this.layers) {
      entry.source.on('imageloaderror', () => this.loaded(entry, false));
      entry.source.on('imageloadend', () => this.loaded(entry, true));
      entry.layer.on('change:visible', () => this.loaded(entry, true));
    }
    tell();
  }

  loaded(entry, well) {
    this.failed[well ? 'delete' : 'add'](entry);
    if (!this.failed.size) {
      this.problems.clear('map');
      return;
    }
    const sentence = () => say('mapFailed', {layers: list([...this.failed].map((failed) => titleOf(failed)))});
    this.problems.set('map', sentence, () => {
      this.failed.clear();
      // Another address, so that no answer that failed is taken from memory.
      for (const {source} of this.layers) source.updateParams({RETRY: Date.now()});
      this.drawLegend(true);
    });
  }

  makeSwitcher() {
    // The list reads from the top of the map downwards, within each section.
    const groups = SECTIONS.map((section) => {
      const group = document.createElement('fieldset');
      const heading = document.createElement('legend');
      heading.dataset.words = section;
      const entries = this.layers.filter(({declared}) => declared.section === section).reverse();
      group.append(heading, ...entries.map((entry) => this.switchOf(entry)));
      group.hidden = !entries.length;
      return group;
    });
    byId('layers').replaceChildren(...groups);
  }

  switchOf(entry) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = entry.declared.name;
    box.checked = entry.layer.getVisible();
    box.addEventListener('change', () => entry.layer.setVisible(box.checked));
    entry.layer.on('change:visible', () => {
      box.checked = entry.layer.getVisible();
      this.identify.close();
      this.drawLegend();
      this.remember();
    });
    entry.label = document.createElement('span');
    label.append(box, entry.label);
    return label;
  }

  makeLanguages() {
    byId('language').replaceChildren(
      ...this.config.languages.map((code) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.lang = code;
        button.textContent = code.toUpperCase();
        button.title = LANGUAGE_NAMES[code] ?? code;
        button.addEventListener('click', () => {
          this.speak(code);
          this.remember();
          keep(code);
        });
        return button;
      }),
    );
  }

  speak(code) {
    setLanguage(code);
    translateDocument();
    byId('title').textContent = inLanguage(this.config.title);
    document.title = `${inLanguage(this.config.title)} · ${say('subtitle')}`;
    const notice = inLanguage(this.config.notice);
    byId('notice').textContent = notice;
    byId('notice').hidden = !notice;
    byId('attribution').textContent = inLanguage(this.config.attribution);
    for (const entry of this.layers) entry.label.textContent = titleOf(entry);
    for (const button of byId('language').children) button.setAttribute('aria-pressed', button.lang === code);
    label('.ol-zoom-in', say('zoomIn'));
    label('.ol-zoom-out', say('zoomOut'));
    label('.ol-zoom-extent button', say('whole'));
    this.identify.render();
    this.problems.render();
    this.drawLegend();
  }

  drawLegend(again = false) {
    const visible = this.layers.filter(({layer}) => layer.getVisible()).reverse();
    this.legend.draw(visible, this.map.getView().getResolution(), again);
  }

  fold() {
    const button = byId('fold');
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', open);
    byId('panel').classList.toggle('folded', !open);
  }

  remember() {
    const view = this.map.getView();
    const [lon, lat] = toLonLat(view.getCenter());
    writeLink({
      lon,
      lat,
      zoom: view.getZoom(),
      layers: this.layers.filter(({layer}) => layer.getVisible()).map(({declared}) => declared.name),
      language: currentLanguage(),
    });
  }

  /** Go where a link says that was put into the address of this open page. */
  follow(link) {
    // The skip link's address is a place on the page, not on the map.
    if (!link.view) return;
    go(this.map.getView(), link.view);
    if (link.layers) this.show(link.layers);
    if (this.config.languages.includes(link.language)) this.speak(link.language);
  }
}

// Headings of the list of layers.
const SECTIONS = ['reports', 'infrastructure', 'areas'];

const titleOf = ({declared}) => inLanguage(declared.title);

const capabilities = (url, service, version) => `${url}?SERVICE=${service}&VERSION=${version}&REQUEST=GetCapabilities`;

function go(view, {lon, lat, zoom}) {
  view.setCenter(fromLonLat([lon, lat]));
  view.setZoom(zoom);
}

function grown([west, south, east, north], factor) {
  const [x, y] = [((east - west) * (factor - 1)) / 2, ((north - south) * (factor - 1)) / 2];
  return [west - x, south - y, east + x, north + y];
}

function label(selector, text) {
  const button = document.querySelector(selector);
  button.title = text;
  button.setAttribute('aria-label', text);
}

const KEPT = 'mapalus-language';

function startLanguage(known, linked) {
  const wished = [linked, kept(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wished.find((code) => known.includes(code)) ?? known[0];
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(code) {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // A browser that stores nothing goes by its own language the next time.
  }
}

async function start() {
  const problems = new Problems(byId('error'));
  setLanguage(startLanguage(Object.keys(LANGUAGE_NAMES), readLink().language));
  translateDocument();
  try {
    const answer = await fetch('config.json', {cache: 'no-cache'});
    if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
    const config = await answer.json();
    // An unknown time zone shall be seen at once, not with the first report that somebody clicks.
    new Intl.DateTimeFormat('en', {timeZone: config.time_zone});
    window.mapalus = new MapPage(config, problems);
  } catch (error) {
    console.error(error);
    document.body.dataset.state = 'error';
    problems.set('config', () => say('configFailed'), () => location.reload());
  }
}

start();
