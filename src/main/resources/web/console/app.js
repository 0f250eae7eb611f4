import { loadMessages } from "../shared/messages.js";
import "./console-app.js";

await loadMessages();
document.body.prepend(document.createElement("console-app"));
