"use client";

import type { AuditRow } from "../../../../_client/audit.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import type { AuditUrl } from "../_hooks/use-audit-url.ts";
import { describeAction, SEVERITY_LOOKS } from "./audit-words.ts";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Action" },
  { name: "Severity", look: "max-sm:hidden" },
  { name: "Actor", look: "max-md:hidden" },
  { name: "Target", look: "max-lg:hidden" },
  { name: "Place", look: "text-right max-lg:hidden" },
] as const;

export function AuditTable({ rows, url }: { rows: readonly AuditRow[]; url: AuditUrl }) {
  return (
    <ReportTable caption="Records, newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} isOpen={row.id === url.openId} onOpen={() => url.change({ record: row.id }, "push")} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function Row({
  row: { id, at, action, severity, actor, target, seq },
  isOpen,
  onOpen,
}: {
  row: AuditRow;
  isOpen: boolean;
  onOpen(): void;
}) {
  const { word, tone, icon } = SEVERITY_LOOKS[severity];
  return (
    <tr className={classNames("relative border-b last:border-0", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <th scope="row" className="py-2 pr-4 text-left font-mono font-normal tabular-nums">
        <RowButton id={id} isOpen={isOpen} onOpen={onOpen}>
          <time dateTime={at}>{formatMoment(at)}</time>
          <span className="sr-only">
            : {describeAction(action)}, {word}
          </span>
        </RowButton>
      </th>
      <td className="max-w-44 truncate py-2 pr-4 sm:max-w-80">{describeAction(action)}</td>
      <td className="py-2 pr-4 max-sm:hidden">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="max-w-52 truncate py-2 pr-4 font-mono text-xs max-md:hidden">{actor}</td>
      <td className="max-w-52 truncate py-2 pr-4 font-mono text-xs max-lg:hidden">{target.id}</td>
      <td className="py-2 text-right font-mono tabular-nums max-lg:hidden">{seq ?? "…"}</td>
    </tr>
  );
}
