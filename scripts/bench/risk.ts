import { parseArgs } from "node:util";
import type { Labelled } from "../../lib/risk/engine/replay.ts";
import { defaultModel } from "../../lib/risk/model/default-model.ts";
import { judgeAccounts, readAccounts } from "./risk/judge-accounts.ts";
import { judgeTransactions, type RiskFigures } from "./risk/judge-transactions.ts";
import { type HttpFigures, measureHttp } from "./risk/measure-http.ts";
import { measureRetraining, type RetrainingFigures } from "./risk/measure-retraining.ts";
import { measureSpeed } from "./risk/measure-speed.ts";
import { FORMATS, type Format, readSet } from "./risk/read-set.ts";

/**
 * `pnpm bench:risk --format handbook|sparkov|amlsim|paysim --train A.csv --test B.csv` (packed or not) trains on A and judges on B, in time
 * order. AMLSim labels accounts: `--accounts-train` and `--accounts-test` beside the transfers. `--folds time|accounts` judges one set by
 * parts of itself. `--model default` trains nothing and judges the shipped model. With `--json` the last line is one object. `--speed`
 * times the whole verdict in process instead, `--http` what a hundred clients of the API wait for one, and `--retrain` how long a model of
 * 200,000 transactions takes, in the process and within the memory that a deployment trains in.
 */
const { values } = parseArgs({
  options: {
    format: { type: "string" },
    train: { type: "string" },
    test: { type: "string" },
    "accounts-train": { type: "string" },
    "accounts-test": { type: "string" },
    folds: { type: "string" },
    model: { type: "string" },
    speed: { type: "boolean", default: false },
    http: { type: "boolean", default: false },
    retrain: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

if (values.speed) printSpeed();
else if (values.http) await measureHttp(printHttp);
else if (values.retrain) printRetraining(await measureRetraining());
else await printQuality();

function printSpeed(): void {
  const { p50, p99, perSecond, explainedShare, heapGrowth } = measureSpeed();
  console.log(
    `a verdict: p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs, ${Math.round(perSecond).toLocaleString("en")} a second on one core`,
  );
  console.log(
    `  ${(100 * explainedShare).toFixed(2)} % of them explained; heap ${(heapGrowth / 1e6).toFixed(1)} MB more after a million transactions`,
  );
}

function printHttp({ load, requests, perSecond, p50, p95, p99, flaggedShare }: HttpFigures): void {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(`${load}: p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}; ${perSecond.toFixed(0)} a second`);
  console.log(`  ${requests} answers, ${(100 * flaggedShare).toFixed(2)} % flagged`);
}

function printRetraining({ rows, seconds, trained: { bytes, kind, evaluation } }: RetrainingFigures): void {
  const { own, other, live } = evaluation;
  console.log(`${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s: ${kind}, ${(bytes.length / 1_024).toFixed(0)} KB`);
  console.log(
    `  average precision ${own.ap.toFixed(3)} (${other.kind} ${other.ap.toFixed(3)}, shipped ${live.ap.toFixed(3)}), ECE ${own.ece.toFixed(4)}`,
  );
}

async function printQuality(): Promise<void> {
  const format = FORMATS.find((name) => name === values.format);
  if (!format) throw new Error(`--format is one of ${FORMATS.join(", ")}.`);
  const train = values.train ?? `../shared/data/transactions/${developmentFile(format)}`;
  const results = format === "amlsim" ? await accounts(train) : await transactions(format, train);
  for (const figures of results) console.log(describe(figures));
  if (values.json) console.log(JSON.stringify(results.at(-1)));
}

function developmentFile(name: Format): string {
  return name === "amlsim" ? "amlsim_tx.csv.gz" : `${name}_dev.csv.gz`;
}

async function transactions(name: Format, train: string): Promise<RiskFigures[]> {
  if (values.model !== undefined && values.model !== "default") throw new Error("--model is default, or left out.");
  if (values.model) return [judgeTransactions({ train: [], test: await readSet(values.test ?? train, name) }, defaultModel())];
  const first = await readSet(train, name);
  if (values.test) return [judgeTransactions({ train: first, test: await readSet(values.test, name) })];
  return parts(first).map((part) => judgeTransactions(part));
}

function parts(set: readonly Labelled[]): { train: Labelled[]; test: Labelled[] }[] {
  if (values.folds === "accounts")
    return [0, 1, 2].map((fold) => {
      const isTest = ({ movement }: Labelled): boolean => movement.payer % 3 === fold;
      return { train: set.filter((row) => !isTest(row)), test: set.filter(isTest) };
    });
  const cut = Math.floor(set.length * 0.75);
  return [{ train: set.slice(0, cut), test: set.slice(cut) }];
}

async function accounts(train: string): Promise<RiskFigures[]> {
  const movements = (await readSet(train, "amlsim")).map(({ movement }) => movement);
  const labelled = await readAccounts(values["accounts-train"] ?? "../shared/data/transactions/amlsim_accounts_dev.csv.gz");
  if (values["accounts-test"]) return [judgeAccounts(movements, { train: labelled, test: await readAccounts(values["accounts-test"]) })];
  return [0, 1].map((fold) =>
    judgeAccounts(movements, {
      train: labelled.filter((_, index) => index % 2 !== fold),
      test: labelled.filter((_, index) => index % 2 === fold),
    }),
  );
}

function describe({ ap, auc, recallAt01, recallAt1, ece, baselines, drain }: RiskFigures): string {
  const share = (value: number): string => value.toFixed(3);
  return [
    `average precision ${share(ap)} (amount ${share(baselines.amount)}, rules ${share(baselines.rules)}, profile ${share(baselines.profile)})`,
    `AUC ${share(auc)}, recall at 0.1 % ${share(recallAt01)}, at 1 % ${share(recallAt1)}, calibration error ${ece.toFixed(4)}`,
    ...(drain ? [`drain rule: precision ${share(drain.precision)}, recall ${share(drain.recall)}`] : []),
  ].join("\n  ");
}
