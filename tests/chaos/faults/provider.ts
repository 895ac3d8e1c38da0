import type { Fault as ProviderFault } from "../../../scripts/local/openai/fault.ts";
import { until } from "../../support/until.ts";
import type { ChatClient } from "./chat-client.ts";
import { isOver, providerBites, setProviderFault, untilTurn } from "./controls.ts";
import { replayLast } from "./dead-letters.ts";
import type { Fault, FaultContext } from "./fault.ts";

/**
 * The provider goes wrong for one message at a time, told by a word in the message, so that all of these run beside each other.
 * Times of the product are a tenth: one token per 5 s is one per 500 ms, and `Retry-After` of a second is kept by ten-fold time.
 */
type Row = { name: string; fault: ProviderFault; times: number; ends: "answered" | { failed: string }; reason?: string };

const ROWS: readonly Row[] = [
  { name: "provider-401", fault: { type: "status", status: 401 }, times: 1, ends: { failed: "provider.auth" } },
  { name: "provider-429", fault: { type: "status", status: 429 }, times: 2, ends: "answered", reason: "provider.rate_limited" },
  {
    name: "provider-429-retry-after",
    fault: { type: "status", status: 429, retryAfterSeconds: 2 },
    times: 1,
    ends: "answered",
    reason: "provider.rate_limited",
  },
  { name: "provider-500", fault: { type: "status", status: 500 }, times: 2, ends: "answered", reason: "provider.unavailable" },
  { name: "provider-502", fault: { type: "status", status: 502 }, times: 2, ends: "answered", reason: "provider.unavailable" },
  { name: "provider-503", fault: { type: "status", status: 503 }, times: 2, ends: "answered", reason: "provider.overloaded" },
  { name: "provider-529", fault: { type: "status", status: 529 }, times: 2, ends: "answered", reason: "provider.overloaded" },
  { name: "provider-header-stall", fault: { type: "stall-before-headers" }, times: 1, ends: "answered", reason: "provider.timeout" },
  { name: "provider-token-stall", fault: { type: "stall-after-first-token" }, times: 1, ends: "answered", reason: "provider.timeout" },
  { name: "provider-slow-tokens", fault: { type: "slow-tokens", intervalMs: 500 }, times: 1, ends: "answered" },
  { name: "provider-no-done", fault: { type: "no-done" }, times: 1, ends: "answered" },
  { name: "provider-malformed-sse", fault: { type: "malformed-sse" }, times: 1, ends: "answered", reason: "provider.malformed" },
  { name: "provider-malformed-json", fault: { type: "malformed-json" }, times: 1, ends: "answered", reason: "provider.malformed" },
  { name: "provider-error-body", fault: { type: "error-body" }, times: 1, ends: "answered", reason: "provider.unavailable" },
  { name: "provider-endless-stream", fault: { type: "endless-stream" }, times: 1, ends: "answered", reason: "provider.timeout" },
  { name: "provider-reset", fault: { type: "reset-after", tokens: 2 }, times: 1, ends: "answered", reason: "provider.truncated" },
];

const answeredOnce = "the message is answered once, and every lost call is the platform's";

export const providerFaults: readonly Fault[] = [
  ...ROWS.map((row): Fault => {
    const expects = row.ends === "answered" ? answeredOnce : `failed with ${row.ends.failed}, a dead letter, and answered after a replay`;
    return { name: row.name, group: "provider", company: "beside", expects, run: (ctx) => run(ctx, row) };
  }),
  { name: "provider-refused", group: "provider", company: "alone", expects: answeredOnce, run: refuse },
];

async function run(ctx: FaultContext, row: Row): Promise<number> {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: row.fault, times: row.times, whenText: reference });
  const { jobId } = await client.send("Hello there", { reference });
  const end = await client.ended(jobId);
  if (row.ends === "answered") ctx.expect(end.outcome === "answered", `${row.name} ended ${end.status} ${end.reason ?? ""}`);
  else {
    ctx.expect(end.status === "failed" && end.reason === row.ends.failed, `${row.name} ended ${end.status} ${end.reason ?? ""}`);
    await replayLast(ctx, client, jobId);
  }
  if (row.fault.type === "status" && row.fault.retryAfterSeconds !== undefined) await expectWaited(ctx, jobId, row.fault.retryAfterSeconds);
  await expectBooked(ctx, client, jobId, row);
  return providerBites(ctx.world, reference);
}

/** The provider named a time; the next run began no earlier. */
async function expectWaited(ctx: FaultContext, jobId: string, seconds: number): Promise<void> {
  const turn = await untilTurn(ctx, jobId, "the end", isOver);
  const waitedMs = (turn.steps["model:0"]?.startedAt.getTime() ?? 0) - turn.createdAt.getTime();
  ctx.expect(waitedMs >= seconds * 1_000, `it was called again after ${waitedMs} ms, ${seconds} s were asked for`);
}

/** A call that broke off is booked to the platform; the customer pays for the one that was used. */
async function expectBooked(ctx: FaultContext, { orgId }: ChatClient, jobId: string, row: Row): Promise<void> {
  const expectedRows = 1 + (row.reason !== undefined || row.ends !== "answered" ? row.times : 0);
  // The ledger is a copy made after the final state.
  const rows = await until(
    async () => {
      const present = await ctx.observer.deps.usage.listBySource(orgId, jobId);
      return present.length >= expectedRows && present;
    },
    { everyMs: 50, what: `${expectedRows} usage rows of ${row.name}` },
  );
  // A refusal with a status costs nothing and is not uncertain; it is booked all the same.
  const lost = rows.filter(({ bookedTo }) => bookedTo === "platform").length;
  const paid = rows.filter(({ bookedTo }) => bookedTo === "customer").length;
  const wanted = `1 and ${expectedRows - 1}`;
  ctx.expect(`${paid} and ${lost}` === wanted, `${row.name} booked ${paid} and ${lost} calls to customer and platform, not ${wanted}`);
}

/** Nobody listens at the provider's address for a while. */
async function refuse(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  const { openai } = ctx.doors;
  await openai.setFault({ type: "refuse" });
  const { jobId } = await client.send("Hello there");
  const attempted = await untilTurn(ctx, jobId, "a refused call", (turn) => turn.lastError !== null || isOver(turn));
  await ctx.heal();
  const end = await client.ended(jobId);
  ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  ctx.expect(attempted.lastError === "provider.unavailable", `the refused call was noted as ${attempted.lastError}`);
  return attempted.lastError === null ? 0 : 1;
}
