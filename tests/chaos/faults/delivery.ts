import { until } from "../../support/until.ts";
import {
  deliverAllNow,
  deliverByHand,
  isOver,
  pause,
  pauseQueue,
  publishByHand,
  queueBodies,
  setProviderFault,
  turnMessage,
  untilTurn,
} from "./controls.ts";
import { replayLast } from "./dead-letters.ts";
import type { Fault, FaultContext } from "./fault.ts";
import { LEASE_MS, SLOW } from "./process.ts";

export const deliveryFaults: readonly Fault[] = [
  // Alone: beside a provider's faults its breaker may open, and a run that nobody answers is followed by a second one.
  {
    name: "delivery-duplicates",
    group: "delivery",
    company: "alone",
    expects: "2 to 8 concurrent deliveries of one turn: one run, the others are told that it is busy or done",
    run: duplicate,
  },
  {
    name: "delivery-new-message-id",
    group: "delivery",
    company: "alone",
    expects: "the same turn under other message ids runs once",
    run: publishAgain,
  },
  {
    name: "delivery-reordered",
    group: "delivery",
    company: "alone",
    expects: "turns delivered last first are answered first to last",
    run: reorder,
  },
  {
    name: "delivery-delayed",
    group: "delivery",
    company: "alone",
    expects: "a message held back for longer than a lease, and everything published meanwhile, make one answer",
    run: delay,
  },
  {
    name: "attempts-exhausted",
    group: "delivery",
    company: "beside",
    expects: "given up with the provider's reason, listed as a dead letter, answered after a replay through the API",
    run: exhaustAttempts,
  },
  {
    name: "deliveries-exhausted",
    group: "delivery",
    company: "alone",
    expects: "the queue gives up while the database is away; the message is answered, or listed and answered after a replay",
    run: exhaustDeliveries,
  },
];

const MOST_DUPLICATES = 8;

async function duplicate(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  let overlapped = 0;
  for (const count of [2, ctx.random.below(MOST_DUPLICATES - 3) + 3, MOST_DUPLICATES]) {
    const reference = client.reference();
    await setProviderFault(ctx.world, { fault: { ...SLOW, intervalMs: 60 }, times: 1, whenText: reference });
    const { jobId } = await client.send("Only once, please", { reference });
    const body = turnMessage(client.orgId, jobId);
    const statuses = await Promise.all(Array.from({ length: count }, async () => (await deliverByHand(ctx.world, { body })).status));
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
    ctx.expect(
      statuses.every((status) => status === 200 || status === 409),
      `duplicates were answered ${statuses.join(", ")}`,
    );
    const turn = await untilTurn(ctx, jobId, "the end", isOver);
    ctx.expect(turn.fence === 1, `${count} duplicates made ${turn.fence} runs`);
    overlapped += statuses.filter((status) => status === 409).length;
  }
  return overlapped;
}

async function publishAgain(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: { ...SLOW, intervalMs: 60 }, times: 1, whenText: reference });
  const { jobId } = await client.send("Only once, please", { reference });
  const others = 3;
  for (let index = 0; index < others; index += 1) await publishByHand(ctx.world, turnMessage(client.orgId, jobId));
  const end = await client.ended(jobId);
  ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  const turn = await untilTurn(ctx, jobId, "the end", isOver);
  ctx.expect(turn.fence === 1, `${others} more messages made ${turn.fence} runs`);
  return others;
}

async function reorder(ctx: FaultContext): Promise<number> {
  const { world } = ctx;
  const client = await ctx.createClient();
  await pauseQueue(world, true);
  const sent = [];
  for (const words of ["First", "Second", "Third", "Fourth"]) sent.push(await client.send(words));
  const [first, ...later] = sent;
  let early = 0;
  for (const { jobId } of later.toReversed()) {
    const { status } = await deliverByHand(world, { body: turnMessage(client.orgId, jobId) });
    const turn = await untilTurn(ctx, jobId, "the turn", () => true);
    ctx.expect(status === 200 && turn.state === "queued", `an early delivery was answered ${status}, its turn is ${turn.state}`);
    if (turn.state === "queued") early += 1;
  }
  await pauseQueue(world, false);
  await ctx.heal();
  const finished: number[] = [];
  for (const { jobId } of first ? [first, ...later] : later) {
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
    finished.push((await untilTurn(ctx, jobId, "the end", isOver)).finishedAt?.getTime() ?? 0);
  }
  ctx.expect(finished.toSorted((a, b) => a - b).join() === finished.join(), "the answers were not finished in the order of the messages");
  return early;
}

async function delay(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  await pauseQueue(ctx.world, true);
  const { jobId } = await client.send("Is anybody there?");
  // Whoever looks meanwhile makes more messages about the same turn.
  const looks = LEASE_MS / 250;
  for (let look = 0; look < looks; look += 1) {
    await client.status(jobId);
    await pause(300);
  }
  const held = (await queueBodies(ctx.world, "messages")).filter((body) => body.includes(jobId)).length;
  await pauseQueue(ctx.world, false);
  await ctx.heal();
  const end = await client.ended(jobId);
  ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  const turn = await untilTurn(ctx, jobId, "the end", isOver);
  ctx.expect(turn.fence === 1, `${held} late messages made ${turn.fence} runs`);
  return held;
}

async function exhaustAttempts(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: { type: "status", status: 500 }, whenText: reference });
  const { jobId } = await client.send("Are you there?", { reference });
  const end = await client.ended(jobId);
  ctx.expect(end.status === "failed" && end.reason === "provider.unavailable", `ended ${end.status} ${end.reason ?? ""}`);
  const turn = await untilTurn(ctx, jobId, "the end", isOver);
  await setProviderFault(ctx.world, { fault: null, whenText: reference });
  const reason = await replayLast(ctx, client, jobId);
  ctx.expect(reason === "provider.unavailable", `the dead letter says ${reason}`);
  return turn.attempts > 1 ? 1 : 0;
}

async function exhaustDeliveries(ctx: FaultContext): Promise<number> {
  const { world, doors } = ctx;
  const client = await ctx.createClient();
  await pauseQueue(world, true);
  const { jobId } = await client.send("Is anybody there?");
  await doors.mongo.setFault({ type: "refuse" });
  await pauseQueue(world, false);
  const isDead = async () => (await queueBodies(world, "deadLetters")).some((body) => body.includes(jobId));
  await until(
    async () => {
      await deliverAllNow(world);
      return isDead();
    },
    { timeoutMs: 60_000, everyMs: 100, what: "the queue to give up" },
  );
  await ctx.heal();
  const end = await client.ended(jobId);
  if (end.status === "failed") await replayLast(ctx, client, jobId);
  else ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  return 1;
}
