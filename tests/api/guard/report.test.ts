import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guardReportSchema } from "../../../lib/guard/report.ts";
import { createHarness } from "../../support/harness.ts";

const harness = await createHarness();

test("the published numbers are those of the committed file, for everybody, and may be kept for minutes", async () => {
  const response = await harness.call("GET", "/api/guard/report");
  expect(response.status).toBe(200);
  const committed = guardReportSchema.parse(JSON.parse(readFileSync("docs/guard/report.json", "utf8")));
  expect(await response.json()).toEqual(committed);
  expect(response.headers.get("cdn-cache-control")).toBe("public, s-maxage=300");
});
