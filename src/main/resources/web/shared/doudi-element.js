import { LitElement } from "lit";
import { look } from "./look.js";
import { onSettings } from "./settings.js";

/** What every element of every face extends: the look, and drawing anew when language or text size change. */
export class DoudiElement extends LitElement {
  #stop;

  /** Called by Lit for each class: its own styles come after the shared ones. */
  static finalizeStyles(styles) {
    return super.finalizeStyles([look, styles ?? []]);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onSettings((event) => {
      this.settingsChanged(event.detail);
      this.requestUpdate();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** For elements that hold texts from the program: fetch them again when `name` is "language". */
  settingsChanged(name) {}

  /** News for the parent. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
