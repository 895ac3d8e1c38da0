"use client";

import type { ComponentProps } from "react";
import type { QualitySummary } from "../../../../../_client/prompt-quality.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { RowSection } from "../../../../_report/row-section.tsx";

const NUMBER = "text-right";
const COLUMNS = [
  { name: "When (UTC)" },
  { name: "Version", look: NUMBER },
  { name: "Score", look: NUMBER },
  { name: "Accepted as", look: NUMBER },
];

type AuditHistoryProps = {
  audits: readonly QualitySummary[];
  pages: ComponentProps<typeof RowSection>["pages"];
  openedId: string | null;
  onOpen(auditId: string): void;
};

export function AuditHistory({ audits, pages, openedId, onOpen }: AuditHistoryProps) {
  return (
    <RowSection title="Audits" pages={pages} isEmpty={audits.length === 0}>
      <ReportTable caption="Quality audits, newest first" columns={COLUMNS}>
        <tbody>
          {audits.map(({ id, createdAt, version, overall, acceptedAs }) => (
            <tr key={id} className="border-b">
              <td className="py-1.5 pr-4">
                <button
                  type="button"
                  aria-current={id === openedId}
                  onClick={() => onOpen(id)}
                  className="whitespace-nowrap rounded-md text-accent-ink tabular-nums underline aria-[current=true]:font-medium aria-[current=true]:no-underline"
                >
                  {formatMoment(createdAt)}
                </button>
              </td>
              <td className="py-1.5 pr-4 text-right tabular-nums">{version}</td>
              <td className="py-1.5 pr-4 text-right tabular-nums">{overall}</td>
              <td className="py-1.5 text-right tabular-nums">{acceptedAs ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
    </RowSection>
  );
}
