import { loadMessages } from "../shared/messages.js";

/** Asks for the sentences while the rest of the page is still on its way. */
loadMessages();
