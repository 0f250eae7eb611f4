/** The keys that work wherever one stands at the desk. None of them ever follows from typing. */

/** So long after the last key in a field: the field may have gone under somebody's fingers. */
const TYPING_MS = 1_500;
const FIELD = "textarea, select, input:not([type=radio], [type=checkbox])";
const TAKES_SPACE = "button, a, input, textarea, select, summary, option";
const MOVES = ["Tab", "Escape", "Shift", "Control", "Alt", "Meta"];
const WALKS = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter"];

export class Shortcuts {
  #host; #on; #typing;

  /** @param host the element; @param on { next(), list(), walk(event) } for Space, for Escape, and for the list's keys where nothing has the focus */
  constructor(host, on) {
    this.#host = host;
    this.#on = on;
    host.addController(this);
  }

  hostConnected() {
    for (const type of ["keydown", "input"]) window.addEventListener(type, this.#typed, { capture: true });
    window.addEventListener("keydown", this.#key);
  }

  hostDisconnected() {
    for (const type of ["keydown", "input"]) window.removeEventListener(type, this.#typed, { capture: true });
    window.removeEventListener("keydown", this.#key);
    clearTimeout(this.#typing);
    this.#typing = undefined;
  }

  #typed = (event) => {
    const writes = event.type === "input" || !(event.ctrlKey || event.metaKey || MOVES.includes(event.key));
    if (!writes || !event.composedPath()[0].matches?.(FIELD)) return;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.#typing = undefined), TYPING_MS);
  };

  #key = (event) => {
    const path = event.composedPath();
    const [target] = path;
    const loose = target === document.body;
    if (!this.#host.getClientRects().length || event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && !target.matches?.(TAKES_SPACE)) {
      event.preventDefault();
      if (!this.#typing && !event.repeat) this.#on.next();
    }
    if (event.key === "Escape" && (loose || path.includes(this.#host))) this.#on.list();
    if (loose && WALKS.includes(event.key)) this.#on.walk(event);
  };
}
