import { parseArgs } from "node:util";
import { replayVerdict } from "../../lib/risk/transactions/replay-verdict.ts";
import { withRuntime } from "../with-runtime.ts";

/**
 * `pnpm ops:replay-verdicts ORGANIZATION [--limit N]` says the newest verdicts of an organization again, 10,000 unless told otherwise, and
 * names each that does not come out as it stands. Ends with 1 when there is any.
 */
const { values, positionals } = parseArgs({ options: { limit: { type: "string", default: "10000" } }, allowPositionals: true });
const [orgId, ...others] = positionals;
const limit = Number(values.limit);
if (orgId === undefined || others.length > 0 || !Number.isSafeInteger(limit) || limit < 1) {
  console.error("Usage: pnpm ops:replay-verdicts ORGANIZATION [--limit N]");
  process.exit(2);
}

const PAGE = 500;

await withRuntime(async ({ deps }) => {
  const startedAt = performance.now();
  let [same, unlike] = [0, 0];
  let after: { at: Date; id: string } | null = null;
  while (same + unlike < limit) {
    const records = await deps.riskTransactions.list(orgId, {}, { after, limit: Math.min(PAGE, limit - same - unlike) });
    for (const record of records) {
      const replayed = await replayVerdict(deps, record);
      if (replayed.type === "same") same += 1;
      else {
        unlike += 1;
        console.error(
          `${record._id}: ${replayed.type === "gone" ? `${replayed.what} is gone` : `differs in ${replayed.fields.join(", ")}`}`,
        );
      }
    }
    const last = records.at(-1);
    if (!last) break;
    after = { at: last.at, id: last._id };
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`${same + unlike} verdicts said again in ${seconds.toFixed(1)} s: ${same} bit for bit the same, ${unlike} not.`);
  if (unlike > 0) process.exitCode = 1;
});
