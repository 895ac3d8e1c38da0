"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { type Cell, type Evaluation, listResults, type ResultRow } from "../../../../../_client/prompt-tests.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { badgeStyle } from "../../../../../_ui/badge.tsx";
import { classNames } from "../../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { CheckRow } from "../../../../../_ui/settings-form/check-row.tsx";
import { RowSection } from "../../../../_report/row-section.tsx";
import { CellDetail } from "./cell-detail.tsx";
import { nameOf } from "./combination-table.tsx";
import { CELL_LOOKS } from "./evaluation-looks.ts";
import { ValueList } from "./row-table.tsx";

/** Every row with every version; a cell opens its answer below the row. */
export function ResultMatrix({ evaluation }: { evaluation: Evaluation }) {
  const [onlyFailing, setOnlyFailing] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const key = queryKeys.promptResults(evaluation.id, onlyFailing ? "failing" : "all", evaluation.done);
  const pages = useInfiniteQuery({
    ...pagesOf(key, (cursor, signal) => listResults(evaluation, onlyFailing, cursor, signal)),
    placeholderData: (known) => known,
  });
  const rows = itemsOf(pages.data);
  const columns = [
    { name: "Row", look: "text-right" },
    { name: "Values" },
    ...evaluation.combinations.map((each) => ({ name: nameOf(each), look: "wrap-anywhere max-w-32" })),
  ];
  return (
    <>
      <RowSection title="Answers" pages={pages} isEmpty={rows.length === 0}>
        <ReportTable caption="What came of each row" columns={columns}>
          <tbody>
            {rows.map((row) => (
              <MatrixRow key={row.rowId} row={row} evaluation={evaluation} open={open} onOpen={setOpen} />
            ))}
          </tbody>
        </ReportTable>
      </RowSection>
      {pages.isSuccess && rows.length === 0 && (
        <p className="text-ink-soft text-sm">{onlyFailing ? "Every row that was asked has passed." : "No answers yet."}</p>
      )}
      <CheckRow label="Only rows that did not pass" isOn={onlyFailing} onTurn={setOnlyFailing} />
    </>
  );
}

type MatrixRowProps = { row: ResultRow; evaluation: Evaluation; open: string | null; onOpen(key: string | null): void };

function MatrixRow({ row, evaluation, open, onOpen }: MatrixRowProps) {
  const keyOf = (index: number) => `${row.rowId}:${index}`;
  const shown = row.cells.findIndex((_, index) => keyOf(index) === open);
  const cell = row.cells[shown];
  const combination = evaluation.combinations[shown];
  return (
    <>
      <tr className="border-b align-top">
        <th scope="row" className="py-2 pr-4 text-right font-mono font-normal tabular-nums">
          {row.number}
        </th>
        <td className="w-full max-w-0 py-2 pr-4">
          <ValueList values={row.values} />
        </td>
        {row.cells.map((each, index) => (
          <td key={keyOf(index)} className="py-2 pr-4 max-sm:pr-1">
            <CellButton
              cell={each}
              label={`Row ${row.number}, ${nameOf(evaluation.combinations[index] ?? { version: 0, model: null })}`}
              isOpen={index === shown}
              onOpen={() => onOpen(index === shown ? null : keyOf(index))}
            />
          </td>
        ))}
      </tr>
      {cell && combination && (
        <tr className="border-b">
          <td colSpan={2 + row.cells.length} className="max-w-0 py-3">
            <CellDetail row={row} cell={cell} name={nameOf(combination)} />
          </td>
        </tr>
      )}
    </>
  );
}

type CellButtonProps = { cell: Cell | null; label: string; isOpen: boolean; onOpen(): void };

function CellButton({ cell, label, isOpen, onOpen }: CellButtonProps) {
  if (!cell) return <span className="text-ink-faint">–</span>;
  const { word, tone, icon: Icon } = CELL_LOOKS[cell.state];
  return (
    <button
      type="button"
      aria-label={`${label}: ${word}`}
      aria-expanded={isOpen}
      onClick={onOpen}
      className={classNames(badgeStyle({ tone }), "border border-transparent hover:border-current")}
    >
      <Icon aria-hidden className="size-3.5" />
      {/* On a phone four columns have room for the icons alone; each tells the states apart, and its name says the word. */}
      <span className="max-sm:sr-only">{word}</span>
    </button>
  );
}
