package doudi.backlog;

import io.vertx.core.json.JsonObject;

/** A record of the file as the API takes it; {@code key} is the same in every run. */
record Entry(long line, String id, String key, JsonObject body) {}
