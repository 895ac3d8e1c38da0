import type { ReplyFault } from "../proxy/tcp-fault-proxy.ts";
import type { Fault, FaultContext } from "./fault.ts";

/** Telling the queue goes wrong. The message stands in the database by then, so its sender hears nothing of it. */
const isPublish = (request: Buffer): boolean => request.includes("/v2/publish/");
const AWAY = "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";

type Row = { name: string; isForwarded: boolean; outcome: ReplyFault["outcome"]; expects: string };

const ROWS: readonly Row[] = [
  {
    name: "publish-5xx",
    isForwarded: false,
    outcome: { type: "answer", bytes: AWAY },
    expects: "accepted all the same, published again by whoever looks or by the sweep, answered once",
  },
  {
    name: "publish-5xx-after-acceptance",
    isForwarded: true,
    outcome: { type: "answer", bytes: AWAY },
    expects: "the delivery comes although the publisher heard a failure; published again, answered once",
  },
  {
    name: "publish-timeout",
    isForwarded: true,
    outcome: { type: "silence" },
    expects: "accepted after three seconds without the queue's word, answered once",
  },
  {
    name: "publish-reset-after-acceptance",
    isForwarded: true,
    outcome: { type: "reset" },
    expects: "accepted, delivered although the publisher saw a reset, answered once",
  },
];

export const publishFaults: readonly Fault[] = ROWS.map(({ name, isForwarded, outcome, expects }) => ({
  name,
  group: "publish",
  company: "alone",
  expects,
  run: (ctx) => publish(ctx, { type: "reply", to: isPublish, times: 2, isForwarded, outcome }),
}));

async function publish(ctx: FaultContext, fault: ReplyFault): Promise<number> {
  const door = ctx.doors.qstash;
  const client = await ctx.createClient();
  const before = door.bites();
  await door.setFault(fault);
  const sent = [await client.send("Hello?"), await client.send("And this one?")];
  const bites = door.bites() - before;
  await ctx.heal();
  for (const { jobId, statuses } of sent) {
    ctx.expect(statuses.join() === "202", `a message the queue did not confirm was answered ${statuses.join(", ")}`);
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
  }
  return bites;
}
