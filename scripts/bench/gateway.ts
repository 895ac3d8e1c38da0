import { parseArgs } from "node:util";
import { endWithParent } from "../local/end-with-parent.ts";
import { findClosedLoop } from "./gateway/closed-loop.ts";
import { compareSides, type Plan } from "./gateway/compare-sides.ts";
import { startOurs } from "./gateway/ours.ts";
import { PORTKEY, startPortkey } from "./gateway/portkey.ts";
import { type Side, startBareProxy, startUpstream } from "./gateway/sides.ts";
import { toFigures } from "./gateway/to-figures.ts";
import { type Figure, isMet, printFigures } from "./report/figures.ts";
import { describeRun, writeSection } from "./report/write-section.ts";

/**
 * `pnpm bench:gateway`: one upstream asked directly, through a bare proxy, through ours and through Portkey's gateway. Compare the
 * sides of one run; the rates are this machine's. `--quick` proves that it runs: one round, short.
 */
const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
});

const LONG: Plan = { rounds: 3, connections: [1, 10, 100], closedSeconds: 2, perSecond: [50, 200, 500], openSeconds: 3, warmUpSeconds: 8 };
const QUICK: Plan = { rounds: 1, connections: [10], closedSeconds: 1, perSecond: [200, 500], openSeconds: 1, warmUpSeconds: 2 };

const loop = findClosedLoop();
const end = endWithParent(async () => undefined);
try {
  if (values.write && values.quick) throw new Error("--quick is too short for docs/benchmarks.md; leave one of the two out.");
  const { figures, hasPortkey } = await measure();
  const tools = [loop.name, hasPortkey ? PORTKEY : `${PORTKEY} not run: it could not be installed`];
  console.log(describeRun(tools));
  printFigures(figures);
  if (values.write) writeSection({ name: "gateway", tools, figures });
  // A slow machine is no defect; an answer that failed is one.
  end(figures.some((figure) => figure.unit === "errors" && !isMet(figure)) ? 1 : 0);
} catch (error) {
  console.error(error);
  end(1);
}

async function measure(): Promise<{ figures: Figure[]; hasPortkey: boolean }> {
  const running: Side[] = [];
  try {
    const upstream = await startUpstream();
    running.push(upstream);
    const bare = await startBareProxy(upstream.baseUrl);
    running.push(bare);
    const ours = await startOurs(upstream.baseUrl);
    running.push(ours);
    const portkey = await startPortkey(upstream.baseUrl);
    if (portkey) running.push(portkey);
    const comparison = await compareSides(running, loop, values.quick ? QUICK : LONG);
    const names = { direct: upstream.name, ours: ours.name, rival: portkey?.name ?? null };
    return { figures: toFigures(comparison, names, ours.importMs), hasPortkey: portkey !== null };
  } finally {
    for (const side of running.toReversed()) await side.close();
  }
}
