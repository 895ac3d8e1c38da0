import { AUDIT_CATEGORIES, type SafetyAudit } from "../../../../_client/failsafe-audits.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { CATEGORY_WORDS, formatSafety } from "../../_shell/failsafe-words.ts";

type ScoreTableProps = { audit: Pick<SafetyAudit, "scores" | "scoredBy" | "threshold"> };

const HEADS = [
  { name: "Category", className: "" },
  { name: "Safety", className: "text-right" },
  { name: "Said by", className: "" },
] as const;

/** Every category with its safety, and which check said so. */
export function ScoreTable({ audit: { scores, scoredBy, threshold } }: ScoreTableProps) {
  return (
    <section aria-label="Scores" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Scores</h2>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Safety by category; 1 means nothing was found</caption>
        <thead>
          <tr className="border-b text-left text-ink-faint text-xs">
            {HEADS.map(({ name, className }) => (
              <th key={name} scope="col" className={classNames("py-1.5 pr-4 font-normal last:pr-0", className)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AUDIT_CATEGORIES.map((category) => {
            const score = scores[category];
            const isLow = score !== null && score < threshold;
            return (
              <tr key={category} className="border-b last:border-0">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                  {CATEGORY_WORDS[category]}
                </th>
                <td className={classNames("py-1.5 pr-4 text-right font-mono tabular-nums", isLow && "font-medium text-blocked")}>
                  {score === null ? "–" : formatSafety(score)}
                </td>
                <td className="wrap-anywhere py-1.5 text-ink-soft">{score === null ? "not judged" : saidBy(scoredBy[category])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function saidBy(check: string | null): string {
  if (check === null) return "nobody";
  if (check === "judge") return "models, by consensus";
  return check === "embedded" ? "embedded checks: nothing found" : check;
}
