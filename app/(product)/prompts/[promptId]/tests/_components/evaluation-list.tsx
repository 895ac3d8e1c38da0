"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { type Evaluation, listEvaluations } from "../../../../../_client/prompt-tests.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { moveInList } from "../../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { RowSection } from "../../../../_report/row-section.tsx";
import { isOpenEvaluation, lookOf } from "./evaluation-looks.ts";

const POLL_MS = 3_000;
const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Result" },
  { name: "Test set", look: "max-sm:hidden" },
  { name: "Versions", look: "max-md:hidden" },
  { name: "Answers", look: "text-right max-sm:hidden" },
] as const;

export function EvaluationList({ promptId, onOpen }: { promptId: string; onOpen(evaluationId: string): void }) {
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.promptEvaluations(promptId), (cursor, signal) => listEvaluations(promptId, cursor, signal)),
    refetchInterval: ({ state }) => (itemsOf(state.data).some(isOpenEvaluation) ? POLL_MS : false),
  });
  const evaluations = itemsOf(pages.data);
  return (
    <>
      <RowSection title="Evaluations" pages={pages} isEmpty={evaluations.length === 0}>
        <ReportTable caption="Evaluations, the newest first" columns={COLUMNS} className="whitespace-nowrap">
          <tbody onKeyDown={(event) => moveInList(event, event.currentTarget)}>
            {evaluations.map((each) => (
              <Row key={each.id} evaluation={each} onOpen={() => onOpen(each.id)} />
            ))}
          </tbody>
        </ReportTable>
      </RowSection>
      {pages.isSuccess && evaluations.length === 0 && (
        <p className="text-ink-soft text-sm">None yet. Run a test set over a version: production takes only a version that has passed.</p>
      )}
    </>
  );
}

function Row({ evaluation, onOpen }: { evaluation: Evaluation; onOpen(): void }) {
  const { id, createdAt, testSet, combinations, done, total } = evaluation;
  const look = lookOf(evaluation);
  return (
    <tr className="relative border-b hover:bg-hover">
      <th scope="row" className="w-full py-2 pr-4 text-left font-normal">
        <RowButton id={id} isOpen={false} onOpen={onOpen} className="font-mono tabular-nums">
          <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
        </RowButton>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
      </td>
      <td className="max-w-60 truncate py-2 pr-4 max-sm:hidden">{testSet.name}</td>
      <td className="py-2 pr-4 font-mono tabular-nums max-md:hidden">
        {[...new Set(combinations.map(({ version }) => version))].join(", ")}
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">
        {formatCount(done)} of {formatCount(total)}
      </td>
    </tr>
  );
}
