import { findTurn, isOver, pause, setProviderFault, untilTurn } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";

/** A tenth of 45 s, and what a heartbeat and a delivery need beside it. */
export const LEASE_MS = 4_500;
/** Long enough that a run under way is still under way when the fault comes. */
export const SLOW = { type: "slow-tokens", intervalMs: 300 } as const;

export const processFaults: readonly Fault[] = [
  {
    name: "process-zombie",
    group: "process",
    company: "alone",
    expects: "another worker answers after the lease, and nothing the frozen one still writes is kept when it wakes",
    run: freezeOwner,
  },
];

/** The worker that writes an answer is stopped for longer than its lease and goes on in the middle of it. */
async function freezeOwner(ctx: FaultContext): Promise<number> {
  const { world } = ctx;
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(world, { fault: SLOW, times: 1, whenText: reference });
  const { jobId } = await client.send("Tell me slowly", { reference });
  const begun = await untilTurn(ctx, jobId, "a run to be under way", (turn) => Object.hasOwn(turn.steps, "model:0"));
  const frozen = world.workers().find(({ pid }) => begun.owner?.includes(`:${pid}:`));
  if (!frozen) throw new Error(`No worker is ${begun.owner}.`);
  frozen.signal("SIGSTOP");
  const end = await client.ended(jobId);
  const answered = await findTurn(ctx, jobId);
  frozen.signal("SIGCONT");
  // It wakes in the middle of its stream and has all the time it wants to do harm.
  await pause(LEASE_MS);
  const after = await findTurn(ctx, jobId);
  ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  ctx.expect(after?.reply?.text === answered?.reply?.text, "the frozen worker changed the reply");
  ctx.expect(after !== null && isOver(after) && after.fence === answered?.fence, "the frozen worker changed the turn");
  ctx.expect(frozen.pid === world.workers().find(({ name }) => name === frozen.name)?.pid, "the frozen worker did not survive");
  await ctx.heal();
  return (answered?.fence ?? 0) > begun.fence ? 1 : 0;
}
