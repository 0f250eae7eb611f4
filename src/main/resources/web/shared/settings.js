/** What this browser remembers of how to show things. The root element carries it; early.js sets it before the first paint. */

const root = document.documentElement;
const CHANGED = "doudi-settings";

const keep = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(`doudi.${name}`);
    else localStorage.setItem(`doudi.${name}`, value);
  } catch {
    // A browser that keeps nothing still shows what was chosen until the page closes.
  }
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: name }));
};

export const language = () => root.lang;
/** Text size of the elder mode in px, "22", "26" or "30"; null when it is off. */
export const elder = () => root.dataset.elder ?? null;
/** "light", "dark", or null to follow the system. */
export const theme = () => {
  try {
    return localStorage.getItem("doudi.theme");
  } catch {
    return null;
  }
};

/** The caller loads the sentences first: see setLanguage in messages.js. */
export const keepLanguage = (tag) => {
  root.lang = tag;
  keep("language", tag);
};

export const setElder = (size) => {
  if (size) root.dataset.elder = size;
  else delete root.dataset.elder;
  keep("elder", size);
};

export const setTheme = (name) => {
  root.dataset.theme = name ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  keep("theme", name);
};

/** Calls back after every change, in this tab or another; returns how to stop. */
export const onSettings = (changed) => {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
};
