import { expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { createProviders } from "./create-providers.ts";

test("without a key the demo engine answers, and says so", () => {
  const { mode, providers } = createProviders({ openai: null, clock: systemClock, demoTokenDelayMs: 0 });
  expect([mode, providers.map((provider) => provider.isDemo)]).toEqual(["demo", [true]]);
});

test("with a key the demo engine never stands in", () => {
  const { mode, providers } = createProviders({ openai: { apiKey: "k", model: "gpt-4o-mini" }, clock: systemClock, demoTokenDelayMs: 0 });
  expect(mode).toBe("keyed");
  expect(providers).toMatchObject([{ name: "openai", isDemo: false, defaultModel: "gpt-4o-mini" }]);
});
