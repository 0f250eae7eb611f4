import { loadMessages, t } from "../shared/messages.js";
import "../shared/lost-page.js";

await loadMessages();
document.title = t("ui.app.title", { page: t("ui.lost.title") });
const main = document.createElement("main");
main.append(document.createElement("lost-page"));
document.body.prepend(main);
