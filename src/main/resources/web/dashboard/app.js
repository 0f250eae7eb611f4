import { loadMessages } from "../shared/messages.js";
import "./dashboard-app.js";

await loadMessages();
document.body.prepend(document.createElement("dashboard-app"));
