import { parseArgs } from "node:util";
import { refusalOf } from "./bench/load/refusal.ts";
import { runLoad } from "./bench/load/run-load.ts";
import { milliseconds, printFigures } from "./bench/report/figures.ts";

/**
 * `pnpm load-test URL --rate N --seconds N`: what a deployment of one's own answers with under load. Another machine is only asked when its
 * host is named a second time: whoever aims this elsewhere attacks somebody.
 */
const USAGE = "Usage: pnpm load-test https://aegis.example.com/api/health --rate 50 --seconds 30 --i-own-this aegis.example.com";
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
    connections: { type: "string", default: "20" },
    "i-own-this": { type: "string" },
  },
});
const [rate, seconds, connections] = [Number(values.rate), Number(values.seconds), Number(values.connections)];
const url = URL.parse(positionals[0] ?? "");
const refusal = url === null || !(rate > 0 && seconds > 0 && connections > 0) ? USAGE : refusalOf(url, values["i-own-this"]);
if (url === null || refusal !== null) {
  console.error(refusal ?? USAGE);
  process.exit(1);
}
const path = url.pathname === "/" ? "/api/health" : `${url.pathname}${url.search}`;
console.log(`${url.origin}${path}: ${rate} requests a second for ${seconds} s`);
const load = await runLoad({ url: url.origin, seconds, connections, rate, tokens: [], askedAt: () => ({ method: "GET", path }) });
printFigures([
  { what: "answered", value: load.perSecond, unit: "/s", target: null },
  milliseconds("p50", load.p50Ms),
  milliseconds("p95", load.p95Ms, 500),
  milliseconds("p99", load.p99Ms),
  { what: "errors", value: load.errorShare * 100, unit: "%", target: { type: "at-most", value: 0.1 } },
  { what: "sent back by a limit", value: load.limited, unit: "", target: null },
]);
for (const [status, count] of Object.entries(load.refused)) console.log(`· answered ${status}: ${count} times`);
