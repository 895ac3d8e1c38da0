import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { normalizeEmail } from "../../../lib/auth/normalize-email.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { riskCaseCollection } from "../../../lib/risk/cases/case.store.ts";
import { importCollection } from "../../../lib/risk/imports/import.store.ts";
import { profileCollection } from "../../../lib/risk/profiles/profile.store.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { endWithParent } from "../../../scripts/local/end-with-parent.ts";
import { createSeededRandom } from "../history/seeded-random.ts";
import { startReaper } from "../kills/reaper.ts";
import { startWorld, type World } from "../world/world.ts";
import { RISK_POINTS } from "./crash-points.ts";
import { type Final, judgeFinal, type Told } from "./judge.ts";
import { type Client, importForever, register, submitForever } from "./workload.ts";

/**
 * `pnpm chaos:risk --kills 60 --seed 7`: transactions, batches and files are submitted to a deployment whose processes are killed between
 * the writes of the submit path; then what was left is finished by the sweeps, read, and judged. `--mutant` takes the check out that a
 * profile has a move already, and succeeds when that is noticed.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "60" },
    seed: { type: "string", default: "7" },
    mutant: { type: "boolean", default: false },
  },
});
const CLIENTS = 5;
/** A transaction whose process died holds its documents for a minute; whoever waits for them is slow, not stuck. */
const NO_PROGRESS_MS = 120_000;
const LOOK_MS = 250;
const LOG_LINES = 5;
const CRASH_POINTS = "tests/chaos/risk/crash-points.ts";
const MUTANT = "tests/chaos/risk/no-unconfirmed-check.ts";

const end = endWithParent(async () => undefined);
const startedAt = performance.now();
const progress = (line: string): void =>
  console.error(`${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(4)} s  ${line}`);

const world = await startWorld({ seed: Number(values.seed), workers: 2, patches: [CRASH_POINTS, ...(values.mutant ? [MUTANT] : [])] });
try {
  const problems = await run(world);
  for (const problem of problems.slice(0, 20)) progress(problem);
  const isAsExpected = values.mutant ? problems.length > 0 : problems.length === 0;
  progress(
    isAsExpected
      ? values.mutant
        ? "The mutant was caught."
        : "Nothing was lost and nothing counted twice."
      : "This is not what was to be seen.",
  );
  await world.close();
  end(isAsExpected ? 0 : 1);
} catch (error) {
  console.error(error);
  await world.close();
  end(1);
}

async function run(on: World): Promise<string[]> {
  const random = createSeededRandom(Number(values.seed));
  const { token, email } = await register(on.url, random);
  const enough = new AbortController();
  const told: Told[] = [];
  const clientOf = (name: string): Client => ({ url: on.url, token, told, random: random.fork(name), signal: enough.signal });
  const work = [
    ...Array.from({ length: CLIENTS }, (_, index) => submitForever(clientOf(`client-${index}`), `c${index}`)),
    importForever(clientOf("files"), "file"),
  ];
  const reaper = startReaper(on, { kills: Number(values.kills), seed: Number(values.seed), points: RISK_POINTS, isAnyEnough: true });
  await Promise.race([reaper.done, Promise.all(work)]);
  reaper.stop();
  enough.abort();
  await Promise.all(work);
  progress(
    `${on.kills().length} kills: ${JSON.stringify(reaper.crashPoints())}; ${new Set(told.map(({ id }) => id)).size} transactions were answered`,
  );
  const runtime = createRuntime(parseEnv(on.directEnvironment), { log: createLogger({ level: "silent" }) });
  try {
    const user = await runtime.deps.users.findByEmail(normalizeEmail(email));
    await drain(on, runtime);
    const final = await readFinal(runtime, user?.homeOrgId ?? "", told);
    progress(`${final.transactions.length} transactions, ${final.profiles.length} accounts, ${final.cases.length} cases`);
    return judgeFinal(final);
  } finally {
    await runtime.close();
  }
}

/** Until the sweeps have finished what the dead have left. */
async function drain(on: World, { deps: { db } }: Runtime): Promise<void> {
  let deadline = performance.now() + NO_PROGRESS_MS;
  let least = Number.POSITIVE_INFINITY;
  let toldAt = performance.now();
  for (;;) {
    await on.tick();
    const left = await db.collection(transactionCollection).countDocuments({ $or: [{ isObserved: false }, { isCaseDue: true }] });
    const open = await db.collection(importCollection).countDocuments({ dueAt: { $ne: null } });
    const jobs = await db.collection(jobCollection).countDocuments({ dueAt: { $ne: null } });
    if (left + open + jobs === 0) return;
    if (left + open + jobs < least) {
      least = left + open + jobs;
      deadline = performance.now() + NO_PROGRESS_MS;
    }
    if (performance.now() > deadline) {
      progress(`not finished in time: ${left} transactions, ${open} imports, ${jobs} other jobs`);
      for (const line of on.logs().slice(-LOG_LINES)) progress(line.slice(0, 600));
      return;
    }
    if (performance.now() - toldAt > 10_000) {
      toldAt = performance.now();
      progress(`${left} transactions, ${open} imports and ${jobs} other jobs are left`);
    }
    await wait(LOOK_MS);
  }
}

async function readFinal({ deps: { db } }: Runtime, orgId: string, told: readonly Told[]): Promise<Final> {
  const profiles = await db.collection(profileCollection).find({ orgId }).toArray();
  return {
    told,
    transactions: await db.collection(transactionCollection).find({ orgId }).toArray(),
    profiles: profiles.map(({ _id, bytes }) => ({ _id, bytes: bytes.value() })),
    cases: await db.collection(riskCaseCollection).find({ orgId }).toArray(),
  };
}
