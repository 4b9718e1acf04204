// What the services say of a place, as a card that a keyboard and a screen reader can use.
import Overlay from 'ol/Overlay.js';
import {featureInfoUrl} from './layers.js';
import {currentLanguage, inLanguage, list, say} from './words.js';

const COUNT = 20;
// Of what lies upon each other; QGIS Server counts what it does not draw at this scale, too.
const COUNT_OF_SUM = 5000;

export class Identify {
  constructor(map, config, layers, problems) {
    this.map = map;
    this.config = config;
    this.layers = layers;
    this.problems = problems;
    this.element = document.getElementById('popup');
    const ring = document.createElement('div');
    ring.className = 'place';
    this.place = new Overlay({element: ring, positioning: 'center-center', stopEvent: false});
    this.forget();
    map.addOverlay(this.place);
    map.on('singleclick', (event) => this.ask(event.coordinate));
    const target = map.getTargetElement();
    for (const element of [target, this.element]) {
      element.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.close();
      });
    }
    target.addEventListener('keydown', (event) => {
      // The middle of the map is the place of those who use no pointer.
      if (event.key === 'Enter' && event.target === target) this.ask(map.getView().getCenter());
    });
  }

  async ask(coordinate) {
    const visible = this.layers
      .filter(({layer, declared}) => layer.getVisible() && declared.queryable !== false)
      .reverse();
    const resolution = this.map.getView().getResolution();
    this.forget();
    this.problems.clear('details');
    this.place.setPosition(coordinate);
    this.open();
    const asked = (this.asked = Symbol('asked'));
    const answers = await Promise.allSettled(visible.map((entry) => hitsOf(entry, coordinate, resolution)));
    if (asked !== this.asked) return;
    this.hits = answers.flatMap(({value}) => value ?? []);
    const failed = visible.filter((entry, index) => answers[index].status === 'rejected');
    if (failed.length) {
      const sentence = () =>
        say('detailsFailed', {layers: list(failed.map(({declared}) => inLanguage(declared.title)))});
      this.problems.set('details', sentence, () => this.ask(coordinate));
    }
    // Where nobody could be asked, “there is nothing” would be a lie.
    if (failed.length && !this.hits.length) this.close();
    else this.open();
  }

  open() {
    this.element.hidden = false;
    this.render();
    this.element.focus({preventScroll: true});
    this.uncover();
  }

  /** Move the map where the card lies on the place that it tells of. */
  uncover() {
    const view = this.map.getView();
    const pixel = this.map.getPixelFromCoordinate(this.place.getPosition());
    if (!pixel) return;
    const map = this.map.getTargetElement().getBoundingClientRect();
    const card = this.element.getBoundingClientRect();
    const [x, y] = [pixel[0] + map.left, pixel[1] + map.top];
    const room = 24;
    if (x < card.left - room || x > card.right + room || y < card.top - room || y > card.bottom + room) return;
    // A card as wide as the map leaves room above it only.
    const [right, down] =
      card.width > map.width / 2 ? [0, y - (map.top + card.top) / 2] : [x - (map.left + card.left) / 2, 0];
    const [east, north] = view.getCenter();
    const resolution = view.getResolution();
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
    view.animate({center: [east + right * resolution, north - down * resolution], duration});
  }

  render() {
    if (this.element.hidden) return;
    this.element.setAttribute('aria-label', say('details'));
    const content = document.createElement('div');
    content.setAttribute('aria-live', 'polite');
    this.element.replaceChildren(this.button('close', '×', () => this.close()), content);
    if (!this.hits) {
      content.append(text('p', say('searching')));
      return;
    }
    if (!this.hits.length) {
      content.append(text('p', say('nothing')));
      return;
    }
    const {declared, values} = this.hits[this.index];
    content.append(text('h2', inLanguage(declared.title)));
    if (isTrue(values.overdue)) {
      const flag = text('p', say('overdue'));
      flag.className = 'overdue';
      content.append(flag);
    }
    content.append(this.values(declared, values));
    if (this.hits.length > 1) this.element.append(this.pager());
  }

  values(declared, values) {
    const rows = document.createElement('dl');
    if (declared.sum) {
      this.sums(declared, values, rows);
      return rows;
    }
    for (const column of declared.columns) {
      const words = this.valueOf(column, values);
      if (words === '' || column.name === 'overdue') continue;
      const description = text('dd', words);
      if (column.name === 'status') description.dataset.status = values.status;
      rows.append(text('dt', inLanguage(column.title)), description);
    }
    return rows;
  }

  sums(declared, {total, parts}, rows) {
    const column = (name) => declared.columns.find((entry) => entry.name === name);
    const by = column(declared.sum.by);
    const number = (value) => value.toLocaleString(currentLanguage());
    rows.append(text('dt', inLanguage(column(declared.sum.column).title)), text('dd', number(total)));
    for (const value of Object.keys(by.values ?? parts)) {
      if (!parts[value]) continue;
      const description = text('dd', number(parts[value]));
      rows.append(text('dt', inLanguage(by.values?.[value]) || value), description);
    }
  }

  valueOf(column, values) {
    const value = column.localised
      ? [currentLanguage(), ...this.config.languages].map((code) => values[`${column.name}_${code}`]).find(Boolean)
      : values[column.name];
    if (value === null || value === undefined || value === '' || value === 'NULL') return '';
    if (column.values) return inLanguage(column.values[value]) || String(value);
    if (column.type === 'boolean') return say(isTrue(value) ? 'yes' : 'no');
    if (column.type === 'time') return this.time(String(value));
    return typeof value === 'number' ? value.toLocaleString(currentLanguage()) : String(value);
  }

  time(value) {
    // Without an offset a browser would take it for its own time; the services mean UTC.
    const moment = new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value);
    if (Number.isNaN(moment.valueOf())) return value;
    return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: this.config.time_zone,
      timeZoneName: 'short',
    }).format(moment);
  }

  pager() {
    const pager = document.createElement('nav');
    const place = text('span', `${this.index + 1} ${say('of')} ${this.hits.length}`);
    pager.setAttribute('aria-label', say('hits'));
    pager.append(
      this.button('previous', '‹', () => this.turn(-1, 'previous')),
      place,
      this.button('next', '›', () => this.turn(1, 'next')),
    );
    return pager;
  }

  turn(step, word) {
    this.index = (this.index + step + this.hits.length) % this.hits.length;
    this.render();
    this.element.querySelector(`.${word}`).focus();
  }

  button(word, sign, press) {
    const button = text('button', sign);
    button.type = 'button';
    button.className = word;
    button.title = say(word);
    button.setAttribute('aria-label', say(word));
    button.addEventListener('click', press);
    return button;
  }

  forget() {
    this.asked = null;
    this.hits = null;
    this.index = 0;
  }

  close() {
    if (this.element.hidden) return;
    const focused = this.element.contains(document.activeElement);
    this.forget();
    this.element.hidden = true;
    this.place.setPosition(undefined);
    if (focused) this.map.getTargetElement().focus({preventScroll: true});
  }
}

async function hitsOf(entry, coordinate, resolution) {
  const {declared} = entry;
  const answer = await fetch(featureInfoUrl(entry, coordinate, resolution, declared.sum ? COUNT_OF_SUM : COUNT));
  if (!answer.ok) throw new Error(answer.statusText);
  const {features} = await answer.json();
  const hits = features.map((feature) => ({declared, values: feature.properties}));
  return declared.sum && hits.length ? [{declared, values: summed(hits, declared.sum)}] : hits;
}

function summed(hits, {column, by}) {
  const parts = {};
  for (const {values} of hits) parts[values[by]] = (parts[values[by]] ?? 0) + Number(values[column]);
  return {total: Object.values(parts).reduce((sum, part) => sum + part, 0), parts};
}

function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

const isTrue = (value) => value === true || value === 'true' || value === 't' || value === 1;
