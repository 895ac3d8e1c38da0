import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FinalTurn, FinalUsage } from "../final-read/final-state.ts";
import { endsOf, type FollowValue, type MessageRole, type Sighting } from "../history/history.ts";
import { CHECKERS } from "./check.ts";
import { type CleanRun, createCleanRun } from "./clean-run.ts";
import { INVARIANTS, type Invariant } from "./violation.ts";

/** Breaks one thing in a clean run; false when this run has nothing of the kind to break. */
type Plant = (run: CleanRun) => unknown;

/** [invariant, words of the violation it has to find, plant, what the run's messages are] */
const PLANTED: readonly (readonly [Invariant, string, Plant, MessageRole?])[] = [
  ["lost", "there is no such turn", ({ final }) => final.turns.shift() !== undefined],
  ["lost", "the stored words are not those", (run) => change(run, { message: "something else" })],
  ["lost", "answered without a reply", (run) => changeAnswered(run, { reply: null })],
  ["lost", "the reply answers another message", (run) => changeAnswered(run, { reply: "You said: refaaaaaaaaaaaaaaz" })],
  ["lost", "nobody asked for it", (run) => changeAnswered(run, { state: "cancelled" })],
  ["lost", "a harmless message was blocked", (run) => changeAnswered(run, { state: "blocked" })],
  ["lost", "failed for good", (run) => fail(run, "job.attempts_exhausted")],
  ["lost", "failed without a reason", (run) => changeAnswered(run, { state: "failed" })],
  ["lost", "no dead letter offers a retry", (run) => changeAnswered(run, { state: "failed", reason: "job.attempts_exhausted" })],
  ["lost", "stands in another chat", (run) => change(run, { chatId: "cht_other" })],
  ["lost", "belongs to another message", (run) => change(run, { userId: "usr_other" })],
  ["lost", "the tool's result is missing", (run) => changeAnswered(run, { reply: "You said nothing" }), "tool"],
  ["duplicate", "2 turns", (run) => copyTurn(run, { id: "trn_second" })],
  ["duplicate", "acknowledged as", (run) => resend(run)],
  ["duplicate", "different complete replies", (run) => showReply(run, "something else")],
  ["doubleCharge", "model:0 is billed 2 times", (run) => bill(run, { step: "model:0#7" })],
  ["doubleCharge", "the lost call model:9#1 is billed", (run) => bill(run, { step: "model:9#1", isUncertain: true })],
  ["doubleCharge", "rows stand twice", (run) => bill(run, {})],
  ["doubleCharge", "the vendor answered", (run) => callVendor(run)],
  ["doubleCharge", "the vendor saw 0", (run) => forgetCalls(run)],
  ["doubleCharge", "a failed turn is billed", (run) => changeAnswered(run, { state: "failed" })],
  ["stuck", "running after", (run) => change(run, { state: "running" })],
  ["stuck", "never copied", (run) => change(run, { isProjected: false })],
  ["stuck", "left behind by the removal", (run) => change(run, { chatId: "cht_gone" })],
  ["stuck", "still open when the drain ended", ({ final }) => final.leftOpen.push("jobs job_1")],
  ["stuck", "chat.purge-chat is failed", ({ final }) => final.jobs.push({ ...JOB, state: "failed" })],
  ["stuck", "never removed", ({ final }) => final.chats.push({ id: "cht_x", orgId: "org_0", isDeleted: true })],
  ["order", "finished before", (run) => overtake(run, { finishedAt: 1 })],
  ["order", "numbered 0", (run) => overtake(run, { chatSeq: 0 })],
  ["order", "the vendor was asked before", (run) => run.final.vendorCalls.reverse().length > 0 && hasTwoAnswered(run)],
  ["toolTwice", "2 results of one call", (run) => repeatTool(run, "call_again", "42"), "tool"],
  ["toolTwice", "2 results of one call", (run) => repeatTool(run, null, "43"), "tool"],
  ["poisonSpread", "a poisoned turn ended answered", (run) => change(run, { state: "answered" }), "poison"],
  ["poisonSpread", "has no dead letter", (run) => forgetLetters(run), "poison"],
  ["poisonSpread", "given up like the poison", (run) => spread(run)],
  ["crossTenant", "came back to org_0", (run) => seeForeign(run)],
  ["crossTenant", "stands in a record of org_0", (run) => storeForeign(run)],
  ["crossTenant", "in the clear", (run) => run.final.exposed.push({ place: "log", canaries: [canaryOf(run, "org_0")] })],
  ["crossTenant", "went to the vendor", (run) => mixCall(run)],
  ["auditGap", "0 records of auth.user-registered", (run) => dropRecord(run)],
  ["auditGap", "2 records of auth.user-registered", (run) => repeatRecord(run)],
  ["auditGap", "never got its place", (run) => looseRecords(run)],
  ["auditGap", "the chain does not verify", (run) => breakChain(run)],
  ["auditGap", "the checkpoints do not verify", (run) => breakSignature(run)],
  ["auditGap", "instead of 1", (run) => change(run, { state: "blocked" })],
  ["failOpen", "was let through: 200", (run) => letThrough(run)],
  ["failOpen", "its sender was refused", (run) => refuseStored(run)],
  ["failOpen", "an attack was answered", (run) => change(run, { state: "answered" }), "blocked"],
  ["failOpen", "an attack reached the vendor", (run) => callVendor(run), "blocked"],
  ["failOpen", "a secret was stored", (run) => change(run, { reply: secretOf(run) }), "secret"],
  ["failOpen", "a secret was streamed", (run) => follow(run, [secretOf(run, followedTurn(run))]), "secret"],
  ["failOpen", "a secret was shown by status", (run) => showReply(run, secretOf(run), run.final.turns[0]), "secret"],
  ["streamPrefix", "does not begin with the text at", (run) => follow(run, ["abc", "abX"])],
  ["streamPrefix", "is not the beginning of the stored reply", (run) => follow(run, ["other words"])],
  ["streamPrefix", "without a reset", (run) => follow(run, ["a"], { fence: 99, event: "delta" })],
  ["streamPrefix", "went back to", (run) => follow(run, ["", "Y"], { seq: -1, event: "delta" })],
  ["streamPrefix", "ended with another text", (run) => follow(run, [], {}, { status: "completed", outcome: "answered", text: "x" })],
  ["slowHeal", "ready after 10001 ms", ({ recorder }) => recorder.note("heal", "info", { key: "mongo", value: { readyMs: 10_001 } })],
  ["undecryptable", "tag", ({ final }) => final.undecryptable.push({ place: "turns", problem: "tag" })],
  ["cronTwice", "ran a slot that was taken", (run) => tick(run)],
];

const JOB = { id: "job_x", name: "chat.purge-chat", orgId: "org_0", chatId: null };

const ROWS = PLANTED.map(([invariant, words, plant, role = "plain"], row) => ({ row, invariant, words, plant, role }));

describe("each checker sees what is planted for it, in every run that has room for it", () => {
  test.each(ROWS)("row $row, $invariant: $words", ({ invariant, words, plant, role }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const run = createCleanRun(seed, [role]);
        fc.pre(plant(run) !== false);
        const found = CHECKERS[invariant](run.recorder.history(), run.final);
        expect(found.map(({ detail }) => detail).join("\n")).toContain(words);
      }),
      { numRuns: 20 },
    );
  });
  test("every invariant has something planted", () => {
    expect(INVARIANTS.filter((invariant) => !PLANTED.some(([name]) => name === invariant))).toEqual([]);
  });
});

function change({ final }: CleanRun, fields: Partial<FinalTurn>, which: (turn: FinalTurn) => boolean = () => true): boolean {
  const at = final.turns.findIndex(which);
  const turn = final.turns[at];
  if (!turn) return false;
  final.turns[at] = { ...turn, ...fields };
  return true;
}

const isPlain = (turn: FinalTurn) => turn.state === "answered" && turn.replays === 0;

const changeAnswered = (run: CleanRun, fields: Partial<FinalTurn>) => change(run, fields, isPlain);

function fail(run: CleanRun, reason: string): boolean {
  const turn = run.final.turns.find(isPlain);
  if (turn) run.final.deadLetters.push({ orgId: turn.orgId, recordId: turn.id, reason });
  return changeAnswered(run, { state: "failed", reason });
}

function copyTurn({ final }: CleanRun, fields: Partial<FinalTurn>): boolean {
  const [turn] = final.turns;
  if (turn) final.turns.push({ ...turn, ...fields });
  return turn !== undefined;
}

function resend({ recorder }: CleanRun): boolean {
  const [sent] = endsOf(recorder.history(), "send", "ok");
  if (!sent) return false;
  recorder.invoke("again", "send", sent)("ok", { ...sent.value, jobId: "trn_other" });
  return true;
}

function showReply({ recorder, final }: CleanRun, content: string, turn = final.turns.find(isPlain)): boolean {
  const value = { jobId: turn?.id ?? "", status: 200, state: "completed", content };
  recorder.invoke("late", "status", { key: value.jobId, orgId: turn?.orgId ?? "", value })("ok", value);
  return turn !== undefined;
}

function bill({ final }: CleanRun, fields: Partial<FinalUsage>): boolean {
  const row = final.usage.find(({ bookedTo, turnId }) => bookedTo === "customer" && final.turns.some(({ id }) => id === turnId));
  if (row) final.usage.push({ ...row, ...fields });
  return row !== undefined;
}

const referenceOf = (run: CleanRun): string | undefined => endsOf(run.recorder.history(), "send", "ok")[0]?.value.reference;

function callVendor(run: CleanRun): boolean {
  const reference = referenceOf(run) ?? "";
  for (let times = 0; times < 9; times += 1) run.final.vendorCalls.push({ reference, canaries: [], toolResults: [] });
  return reference !== "";
}

function forgetCalls(run: CleanRun): boolean {
  run.final.vendorCalls.length = 0;
  return run.final.usage.some(({ bookedTo }) => bookedTo === "customer");
}

function overtake(run: CleanRun, fields: Partial<FinalTurn>): boolean {
  const before = run.final.turns.find((turn) => isPlain(turn) && turn.chatSeq === 1);
  return change(run, fields, (turn) => isPlain(turn) && turn.chatId === before?.chatId && turn.chatSeq > 1);
}

function hasTwoAnswered({ final }: CleanRun): boolean {
  return [...Map.groupBy(final.turns.filter(isPlain), ({ chatId }) => chatId).values()].some(({ length }) => length > 1);
}

function repeatTool({ final }: CleanRun, id: string | null, content: string): boolean {
  const call = final.vendorCalls.find(({ toolResults }) => toolResults.length > 0);
  if (call) final.vendorCalls.push({ ...call, toolResults: [{ id: id ?? call.toolResults[0]?.id ?? "", content }] });
  return call !== undefined;
}

function canaryOf({ recorder }: CleanRun, orgId: string): string {
  return endsOf(recorder.history(), "register", "ok").find((entry) => entry.orgId === orgId)?.value.canary ?? "";
}

function seeForeign(run: CleanRun): void {
  const value = { jobId: "trn_x", status: 200, state: "completed", content: "" };
  run.recorder.invoke("spy", "status", { key: "trn_x", orgId: "org_0", value })("ok", value, [canaryOf(run, "org_1")]);
}

function storeForeign(run: CleanRun): void {
  run.final.decrypted.push({ orgId: "org_0", place: "turns x", canaries: [canaryOf(run, "org_1")] });
}

function mixCall(run: CleanRun): void {
  const sent = endsOf(run.recorder.history(), "send", "ok")[0];
  const other = sent?.orgId === "org_0" ? "org_1" : "org_0";
  run.final.vendorCalls.push({ reference: sent?.value.reference ?? null, canaries: [canaryOf(run, other)], toolResults: [] });
}

type Audit = CleanRun["final"]["audit"][number];

function changeAudit({ final }: CleanRun, edit: (audit: Audit) => Audit): void {
  final.audit = final.audit.map(edit);
}

const dropRecord = (run: CleanRun) => changeAudit(run, (audit) => ({ ...audit, records: audit.records.slice(1) }));
const repeatRecord = (run: CleanRun) =>
  changeAudit(run, (audit) => ({ ...audit, records: [...audit.records, ...audit.records.slice(0, 1)] }));
const looseRecords = (run: CleanRun) =>
  changeAudit(run, (audit) => ({ ...audit, records: audit.records.map((each) => ({ ...each, seq: null })) }));
const breakChain = (run: CleanRun) => changeAudit(run, (audit) => ({ ...audit, fault: { seq: 2, problem: "gap" } }));
const breakSignature = (run: CleanRun) => changeAudit(run, (audit) => ({ ...audit, signatureFault: "signed up to 2 of 3 records" }));

function letThrough({ recorder }: CleanRun): void {
  const value = { name: "a forged callback", status: 200, isRefused: false };
  recorder.invoke("stranger", "probe", { key: "p", orgId: "", value })("ok", value);
}

function refuseStored({ recorder, final }: CleanRun): boolean {
  const [turn] = final.turns;
  if (!turn) return false;
  const value = {
    userId: turn.userId,
    chatId: turn.chatId,
    reference: "r",
    role: "plain",
    secret: null,
    jobId: null,
    status: 429,
  } as const;
  final.turns.push({ ...turn, id: "trn_refused", clientMessageId: "cm-refused" });
  recorder.invoke("client", "send", { key: "cm-refused", orgId: turn.orgId, value })("fail", value);
  return true;
}

function secretOf({ recorder, final }: CleanRun, turn = final.turns[0]): string {
  return endsOf(recorder.history(), "send", "ok").find(({ value }) => value.jobId === turn?.id)?.value.secret ?? "";
}

const followedTurn = ({ final }: CleanRun) => final.turns.find((turn) => isPlain(turn) && (turn.reply ?? "").length > 30);

function follow(run: CleanRun, texts: readonly string[], fields: Partial<Sighting> = {}, end: FollowValue["end"] = null): boolean {
  const turn = followedTurn(run);
  if (!turn) return false;
  const start = { fence: 0, seq: 0, event: "reset", text: "" } as const;
  const own = texts.map((text, index) => ({ fence: turn.fence, seq: index + 1, event: "reset" as const, text, ...fields }));
  const value = { jobId: turn.id, sightings: [start, ...own.slice(0, 1).map((first) => ({ ...first, seq: 1 })), ...own.slice(1)], end };
  run.recorder.invoke("reader", "follow", { key: turn.id, orgId: turn.orgId, value })("ok", value);
  return true;
}

function forgetLetters({ final }: CleanRun): boolean {
  final.deadLetters.length = 0;
  return final.turns.length > 0;
}

/** A poisoned message in a chat of its own, and the first other one given up for the same reason. */
function spread({ recorder, final }: CleanRun): boolean {
  const turn = final.turns.find(isPlain);
  if (!turn) return false;
  const poison = { ...turn, id: "trn_poison", chatId: "cht_poison", state: "failed", clientMessageId: "cm-poison" };
  const value = {
    userId: turn.userId,
    chatId: "cht_poison",
    reference: "r",
    role: "poison",
    secret: null,
    jobId: poison.id,
    status: 202,
  } as const;
  recorder.invoke("client", "send", { key: "cm-poison", orgId: turn.orgId, value })("ok", value);
  for (const { id, orgId } of [turn, poison]) final.deadLetters.push({ orgId, recordId: id, reason: "provider.malformed" });
  return true;
}

/** Three ticks within one slot and the beginning of the next leave room for two runs. */
function tick({ recorder }: CleanRun): void {
  for (let times = 0; times < 3; times += 1)
    recorder.invoke("controller", "tick", { key: `t${times}`, orgId: "", value: { runs: [] } })("ok", {
      runs: [{ name: "platform.sweep", everyMs: 6_000 }],
    });
}
