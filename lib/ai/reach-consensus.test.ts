import { describe, expect, test } from "vitest";
import { createGate, createScriptedProvider } from "../../tests/support/fakes/scripted-provider.ts";
import { problemOf, QUESTION, startConsensus, verdict, voter } from "../../tests/support/start-consensus.ts";
import { fail } from "../../tests/support/start-router.ts";
import { permissionsOf } from "../platform/permissions.ts";
import { CONSENSUS_DEADLINE_MS, VOTING_MS } from "./consensus-schema.ts";
import { createDemoProvider } from "./providers/demo.ts";
import { reachConsensus } from "./reach-consensus.ts";

const never = createGate().promise;

describe("the deadline", () => {
  test("three voters, one stalled: the answer comes within three seconds, with the stall in it", async () => {
    const stalled = voter("c", never);
    const { reach, clock, router } = startConsensus([voter("a", verdict("block", 0.9)), voter("b", verdict("block", 0.8)), stalled]);
    const startedAt = clock.now();
    let endedAt = Number.NaN;
    const reaching = reach().finally(() => {
      endedAt = clock.now();
    });
    await clock.advance(CONSENSUS_DEADLINE_MS);
    expect(await reaching).toMatchObject({
      decision: "block",
      castCount: 2,
      quorum: 2,
      votes: [{ type: "cast" }, { type: "cast" }, { type: "absent", voter: "c", reason: "late", latencyMs: VOTING_MS, costMicros: null }],
      latencyMs: VOTING_MS,
      summary: "block: 2 of 2 votes. 1 of 3 voters gave none.",
    });
    expect(endedAt - startedAt).toBeLessThanOrEqual(CONSENSUS_DEADLINE_MS);
    await expect.poll(() => stalled.load.now).toBe(0);
    expect((await router.states())[2]).toMatchObject({ consecutiveFailures: 0 });
  });

  test("also when no voter ever answers, and when a call does not listen to its abort", async () => {
    const silent = startConsensus([voter("a", never), voter("b", never)]);
    const reaching = silent.reach();
    await silent.clock.advance(CONSENSUS_DEADLINE_MS);
    expect(await reaching).toMatchObject({ decision: null, undecidedBecause: "below_quorum", agreement: null, score: null, castCount: 0 });
    const deaf = startConsensus([voter("a"), voter("b")], (access) => ({ ...access, generate: () => new Promise(() => undefined) }));
    const waiting = deaf.reach();
    await deaf.clock.advance(CONSENSUS_DEADLINE_MS);
    expect((await waiting).votes).toMatchObject([{ reason: "late" }, { reason: "late" }]);
  });

  test("also when not even the list of voters comes", async () => {
    const { ctx, clock } = startConsensus([voter("a")]);
    const router = { ...ctx.deps.router, reachable: () => new Promise<never>(() => undefined) };
    const reaching = problemOf(reachConsensus({ ...ctx, deps: { ...ctx.deps, router } }, QUESTION));
    await clock.advance(CONSENSUS_DEADLINE_MS);
    expect((await reaching).code).toBe("ai.consensus_late");
  });

  test("nobody waits for it when all have spoken", async () => {
    const { reach, clock } = startConsensus([voter("a", verdict("approve")), voter("b", verdict("approve"))]);
    const before = clock.now();
    expect((await reach()).latencyMs).toBe(0);
    expect(clock.now()).toBe(before);
  });

  test("a caller who leaves ends it for everybody", async () => {
    const leaving = new AbortController();
    const [a, b] = [voter("a", never), voter("b", never)];
    const reaching = problemOf(startConsensus([a, b]).reach({}, leaving.signal));
    await expect.poll(() => a.load.now + b.load.now).toBe(2);
    leaving.abort();
    expect((await reaching).code).toBe("provider.aborted");
    await expect.poll(() => a.load.now + b.load.now).toBe(0);
  });
});

describe("what counts as a vote", () => {
  test.each([
    ["no JSON", "I would block it.", "malformed"],
    ["JSON with words around it", `Sure! ${verdict("block")}`, "malformed"],
    ["a decision nobody offered", verdict("ignore"), "malformed"],
    ["another spelling of a decision", verdict("BLOCK"), "malformed"],
    ["a score past 1", verdict("block", 1.2), "malformed"],
    ["a score as text", verdict("block").replace("0.5", '"0.5"'), "malformed"],
    ["a field too many", verdict("block").replace("{", '{"note": "x", '), "malformed"],
    ["a list", `[${verdict("block")}]`, "malformed"],
    ["an abstention", verdict("abstain", 0, ["The text says nothing of it."]), "abstained"],
  ])("%s is absent, and says so", async (_name, text, reason) => {
    const { reach } = startConsensus([voter("a", verdict("block")), voter("b", text), voter("c", verdict("block"))]);
    const { votes, castCount, decision } = await reach();
    expect(votes[1]).toMatchObject({ type: "absent", reason, detail: expect.stringMatching(/./) });
    expect([castCount, decision]).toEqual([2, "block"]);
  });

  test("a provider that fails is absent with its reason, and its vote is nobody else's", async () => {
    const [a, b] = [voter("a", verdict("block")), voter("b", verdict("block"))];
    const { votes } = await startConsensus([a, b, voter("c", fail("overloaded", { status: 503 }))]).reach();
    expect(votes[2]).toMatchObject({ type: "absent", reason: "failed", detail: expect.stringContaining("overloaded") });
    expect([a.calls.length, b.calls.length]).toEqual([1, 1]);
  });

  test("a model without JSON Schema is asked by instruction, its fence is taken off, and it is held to the same shape", async () => {
    const bare = createScriptedProvider(() => ["```json\n", verdict("block"), "\n```"], { name: "bare" });
    const shaped = voter("shaped", verdict("block"));
    const { votes } = await startConsensus([bare, shaped]).reach();
    expect(votes).toMatchObject([{ type: "cast" }, { type: "cast" }]);
    expect(bare.calls).toHaveLength(1);
    expect(bare.calls[0]?.responseFormat).toBeUndefined();
    expect(shaped.calls[0]?.responseFormat).toMatchObject({
      isStrict: true,
      schema: { properties: { decision: { enum: ["approve", "review", "block", "abstain"] } } },
    });
  });

  test("below the quorum nothing is decided, whatever the votes say", async () => {
    const { reach, metrics } = startConsensus([voter("a", verdict("block")), voter("b", "?"), voter("c", "?")]);
    const result = await reach();
    expect(result).toMatchObject({
      decision: null,
      undecidedBecause: "below_quorum",
      castCount: 1,
      quorum: 2,
      agreement: null,
      dissent: [],
    });
    expect(result.summary).toBe("Undecided: 1 vote of the 2 needed. 2 of 3 voters gave none.");
    expect(metrics.expose()).not.toContain("aeges_consensus_agreements_total");
    expect((await reach({ quorum: 1 })).decision).toBe("block");
  });

  test("at a tie nothing is decided; weights decide it", async () => {
    const { reach } = startConsensus([voter("a", verdict("block", 1)), voter("b", verdict("approve", 0))]);
    expect(await reach()).toMatchObject({ decision: null, undecidedBecause: "tie", agreement: 0, dissent: [] });
    expect(await reach({ weights: { a: 2 } })).toMatchObject({ decision: "block", votes: [{ weight: 2 }, { weight: 1 }] });
  });

  test("the dissent stays in the answer, with its reasons, and is counted", async () => {
    const { reach, metrics } = startConsensus([
      voter("a", verdict("block", 0.9)),
      voter("b", verdict("approve", 0.1, ["It is the monthly rent."])),
      voter("c", verdict("block", 0.8)),
    ]);
    const result = await reach();
    expect(result).toMatchObject({
      decision: "block",
      dissent: [{ voter: "b", decision: "approve", score: 0.1, reasons: ["It is the monthly rent."] }],
      votes: [{ isDissent: false }, { isDissent: true }, { isDissent: false }],
      score: 0.8,
    });
    expect(result.agreement).toBeCloseTo((2 / 3) * (1 - (2 * 0.8) / 3), 4);
    expect(metrics.expose()).toContain('aeges_consensus_agreements_total{kind="majority"} 1');
  });
});

describe("who votes", () => {
  test("without a key three demo voters of different temper, labelled, and always the same", async () => {
    const demo = createDemoProvider({ clock: { now: () => 0, sleep: async () => {} }, tokenDelayMs: 0 });
    const { reach } = startConsensus([demo]);
    const context = "Urgent transfer to an unknown recipient, first time, from a verified account.";
    const result = await reach({ context });
    expect(result).toMatchObject({
      isDemo: true,
      castCount: 3,
      votes: [{ voter: "demo/cautious" }, { voter: "demo/balanced" }, { voter: "demo/bold" }],
    });
    expect(result.votes.flatMap((vote) => (vote.type === "cast" ? [vote.verdict.reasons[0]] : []))).toHaveLength(3);
    for (const vote of result.votes) if (vote.type === "cast") expect(vote.verdict.reasons[0]).toMatch(/^Demo rules, no AI model/);
    const { id: _id, ...first } = result;
    expect(await reach({ context })).toMatchObject(first);
    expect(await reach({ context: "The weather is fine." })).toMatchObject({ castCount: 0, decision: null });
  });

  test("a demo voter never stands in for a model, and votes beside one where it is named", async () => {
    const demo = createDemoProvider({ clock: { now: () => 0, sleep: async () => {} }, tokenDelayMs: 0 });
    const { reach } = startConsensus([voter("a", verdict("block")), voter("b", verdict("block")), demo]);
    expect(await reach()).toMatchObject({ isDemo: false, votes: [{ voter: "a" }, { voter: "b" }] });
    const mixed = await reach({ voters: ["a", "demo/bold"], context: "A stolen card." });
    expect(mixed).toMatchObject({ isDemo: true, votes: [{ isDemo: false }, { isDemo: true }] });
  });

  test.each([
    ["a voter nobody serves", { voters: ["a", "gpt-nowhere"] }, "ai.voter_unknown", "/body/voters/1"],
    ["one model under two names", { voters: ["a", "a/a-1"] }, "ai.voter_unknown", "/body/voters"],
    ["a weight for somebody else", { weights: { z: 2 } }, "ai.voter_unknown", "/body/weights"],
    ["a quorum no vote can reach", { quorum: 3 }, "ai.quorum_unreachable", "/body/quorum"],
    ["one voter where two are needed", { voters: ["a"] }, "ai.quorum_unreachable", "/body/quorum"],
  ])("%s is refused before anybody is asked", async (_name, fields, code, pointer) => {
    const providers = [voter("a", verdict("block")), voter("b", verdict("block"))];
    const { code: found, kind, options } = await problemOf(startConsensus(providers).reach(fields));
    expect([found, kind, options.errors?.[0]?.pointer]).toEqual([code, "invalid", pointer]);
    expect(providers.map(({ calls }) => calls.length)).toEqual([0, 0]);
  });

  test("without the permission nobody is asked", async () => {
    const a = voter("a", verdict("block"));
    const { ctx } = startConsensus([a]);
    const work = reachConsensus({ ...ctx, permissions: permissionsOf("READ_ONLY") }, QUESTION);
    expect((await problemOf(work)).code).toBe("auth.permission_required");
    expect(a.calls).toHaveLength(0);
  });
});
