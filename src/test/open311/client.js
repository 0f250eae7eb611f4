// Every call of the npm client, as a city's other system would make it: node client.js ROOT KEY. Prints what each gave as JSON.
const { promisify } = require("util");
const Open311 = require("open311");

const [root, apiKey] = process.argv.slice(2);
const city = new Open311({ discovery: `${root}/discovery.json`, endpoint: "unknown until discovered", jurisdiction: "anhe", apiKey });
const call = (name, ...given) => promisify(city[name].bind(city))(...given);

async function everyCall() {
  const seen = {};
  seen.discovery = await call("serviceDiscovery", { cache: true });
  seen.services = await call("serviceList");
  seen.definition = await call("serviceDefinition", "pension-claim");
  const report = {
    service_code: "pension-claim", description: "网上申请三次都被退回（node）", address_id: "donghu", phone: "13900001234",
    attributes: { "failure-kind": "wrongly-refused", needs: ["ramp", "dialect"] }
  };
  seen.posted = await call("submitRequest", report);
  seen.postedAgain = await call("submitRequest", report);
  const id = seen.posted[0].service_request_id;
  seen.token = await call("token", id);
  seen.request = await call("serviceRequest", id, {});
  seen.several = await call("serviceRequests", [id, id], {});
  seen.open = await call("serviceRequests", { status: "open", start_date: "2026-11-01T00:00:00+08:00" });
  seen.refused = await call("submitRequest", { service_code: "pension-claim" }).catch(status => String(status.message || status));
  return seen;
}

everyCall().then(seen => console.log(JSON.stringify(seen)), failure => {
  console.error(failure);
  process.exit(1);
});
