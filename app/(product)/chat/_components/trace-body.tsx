"use client";

import { CircleAlert, FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import type { Trace } from "../../../_client/turns.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { formatClock, formatCost, formatDuration } from "../../../_ui/format.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { ChatTotals } from "./chat-totals.tsx";
import { describeFailure } from "./failure-words.ts";
import { TracePrompt } from "./prompts/trace-prompt.tsx";
import { SpendingTable } from "./spending.tsx";
import { TraceTaint } from "./trace-taint.tsx";
import { TraceTimeline } from "./trace-timeline.tsx";
import { VerdictRow } from "./verdict-row.tsx";

export function TraceBody({ trace, chatId }: { trace: Trace; chatId: string | null }) {
  return (
    <div className="flex flex-col gap-6">
      {trace.status === "failed" && (
        <Notice tone="blocked" icon={CircleAlert}>
          {describeFailure(trace.reason)}
        </Notice>
      )}
      <TraceFacts trace={trace} />
      {trace.prompt && <TracePrompt prompt={trace.prompt} />}
      <TraceSection title="Stages">
        <TraceTimeline trace={trace} />
      </TraceSection>
      {trace.usage && (
        <TraceSection title="Spending">
          <SpendingTable usage={trace.usage} caption="What this answer has used" />
        </TraceSection>
      )}
      {chatId !== null && (
        <TraceSection title="Whole chat">
          <ChatTotals chatId={chatId} />
        </TraceSection>
      )}
      <TraceTaint stages={trace.stages} />
      <TraceSection title="Verdicts">
        {trace.verdicts.length === 0 ? (
          <p className="text-ink-soft text-sm">None yet.</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {trace.verdicts.map((verdict) => (
              <VerdictRow key={verdict.stage} verdict={verdict} />
            ))}
          </ul>
        )}
      </TraceSection>
      {trace.events.length > 0 && (
        <TraceSection title="Events">
          <ol className="flex flex-col gap-2">
            {trace.events.map((event) => (
              <li key={`${event.at}-${event.type}-${event.text}`} className="flex gap-3 text-sm">
                <time dateTime={event.at} className="shrink-0 font-mono text-ink-faint text-xs leading-5">
                  {formatClock(event.at)}
                </time>
                <span className="min-w-0 [overflow-wrap:anywhere]">{event.text}</span>
              </li>
            ))}
          </ol>
        </TraceSection>
      )}
      <p className="text-ink-faint text-xs">
        Job <code className="select-all break-all font-mono">{trace.jobId}</code>
      </p>
    </div>
  );
}

function TraceFacts({ trace }: { trace: Trace }) {
  const { usage } = trace;
  const totalMs = trace.finishedAt === null ? null : Date.parse(trace.finishedAt) - Date.parse(trace.createdAt);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
      <Fact name="Result">{trace.outcome ?? trace.status}</Fact>
      <Fact name="Total time">{totalMs === null ? "running" : formatDuration(totalMs)}</Fact>
      <Fact name="Provider">
        {trace.demo ? (
          <Badge tone="demo" icon={FlaskConical}>
            Demo engine
          </Badge>
        ) : (
          (trace.provider ?? "none")
        )}
      </Fact>
      <Fact name="Model">
        <span className="break-all font-mono text-sm">{trace.model ?? "none"}</span>
      </Fact>
      {trace.fallbackReason && (
        <Fact name="Answered in place of">
          <span className="break-words font-mono text-sm">{trace.fallbackReason}</span>
        </Fact>
      )}
      <Fact name={usage?.isEstimated ? "Tokens in, out (estimated)" : "Tokens in, out"}>
        {usage ? (
          <span className="font-mono text-sm tabular-nums">
            {usage.inputTokens.toLocaleString("en")}, {usage.outputTokens.toLocaleString("en")}
          </span>
        ) : (
          "none"
        )}
      </Fact>
      <Fact name="Cost">
        <span className="font-mono text-sm tabular-nums">{usage ? formatCost(usage.costMicros) : "none"}</span>
      </Fact>
      <Fact name="Attempts">
        <span className="font-mono text-sm tabular-nums">{trace.attempts}</span>
      </Fact>
      <Fact name="Accepted">
        <time dateTime={trace.createdAt} className="font-mono text-sm">
          {formatClock(trace.createdAt)}
        </time>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TraceSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}
