"use client";

import { OctagonX } from "lucide-react";
import type { AuditSummary } from "../../../../_client/failsafe-audits.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowLink } from "../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { CATEGORY_WORDS, formatSafety } from "../../_shell/failsafe-words.ts";
import { PassedBadge, WithheldBadge } from "./audit-verdict.tsx";
import { SOURCE_WORDS } from "./audit-words.ts";

const COLUMNS = [
  { name: "Model" },
  { name: "Result" },
  { name: "Safety", look: "text-right" },
  { name: "Failed in", look: "max-lg:hidden" },
  { name: "From", look: "max-md:hidden" },
  { name: "Time (UTC)", look: "max-sm:hidden" },
] as const;

export function AuditTable({ audits }: { audits: readonly AuditSummary[] }) {
  return (
    <ReportTable caption="Audits, the newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {audits.map((audit) => (
          <AuditRow key={audit.id} audit={audit} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function AuditRow({ audit: { id, model, passed, safetyScore, failedIn, isWithheld, failSafe, source, at } }: { audit: AuditSummary }) {
  return (
    <tr className="relative border-b last:border-0 hover:bg-hover">
      <th scope="row" className="w-full max-w-0 py-2 pr-4 text-left font-normal">
        <RowLink id={id} href={`/failsafe/audits/${id}`} className="block truncate font-mono">
          {model}
        </RowLink>
      </th>
      <td className="py-2 pr-4">
        <span className="inline-flex gap-1.5 max-sm:flex-col max-sm:items-start">
          <PassedBadge passed={passed} />
          {isWithheld && <WithheldBadge />}
          {failSafe.triggered && (
            <Badge tone="blocked" icon={OctagonX}>
              Tripped
            </Badge>
          )}
        </span>
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums">{formatSafety(safetyScore)}</td>
      <td className="max-w-60 truncate py-2 pr-4 text-ink-soft max-lg:hidden">
        {failedIn.map((category) => CATEGORY_WORDS[category]).join(", ") || "–"}
      </td>
      <td className="py-2 pr-4 text-ink-soft max-md:hidden">{SOURCE_WORDS[source]}</td>
      <td className="py-2 font-mono text-ink-soft tabular-nums max-sm:hidden">
        <time dateTime={at}>{formatMoment(at)}</time>
      </td>
    </tr>
  );
}
