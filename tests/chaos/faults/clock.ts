import { z } from "zod";
import type { Worker } from "../world/supervisor.ts";
import type { ChatClient } from "./chat-client.ts";
import { deliverByHand, isOver, pauseQueue, setProviderFault, turnMessage, untilTurn } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";
import { SLOW } from "./process.ts";

const HOUR_MS = 3_600_000;
/** Lease, back-off and two slots of the sweep, all a tenth, and room for a busy machine. */
const REPAIRED_WITHIN_MS = 25_000;

const expects =
  "messages it accepts and runs are answered once, a lease it takes for over costs a run and nothing else, and the others go on sweeping";

export const clockFaults: readonly Fault[] = [
  { name: "clock-ahead", group: "clock", company: "skewed", expects, run: (ctx) => skew(ctx, HOUR_MS) },
  { name: "clock-behind", group: "clock", company: "skewed", expects, run: (ctx) => skew(ctx, -HOUR_MS) },
];

async function skew(ctx: FaultContext, clockOffsetMs: number): Promise<number> {
  const worker = await ctx.world.addWorker({ clockOffsetMs });
  const differenceMs = await readClock(worker);
  ctx.expect(Math.abs(differenceMs - clockOffsetMs) < 60_000, `the worker's clock is off by ${differenceMs} ms`);
  await acceptAndRun(ctx, worker, clockOffsetMs);
  if (clockOffsetMs > 0) await expectRefused(ctx, worker);
  await takeRunningTurn(ctx, worker);
  await sweepAfterItsTick(ctx, worker);
  await ctx.heal();
  return Math.abs(differenceMs) > HOUR_MS / 2 ? 1 : 0;
}

/** With one whose clock is right: a token of the past has run out for everybody else, one of the present has for a worker of the future. */
function signUp(ctx: FaultContext): Promise<ChatClient> {
  const [healthy] = ctx.world.workers();
  return ctx.createClient(healthy?.url);
}

async function readClock({ url }: Worker): Promise<number> {
  const health = await (await fetch(`${url}/api/health`)).json();
  return Date.parse(z.object({ timestamp: z.string() }).parse(health).timestamp) - Date.now();
}

/** Accepted by the one with the wrong clock, run by anybody; and the other way round. */
async function acceptAndRun(ctx: FaultContext, worker: Worker, clockOffsetMs: number): Promise<void> {
  const client = clockOffsetMs > 0 ? await ctx.createClient(worker.url) : await signUp(ctx);
  const accepted = await client.send("Accepted there", { url: worker.url });
  await client.ended(accepted.jobId);
  await pauseQueue(ctx.world, true);
  const here = await client.send("Accepted here", { chatId: await client.createChat() });
  const { status } = await deliverByHand(ctx.world, { body: turnMessage(client.orgId, here.jobId), url: worker.url });
  ctx.expect(status === 200, `its delivery was answered ${status}`);
  await pauseQueue(ctx.world, false);
  for (const { jobId } of [accepted, here]) {
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  }
}

/** A token the others gave out has run out by its clock: it errs on the side of asking who this is. */
async function expectRefused(ctx: FaultContext, worker: Worker): Promise<void> {
  const client = await signUp(ctx);
  const { status } = await client.call("GET", "/api/chat/list", undefined, { url: worker.url });
  ctx.expect(status === 401, `a token that has run out by its clock was answered ${status}`);
}

/** A delivery of a turn another one is working on: its clock may call the lease over. */
async function takeRunningTurn(ctx: FaultContext, worker: Worker): Promise<void> {
  const client = await signUp(ctx);
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: SLOW, times: 1, whenText: reference });
  const { jobId } = await client.send("Slowly, please", { reference });
  await untilTurn(ctx, jobId, "a run to be under way", (turn) => Object.hasOwn(turn.steps, "model:0"));
  const { status } = await deliverByHand(ctx.world, { body: turnMessage(client.orgId, jobId), url: worker.url });
  ctx.expect(status === 200 || status === 409, `its delivery was answered ${status}`);
  const end = await client.ended(jobId);
  ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
}

/** Its tick takes a slot by its own clock; a message the queue never heard of has to be found by the others' sweep all the same. */
async function sweepAfterItsTick(ctx: FaultContext, worker: Worker): Promise<void> {
  const client = await signUp(ctx);
  const secret = ctx.world.environment.CRON_SECRET ?? "";
  const ticked = await fetch(`${worker.url}/api/cron/daily`, { headers: { authorization: `Bearer ${secret}` } });
  await ticked.body?.cancel();
  ctx.expect(ticked.ok, `its tick was answered ${ticked.status}`);
  // From here on it neither ticks nor sweeps.
  worker.signal("SIGSTOP");
  await ctx.doors.qstash.setFault({ type: "refuse" });
  const { jobId } = await client.send("Nobody told the queue");
  await ctx.doors.qstash.setFault(null);
  const turn = await untilTurn(ctx, jobId, "the others' sweep", isOver, REPAIRED_WITHIN_MS).catch(() => null);
  ctx.expect(turn?.state === "answered", turn ? `ended ${turn.state}` : "the sweep of the others never came");
}
