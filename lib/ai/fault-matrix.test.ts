// Every adapter × every way a vendor goes wrong, over the wire and through the router: another provider answers or the failure is
// seen, at the deadline and not after it, and the breaker opens and recovers. Time is a clock the test moves.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VendorFake } from "../../scripts/local/vendors/start-vendor-fake.ts";
import { createManualClock } from "../../tests/support/manual-clock.ts";
import { ask, CTX, errorOf, routerOf } from "../../tests/support/start-router.ts";
import { ADAPTERS, type Adapter, API_KEY, FAULTS, type FaultRow, PATIENT } from "../../tests/support/vendor-adapters.ts";
import type { Provider } from "./ports.ts";
import type { ProviderStatus, RoutedResult } from "./routing.ts";

const GRACE_MS = 1_000;
const BREAKER_FAILURES = 5;
const BREAKER_OPEN_MS = 30_000;
const OFTEN = { interval: 2, timeout: 10_000 };
/** After these the vendor hangs: the clock moves once it is certain that it does. */
const HANGS_AT: Readonly<Record<string, "call" | "word">> = {
  "stall-before-headers": "call",
  "stall-after-first-token": "word",
  "endless-stream": "word",
};

/** Another vendor than the one that fails, so that both can be offered at once. */
const spareFor = ({ create }: Adapter) => ADAPTERS.find((other) => other.create !== create && other.name !== "a compatible server");

describe.each(ADAPTERS)("$name", (adapter) => {
  const spare = spareFor(adapter) ?? adapter;
  let fake: VendorFake;
  let spareFake: VendorFake;
  beforeAll(async () => {
    [fake, spareFake] = await Promise.all([adapter.start({ apiKey: API_KEY }), spare.start({ apiKey: API_KEY })]);
  });
  afterAll(() => Promise.all([fake.close(), spareFake.close()]));

  /** The failing vendor, alone or with another beside it, in a time of their own. */
  function setUp({ limits }: FaultRow, isAlone: boolean) {
    const clock = createManualClock();
    const create = ({ create: make, model }: Adapter, { url }: VendorFake) =>
      make({ apiKey: API_KEY, model, baseUrl: url, clock, timeouts: { ...PATIENT, ...limits } });
    const heard = hear(create(adapter, fake));
    const providers = isAlone ? [heard.provider] : [heard.provider, create(spare, spareFake)];
    const { router } = routerOf(providers, clock);
    const stateOf = async (): Promise<ProviderStatus | undefined> => (await router.states())[0];
    return { clock, router, heard, stateOf };
  }
  type SetUp = ReturnType<typeof setUp>;

  /** Moves the clock to the deadline of what hangs and no further than the grace; says at which time the work was done. */
  async function timed<Value>({ clock, heard }: SetUp, { fault, limits = {} }: FaultRow, work: () => Promise<Value>) {
    const startedAt = clock.now();
    const [calls, words] = [fake.calls().length, heard.words()];
    const deadlineMs = Object.values(limits)[0] ?? 0;
    let decidedAt = Number.NaN;
    const done = work().finally(() => {
      decidedAt = clock.now();
    });
    const hangsAt = HANGS_AT[fault.type];
    if (hangsAt === "call") await expect.poll(() => fake.calls().length, OFTEN).toBeGreaterThan(calls);
    if (hangsAt === "word") await expect.poll(() => heard.words(), OFTEN).toBeGreaterThan(words);
    if (hangsAt) await clock.advance(deadlineMs);
    const value = await done;
    expect(decidedAt - startedAt).toBeLessThanOrEqual(deadlineMs + GRACE_MS);
    return value;
  }

  const isWhole = (row: FaultRow) => row.expected === "the whole answer";
  /** Google's SDK reads an error's body as a stream that is none. */
  const reasonOf = ({ fault, expected }: FaultRow) =>
    adapter.name === "google" && fault.type === "error-body" ? "malformed" : typeof expected === "string" ? null : expected.reason;

  describe.each(FAULTS)("$name", (row) => {
    test("with another provider: an answer to everybody, the reason on it, and one call to each", async () => {
      const up = setUp(row, false);
      const [before, spareBefore] = [fake.calls().length, spareFake.calls().length];
      fake.setFault(row.fault);
      const answer: RoutedResult = await timed(up, row, () => up.router.generate(CTX, ask()));
      fake.setFault(null);
      const [first, second] = answer.attempts;
      expect(answer.text).toBe("You said: Hi");
      if (isWhole(row)) {
        expect([answer.provider, answer.fallbackReason, answer.attempts.length]).toEqual([first?.provider, null, 1]);
        return;
      }
      expect(answer.fallbackReason).toBe(`${first?.provider}: ${reasonOf(row)}`);
      expect(first).toMatchObject({ reason: reasonOf(row), usage: null });
      expect(second).toMatchObject({ outcome: "answered", provider: answer.provider });
      expect(answer.provider).not.toBe(first?.provider);
      expect(fake.calls().length - before).toBe(row.fault.type === "refuse-connections" ? 0 : 1);
      expect(spareFake.calls().length - spareBefore).toBe(1);
    });

    test("alone: the failure is seen, in a stream as in a whole answer, and nothing of it is silence", async () => {
      for (const how of ["generate", "stream"] as const) {
        const up = setUp(row, true);
        fake.setFault(row.fault);
        const work = async () => {
          if (how === "generate") return (await up.router.generate(CTX, ask())).text;
          let text = "";
          for await (const part of (await up.router.stream(CTX, ask())).parts) if (part.type === "text") text += part.text;
          return text;
        };
        if (isWhole(row)) expect(await timed(up, row, work)).toBe("You said: Hi");
        else {
          const error = await timed(up, row, () => errorOf(work()));
          expect(error).toMatchObject({ reason: reasonOf(row), message: expect.stringMatching(/\w{3}/) });
          expect(error.message).not.toContain(API_KEY);
        }
        fake.setFault(null);
      }
    });

    test("again and again: the provider is closed off or left alone as its failure asks for, and comes back by itself", async () => {
      const up = setUp(row, false);
      const provider = (await up.stateOf())?.provider;
      fake.setFault(row.fault);
      for (let call = 0; call < BREAKER_FAILURES; call += 1) {
        const isAsked = ["ready", undefined].includes((await up.stateOf())?.condition);
        if (isAsked) await timed(up, row, () => up.router.generate(CTX, ask()));
        else expect((await up.router.generate(CTX, ask())).provider).not.toBe(provider);
      }
      const state = await up.stateOf();
      const { condition, waitMs } = expectedState(row);
      expect(state).toMatchObject({ condition, ...(condition === "open" && { reason: reasonOf(row) }) });
      if (condition !== "ready") {
        const before = fake.calls().length;
        expect((await up.router.generate(CTX, ask())).provider).not.toBe(provider);
        expect(fake.calls().length, "a provider that is out is not called").toBe(before);
      }
      fake.setFault(null);
      await up.clock.advance(waitMs);
      expect(await up.router.generate(CTX, ask())).toMatchObject({ provider, fallbackReason: null, text: "You said: Hi" });
      expect(await up.stateOf()).toMatchObject({ condition: "ready", consecutiveFailures: 0 });
    });
  });
});

test("of 1,000 requests to a provider that fails three of ten, in every way a call can end at once, nobody sees one", async () => {
  const WAYS = FAULTS.filter(
    ({ limits, expected, fault }) => !limits && expected !== "the whole answer" && fault.type !== "refuse-connections",
  );
  const [flaky, steady] = [ADAPTERS[0], ADAPTERS[3]];
  if (!flaky || !steady) throw new Error("There are six adapters.");
  const fakes = await Promise.all([flaky.start({ apiKey: API_KEY }), steady.start({ apiKey: API_KEY })]);
  const clock = createManualClock();
  const providers = [flaky, steady].map(({ create, model }, index) =>
    create({ apiKey: API_KEY, model, baseUrl: fakes[index]?.url ?? "", clock, timeouts: PATIENT }),
  );
  const { router } = routerOf(providers, clock);
  const seen = { answers: 0, failed: 0, calls: 0 };
  for (let batch = 0; batch < 100; batch += 1) {
    const way = WAYS[batch % WAYS.length];
    fakes[0]?.setFault(way?.fault ?? null, 3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => router.generate(CTX, ask())));
    fakes[0]?.setFault(null);
    seen.answers += answers.filter(({ text }) => text === "You said: Hi").length;
    seen.failed += answers.filter(({ attempts }) => attempts.some(({ outcome }) => outcome === "failed" || outcome === "refused")).length;
    seen.calls += answers.reduce((sum, { attempts }) => sum + attempts.length, 0);
    // Longer than any wait a vendor or a refused key asks for.
    await clock.advance(61_000);
  }
  await Promise.all(fakes.map((fake) => fake.close()));
  expect(seen).toEqual({ answers: 1_000, failed: 300, calls: 1_300 });
}, 60_000);

/** What five of them in a row leave behind. A vendor that only says it is busy is not sick. */
function expectedState({ fault, expected }: FaultRow): { condition: ProviderStatus["condition"]; waitMs: number } {
  if (expected === "the whole answer") return { condition: "ready", waitMs: 0 };
  if (fault.type !== "status" || fault.status >= 500) return { condition: "open", waitMs: BREAKER_OPEN_MS };
  if (fault.status === 401) return { condition: "misconfigured", waitMs: 60_000 };
  return fault.retryAfterSeconds === undefined
    ? { condition: "ready", waitMs: 0 }
    : { condition: "parked", waitMs: fault.retryAfterSeconds * 1_000 };
}

/** The provider as it is, with an ear on its words. */
function hear(provider: Provider): { provider: Provider; words(): number } {
  let words = 0;
  return {
    words: () => words,
    provider: {
      ...provider,
      async *doStream(request) {
        for await (const part of provider.doStream(request)) {
          if (part.type === "text") words += 1;
          yield part;
        }
      },
    },
  };
}
