import { MongoNetworkError, MongoServerError } from "mongodb";
import { describe, expect, test } from "vitest";
import { isDatabaseAway } from "./db.ts";

describe("a database that is away for a moment", () => {
  test.each([189, 10_107, 11_602, 13_435, 13_436])("error %i says that there is no primary: try again", (code) => {
    expect(isDatabaseAway(new MongoServerError({ code, errmsg: "not primary" }))).toBe(true);
  });
  test("a broken connection is one, a refused write is not", () => {
    expect(isDatabaseAway(new MongoNetworkError("reset"))).toBe(true);
    expect(isDatabaseAway(new MongoServerError({ code: 11_000, errmsg: "duplicate" }))).toBe(false);
    expect(isDatabaseAway(new Error("reset"))).toBe(false);
  });
});
