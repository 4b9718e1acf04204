"""GeoServer's JSON, made plain: lists of one, maps as lists of entries, words in two languages."""

LANGUAGES = ("id", "en")


def as_list(value):
    """Return a list: GeoServer writes none as ``""`` or nothing, and a list of one as the thing itself."""
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def text_of(value):
    """Return a text: GeoServer writes one that looks like a number, or like true and false, as such; none is ``""``."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def entries(mapping):
    """Return a dictionary of GeoServer's ``{"entry": [{"@key": …}]}``; each value is its text, or what else it has."""
    found = {}
    for entry in as_list((mapping or {}).get("entry") if isinstance(mapping, dict) else None):
        rest = {key: value for key, value in entry.items() if key != "@key"}
        found[entry["@key"]] = rest["$"] if set(rest) == {"$"} else rest
    return found


def words_of(live, key, international):
    """Return ``{"default": …, "id": …, "en": …}`` of a title or an abstract."""
    translated = live.get(international) or {}
    return {
        "default": text_of(live.get(key)),
        **{language: text_of(translated.get(language)) for language in LANGUAGES},
    }


def words_for(words, key, international):
    """Return GeoServer's entries for what :func:`words_of` gives."""
    return {key: words["default"], international: {language: words[language] for language in LANGUAGES}}


def keywords_of(live):
    """Return keywords as ``language:word``, or the word alone where it has no language."""
    found = []
    for text in as_list((live.get("keywords") or {}).get("string") if isinstance(live.get("keywords"), dict) else None):
        word, _, more = str(text).partition("\\@language=")
        language = more.partition("\\;")[0]
        found.append(f"{language}:{word}" if language else word)
    return found


def keywords_for(words):
    """Return GeoServer's entry for what :func:`keywords_of` gives."""
    texts = []
    for text in words:
        language, colon, word = text.partition(":")
        texts.append(f"{word}\\@language={language}\\;" if colon and language in LANGUAGES else text)
    return {"string": texts}


def box_of(live):
    """Return west, south, east, north of a bounding box, to a tenth of a millimetre; None where there is none."""
    if not live:
        return None
    return [round(float(live[side]), 9) for side in ("minx", "miny", "maxx", "maxy")]


def box_for(bounds, crs="EPSG:4326"):
    """Return GeoServer's bounding box of west, south, east, north."""
    west, south, east, north = bounds
    return {"minx": west, "miny": south, "maxx": east, "maxy": north, "crs": crs}
