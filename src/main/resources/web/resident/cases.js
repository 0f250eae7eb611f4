import { all, get, token } from "../shared/api.js";
import { forget, keep, kept, reports } from "./outbox.js";

/** Complaints this phone follows without owning them: by claim code. */

const HERE = "doudi.claims";
const ofThisVisit = () => {
  try {
    return JSON.parse(sessionStorage.getItem(HERE)) ?? {};
  } catch {
    return {};
  }
};

/** @param onPhone false: for this visit only, for somebody else's phone */
export const follow = async (id, claim, onPhone) => {
  sessionStorage.setItem(HERE, JSON.stringify({ ...ofThisVisit(), [id]: claim }));
  if (onPhone) await keep("claims", { ...(await kept("claims")), [id]: claim });
};

/** A report was delivered. One from somebody else's phone leaves its code to this visit, and nothing behind. */
export const arrived = async ({ key, complaintId, claimCode }) => {
  if (!claimCode) return;
  await follow(complaintId, claimCode, false);
  await forget(key);
};

/** Longer than the page that wrote a report takes to hear that it was delivered. */
const HEARD_MS = 300_000;

/** Those delivered while no page was looking: their codes are this visit's too, and do not stay. */
const welcome = async () => {
  for (const one of await reports()) {
    if (one.state !== "sent" || !one.claimCode) continue;
    await follow(one.complaintId, one.claimCode, false);
    if (Date.now() - one.savedAt > HEARD_MS) await forget(one.key);
  }
};

export const followed = async () => {
  await welcome().catch(() => null);
  return { ...(await kept("claims").catch(() => ({}))), ...ofThisVisit() };
};

/** What opens a complaint: its claim code where this phone follows it by one, else the account of the phone. */
export const keyTo = async (id) => {
  const claim = (await followed())[id];
  return claim ? { claim } : {};
};

export const readByClaim = async (claim) => {
  const { value, problem } = await get("/v1/complaints?limit=1", { claim });
  if (problem) return { problem };
  return value.items[0] ? { value: value.items[0] } : { problem: { code: "wrong-claim", status: 404 } };
};

/** Own and followed ones, newest first. */
export const myComplaints = async () => {
  const claims = await followed();
  const [own, ...others] = await Promise.all([
    token() ? all("/v1/complaints") : { value: [] },
    ...Object.values(claims).map(readByClaim),
  ]);
  if (own.problem) return own;
  const seen = others.flatMap((one) => one.value ?? []);
  return { value: [...own.value, ...seen].sort((a, b) => (a.filedAt < b.filedAt ? 1 : -1)) };
};
