import type { Combination, Evaluation } from "../../../../../_client/prompt-tests.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatCost, formatDuration } from "../../../../../_ui/format.ts";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { CELL_LOOKS } from "./evaluation-looks.ts";

const COLUMNS = [
  { name: "Version" },
  { name: "Result" },
  { name: "Passed", look: "text-right" },
  { name: "Errors", look: "text-right max-sm:hidden" },
  { name: "Median", look: "text-right max-md:hidden" },
  { name: "95th percentile", look: "text-right max-md:hidden" },
  { name: "Cost", look: "text-right max-md:hidden" },
  { name: "Tokens", look: "text-right max-lg:hidden" },
] as const;

/** What each version came to with each model. */
export function CombinationTable({ evaluation: { combinations, rows } }: { evaluation: Evaluation }) {
  return (
    <section aria-label="Versions" data-scroller className="overflow-x-auto">
      <ReportTable caption="What each version came to" columns={COLUMNS} className="md:whitespace-nowrap">
        <tbody>
          {combinations.map((each) => (
            <Row key={nameOf(each)} combination={each} rows={rows} />
          ))}
        </tbody>
      </ReportTable>
    </section>
  );
}

export function nameOf({ version, model }: Pick<Combination, "version" | "model">): string {
  return model === null ? `Version ${version}` : `Version ${version}, ${model}`;
}

function Row({ combination, rows }: { combination: Combination; rows: number }) {
  const { passed, errors, passes, medianLatencyMs, p95LatencyMs, costMicros, inputTokens, outputTokens } = combination;
  const look = passes === null ? null : passes ? CELL_LOOKS.passed : CELL_LOOKS.failed;
  const time = (milliseconds: number | null) => (milliseconds === null ? "–" : formatDuration(milliseconds));
  const cell = "py-2 pr-4 text-right font-mono tabular-nums";
  return (
    <tr className="border-b">
      <th scope="row" className="wrap-anywhere py-2 pr-4 text-left font-normal">
        {nameOf(combination)}
      </th>
      <td className="py-2 pr-4">
        {look === null ? (
          "–"
        ) : (
          <Badge tone={look.tone} icon={look.icon}>
            {look.word}
          </Badge>
        )}
      </td>
      <td className={cell}>
        {formatCount(passed)} of {formatCount(rows)}
      </td>
      <td className={`${cell} max-sm:hidden`}>{formatCount(errors)}</td>
      <td className={`${cell} max-md:hidden`}>{time(medianLatencyMs)}</td>
      <td className={`${cell} max-md:hidden`}>{time(p95LatencyMs)}</td>
      <td className={`${cell} max-md:hidden`}>{formatCost(costMicros)}</td>
      <td className={`${cell} max-lg:hidden`}>{formatCount(inputTokens + outputTokens)}</td>
    </tr>
  );
}
