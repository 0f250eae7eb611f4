/** Runs before anything is drawn, so that language, theme and text size never flicker. Everything else reads them from the root element. */
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(`doudi.${name}`);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  root.lang = read("language") ?? (navigator.language.startsWith("en") ? "en" : "zh-CN");
  if (read("elder")) root.dataset.elder = read("elder");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => (root.dataset.theme = read("theme") ?? (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => {
    paint();
    window.dispatchEvent(new CustomEvent("doudi-settings", { detail: "theme" }));
  });
  paint();
})();
