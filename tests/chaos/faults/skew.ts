import { deliverByHand, findTurn, pauseQueue, queueBodies, turnMessage } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";

/**
 * During a deployment two versions work on the same data. The older one is this version with older-version.ts compiled in: its
 * documents lack the newest fields, and its messages carry one that has gone since.
 */
export const skewFaults: readonly Fault[] = [
  {
    name: "deploy-skew",
    group: "skew",
    company: "skewed",
    expects: "what one version accepted the other one runs, in both directions; every message is answered once",
    run: mixVersions,
  },
];

async function mixVersions(ctx: FaultContext): Promise<number> {
  const { world } = ctx;
  const [newer] = world.workers();
  const older = await world.addWorker({ patches: ["tests/chaos/faults/older-version.ts"] });
  if (!newer) throw new Error("No worker lives.");
  let happened = 0;
  for (const [acceptedBy, runBy] of [
    [older, newer],
    [newer, older],
  ] as const) {
    const client = await ctx.createClient();
    await pauseQueue(world, true);
    const { jobId } = await client.send("Who are you?", { url: acceptedBy.url });
    const turn = await findTurn(ctx, jobId);
    const body = (await queueBodies(world, "messages")).find((each) => each.includes(jobId));
    ctx.expect(body !== undefined, "the queue holds no message of it");
    const isOlder = turn !== null && !Object.hasOwn(turn, "replays") && body?.includes("version") === true;
    ctx.expect(isOlder === (acceptedBy === older), "the older version writes like the newer one");
    const { status } = await deliverByHand(world, { body: body ?? turnMessage(client.orgId, jobId), url: runBy.url });
    ctx.expect(status === 200, `the other version answered the delivery ${status}`);
    await pauseQueue(world, false);
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
    if (isOlder) happened += 1;
  }
  await takeTurns(ctx);
  await ctx.heal();
  return happened;
}

/** A conversation whose turns fall to either version, as the front door and the queue happen to choose. */
async function takeTurns(ctx: FaultContext): Promise<void> {
  const client = await ctx.createClient();
  for (let index = 0; index < 6; index += 1) {
    const { jobId } = await client.send(`Message ${index}`);
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  }
}
