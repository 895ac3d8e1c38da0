import { signUp, startWorld } from "./chat/world.ts";
import { ANSWER_BYTES, prose, timeAudits } from "./failsafe/measure-checks.ts";
import { timeGate } from "./failsafe/measure-gate.ts";
import { measureHttp } from "./failsafe/measure-http.ts";
import { type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun } from "./report/write-section.ts";
import { medianOfRounds } from "./statistics.ts";

/**
 * `pnpm bench:failsafe`: an audit by the embedded checks alone, a look at the leases, and what a hundred callers of the API wait for an
 * audit. Each figure is the median over rounds of each round's own, so that a bad moment of a shared machine spoils one of them.
 */
const EMBEDDED_P50_MAX_MS = 5;
const GATE_MAX_MS = 1;
const HTTP_P95_MAX_MS = 200;
/** Each has a limit of audits a minute of its own. */
const CALLERS = 20;
const PROMPT = "What did the council say?";

const alone = timeAudits((index) => ({ prompt: PROMPT, response: prose(ANSWER_BYTES, index), context: null }));
const beside = timeAudits((index) => ({ prompt: PROMPT, response: prose(ANSWER_BYTES, index), context: prose(ANSWER_BYTES, index + 7) }));
const world = await startWorld({
  tokenDelayMs: 0,
  environment: { MAX_REQUESTS_PER_WINDOW: "10000000", RATE_LIMIT_WINDOW: "60000" },
});
try {
  const gate = await timeGate(world.runtime.deps.safetyGate, "org_bench");
  const { atOnce, paced } = await measureHttp(world.url, await Promise.all(Array.from({ length: CALLERS }, () => signUp(world.runtime))));
  const figures: Figure[] = [
    milliseconds("an answer of 4 KB, embedded checks, p50", medianOfRounds(alone, 0.5), EMBEDDED_P50_MAX_MS),
    milliseconds("an answer of 4 KB, embedded checks, p95", medianOfRounds(alone, 0.95)),
    milliseconds("the same beside a context of 4 KB, p50", medianOfRounds(beside, 0.5)),
    milliseconds("a look at the leases, p50", medianOfRounds(gate, 0.5), GATE_MAX_MS),
    milliseconds("a look at the leases, p99", medianOfRounds(gate, 0.99), GATE_MAX_MS),
    milliseconds("100 audits over HTTP in the same moment, p50", medianOfRounds(atOnce, 0.5)),
    milliseconds("100 audits over HTTP in the same moment, p95", medianOfRounds(atOnce, 0.95), HTTP_P95_MAX_MS),
    milliseconds("100 callers over HTTP, 100 audits a second, p95", medianOfRounds(paced, 0.95), HTTP_P95_MAX_MS),
  ];
  console.log(describeRun(["the API in a process of its own"]));
  printFigures(figures);
} finally {
  await world.close();
}
