import 'ol/ol.css';
import './style.css';
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import ImageLayer from 'ol/layer/Image.js';
import ImageWMS from 'ol/source/ImageWMS.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import Zoom from 'ol/control/Zoom.js';
import ZoomToExtent from 'ol/control/ZoomToExtent.js';
import {fromLonLat, toLonLat, transformExtent} from 'ol/proj.js';
import {Identify} from './identify.js';
import {readLink, writeLink} from './view_link.js';
import {currentLanguage, inLanguage, LANGUAGE_NAMES, say, setLanguage, translateDocument} from './words.js';

const byId = (id) => document.getElementById(id);

// Where one pixel of 0.28 mm stands for so many metres on the ground, the scale is that times this.
const PIXELS_PER_METRE = 1 / 0.00028;

class MapPage {
  constructor(config) {
    this.config = config;
    this.loading = 0;
    this.link = readLink();
    this.layers = config.layers.map((declared) => this.makeLayer(declared));
    this.map = this.makeMap();
    this.identify = new Identify(this.map, config, this.layers, (word) => this.fail(word));
    this.makeSwitcher();
    this.makeLanguages();
    byId('wms').href = capabilities(config.wms, 'WMS', '1.3.0');
    byId('wfs').href = capabilities(config.wfs, 'WFS', '2.0.0');
    byId('fold').addEventListener('click', () => this.fold());
    if (matchMedia('(max-width: 40rem)').matches) this.fold();
    this.speak(this.startLanguage());
    this.map.on('moveend', () => {
      this.remember();
      this.drawLegend();
    });
    this.map.once('rendercomplete', () => {
      if (document.body.dataset.state === 'loading') document.body.dataset.state = 'ready';
    });
  }

  makeLayer(declared) {
    // One image a layer and view: symbols and labels are whole at every place, which tiles would cut at their edges.
    const source = new ImageWMS({
      url: this.config.wms,
      params: {LAYERS: declared.name, STYLES: '', VERSION: '1.3.0', FORMAT: 'image/png', TRANSPARENT: true},
      ratio: 1.2,
    });
    source.on('imageloadstart', () => this.count(1));
    source.on('imageloadend', () => this.count(-1));
    source.on('imageloaderror', () => {
      this.count(-1);
      this.fail('mapFailed');
    });
    const visible = this.link.layers ? this.link.layers.includes(declared.name) : declared.visible;
    return {declared, source, layer: new ImageLayer({source, visible})};
  }

  makeMap() {
    const extent = transformExtent(this.config.extent, 'EPSG:4326', 'EPSG:3857');
    const view = new View({
      extent: grown(extent, 1.5),
      showFullExtent: true,
      maxZoom: 19,
      constrainResolution: false,
    });
    this.zoom = new Zoom();
    this.whole = new ZoomToExtent({extent, label: '⤢'});
    const map = new Map({
      target: 'map',
      layers: this.layers.map(({layer}) => layer),
      controls: [this.zoom, this.whole, new ScaleLine()],
      view,
    });
    if (this.link.view) {
      view.setCenter(fromLonLat([this.link.view.lon, this.link.view.lat]));
      view.setZoom(this.link.view.zoom);
    } else {
      view.fit(extent, {padding: [12, 12, 12, 12]});
    }
    return map;
  }

  makeSwitcher() {
    // The list reads from the top of the map downwards.
    byId('layers').replaceChildren(
      ...[...this.layers].reverse().map((entry) => {
        const label = document.createElement('label');
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.name = entry.declared.name;
        box.checked = entry.layer.getVisible();
        box.addEventListener('change', () => {
          entry.layer.setVisible(box.checked);
          this.identify.close();
          this.drawLegend();
          this.remember();
        });
        entry.label = document.createElement('span');
        label.append(box, entry.label);
        return label;
      }),
    );
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
        });
        return button;
      }),
    );
  }

  startLanguage() {
    const known = this.config.languages;
    const wished = [this.link.language, stored(), ...navigator.languages.map((tag) => tag.split('-')[0])];
    return wished.find((code) => known.includes(code)) ?? known[0];
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
    for (const entry of this.layers) entry.label.textContent = inLanguage(entry.declared.title);
    for (const button of byId('language').children) button.setAttribute('aria-pressed', button.lang === code);
    name('.ol-zoom-in', say('zoomIn'));
    name('.ol-zoom-out', say('zoomOut'));
    name('.ol-zoom-extent button', say('whole'));
    this.identify.render();
    this.drawLegend();
    try {
      localStorage.setItem('mapalus-language', code);
    } catch {
      // A browser that stores nothing asks again the next time.
    }
  }

  drawLegend() {
    const resolution = this.map.getView().getResolution();
    const scale = Math.round(resolution * PIXELS_PER_METRE);
    const wanted = this.layers
      .filter(({layer}) => layer.getVisible())
      .reverse()
      .map(({declared}) => ({
        title: inLanguage(declared.title),
        url: legendUrl(this.config.wms, declared.name, scale),
      }));
    const state = JSON.stringify(wanted);
    if (state === this.legendState) return;
    this.legendState = state;
    byId('legend').replaceChildren(
      ...wanted.map(({title, url}) => {
        const figure = document.createElement('figure');
        const caption = document.createElement('figcaption');
        const image = document.createElement('img');
        caption.textContent = title;
        image.alt = `${say('legend')}: ${title}`;
        image.src = url;
        image.addEventListener('error', () => {
          const sentence = document.createElement('p');
          sentence.textContent = say('noLegend');
          image.replaceWith(sentence);
        });
        figure.append(caption, image);
        return figure;
      }),
    );
  }

  fold() {
    const button = byId('fold');
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', open);
    byId('panel').classList.toggle('folded', !open);
    this.map.updateSize();
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

  count(step) {
    this.loading += step;
    byId('busy').classList.toggle('active', this.loading > 0);
  }

  fail(word) {
    document.body.dataset.state = 'error';
    showError(word, () => {
      document.body.dataset.state = 'ready';
      // Another address, so that no answer that failed is taken from memory.
      for (const {source} of this.layers) source.updateParams({RETRY: Date.now()});
    });
  }
}

function showError(word, retry) {
  const box = byId('error');
  box.querySelector('p').textContent = say(word);
  box.hidden = false;
  box.querySelector('button').onclick = () => {
    box.hidden = true;
    retry();
  };
}

function legendUrl(wms, layer, scale) {
  return `${wms}?${new URLSearchParams({
    SERVICE: 'WMS',
    VERSION: '1.3.0',
    REQUEST: 'GetLegendGraphic',
    LAYER: layer,
    STYLE: '',
    FORMAT: 'image/png',
    TRANSPARENT: true,
    SLD_VERSION: '1.1.0',
    // Only what is drawn at this scale; rounded, so that a small zoom asks for nothing new.
    SCALE: Number(scale.toPrecision(1)),
    // QGIS Server's words, then GeoServer's.
    LAYERTITLE: false,
    BOXSPACE: 1,
    LEGEND_OPTIONS: 'fontAntiAliasing:true;fontName:DejaVu Sans;fontSize:12;forceLabels:on;bgColor:0xFFFFFF',
  })}`;
}

const capabilities = (url, service, version) => `${url}?SERVICE=${service}&VERSION=${version}&REQUEST=GetCapabilities`;

function grown([west, south, east, north], factor) {
  const [x, y] = [((east - west) * (factor - 1)) / 2, ((north - south) * (factor - 1)) / 2];
  return [west - x, south - y, east + x, north + y];
}

function name(selector, text) {
  const button = document.querySelector(selector);
  button.title = text;
  button.setAttribute('aria-label', text);
}

function stored() {
  try {
    return localStorage.getItem('mapalus-language');
  } catch {
    return null;
  }
}

async function start() {
  setLanguage(navigator.language.startsWith('en') ? 'en' : 'id');
  translateDocument();
  try {
    const answer = await fetch('config.json', {cache: 'no-cache'});
    if (!answer.ok) throw new Error(answer.statusText);
    window.mapalus = new MapPage(await answer.json());
  } catch (error) {
    console.error(error);
    document.body.dataset.state = 'error';
    showError('configFailed', () => location.reload());
  }
}

start();
