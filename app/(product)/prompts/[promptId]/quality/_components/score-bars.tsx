import type { Criterion } from "../../../../../../lib/prompts/workbench/quality.schema.ts";
import type { Scores } from "../../../../../_client/prompt-quality.ts";
import { namesOf } from "../../../_shell/prompt-words.ts";

export const CRITERION_WORDS: Readonly<Record<Criterion, { name: string; asks: string }>> = {
  clarity: { name: "Clarity", asks: "Is it said what to do, in words that mean one thing?" },
  completeness: { name: "Completeness", asks: "Is all there: reader, form, limits, a way out?" },
  structure: { name: "Structure", asks: "Is it in order, and are values told from orders?" },
  safety: { name: "Safety", asks: "Does it hold against what stands in its values?" },
  testability: { name: "Testability", asks: "Can an answer be told right from wrong?" },
  economy: { name: "Economy", asks: "Is nothing said twice?" },
};

export function ScoreBars({ scores }: { scores: Scores }) {
  return (
    <dl aria-label="Scores" className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {namesOf(CRITERION_WORDS).map((criterion) => (
        <div key={criterion} className="flex min-w-0 flex-col gap-1">
          <dt className="flex justify-between gap-2 font-medium text-sm">
            {CRITERION_WORDS[criterion].name}
            <span className="tabular-nums">{scores[criterion]}</span>
          </dt>
          <dd className="flex flex-col gap-1 text-ink-soft text-xs">
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${scores[criterion]}%` }} />
            </span>
            {CRITERION_WORDS[criterion].asks}
          </dd>
        </div>
      ))}
    </dl>
  );
}
