// The legend as the service draws it, so that it never differs from the map.
import {IMAGE_DPI, PIXEL_RATIO} from './layers.js';
import {currentLanguage, inLanguage, say} from './words.js';

// A pixel is 0.28 mm wide in the scales of the WMS.
const PIXELS_PER_METRE = 1 / 0.00028;

export class Legend {
  constructor(element, wms) {
    this.element = element;
    this.wms = wms;
    this.figures = new Map();
  }

  /**
   * Show the legend of some layers, the topmost first.
   *
   * @param {boolean} again also ask again for what did not come the last time.
   */
  draw(entries, resolution, again) {
    const figures = entries.map(({declared}) => this.figure(declared, resolution, again));
    const shown = [...this.element.children];
    if (figures.length !== shown.length || figures.some((figure, index) => figure !== shown[index])) {
      this.element.replaceChildren(...figures);
    }
  }

  figure(declared, resolution, again) {
    if (!this.figures.has(declared.name)) this.figures.set(declared.name, this.emptyFigure());
    const figure = this.figures.get(declared.name);
    const image = figure.querySelector('img');
    const title = inLanguage(declared.title);
    figure.querySelector('figcaption').textContent = title;
    figure.querySelector('p').textContent = say('legendFailed', {layer: title});
    figure.querySelector('button').textContent = say('retry');
    image.alt = `${say('legend')}: ${title}`;
    const ring = figure.querySelector('.ring');
    ring.textContent = say('overdueRing');
    // The styles draw it around every symbol of a layer that knows what is overdue; no legend graphic says so.
    ring.hidden = !declared.columns.some((column) => column.name === 'overdue');
    const url = this.url(declared.name, resolution);
    if (figure.dataset.url !== url || (again && image.hidden)) {
      figure.dataset.url = url;
      this.load(figure, again);
    }
    return figure;
  }

  load(figure, again) {
    const url = again ? `${figure.dataset.url}&RETRY=${Date.now()}` : figure.dataset.url;
    figure.querySelector('img').srcset = `${url} ${PIXEL_RATIO}x`;
  }

  emptyFigure() {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    const image = document.createElement('img');
    const ring = document.createElement('small');
    const failure = document.createElement('div');
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => this.load(figure, true));
    failure.append(document.createElement('p'), button);
    failure.setAttribute('role', 'alert');
    failure.hidden = true;
    const came = (well) => () => {
      image.hidden = !well;
      failure.hidden = well;
    };
    image.addEventListener('load', came(true));
    image.addEventListener('error', came(false));
    ring.className = 'ring';
    figure.append(caption, image, ring, failure);
    return figure;
  }

  url(layer, resolution) {
    const query = new URLSearchParams({
      SERVICE: 'WMS',
      VERSION: '1.3.0',
      REQUEST: 'GetLegendGraphic',
      LAYER: layer,
      STYLE: '',
      FORMAT: 'image/png',
      TRANSPARENT: true,
      SLD_VERSION: '1.1.0',
      LANGUAGE: currentLanguage(),
      // Only what is drawn at this scale; rounded, so that a small zoom asks for nothing new.
      SCALE: Number((resolution * PIXELS_PER_METRE).toPrecision(2)),
      // QGIS Server's words: the page writes the title itself. Without any space, the last line would be cut.
      LAYERTITLE: false,
      BOXSPACE: 1,
      // The longest words fit the panel: no legend is made smaller than the others.
      ITEMFONTSIZE: 10,
      DPI: IMAGE_DPI,
      // GeoServer's.
      LEGEND_OPTIONS: `fontAntiAliasing:true;fontName:DejaVu Sans;fontSize:13;forceLabels:on;dpi:${IMAGE_DPI}`,
    });
    return `${this.wms}?${query}`;
  }
}
