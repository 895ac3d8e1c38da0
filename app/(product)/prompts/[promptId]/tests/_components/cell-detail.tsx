import type { Cell, ResultRow } from "../../../../../_client/prompt-tests.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatCost, formatDuration } from "../../../../../_ui/format.ts";
import { TextBox } from "../../../../../_ui/text-box.tsx";
import { CELL_LOOKS } from "./evaluation-looks.ts";

type CellDetailProps = { row: ResultRow; cell: Cell; name: string };

/** One answer, and what was held against it. */
export function CellDetail({ row, cell, name }: CellDetailProps) {
  const { answer, error, assertions, provider, model, isDemo, latencyMs, costMicros } = cell;
  const by = isDemo ? "the demo engine" : `${provider}/${model}`;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {provider !== null && (
        <p className="text-ink-soft text-sm">
          {name}: answered by {by} in {formatDuration(latencyMs ?? 0)} for {formatCost(costMicros)}.
        </p>
      )}
      {answer !== null && <TextBox label={`Answer to row ${row.number}, ${name}`}>{answer}</TextBox>}
      {row.expected !== null && <TextBox label={`Expected of row ${row.number}`}>{row.expected}</TextBox>}
      {error && (
        <p className="text-sm">
          {error.detail} <code className="font-mono text-ink-soft">{error.code}</code>
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {assertions.map(({ type, passed, reason }, index) => {
          const look = CELL_LOOKS[passed ? "passed" : "failed"];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two assertions may be alike, and their order never changes.
            <li key={index} className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
              <Badge tone={look.tone} icon={look.icon}>
                {look.word}
              </Badge>
              <span className="font-mono text-ink-soft">{type}</span>
              <span className="wrap-anywhere min-w-0">{reason}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
