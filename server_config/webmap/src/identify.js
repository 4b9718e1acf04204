// What the services say of a point, as a popup that a keyboard and a screen reader can use.
import Overlay from 'ol/Overlay.js';
import {currentLanguage, inLanguage, say} from './words.js';

const COUNT = 20;

export class Identify {
  constructor(map, config, layers, onFailure) {
    this.map = map;
    this.config = config;
    this.layers = layers;
    this.onFailure = onFailure;
    this.element = document.getElementById('popup');
    this.overlay = new Overlay({element: this.element, autoPan: {animation: {duration: 150}, margin: 16}, stopEvent: true});
    this.hits = [];
    this.index = 0;
    map.addOverlay(this.overlay);
    map.on('singleclick', (event) => this.ask(event.coordinate));
    map.getTargetElement().addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      // The middle of the map is the point of those who use no pointer.
      if (event.key === 'Enter' && event.target === map.getTargetElement()) this.ask(map.getView().getCenter());
    });
  }

  async ask(coordinate) {
    const visible = this.layers.filter(({layer}) => layer.getVisible()).reverse();
    const resolution = this.map.getView().getResolution();
    this.show(coordinate, [message(say('searching'))]);
    const asked = (this.asked = Symbol('asked'));
    try {
      const answers = await Promise.all(visible.map((entry) => this.hitsOf(entry, coordinate, resolution)));
      if (asked !== this.asked) return;
      this.hits = answers.flat();
      this.index = 0;
      this.coordinate = coordinate;
      this.render();
    } catch {
      if (asked !== this.asked) return;
      this.close();
      this.onFailure('infoFailed');
    }
  }

  async hitsOf({source, declared}, coordinate, resolution) {
    const url = source.getFeatureInfoUrl(coordinate, resolution, 'EPSG:3857', {
      INFO_FORMAT: 'application/json',
      FEATURE_COUNT: COUNT,
      // How near is near enough, in pixels: QGIS Server's words, then GeoServer's.
      FI_POINT_TOLERANCE: 8,
      FI_LINE_TOLERANCE: 8,
      FI_POLYGON_TOLERANCE: 0,
      BUFFER: declared.point ? 8 : 1,
    });
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    const {features} = await answer.json();
    return features.map((feature) => ({declared, values: feature.properties}));
  }

  render() {
    if (!this.coordinate || this.element.hidden) return;
    if (!this.hits.length) {
      this.show(this.coordinate, [message(say('nothing'))]);
      return;
    }
    const {declared, values} = this.hits[this.index];
    const heading = document.createElement('h2');
    heading.textContent = inLanguage(declared.title);
    const parts = [heading];
    if (isTrue(values.overdue)) {
      const flag = document.createElement('p');
      flag.className = 'overdue';
      flag.textContent = say('overdue');
      parts.push(flag);
    }
    parts.push(this.list(declared, values));
    if (this.hits.length > 1) parts.push(this.pager());
    this.show(this.coordinate, parts);
  }

  list(declared, values) {
    const list = document.createElement('dl');
    for (const column of declared.columns) {
      const text = this.valueOf(column, values);
      if (text === '' || column.name === 'overdue') continue;
      const term = document.createElement('dt');
      const description = document.createElement('dd');
      term.textContent = inLanguage(column.title);
      description.textContent = text;
      if (column.name === 'status') description.dataset.status = values.status;
      list.append(term, description);
    }
    return list;
  }

  valueOf(column, values) {
    const value = column.localised
      ? (values[`${column.name}_${currentLanguage()}`] ?? values[`${column.name}_en`])
      : values[column.name];
    if (value === null || value === undefined || value === '' || value === 'NULL') return '';
    if (column.values) return inLanguage(column.values[value]) || String(value);
    if (column.type === 'boolean') return say(isTrue(value) ? 'yes' : 'no');
    if (column.type === 'time') return this.time(value);
    return typeof value === 'number' ? value.toLocaleString(currentLanguage()) : String(value);
  }

  time(value) {
    const moment = new Date(value);
    if (Number.isNaN(moment.valueOf())) return String(value);
    return new Intl.DateTimeFormat(currentLanguage(), {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: this.config.time_zone,
    }).format(moment);
  }

  pager() {
    const pager = document.createElement('nav');
    const place = document.createElement('span');
    place.textContent = `${this.index + 1} ${say('of')} ${this.hits.length}`;
    pager.append(this.turn(-1, 'previous', '‹'), place, this.turn(1, 'next', '›'));
    return pager;
  }

  turn(step, word, sign) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.className = word;
    button.setAttribute('aria-label', say(word));
    button.addEventListener('click', () => {
      this.index = (this.index + step + this.hits.length) % this.hits.length;
      this.render();
      this.element.querySelector(`.${word}`)?.focus();
    });
    return button;
  }

  show(coordinate, parts) {
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'close';
    close.textContent = '×';
    close.setAttribute('aria-label', say('close'));
    close.addEventListener('click', () => this.close());
    this.element.replaceChildren(close, ...parts);
    this.element.setAttribute('aria-label', parts[0].textContent);
    this.element.hidden = false;
    this.overlay.setPosition(coordinate);
    this.element.focus({preventScroll: true});
  }

  close() {
    if (this.element.hidden) return;
    this.asked = null;
    this.coordinate = null;
    this.element.hidden = true;
    this.overlay.setPosition(undefined);
    this.map.getTargetElement().focus({preventScroll: true});
  }
}

function message(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

const isTrue = (value) => value === true || value === 'true' || value === 't' || value === 1;
