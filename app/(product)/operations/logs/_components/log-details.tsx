"use client";

import type { LogLine } from "../../../../_client/log-lines.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import type { LogUrl } from "../_hooks/use-log-url.ts";
import { LEVEL_LOOKS } from "./log-words.ts";

/** A line with everything that is kept of it. */
export function LogDetails({ line, url }: { line: LogLine; url: LogUrl }) {
  const { word, tone, icon } = LEVEL_LOOKS[line.level];
  const narrow = (values: Readonly<Record<string, string>>) => url.change({ ...values, line: null });
  const { requestId, route, organization } = line;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col items-start gap-2">
        <p className="font-medium text-lg first-letter:uppercase">{line.message}</p>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {toFacts(line).map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="min-w-0 select-text break-all font-mono text-xs leading-5">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        {requestId !== null && (
          <Button size="small" onClick={() => narrow({ requestId })}>
            All of this request
          </Button>
        )}
        {route !== null && (
          <Button size="small" onClick={() => narrow({ route })}>
            All at this route
          </Button>
        )}
        {organization !== null && (
          <Button size="small" onClick={() => narrow({ org: organization })}>
            All of this organization
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the line does not have is not shown. */
function toFacts(line: LogLine): (readonly [string, string])[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ["Time", line.at],
    ["Request", line.requestId],
    ["Route", line.route],
    ["Method", line.method],
    ["Status", line.status === null ? null : String(line.status)],
    ["Took", line.durationMs === null ? null : `${line.durationMs} ms`],
    ["Code", line.code],
    ["Error", line.error],
    ["Job", line.job],
    ["Organization", line.organization],
    ["Person", line.user],
  ];
  return facts.flatMap(([term, value]) => (value === null ? [] : [[term, value] as const]));
}
