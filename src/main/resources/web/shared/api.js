/**
 * The only file that talks to the program. Every call resolves to { value, status } or { problem } (RFC 9457) and never throws.
 * `problem.code` is the last part of its type; "offline" when no answer came. Works in a page and in the service worker alike.
 */

const TIMEOUT_MS = 20_000;
let identity = "resident";

const store = () => globalThis.localStorage;
const tokenName = () => `doudi.${identity}.token`;

/** Which of the tokens kept in this browser a page acts with: "resident" (default) or "staff". */
export const actAs = (name) => (identity = name);
export const actingAs = () => identity;

export const token = () => {
  try {
    return store()?.getItem(tokenName()) ?? null;
  } catch {
    return null;
  }
};

export const keepToken = (value) => {
  try {
    if (value) store()?.setItem(tokenName(), value);
    else store()?.removeItem(tokenName());
  } catch {
    // Nothing can be kept here; the caller still holds the token for this page.
  }
};

/** A claim code as it is printed, however it was typed: small, wide, spaced; "" when it cannot be one. */
export const claimCode = (typed) => {
  const plain = typed.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  return /^[2-9A-HJ-NP-Z]{12}$/.test(plain) ? plain.match(/.{4}/g).join("-") : "";
};

const headers = ({ token: given, claim, key, ifMatch, language }, body) => {
  const all = { "accept-language": language ?? globalThis.document?.documentElement.lang ?? "zh-CN" };
  const bearer = claim ? null : given === undefined ? token() : given;
  if (body !== undefined) all["content-type"] = body instanceof Blob ? body.type : "application/json";
  if (bearer) all.authorization = `Bearer ${bearer}`;
  if (claim) all["claim-code"] = claimCode(claim);
  if (key) all["idempotency-key"] = key;
  if (ifMatch) all["if-match"] = `"${ifMatch}"`;
  return all;
};

/** Asked of nobody: letters that cannot stand in a header would look like a lost connection. */
const wrongClaim = () => ({ problem: { type: "/problems/wrong-claim", code: "wrong-claim", status: 404 } });
const offline = () => ({ problem: { type: "/problems/offline", code: "offline", status: 0 } });

const problemOf = async (answer) => {
  const body = await answer.json().catch(() => ({}));
  const type = body.type ?? (answer.status >= 500 ? "/problems/unavailable" : "/problems/internal");
  return { problem: { ...body, type, status: answer.status, code: type.split("/").at(-1) } };
};

/** A picture or a page comes as a Blob, everything else as what its JSON says. */
const valueOf = (answer) => {
  if (answer.status === 204) return null;
  return /^(image|text)\//.test(answer.headers.get("content-type")) ? answer.blob() : answer.json();
};

/**
 * @param body a value for JSON, JSON text as somebody wrote it, or a Blob that is sent as it is
 * @param options token (null: none, absent: the one kept), claim, key (Idempotency-Key), ifMatch (version), language, timeout, signal
 */
export const send = async (method, path, body, options = {}) => {
  if (options.claim && !claimCode(options.claim)) return wrongClaim();
  try {
    const signals = [AbortSignal.timeout?.(options.timeout ?? TIMEOUT_MS), options.signal].filter(Boolean);
    const answer = await fetch(path, {
      method,
      headers: headers(options, body),
      body: body === undefined || body instanceof Blob || typeof body === "string" ? body : JSON.stringify(body),
      signal: signals.length > 1 && AbortSignal.any ? AbortSignal.any(signals) : signals.at(-1),
      cache: "no-store",
    });
    if (answer.ok) return { value: await valueOf(answer), status: answer.status };
    const refused = await problemOf(answer);
    if (refused.problem.code === "invalid-token") globalThis.dispatchEvent?.(new CustomEvent("doudi-signed-out"));
    return refused;
  } catch {
    return offline();
  }
};

export const get = (path, options) => send("GET", path, undefined, options);
export const post = (path, body, options) => send("POST", path, body, options);
export const put = (path, body, options) => send("PUT", path, body, options);

/** All pages of a list, one after the other. */
export const all = async (path, options) => {
  const items = [];
  let cursor = "";
  do {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, options);
    if (page.problem) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
  } while (cursor);
  return { value: items };
};

/** Optional parts of the contract this program has: "stream". */
export const offers = (name) => (globalThis.document?.documentElement.dataset.offers ?? "").split(" ").includes(name);
