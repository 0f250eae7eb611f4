/** A key for one request, so that sending it twice does it once. randomUUID exists only on https and on this machine. */
export const requestKey = () => globalThis.crypto.randomUUID?.()
  ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
