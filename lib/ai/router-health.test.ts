import { describe, expect, test } from "vitest";
import { createGate } from "../../tests/support/fakes/scripted-provider.ts";
import { ask, CTX, errorOf, fail, named, shortly, startRouter, textOf } from "../../tests/support/start-router.ts";
import type { ProviderFailure } from "./errors.ts";

const never = createGate().promise;

describe("a provider that is slow", () => {
  const HEDGE = { hedgeAfterMs: 10_000 };

  test("the next one starts when the first token is late and not before; the first to speak wins and the other is stopped", async () => {
    const [first, second] = [named("first", [never]), named("second", ["Quick."])];
    const { router, clock } = startRouter([first, second], HEDGE);
    const answering = router.stream(CTX, ask());
    await clock.advance(9_999);
    expect(second.calls).toHaveLength(0);
    await clock.advance(1);
    const answer = await answering;
    expect(await textOf(answer.parts)).toBe("Quick.");
    expect(answer).toMatchObject({ provider: "second", fallbackReason: "first: first_token_late" });
    expect(answer.attempts).toMatchObject([
      { provider: "first", outcome: "abandoned", reason: "slower", durationMs: 10_000, usage: null },
      { provider: "second", outcome: "answered" },
    ]);
    await expect.poll(() => first.load.now).toBe(0);
    expect((await router.states())[0]).toMatchObject({ provider: "first", consecutiveFailures: 1 });
  });

  test("the first speaks after all: it stays its answer, and the second is not blamed", async () => {
    const gate = createGate();
    const [first, second] = [named("first", [gate.promise, "Late but mine."]), named("second", [never])];
    const { router, clock } = startRouter([first, second], HEDGE);
    const answering = router.stream(CTX, ask());
    await clock.advance(10_000);
    gate.open();
    const answer = await answering;
    expect([answer.provider, answer.fallbackReason, await textOf(answer.parts)]).toEqual(["first", null, "Late but mine."]);
    expect(shortly(answer.attempts)).toEqual([
      ["first", "answered", null],
      ["second", "abandoned", "slower"],
    ]);
    expect(await router.states()).toMatchObject([{ consecutiveFailures: 0 }, { consecutiveFailures: 0 }]);
  });

  test("no more than two at once, and the third takes the place of one that fails when the other is silent too", async () => {
    const gate = createGate();
    const second = named("second", [gate.promise, fail("unavailable")]);
    const providers = [named("first", [gate.promise, fail("unavailable")]), second, named("third", ["Third."])];
    const { router, clock } = startRouter(providers, HEDGE);
    const answering = router.stream(CTX, ask());
    await clock.advance(60_000);
    expect(providers.map(({ calls }) => calls.length)).toEqual([1, 1, 0]);
    gate.open();
    expect((await answering).provider).toBe("third");
  });

  test("who speaks while a second call is being written down makes that call unnecessary: it is not sent", async () => {
    const gate = createGate();
    const second = named("second", ["Never."]);
    const { router, clock } = startRouter([named("first", [gate.promise, "Mine."]), second], HEDGE);
    const answering = router.stream(CTX, ask(), async (attempts) => {
      if (attempts.length < 2) return;
      gate.open();
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await clock.advance(10_000);
    const answer = await answering;
    expect([await textOf(answer.parts), second.calls.length]).toEqual(["Mine.", 0]);
    expect(shortly(answer.attempts)).toEqual([
      ["first", "answered", null],
      ["second", "refused", null],
    ]);
  });

  test("nobody else to ask: the slow one is waited for", async () => {
    const gate = createGate();
    const { router, clock } = startRouter([named("first", [gate.promise, "At last."])], HEDGE);
    const answering = router.generate(CTX, ask());
    await clock.advance(60_000);
    gate.open();
    expect(await answering).toMatchObject({ text: "At last.", fallbackReason: null });
  });
});

describe("what is remembered of a provider", () => {
  test("five failures in a row close it off; after 30 s one call tries, and its success opens it to all", async () => {
    let isDown = true;
    const first = named("first", () => (isDown ? [fail("unavailable")] : ["Back."]));
    const { router, clock } = startRouter([first, named("second", ["Here."])]);
    for (let call = 0; call < 8; call += 1) expect((await router.generate(CTX, ask())).provider).toBe("second");
    expect(first.calls).toHaveLength(5);
    expect((await router.states())[0]).toMatchObject({ condition: "open", until: clock.now() + 30_000, reason: "unavailable" });
    expect((await router.generate(CTX, ask())).fallbackReason).toBe("first: breaker_open");
    await clock.advance(30_000);
    expect((await router.states())[0]).toMatchObject({ condition: "half-open" });
    expect([(await router.generate(CTX, ask())).provider, first.calls.length]).toEqual(["second", 6]);
    isDown = false;
    await clock.advance(30_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => router.generate(CTX, ask())));
    expect(answers.filter(({ provider }) => provider === "first")).toHaveLength(1);
    expect((await router.generate(CTX, ask())).provider).toBe("first");
    expect((await router.states())[0]).toMatchObject({ condition: "ready", consecutiveFailures: 0 });
  });

  test("a probe that begins to answer opens it for all before it has ended, and one that hangs keeps them out until it is given up", async () => {
    const gate = createGate();
    const first = named("first", (call) => (call < 5 ? [fail("unavailable")] : call === 5 ? [never] : ["Word ", gate.promise, "by word."]));
    const { router, clock } = startRouter([first, named("second", ["Here."])], { hedgeAfterMs: 600_000 });
    for (let call = 0; call < 5; call += 1) await router.generate(CTX, ask());
    await clock.advance(30_000);
    const hanging = new AbortController();
    const hung = errorOf(router.stream(CTX, ask({ model: "first", signal: hanging.signal })));
    await clock.advance(44_999);
    expect((await router.generate(CTX, ask())).provider).toBe("second");
    await clock.advance(1);
    const probe = await router.stream(CTX, ask());
    expect([probe.provider, (await router.states())[0]?.condition]).toEqual(["first", "ready"]);
    hanging.abort();
    expect((await hung).reason).toBe("aborted");
    gate.open();
    expect(await textOf(probe.parts)).toBe("Word by word.");
  });

  test.each(["rate_limited", "overloaded"] as const)("%s with a time to wait: not asked until then", async (reason) => {
    const first = named("first", (call) => (call === 0 ? [fail(reason, { status: 429, retryAfterMs: 7_000 })] : ["Back."]));
    const { router, clock } = startRouter([first, named("second", ["Here."])]);
    await router.generate(CTX, ask());
    await clock.advance(6_999);
    expect(await router.generate(CTX, ask())).toMatchObject({ provider: "second", fallbackReason: "first: parked" });
    expect([(await router.states())[0]?.condition, first.calls.length]).toEqual(["parked", 1]);
    await clock.advance(1);
    expect((await router.generate(CTX, ask())).provider).toBe("first");
  });

  test("a refused key is asked last for a minute, does not count as an outage, and heals by itself", async () => {
    const first = named("first", (call) => (call === 0 ? [fail("auth", { status: 401 })] : ["Right key."]));
    const { router, clock } = startRouter([first, named("second", ["Here."])], { breakerFailures: 1 });
    await router.generate(CTX, ask());
    expect((await router.states())[0]).toMatchObject({ condition: "misconfigured", consecutiveFailures: 0 });
    expect(await router.generate(CTX, ask())).toMatchObject({ provider: "second", fallbackReason: "first: misconfigured" });
    expect(first.calls).toHaveLength(1);
    await clock.advance(60_000);
    expect((await router.generate(CTX, ask())).provider).toBe("first");
  });

  test("a caller who would rather wait is let in when a provider opens, and refused at once when none does in time", async () => {
    const first = named("first", (call) => (call < 5 ? [fail("unavailable")] : ["Back."]));
    const { router, clock } = startRouter([first]);
    for (let call = 0; call < 5; call += 1) await errorOf(router.generate(CTX, ask()));
    expect(await errorOf(router.generate(CTX, ask({ waitMaxMs: 29_999 })))).toMatchObject({ reason: "unavailable", retryAfterMs: 30_000 });
    const waiting = Promise.all([1, 2, 3].map(() => router.generate(CTX, ask({ waitMaxMs: 40_000 }))));
    await clock.advance(29_999);
    expect(first.calls).toHaveLength(5);
    await clock.advance(2_001);
    expect((await waiting).map(({ text }) => text)).toEqual(["Back.", "Back.", "Back."]);
    const stop = new AbortController();
    const parked = named("parked", [fail("rate_limited", { status: 429, retryAfterMs: 7_000 })]);
    const other = startRouter([parked]).router;
    await errorOf(other.generate(CTX, ask()));
    const stopped = errorOf(other.generate(CTX, ask({ waitMaxMs: 10_000, signal: stop.signal })));
    setImmediate(() => stop.abort());
    expect([(await stopped).reason, parked.calls.length]).toEqual(["aborted", 1]);
  });

  test("a vendor's calls of one minute are bounded; the operator's own server has no such bound", async () => {
    const vendor = named("anthropic", ["Paid."]);
    const { router, clock } = startRouter([vendor, named("spare", ["Spare."])]);
    const providers = new Map<string, number>();
    for (let call = 0; call < 310; call += 1) {
      const { provider } = await router.generate(CTX, ask());
      providers.set(provider, (providers.get(provider) ?? 0) + 1);
    }
    expect([...providers]).toEqual([
      ["anthropic", 300],
      ["spare", 10],
    ]);
    const only = { model: "anthropic" };
    expect(await errorOf(router.generate(CTX, ask(only)))).toMatchObject({ reason: "rate_limited", retryAfterMs: 60_000 });
    await clock.advance(60_000);
    expect((await router.generate(CTX, ask(only))).provider).toBe("anthropic");
    const own = startRouter([named("openai", ["Own."], { isCustom: true })]).router;
    for (let call = 0; call < 600; call += 1) await own.generate(CTX, ask());
  });
});

describe("retries at the same provider", () => {
  /** The first `good` calls work, so that retries are earned. */
  const failingAfter = (good: number, reason: ProviderFailure = "unavailable") =>
    named("only", (call) => (call < good || call > good ? ["Fine."] : [fail(reason)]));

  test("with nobody else to ask and a retry earned, a call that fails at once is made again after a random wait", async () => {
    const only = failingAfter(10);
    const { router, clock } = startRouter([only], {}, () => 0.5);
    for (let call = 0; call < 10; call += 1) await router.generate(CTX, ask());
    const answering = router.stream(CTX, ask());
    await clock.advance(124);
    expect(only.calls).toHaveLength(11);
    await clock.advance(1);
    const answer = await answering;
    expect([await textOf(answer.parts), answer.fallbackReason]).toEqual(["Fine.", null]);
    expect(shortly(answer.attempts)).toEqual([
      ["only", "failed", "unavailable"],
      ["only", "answered", null],
    ]);
  });

  test("not without one earned, not after a timeout, not for who asks to wait, and not after the first word", async () => {
    const unearned = failingAfter(3);
    for (const [only, good] of [
      [unearned, 3],
      [failingAfter(10, "timeout"), 10],
      [failingAfter(10, "rate_limited"), 10],
    ] as const) {
      const { router } = startRouter([only]);
      for (let call = 0; call < good; call += 1) await router.generate(CTX, ask());
      await errorOf(router.generate(CTX, ask()));
      expect(only.calls).toHaveLength(good + 1);
    }
    const cut = named("only", (call) => (call < 10 ? ["Fine."] : ["Half ", fail("truncated")]));
    const { router } = startRouter([cut]);
    for (let call = 0; call < 10; call += 1) await router.generate(CTX, ask());
    await errorOf(router.stream(CTX, ask()).then(({ parts }) => textOf(parts)));
    expect(cut.calls).toHaveLength(11);
  });

  test("of a provider that fails 30 % alone, at most a tenth of the calls are retries; with another beside it nobody notices", async () => {
    const seeded = createSeed(7);
    const flaky = () => named("flaky", () => (seeded() < 0.3 ? [fail("unavailable", { status: 503 })] : ["Fine."]));
    const alone = flaky();
    const { router } = startRouter([alone], { breakerFailures: 1_000 });
    for (let request = 0; request < 1_000; request += 1) await router.generate(CTX, ask()).catch(() => undefined);
    expect(alone.calls.length - 1_000).toBeGreaterThan(50);
    expect(alone.calls.length - 1_000).toBeLessThanOrEqual(100);

    const [first, second] = [flaky(), named("second", ["Fine."])];
    const both = startRouter([first, second]).router;
    const texts: string[] = [];
    for (let batch = 0; batch < 50; batch += 1)
      texts.push(...(await Promise.all(Array.from({ length: 20 }, async () => textOf((await both.stream(CTX, ask())).parts)))));
    expect(texts).toEqual(Array.from({ length: 1_000 }, () => "Fine."));
    expect(first.calls.length + second.calls.length).toBeLessThanOrEqual(2_000);
  });
});

/** The same numbers every time (mulberry32, public domain). */
function createSeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
