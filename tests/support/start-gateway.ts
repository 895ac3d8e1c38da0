import { afterAll } from "vitest";
import { type OpenAiFake, type OpenAiFakeOptions, startOpenAiFake } from "../../scripts/local/openai/server.ts";
import { createHarness, type Harness, type HarnessOptions, type Person } from "./harness.ts";

const KEY = "a-key-of-the-local-fake";
/** So that faults which last are met at once. */
const TIMEOUTS = { connectMs: 1_500, firstTokenMs: 1_500, idleMs: 700, totalMs: 4_000 };

export type Gateway = { harness: Harness; fake: OpenAiFake; person: Person };

export type GatewayOptions = { fake?: Partial<OpenAiFakeOptions>; harness?: HarnessOptions };

/** The app with one upstream that speaks OpenAI's wire format and goes wrong on request. */
export async function startGateway({ fake: fakeOptions = {}, harness: options = {} }: GatewayOptions = {}): Promise<Gateway> {
  const fake = await startOpenAiFake({ apiKey: KEY, ...fakeOptions });
  afterAll(() => fake.close());
  const harness = await createHarness({
    ...options,
    environment: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: fake.url, OPENAI_MODEL: "local-fake-large", ...options.environment },
    overrides: { providerTimeouts: TIMEOUTS, router: { retriesPerRequest: 0, breakerFailures: 1_000 }, ...options.overrides },
  });
  return { harness, fake, person: await harness.createPerson() };
}
