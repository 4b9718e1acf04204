// The layers as images of the WMS.
import ImageLayer from 'ol/layer/Image.js';
import ImageWMS from 'ol/source/ImageWMS.js';

// A view's image is this much larger than the view, so that a small move needs no new one.
const MARGIN = 1.2;

// Of four bytes a pixel, a server's 64 megabytes hold 4096 by 4096; sizes are rounded up on the way.
const LARGEST_IMAGE = 4080;

/** Pixels of an image for one of the page: sharp on a phone, but never too large for the server. */
export const PIXEL_RATIO = Math.min(
  devicePixelRatio,
  2,
  LARGEST_IMAGE / (MARGIN * Math.max(screen.width, screen.height, innerWidth, innerHeight)),
);

// What both servers take for one pixel a pixel.
const DPI = 90;

/** The resolution that symbols and letters are to be drawn for. */
export const IMAGE_DPI = Math.round(DPI * PIXEL_RATIO);

export function makeLayer(wms, declared) {
  // One image a layer and view, not tiles: symbols and names are whole everywhere, where tiles cut icons at their
  // edges (a gutter mends that, but draws each border twice) and name an area once a tile. It is one request instead of
  // twenty, which suits a QGIS Server that reads its project's layers for each.
  const source = new ImageWMS({
    url: wms,
    params: {
      LAYERS: declared.name,
      STYLES: '',
      VERSION: '1.3.0',
      FORMAT: 'image/png',
      TRANSPARENT: true,
      // QGIS Server's word; GeoServer's is added by the source.
      DPI: IMAGE_DPI,
    },
    serverType: 'geoserver',
    ratio: MARGIN,
  });
  return {declared, source, layer: new ImageLayer({source})};
}

/** Address that tells what a layer has at a place. */
export function featureInfoUrl({source, declared}, coordinate, resolution, count) {
  // How near is near enough, in pixels: a finger's breadth for points and lines, the very place for areas.
  const near = declared.area ? 1 : 8;
  return source.getFeatureInfoUrl(coordinate, resolution, 'EPSG:3857', {
    INFO_FORMAT: 'application/json',
    FEATURE_COUNT: count,
    DPI,
    // QGIS Server's words, then GeoServer's.
    FI_POINT_TOLERANCE: 8,
    FI_LINE_TOLERANCE: 8,
    FI_POLYGON_TOLERANCE: 0,
    BUFFER: near,
  });
}
