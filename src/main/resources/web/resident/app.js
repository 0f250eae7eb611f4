import { offers } from "../shared/api.js";
import { loadMessages } from "../shared/messages.js";
import { startSending } from "./sending.js";
import "./resident-app.js";

await loadMessages();
document.querySelector("resident-app").ready = true;
await startSending();
if (offers("push")) import("../shared/push.js").then(({ renew }) => renew());
