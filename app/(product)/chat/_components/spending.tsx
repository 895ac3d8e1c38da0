"use client";

import type { Usage } from "../../../_client/turns.ts";
import { formatCount, formatMoney } from "../../../_ui/format-amounts.ts";
import { Tooltip } from "../../../_ui/tooltip.tsx";
import { showTrace } from "../_hooks/use-chat-route.ts";

const STAGES: Readonly<Record<string, string>> = { guard: "Guard", retrieval: "Retrieval", model: "Model", tools: "Tools" };

/** What an answer took, in one line; by stage on hover and focus, and in the trace. */
export function Spending({ usage, jobId }: { usage: Usage; jobId: string }) {
  const total = describe(usage);
  return (
    <Tooltip text={<StageLines usage={usage} />}>
      <button
        type="button"
        onClick={() => showTrace(jobId)}
        aria-label={`Used ${total}. Show trace`}
        className="rounded-md px-1 font-mono text-ink-faint text-xs tabular-nums hover:text-ink"
      >
        {total}
      </button>
    </Tooltip>
  );
}

function describe({ inputTokens, outputTokens, costMicros, isEstimated }: Usage): string {
  return `${isEstimated ? "about " : ""}${formatCount(inputTokens + outputTokens)} tokens · ${formatMoney(costMicros)}`;
}

function StageLines({ usage }: { usage: Usage }) {
  const { stages = [] } = usage;
  return (
    <span className="flex flex-col">
      {stages.map(({ stage, inputTokens, outputTokens, costMicros }) => (
        <span key={stage}>
          {STAGES[stage] ?? stage}: {formatCount(inputTokens)} in, {formatCount(outputTokens)} out, {formatMoney(costMicros)}
        </span>
      ))}
    </span>
  );
}

export function SpendingTable({ usage, caption }: { usage: Usage; caption: string }) {
  const rows = [
    ...(usage.stages ?? []),
    { ...usage, stage: "all", calls: (usage.stages ?? []).reduce((total, { calls }) => total + calls, 0) },
  ];
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-ink-faint text-xs">
        <tr>
          <th className="py-1 font-normal">Stage</th>
          <th className="py-1 text-right font-normal">Calls</th>
          <th className="py-1 text-right font-normal">In</th>
          <th className="py-1 text-right font-normal">Out</th>
          <th className="py-1 text-right font-normal">Cost</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ stage, calls, inputTokens, outputTokens, costMicros }) => (
          <tr key={stage} className="border-t">
            <th scope="row" className="py-1 font-normal">
              {stage === "all" ? "Together" : (STAGES[stage] ?? stage)}
            </th>
            <Amount>{formatCount(calls)}</Amount>
            <Amount>{formatCount(inputTokens)}</Amount>
            <Amount>{formatCount(outputTokens)}</Amount>
            <Amount>{formatMoney(costMicros)}</Amount>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Amount({ children }: { children: string }) {
  return <td className="py-1 text-right font-mono text-xs tabular-nums">{children}</td>;
}
