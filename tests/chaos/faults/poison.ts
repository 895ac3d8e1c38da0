import { createId } from "../../../lib/platform/ids.ts";
import { deliverAllNow, deliverByHand, findTurn, publishByHand, queueBodies, turnMessage, untilTurn } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";

/** Messages nobody of us would send. Each comes signed and by hand, so that its answer is seen, and through the queue with all its retries. */
type Payload = { name: string; body: string; status: number };

const HUGE_CHARACTERS = 600_000;
/** Enough for every retry of a message and of its failure callback. */
const ROUNDS = 10;

export const poisonFaults: readonly Fault[] = [
  {
    name: "poison-payloads",
    group: "poison",
    company: "alone",
    expects: "each is refused with its own status and changes nothing; the queue gives it up; what others sent is answered meanwhile",
    run: poison,
  },
  {
    name: "poison-forged",
    group: "poison",
    company: "beside",
    expects: "without our signature nothing runs",
    run: forge,
  },
];

async function poison(ctx: FaultContext): Promise<number> {
  const { world } = ctx;
  const [victim, stranger] = [await ctx.createClient(), await ctx.createClient()];
  const { jobId: first } = await victim.send("Mine alone");
  await victim.ended(first);
  const before = await findTurn(ctx, first);
  const payloads: readonly Payload[] = [
    { name: "not JSON", body: "this is {not JSON", status: 400 },
    { name: "the wrong schema", body: JSON.stringify({ job: 1, orgId: ["x"] }), status: 422 },
    { name: "an unknown job", body: JSON.stringify({ job: "chat.no-such-job", orgId: stranger.orgId, id: createId("turn") }), status: 489 },
    { name: "a missing turn", body: turnMessage(stranger.orgId, createId("turn")), status: 409 },
    { name: "a huge body", body: turnMessage(stranger.orgId, "x".repeat(HUGE_CHARACTERS)), status: 413 },
    { name: "another organization's turn", body: turnMessage(stranger.orgId, first), status: 409 },
  ];
  for (const { name, body, status } of payloads) {
    const answer = await deliverByHand(world, { body });
    ctx.expect(answer.status === status, `${name} was answered ${answer.status}, not ${status}`);
    await publishByHand(world, body);
  }
  const { jobId: second } = await victim.send("Still mine");
  for (let round = 0; round < ROUNDS; round += 1) await deliverAllNow(world);
  const left = await queueBodies(world, "messages");
  ctx.expect(!payloads.some(({ body }) => left.includes(body)), "the queue still tries to deliver a poisoned message");
  const end = await victim.ended(second);
  ctx.expect(end.outcome === "answered", `the message of somebody else ended ${end.status} ${end.reason ?? ""}`);
  const after = await findTurn(ctx, first);
  ctx.expect(after?.fence === before?.fence && after?.state === before?.state, "another organization's delivery touched the turn");
  await ctx.heal();
  return payloads.length;
}

async function forge(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  const { jobId } = await client.send("Mine alone");
  await client.ended(jobId);
  const before = await untilTurn(ctx, jobId, "the turn", () => true);
  const forged = await deliverByHand(ctx.world, { body: turnMessage(client.orgId, jobId), key: "sig_of_somebody_else_0123456789" });
  ctx.expect(forged.status === 401, `a forged signature was answered ${forged.status}`);
  const after = await findTurn(ctx, jobId);
  ctx.expect(after?.fence === before.fence, "a forged delivery ran the turn");
  return forged.status === 401 ? 1 : 0;
}
