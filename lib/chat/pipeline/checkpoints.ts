import type { z } from "zod";
import type { CallRecord } from "../../ai/call-records.ts";
import type { BookedCall } from "../../ai/usage.store.ts";
import type { Clock } from "../../platform/clock.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import type { TurnWriter } from "../stream/turn-writer.ts";
import type { StepRecord, TurnRecord } from "../turn-record.ts";

/**
 * Steps of a turn, each written down before and after. A retry skips what is finished; a step that began in a run that
 * died is known to be uncertain. A step that only computes is safe to repeat: it is not announced, and its result is written
 * with the next one's or with the final state. Results are encrypted and bound to their turn and step.
 */
export type Step<Result> = {
  key: string;
  label: string;
  result: z.ZodType<Result>;
  /** It calls nobody, costs nothing and changes nothing. */
  isPure?: true;
  /** Written before the work starts, e.g. what it may cost. Not asked for a step that is finished. */
  plan?: () => StepPlan | Promise<StepPlan>;
  /** An earlier run began this step and never told how it ended. Rows to book, or a result to use instead of repeating it. */
  onUncertain?: (begun: StepRecord) => { usage?: readonly BookedCall[]; result?: Result };
  /** `writeCalls` notes the calls so far, before another one starts. */
  work(writeCalls: WriteCalls): Promise<{ result: Result; detail: StepRecord["detail"]; calls?: readonly CallRecord[] }>;
};

export type StepPlan = { detail: StepRecord["detail"]; label?: string; calls?: readonly CallRecord[] };
export type WriteCalls = (calls: readonly CallRecord[]) => Promise<void>;

export type Checkpoints = {
  run<Result>(step: Step<Result>): Promise<Result>;
  steps(): TurnRecord["steps"];
  /** Finished pure steps that no write has carried yet: the final one has to. */
  unwritten(): Fields;
  /** Rows that stand already: calls of dead runs, and whatever a failure before a replay has booked. */
  bookedUsage(): readonly BookedCall[];
};

export type CheckpointOptions = { run: JobRun<TurnRecord>; cipher: OrganizationCipher; clock: Clock; writer: TurnWriter };

export function createCheckpoints(options: CheckpointOptions): Checkpoints {
  const { run, clock, writer } = options;
  const steps: TurnRecord["steps"] = { ...run.record.steps };
  let unwritten: Fields = {};
  const usage: BookedCall[] = [...run.record.usage];

  async function save(fields: Fields, lost: readonly BookedCall[] = []): Promise<void> {
    const carried = unwritten;
    await run.write({ $set: { ...carried, ...fields }, ...(lost.length > 0 && { $push: { usage: { $each: [...lost] } } }) });
    unwritten = without(unwritten, carried);
    usage.push(...lost);
  }

  async function begin<Result>(step: Step<Result>, plan: StepPlan): Promise<{ record: StepRecord; instead?: Result }> {
    const uncertain = uncertainOf(step, steps[step.key]);
    const record = toStarted(plan, run.record.fence, new Date(clock.now()));
    if (step.isPure) return { record };
    const lost = (uncertain.usage ?? []).filter((row) => usage.every(({ step: booked }) => booked !== row.step));
    await save(setStep(step.key, record), lost);
    steps[step.key] = record;
    return { record, ...("result" in uncertain && { instead: uncertain.result }) };
  }

  async function writeCalls(key: string, begun: StepRecord, calls: readonly CallRecord[]): Promise<void> {
    const noted = { ...begun, calls };
    await save(setStep(key, noted));
    steps[key] = noted;
  }

  async function finish({ key, isPure }: { key: string; isPure?: true }, begun: StepRecord, outcome: Outcome): Promise<void> {
    const finishedAt = new Date(clock.now());
    const record = { ...withOutcome(begun, outcome), finishedAt, result: sealResult(options, key, outcome.result) };
    if (isPure) unwritten = { ...unwritten, ...setStep(key, record) };
    else await save(setStep(key, record));
    steps[key] = record;
  }

  return {
    steps: () => steps,
    unwritten: () => unwritten,
    bookedUsage: () => usage,
    async run(step) {
      const known = steps[step.key];
      if (known && known.state !== "started" && known.result !== null)
        return step.result.parse(openResult(options, step.key, known.result));
      const plan = (await step.plan?.()) ?? { detail: {} };
      const label = plan.label ?? step.label;
      const { record, instead } = await begin(step, plan);
      if (instead !== undefined) {
        await finish(step, record, { state: "uncertain", result: instead, detail: {} });
        return instead;
      }
      writer.stage({ key: step.key, state: "started", label });
      const { result, detail, calls } = await step.work((made) => writeCalls(step.key, record, made));
      await finish(step, record, { state: "finished", result, detail, ...(calls && { calls }) });
      writer.stage({ key: step.key, state: "finished", label, durationMs: clock.now() - record.startedAt.getTime() });
      return result;
    },
  };
}

function uncertainOf<Result>(step: Step<Result>, known: StepRecord | undefined): ReturnType<NonNullable<Step<Result>["onUncertain"]>> {
  return known?.state === "started" ? (step.onUncertain?.(known) ?? {}) : {};
}

type Outcome = Pick<StepRecord, "state" | "detail" | "calls"> & { result: unknown };

function toStarted({ detail, calls }: StepPlan, fence: number, startedAt: Date): StepRecord {
  return { state: "started", fence, startedAt, finishedAt: null, result: null, detail, ...(calls && { calls }) };
}

function withOutcome(begun: StepRecord, { state, detail, calls }: Outcome): StepRecord {
  return { ...begun, state, detail: { ...begun.detail, ...detail }, ...(calls && { calls }) };
}

type Fields = NonNullable<Parameters<JobRun<TurnRecord>["write"]>[0]["$set"]>;

/** Two steps may be under way: what the other one has added during a write was not in it. */
function without(fields: Fields, written: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([path, value]) => Reflect.get(written, path) !== value));
}

/** Step keys are chosen by the pipeline and hold no dots, so the path is always one level deep. */
function setStep(key: string, record: StepRecord): Fields {
  return { [`steps.${key}`]: record } as Fields;
}

const placeOf = (turnId: string, key: string) => ({ collection: "turns", id: turnId, field: `steps.${key}` });

function sealResult({ cipher, run }: CheckpointOptions, key: string, result: unknown): string {
  return cipher.encrypt(placeOf(run.record._id, key), JSON.stringify(result));
}

function openResult({ cipher, run }: CheckpointOptions, key: string, result: string): unknown {
  return JSON.parse(cipher.decrypt(placeOf(run.record._id, key), result));
}
