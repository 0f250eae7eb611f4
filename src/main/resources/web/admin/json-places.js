/**
 * Reads JSON text for people: where everything stands, where it stops being JSON, and what is named twice, which JSON.parse keeps silent about.
 * Positions are counted from 0, lines from 1.
 */

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Reading {
  places = new Map();
  repeated = [];
  at = 0;

  constructor(text) {
    this.text = text;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new SyntaxError();
    this.at += found.length;
    return found;
  }

  skip() {
    this.take(SPACE);
  }

  is(sign) {
    this.skip();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  must(sign) {
    if (!this.is(sign)) throw new SyntaxError();
  }

  value(pointer) {
    this.skip();
    this.places.set(pointer, this.at);
    if (this.is("{")) this.members(pointer);
    else if (this.is("[")) this.items(pointer);
    else this.take(this.text[this.at] === '"' ? STRING : PLAIN);
  }

  members(pointer) {
    const seen = new Set();
    if (this.is("}")) return;
    do {
      this.skip();
      const start = this.at;
      const key = JSON.parse(this.take(STRING));
      const below = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (seen.has(key)) this.repeated.push({ pointer: below, at: start });
      seen.add(key);
      this.must(":");
      this.value(below);
      this.places.set(below, start);
    } while (this.is(","));
    this.must("}");
  }

  items(pointer) {
    if (this.is("]")) return;
    let index = 0;
    do this.value(`${pointer}/${index++}`);
    while (this.is(","));
    this.must("]");
  }
}

/** @returns { places, repeated: [{ pointer, at }], brokenAt } - brokenAt undefined when it is JSON to its end */
export const readPlaces = (text) => {
  const reading = new Reading(text);
  try {
    reading.value("");
    reading.skip();
    return { places: reading.places, repeated: reading.repeated, brokenAt: reading.at < text.length ? reading.at : undefined };
  } catch {
    return { places: reading.places, repeated: reading.repeated, brokenAt: reading.at };
  }
};

export const lineAt = (text, at) => text.slice(0, at).split("\n").length;

/** Where the pointer leads; for what is missing, the id of the thing it belongs to, or where that begins. */
export const placeOf = (places, pointer) => {
  if (places.has(pointer)) return places.get(pointer);
  for (let at = pointer; at; ) {
    at = at.slice(0, at.lastIndexOf("/"));
    if (places.has(at)) return places.get(`${at}/id`) ?? places.get(at);
  }
  return 0;
};
