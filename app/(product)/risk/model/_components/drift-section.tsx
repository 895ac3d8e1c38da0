"use client";

import { CircleCheck, TriangleAlert, Waves } from "lucide-react";
import { useState } from "react";
import type { ModelOverview } from "../../../../_client/risk-models.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ModelSection } from "./model-section.tsx";
import { featureWordsOf, share } from "./model-words.ts";

const COLUMNS = [{ name: "Feature" }, { name: "Index", look: "text-right" }, { name: "State", look: "pl-4" }] as const;

const SHOWN = 8;

/** How far the last week is from what the model has learnt from, feature by feature. */
export function DriftSection({ drift }: Pick<ModelOverview, "drift">) {
  const [isWhole, setWhole] = useState(false);
  if (!drift || drift.features.length === 0) {
    return (
      <ModelSection title="Drift">
        <p className="text-ink-soft text-sm">
          {drift
            ? `${drift.rows.toLocaleString("en")} transactions came in last week and ${drift.rowsBefore.toLocaleString("en")} stand beside them; ${drift.rowsNeeded} of each are needed to tell whether anything has moved.`
            : "It is measured once a day, from the first transactions on."}
        </p>
      </ModelSection>
    );
  }
  const rows = [...(drift.score === null ? [] : [{ feature: "score", psi: drift.score }]), ...drift.features];
  return (
    <ModelSection title="Drift">
      <p className="text-ink-soft text-sm">
        Population stability index of the last week, {formatMoment(drift.at)} UTC: below 0.1 nothing has moved, from 0.25 on much has.
      </p>
      <ReportTable caption="Drift by feature, most moved first" columns={COLUMNS} gap="none">
        <tbody>
          {(isWhole ? rows : rows.slice(0, SHOWN)).map(({ feature, psi }) => (
            <tr key={feature} className="border-b last:border-0">
              <th scope="row" className="py-1.5 text-left font-normal [overflow-wrap:anywhere]">
                {featureWordsOf(feature)}
              </th>
              <td className="py-1.5 text-right font-mono tabular-nums">{share(psi)}</td>
              <td className="py-1.5 pl-4">
                <Moved psi={psi} />
              </td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
      <Button size="small" className="self-start" onClick={() => setWhole(!isWhole)}>
        {isWhole ? "Show fewer" : `Show all ${rows.length}`}
      </Button>
    </ModelSection>
  );
}

function Moved({ psi }: { psi: number }) {
  if (psi >= 0.25) {
    return (
      <Badge tone="redacted" icon={TriangleAlert}>
        Much
      </Badge>
    );
  }
  return psi >= 0.1 ? (
    <Badge tone="neutral" icon={Waves}>
      Some
    </Badge>
  ) : (
    <Badge tone="safe" icon={CircleCheck}>
      Steady
    </Badge>
  );
}
