"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Rows3 } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listTestRows, type TestSet } from "../../../../../_client/prompt-tests.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { RowSection } from "../../../../_report/row-section.tsx";
import { useComposed } from "../../_hooks/use-composed.ts";
import { DeleteSetButton } from "./delete-set-button.tsx";
import { EvaluateButton } from "./evaluate-button.tsx";
import { HistoryButton } from "./history-button.tsx";
import { ImportButton } from "./import-button.tsx";
import { RowButton } from "./row-button.tsx";
import { RowTable } from "./row-table.tsx";
import { SetRules } from "./set-rules.tsx";

type SetPanelProps = { prompt: PromptView; set: TestSet; onStarted(evaluationId: string): void; onGone(): void };

/** One test set: what is held against every row, its rows, and the button that runs it. */
export function SetPanel({ prompt, set, onStarted, onGone }: SetPanelProps) {
  const { canEdit } = prompt;
  const composed = useComposed(prompt.opened);
  const parameters = composed.data?.type === "composed" ? composed.data.prompt.parameters : prompt.opened.content.parameters;
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptTestRows(set.id), (cursor, signal) => listTestRows(set, cursor, signal)));
  const rows = itemsOf(pages.data);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-ink-soft text-sm">
          {formatCount(set.rows)} {set.rows === 1 ? "row" : "rows"} · revision {set.revision}
        </p>
        {canEdit && (
          <>
            <RowButton set={set} parameters={parameters} row={null} />
            <ImportButton set={set} parameters={parameters} />
            <HistoryButton set={set} />
            <DeleteSetButton set={set} onGone={onGone} />
            <EvaluateButton prompt={prompt} set={set} onStarted={onStarted} />
          </>
        )}
      </div>
      <SetRules set={set} canEdit={canEdit} />
      <RowSection title="Rows" pages={pages} isEmpty={rows.length === 0}>
        <RowTable set={set} rows={rows} parameters={parameters} canEdit={canEdit} />
      </RowSection>
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={Rows3}
          title="No rows yet"
          text="A row is one run: values for the parameters, and what is expected. Write one, import a CSV or JSON file, or take runs of yours."
        />
      )}
    </>
  );
}
