"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import {
  previewThresholds,
  RISK_DECISIONS,
  type RiskDecision,
  type RiskThresholds,
  type ThresholdPreview,
} from "../../../../_client/risk-settings.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { LookStep } from "../../../../_ui/look-step.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { useDebounced } from "../../../../_ui/use-debounced.ts";
import { DECISION_LOOKS } from "../../_shell/risk-words.ts";
import { isRising } from "./settings-faults.ts";

const COLUMNS = [{ name: "Decision" }, { name: "As decided", look: "text-right" }, { name: "With these", look: "text-right" }] as const;

const REST_MS = 300;

/** Decides again about what was judged, while the thresholds are being moved. */
export function ThresholdPreviewPanel({ thresholds }: { thresholds: RiskThresholds }) {
  const rested = useDebounced(thresholds, REST_MS);
  const preview = useQuery({
    queryKey: queryKeys.riskThresholdPreview(JSON.stringify(rested)),
    queryFn: ({ signal }) => previewThresholds(rested, signal),
    enabled: isRising(rested),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <SettingsSection title="What they would have done" hint="To what was judged in the last seven days, counted from its stored scores.">
      {preview.isLoading && (
        <div role="status" aria-label="Counting">
          <Skeleton className="h-32" />
        </div>
      )}
      {preview.isError && <QueryError title="It could not be counted" query={preview} />}
      {preview.data && <PreviewResult preview={preview.data} />}
    </SettingsSection>
  );
}

function PreviewResult({ preview: { counted, isComplete, before, after, changes } }: { preview: ThresholdPreview }) {
  if (counted === 0) return <p className="text-ink-soft text-sm">Nothing was judged in these seven days.</p>;
  const changed = changes.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p role="status" className="text-sm">
        {formatCount(counted)} {counted === 1 ? "verdict" : "verdicts"}
        {isComplete ? "" : ", the newest of them"}: {changed === 0 ? "none" : formatCount(changed)} would have ended otherwise.
      </p>
      <ReportTable caption="Verdicts by decision, as they were and as they would have been" columns={COLUMNS} gap="none">
        <tbody>
          {RISK_DECISIONS.map((decision) => (
            <tr key={decision} className="border-b last:border-0">
              <th scope="row" className="py-1.5 text-left font-normal">
                <DecisionBadge decision={decision} />
              </th>
              <td className="py-1.5 text-right font-mono tabular-nums">{formatCount(before[decision] ?? 0)}</td>
              <td className="py-1.5 text-right font-mono tabular-nums">{formatCount(after[decision] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
      {changes.length > 0 && (
        <ul aria-label="Changed decisions" className="flex flex-col gap-1.5">
          {changes.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-2 text-sm">
              <span className="w-12 text-right font-mono tabular-nums">{formatCount(count)}</span>
              <LookStep from={DECISION_LOOKS[from]} to={DECISION_LOOKS[to]} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function DecisionBadge({ decision }: { decision: RiskDecision }) {
  const { tone, icon, word } = DECISION_LOOKS[decision];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
