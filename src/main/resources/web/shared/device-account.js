import { keepToken, post, send, token } from "./api.js";

/** The account of this device, made when first needed: pseudonymous, without phone or name. */

const NAME = "doudi-device-account";
/** One at a time over all tabs, so that one device makes one account. */
const alone = (work) => (navigator.locks ? navigator.locks.request(NAME, work) : work());

const ready = () => alone(async () => {
  if (token()) return {};
  const { value, problem } = await post("/v1/residents", {}, { token: null });
  if (value) keepToken(value.token);
  return { problem };
});

/** As `send`, by the account of this device; an account that the program no longer knows is made anew, once. */
export const sendAsDevice = async (method, path, body, again = true) => {
  const { problem } = await ready();
  if (problem) return { problem };
  const answer = await send(method, path, body);
  if (answer.problem?.code !== "invalid-token" || !again) return answer;
  keepToken(null);
  return sendAsDevice(method, path, body, false);
};
