import { AUDIT_CATEGORIES, type SafetyAudit } from "../../../../_client/failsafe-audits.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { CATEGORY_WORDS, formatSafety } from "../../_shell/failsafe-words.ts";

type ScoreTableProps = { audit: Pick<SafetyAudit, "scores" | "scoredBy" | "threshold"> };

const COLUMNS = [{ name: "Category" }, { name: "Safety", look: "text-right" }, { name: "Said by" }] as const;

/** Every category with its safety, and which check said so. */
export function ScoreTable({ audit: { scores, scoredBy, threshold } }: ScoreTableProps) {
  return (
    <section aria-label="Scores" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Scores</h2>
      <ReportTable caption="Safety by category; 1 means nothing was found" columns={COLUMNS}>
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
      </ReportTable>
    </section>
  );
}

function saidBy(check: string | null): string {
  if (check === null) return "nobody";
  if (check === "judge") return "models, by consensus";
  return check === "embedded" ? "embedded checks: nothing found" : check;
}
