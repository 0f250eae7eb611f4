import { loadMessages } from "../shared/messages.js";
import "./open-app.js";

await loadMessages();
document.body.prepend(document.createElement("open-app"));
