// The address restores the view: #lon/lat/zoom/layers/language.

export function readLink() {
  const [lon, lat, zoom, layers, language] = location.hash.slice(1).replaceAll('%2C', ',').split('/');
  const numbers = [lon, lat, zoom].map(Number);
  return {
    view: lon && numbers.every(Number.isFinite) ? {lon: numbers[0], lat: numbers[1], zoom: numbers[2]} : null,
    layers: layers ? layers.split(',').filter((name) => name !== '-') : null,
    language: language || null,
  };
}

export function writeLink({lon, lat, zoom, layers, language}) {
  const place = `${lon.toFixed(5)}/${lat.toFixed(5)}/${zoom.toFixed(2)}`;
  history.replaceState(null, '', `#${place}/${layers.join(',') || '-'}/${language}`);
}
