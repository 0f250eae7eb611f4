/**
 * What somebody wrote and has not sent yet. It is kept in this browser under their own name, over reloads, sign-outs and days, until it is sent:
 * a reading is the work of more than one sitting. Only the words of staff stand in it, about complaints that are masked.
 */
export class Written {
  #name;

  /** @param about what it is for, such as a reading's id */
  constructor(account, about) {
    this.#name = `doudi.written.${account}.${about}`;
    this.values = this.#kept();
    /** Whether it goes on from what was written before. */
    this.restored = Object.keys(this.values).length > 0;
  }

  #kept() {
    try {
      return JSON.parse(localStorage.getItem(this.#name)) ?? {};
    } catch {
      return {};
    }
  }

  say(part) {
    this.values = { ...this.values, ...part };
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.values));
    } catch {
      // No room: what is written still stands on the screen.
    }
  }

  /** Once it is sent. */
  drop() {
    this.values = {};
    this.restored = false;
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Nothing is kept here, so nothing is left behind.
    }
  }
}
