import { describe, expect, test } from "vitest";
import { createBrowser } from "../../support/browser.ts";
import { createHarness } from "../../support/harness.ts";

const path = "/api/auth/demo";

describe("POST /api/auth/demo", () => {
  test("one click opens an organization of the visitor's own", async () => {
    const harness = await createHarness();
    const [first, second] = [createBrowser(harness), createBrowser(harness)];
    const reply = await (await first.post(path)).json();
    expect(reply).toMatchObject({
      message: "Demo organization created",
      user: { role: "OWNER", email: expect.stringMatching(/@demo\.invalid$/) },
    });
    expect((await (await second.post(path)).json()).user.id).not.toBe(reply.user.id);
    expect(await (await first.get("/api/auth/me")).json()).toEqual(reply.user);
  });

  test("does not exist where an AI provider is configured", async () => {
    const harness = await createHarness({
      environment: { OPENAI_API_KEY: "sk-unit-4f9a1c7e2b", OPENAI_BASE_URL: "http://127.0.0.1:9/v1" },
    });
    const response = await harness.call("POST", path);
    expect([response.status, (await response.json()).code]).toEqual([404, "auth.demo_unavailable"]);
  });
});
