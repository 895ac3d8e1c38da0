import { setProviderFault } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";
import { readWithCuts } from "./reader.ts";

export const clientFaults: readonly Fault[] = [
  {
    name: "client-cut",
    group: "client",
    company: "beside",
    expects: "readers cut at random bytes come back with their last event id and end with exactly the stored answer",
    run: cut,
  },
];

const READERS = 3;
const CUTS = 8;

async function cut(ctx: FaultContext): Promise<number> {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: { type: "slow-tokens", intervalMs: 60 }, times: 1, whenText: reference });
  const { jobId } = await client.send("Tell me a long story, slowly and with many words, so that there is something to cut off", {
    reference,
  });
  const readings = await Promise.all(
    Array.from({ length: READERS }, () => client.follow(jobId, (room) => readWithCuts(room, client, jobId, CUTS))),
  );
  const seen = await client.ended(jobId);
  ctx.expect(seen.outcome === "answered", `ended ${seen.status} ${seen.reason ?? ""}`);
  for (const { end } of readings)
    ctx.expect(end?.text === seen.content, "a reader who was cut off ended with another text than the answer");
  return readings.reduce((total, { cuts }) => total + cuts, 0);
}
