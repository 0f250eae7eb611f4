/** Addresses of a face without loading it anew. Links stay plain links: a click on one inside this face only changes what is shown. */

/**
 * @param routes [[pattern, name]], a pattern such as "/complaints/:id"
 * @returns { name, values, hash } of the first that fits, null when none does
 */
export const match = (routes, location = window.location) => {
  for (const [pattern, name] of routes) {
    const found = new RegExp(`^${pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)")}/?$`).exec(location.pathname);
    if (found) return { name, values: { ...found.groups }, hash: location.hash.slice(1) };
  }
  return null;
};

export const go = (address, { replace = false } = {}) => {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
};

/** Calls back on every change of address; returns how to stop. */
export const watchAddress = (routes, changed) => {
  const follow = () => changed(match(routes));
  const click = (event) => {
    const link = event.composedPath().find((node) => node.localName === "a" && node.href);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin || !match(routes, link)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
  window.addEventListener("popstate", follow);
  document.addEventListener("click", click);
  return () => {
    window.removeEventListener("popstate", follow);
    document.removeEventListener("click", click);
  };
};
