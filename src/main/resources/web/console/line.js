import { get } from "../shared/api.js";
import { age, urgency } from "./order.js";

const PAGE = 100;
/** A list longer than this is not read whole again after a lost connection; the rest comes back by scrolling. */
const MOST_REREAD = 1_000;
const MOST_LOOKED_AT = 20;
/** After a page that did not come. */
const PAUSE_MS = 3_000;

/** One list of a window, which grows by cursor and keeps its order while events come in. */
class Line {
  items = [];
  problem;
  #spec;
  #next = "";
  #run = 0;
  #loading = false;
  #pending = new Set();
  /** What was looked at while a page was on its way, which is older: by id, null where it no longer belongs here. */
  #moved = new Map();
  #looking = false;
  #failedAt = -PAUSE_MS;

  /** @param spec { path, fits(complaint), key(complaint), backwards, changed(), seen(complaint), gone(id) } */
  constructor(spec) {
    this.#spec = spec;
  }

  get started() {
    return this.#next !== "" || this.complete;
  }

  get complete() {
    return this.#next === null;
  }

  /** The next page; nothing while one is on its way or when there is none. */
  async more() {
    if (this.#loading || this.complete || performance.now() - this.#failedAt < PAUSE_MS) return;
    this.#loading = true;
    const run = this.#run;
    const { value, problem } = await this.#page(this.#next);
    if (run !== this.#run) return;
    this.#loading = false;
    this.problem = problem;
    if (value) this.#append(value);
    else this.#failedAt = performance.now();
    this.#spec.changed();
  }

  /** Everything once more, as far as it was read, shown only when it is all there. */
  async reread() {
    const run = (this.#run += 1);
    this.#loading = true;
    const wanted = Math.min(Math.max(PAGE, this.items.length), MOST_REREAD);
    const items = [];
    let next = "";
    do {
      const { value, problem } = await this.#page(next);
      if (run !== this.#run) return;
      this.problem = problem;
      if (!value) break;
      items.push(...value.items);
      next = value.next;
    } while (next && items.length < wanted);
    this.#loading = false;
    if (!this.problem) {
      this.items = [];
      this.#append({ items, next });
    }
    this.#spec.changed();
  }

  /** Something happened to that complaint: looks where it stands now. Many at once are one look at the whole list. */
  heard(id) {
    this.#pending.add(id);
    if (!this.#looking) this.#look();
  }

  stop() {
    this.#run += 1;
    this.#pending.clear();
  }

  put(complaint) {
    this.#takeOut(complaint.id);
    if (this.#spec.fits(complaint)) this.#insert(complaint);
    if (this.#loading) this.#moved.set(complaint.id, this.#spec.fits(complaint) ? complaint : null);
    this.#spec.changed();
  }

  /** What stands behind the last one read comes with its page. */
  #insert(complaint) {
    if (this.complete || this.#isBefore(complaint, this.items.at(-1))) this.items.splice(this.#placeOf(complaint), 0, complaint);
  }

  #page(cursor) {
    const { path } = this.#spec;
    return get(`${path}${path.includes("?") ? "&" : "?"}limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  }

  #append({ items, next }) {
    const moved = [...this.#moved.values()].filter(Boolean);
    const known = new Set([...this.items.map((one) => one.id), ...this.#moved.keys()]);
    this.items = [...this.items, ...items.filter((one) => !known.has(one.id))];
    this.#next = next;
    this.#moved.clear();
    moved.forEach((one) => {
      this.#takeOut(one.id);
      this.#insert(one);
    });
  }

  async #look() {
    this.#looking = true;
    while (this.#pending.size > 0) {
      if (this.#pending.size > MOST_LOOKED_AT) {
        this.#pending.clear();
        await this.reread();
      } else await this.#lookAt([...this.#pending][0]);
    }
    this.#looking = false;
  }

  async #lookAt(id) {
    this.#pending.delete(id);
    const { value, problem } = await get(`/v1/complaints/${encodeURIComponent(id)}`);
    if (value) {
      this.#spec.seen(value);
      this.put(value);
    } else if (problem.status === 404) {
      this.#takeOut(id);
      this.#spec.changed();
      this.#spec.gone(id);
    }
  }

  #takeOut(id) {
    if (this.#loading) this.#moved.set(id, null);
    const at = this.items.findIndex((one) => one.id === id);
    if (at >= 0) this.items.splice(at, 1);
  }

  #isBefore(one, other) {
    if (!other) return false;
    const ascending = this.#spec.key(one) < this.#spec.key(other);
    return this.#spec.backwards ? !ascending : ascending;
  }

  #placeOf(complaint) {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(this.items[middle], complaint)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @param list "waiting" for the queue, else a state; @param hooks { changed, seen, gone } */
export const windowLine = (list, windowId, hooks) => new Line({
  ...hooks,
  path: list === "waiting" ? `/v1/windows/${windowId}/queue` : `/v1/windows/${windowId}/complaints?status=${list}`,
  fits: (one) => one.status === list && one.window.id === windowId,
  key: list === "waiting" ? urgency : age,
  backwards: list === "resolved",
});
