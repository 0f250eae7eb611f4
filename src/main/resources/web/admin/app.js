import { loadMessages } from "../shared/messages.js";
import "./admin-app.js";

await loadMessages();
document.body.prepend(document.createElement("admin-app"));
