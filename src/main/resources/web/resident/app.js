import { loadMessages } from "../shared/messages.js";
import { startSending } from "./sending.js";
import "./resident-app.js";

await loadMessages();
document.querySelector("resident-app").ready = true;
startSending();
