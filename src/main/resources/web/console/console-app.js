import { html } from "lit";
import { DoudiElement } from "../shared/doudi-element.js";
import { t } from "../shared/messages.js";
import "../shared/staff-frame.js";

/** The window's face: which of its screens is shown. */
export class ConsoleApp extends DoudiElement {
  render() {
    return html`<staff-frame fill face="console" .screen=${this.#screen}></staff-frame>`;
  }

  #screen = () => html`<h1>${t("ui.console.title")}</h1>`;
}

customElements.define("console-app", ConsoleApp);
