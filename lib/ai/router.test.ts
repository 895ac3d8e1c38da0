import { describe, expect, test } from "vitest";
import { createGate } from "../../tests/support/fakes/scripted-provider.ts";
import { ask, CTX, errorOf, fail, named, shortly, startRouter, textOf } from "../../tests/support/start-router.ts";
import type { Provider } from "./ports.ts";
import type { Attempt } from "./routing.ts";
import type { StreamPart } from "./schema.ts";

const never = createGate().promise;

describe("a provider that fails before it has said anything", () => {
  const FALLBACK = ["auth", "rate_limited", "overloaded", "unavailable", "timeout", "malformed", "truncated"] as const;

  test.each(FALLBACK)("%s: the next one answers at once, and the answer says so", async (reason) => {
    const [first, second] = [named("first", [fail(reason)]), named("second", ["Here."])];
    const { router } = startRouter([first, second]);
    const answer = await router.stream(CTX, ask());
    expect(await textOf(answer.parts)).toBe("Here.");
    expect(answer).toMatchObject({ provider: "second", model: "second-1", fallbackReason: `first: ${reason}` });
    const outcome = reason === "auth" || reason === "rate_limited" ? "refused" : "failed";
    expect(shortly(answer.attempts)).toEqual([
      ["first", outcome, reason],
      ["second", "answered", null],
    ]);
    expect(answer.attempts[1]?.usage).toMatchObject({ outputTokens: 1 });
    expect((await router.generate(CTX, ask())).text).toBe("Here.");
  });

  test.each([
    ["invalid_request", fail("invalid_request", { status: 400 })],
    ["aborted", fail("aborted")],
    ["none_configured", fail("none_configured")],
  ] as const)("%s goes up as it is: nobody else would do better", async (reason, error) => {
    const second = named("second", ["Never."]);
    expect(await errorOf(startRouter([named("first", [error]), second]).router.stream(CTX, ask()))).toBe(error);
    expect(second.calls).toHaveLength(0);
    expect(error.reason).toBe(reason);
  });

  test.each([
    ["a model that does not take a part of the request", fail("invalid_request", { parameter: "stop" })],
    ["a model that is not there any more", fail("invalid_request", { status: 404 })],
  ])("%s: another may take it", async (_name, error) => {
    const answer = await startRouter([named("first", [error]), named("second", ["Mine."])]).router.generate(CTX, ask());
    expect(answer).toMatchObject({ text: "Mine.", provider: "second", fallbackReason: "first: invalid_request" });
    expect(shortly(answer.attempts)[0]).toEqual(["first", "refused", "invalid_request"]);
  });

  test("a defect of ours goes up as it is and says nothing about the provider", async () => {
    const defect = new TypeError("defect");
    const { router } = startRouter([named("first", [defect]), named("second", ["Never."])], { breakerFailures: 1 });
    await expect(router.stream(CTX, ask())).rejects.toBe(defect);
    expect((await router.states())[0]).toMatchObject({ condition: "ready", consecutiveFailures: 0 });
  });

  test("with a status it has refused and costs nothing; without one nobody knows", async () => {
    const { router } = startRouter([
      named("a", [fail("overloaded", { status: 503 })]),
      named("b", [fail("overloaded")]),
      named("c", ["Fine."]),
    ]);
    expect(shortly((await router.generate(CTX, ask())).attempts)).toEqual([
      ["a", "refused", "overloaded"],
      ["b", "failed", "overloaded"],
      ["c", "answered", null],
    ]);
  });
});

describe("a provider that fails in the middle of its answer", () => {
  test.each(["unavailable", "timeout", "overloaded", "malformed", "truncated", "rate_limited", "auth"] as const)(
    "%s: a stream ends with the error, for what was said cannot be taken back; a whole answer comes from the next",
    async (reason) => {
      const first = named("first", ["Half ", fail(reason, { status: 500 })]);
      const second = named("second", ["Whole."]);
      const { router } = startRouter([first, second]);
      const answer = await router.stream(CTX, ask());
      expect((await errorOf(textOf(answer.parts))).reason).toBe(reason);
      expect([second.calls.length, shortly(answer.attempts)]).toEqual([0, [["first", "failed", reason]]]);
      expect(await startRouter([first, second]).router.generate(CTX, ask())).toMatchObject({
        text: "Whole.",
        fallbackReason: `first: ${reason}`,
      });
    },
  );

  test("one that ends without a finish is truncated, and one that says nothing at all is no answer", async () => {
    async function* cutAfter(...texts: string[]): AsyncGenerator<StreamPart> {
      for (const text of texts) yield { type: "text", text };
    }
    const cut = { ...named("first", []), doStream: () => cutAfter("Half") };
    expect(
      (
        await errorOf(
          startRouter([cut])
            .router.stream(CTX, ask())
            .then(({ parts }) => textOf(parts)),
        )
      ).reason,
    ).toBe("truncated");
    const empty = { ...named("first", []), doStream: () => cutAfter() };
    const answer = await startRouter([empty, named("second", ["Yes."])]).router.stream(CTX, ask());
    expect([answer.fallbackReason, await textOf(answer.parts)]).toEqual(["first: malformed", "Yes."]);
  });

  test("a reader who turns away ends the call", async () => {
    const first = named("first", ["One. ", "Two. ", never]);
    const answer = await startRouter([first]).router.stream(CTX, ask());
    for await (const _part of answer.parts) break;
    expect(shortly(answer.attempts)).toEqual([["first", "stopped", "aborted"]]);
    await expect.poll(() => first.load.now).toBe(0);
  });

  test("a caller who stops hears so at once, also from a provider that does not listen", async () => {
    const deaf: Provider = {
      ...named("first", []),
      doStream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
    };
    const stop = new AbortController();
    const { router, metrics } = startRouter([deaf, named("second", ["Never."])]);
    const asking = router.stream(CTX, ask({ signal: stop.signal }));
    setImmediate(() => stop.abort());
    expect((await errorOf(asking)).reason).toBe("aborted");
    expect(metrics.expose()).toContain('aeges_requests_total{provider="first",status="aborted"} 1');
    expect((await errorOf(router.stream(CTX, ask({ signal: stop.signal })))).reason).toBe("aborted");
  });
});

describe("all are out", () => {
  test("one error with every reason, worth another try when one of them is, and no key or body in it", async () => {
    const providers = [
      named("a", [fail("auth", { status: 401 })]),
      named("b", [fail("timeout")]),
      named("c", [fail("overloaded", { status: 529 })]),
    ];
    const error = await errorOf(startRouter(providers).router.generate(CTX, ask()));
    expect(error).toMatchObject({ reason: "timeout", isRetryable: true, retryAfterMs: null });
    expect(error.message).toContain("(a: auth, b: timeout, c: overloaded)");
    expect(error.refusals).toEqual([
      { provider: "a", reason: "auth" },
      { provider: "b", reason: "timeout" },
      { provider: "c", reason: "overloaded" },
    ]);
  });

  test("refused keys everywhere are final; where all say when, the earliest counts", async () => {
    const refused = startRouter([named("a", [fail("auth")]), named("b", [fail("auth")])]).router;
    expect(await errorOf(refused.generate(CTX, ask()))).toMatchObject({ reason: "auth", isRetryable: false });
    const unsure = startRouter([named("a", [fail("rate_limited", { retryAfterMs: 9_000 })]), named("b", [fail("unavailable")])]).router;
    expect(await errorOf(unsure.generate(CTX, ask()))).toMatchObject({ reason: "rate_limited", retryAfterMs: null });
    const waits = [9_000, 4_000].map((retryAfterMs) => named(`in-${retryAfterMs}`, [fail("rate_limited", { status: 429, retryAfterMs })]));
    const { router } = startRouter(waits);
    for (const _ of [1, 2])
      expect(await errorOf(router.generate(CTX, ask()))).toMatchObject({ reason: "rate_limited", retryAfterMs: 4_000 });
    expect(waits.map(({ calls }) => calls.length)).toEqual([1, 1]);
  });
});

describe("the journal", () => {
  test("has every call before it is made, and who cannot write sends nothing", async () => {
    const [first, second] = [named("first", [fail("unavailable")]), named("second", ["Here."])];
    const seen: { written: unknown; sent: number[] }[] = [];
    const note = async (attempts: readonly Attempt[]) => {
      seen.push({ written: shortly(attempts), sent: [first.calls.length, second.calls.length] });
    };
    await startRouter([first, second]).router.generate(CTX, ask(), note);
    const started = (name: string) => [name, "started", null];
    expect(seen).toEqual([
      { written: [started("first")], sent: [0, 0] },
      { written: [["first", "failed", "unavailable"], started("second")], sent: [1, 0] },
    ]);
    const lost = new Error("The lease is lost.");
    await expect(startRouter([second]).router.stream(CTX, ask(), () => Promise.reject(lost))).rejects.toBe(lost);
    expect(second.calls).toHaveLength(1);
  });
});
