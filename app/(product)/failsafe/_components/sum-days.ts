import type { RegisteredModel } from "../../../_client/failsafe-audits.ts";

type Counts = { audits: number; failed: number };

/** What was judged today and in the days shown, of all models together. */
export function sumDays(models: readonly Pick<RegisteredModel, "days">[], day: string): { today: Counts; month: Counts } {
  const days = models.flatMap((model) => model.days);
  return { today: sum(days.filter((each) => each.day === day)), month: sum(days) };
}

function sum(counts: readonly Counts[]): Counts {
  return {
    audits: counts.reduce((total, { audits }) => total + audits, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}
