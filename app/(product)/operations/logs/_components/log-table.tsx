"use client";

import type { LogLine } from "../../../../_client/log-lines.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../_ui/row-target.tsx";
import type { LogUrl } from "../_hooks/use-log-url.ts";
import { LEVEL_LOOKS } from "./log-words.ts";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Level", look: "max-sm:hidden" },
  { name: "What" },
  { name: "Status", look: "text-right max-md:hidden" },
  { name: "Milliseconds", look: "text-right max-lg:hidden" },
] as const;

export function LogTable({ lines, url }: { lines: readonly LogLine[]; url: LogUrl }) {
  return (
    <ReportTable caption="Lines of the log, newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} isOpen={line.id === url.openId} onOpen={() => url.change({ line: line.id }, "push")} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function Row({ line, isOpen, onOpen }: { line: LogLine; isOpen: boolean; onOpen(): void }) {
  const { id, at, level, status, durationMs } = line;
  const { word, tone, icon } = LEVEL_LOOKS[level];
  const what = toWhat(line);
  return (
    <tr className={classNames("relative border-b last:border-0", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <th scope="row" className="py-2 pr-4 text-left font-mono font-normal tabular-nums">
        <RowButton id={id} isOpen={isOpen} onOpen={onOpen}>
          <time dateTime={at}>{at.slice(11, 23)}</time>
          <span className="sr-only">
            : {word}, {what}
          </span>
        </RowButton>
      </th>
      <td className="py-2 pr-4 max-sm:hidden">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="w-full max-w-0 truncate py-2 pr-4">{what}</td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-md:hidden">{status ?? "–"}</td>
      <td className="py-2 text-right font-mono tabular-nums max-lg:hidden">{durationMs ?? "–"}</td>
    </tr>
  );
}

/** A request by its route; everything else by the sentence that was written. */
function toWhat({ message, method, route, code, job }: LogLine): string {
  if (method !== null && route !== null) return [`${method} ${route}`, code].filter((each) => each !== null).join(" · ");
  return [message, code ?? job ?? route].filter((each) => each !== null).join(" · ");
}
