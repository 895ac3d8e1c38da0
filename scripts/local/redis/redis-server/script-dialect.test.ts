import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createScriptDialect } from "./script-dialect.ts";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");
const SENT = "#!lua flags=allow-key-locking\nreturn 1";
const PLAIN = "-- #!lua\nreturn 1";

test("the service's own flag is taken off and every line keeps its number", () => {
  const { toPlain } = createScriptDialect();
  expect(toPlain(["EVAL", SENT, "0"])).toEqual(["EVAL", PLAIN, "0"]);
  expect(toPlain(["eval", "#!lua flags=no-writes,allow-key-locking\nx", "0"])).toEqual(["eval", "#!lua flags=no-writes\nx", "0"]);
});

test("other scripts, other flags and incomplete commands pass unchanged", () => {
  const { toPlain } = createScriptDialect();
  for (const command of [
    ["EVAL", "return 1", "0"],
    ["EVAL", "#!lua flags=no-writes\nreturn 1", "0"],
    ["EVAL"],
    ["SCRIPT"],
    ["SCRIPT", "FLUSH"],
    ["GET", SENT],
  ]) {
    expect(toPlain(command)).toEqual(command);
  }
});

test("the client's SHA finds the script that really ran", () => {
  const { toPlain, fromPlain } = createScriptDialect();
  expect(toPlain(["EVALSHA", sha1(SENT), "0"])).toEqual(["EVALSHA", sha1(SENT), "0"]);
  const load = ["SCRIPT", "LOAD", SENT];
  expect(toPlain(load)).toEqual(["SCRIPT", "LOAD", PLAIN]);
  expect(fromPlain(load, { type: "bulk", bytes: sha1(PLAIN) })).toEqual({ type: "bulk", bytes: sha1(SENT) });
  expect(toPlain(["EVALSHA", sha1(SENT).toUpperCase(), "0"])).toEqual(["EVALSHA", sha1(PLAIN), "0"]);
  expect(toPlain(["SCRIPT", "EXISTS", sha1(SENT), "other"])).toEqual(["SCRIPT", "EXISTS", sha1(PLAIN), "other"]);
});

test("a script that does not load keeps Redis's error", () => {
  const { fromPlain } = createScriptDialect();
  const error = { type: "error", message: "ERR Error compiling script" } as const;
  expect(fromPlain(["SCRIPT", "LOAD", SENT], error)).toEqual(error);
});
