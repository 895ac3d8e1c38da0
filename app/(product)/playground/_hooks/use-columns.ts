"use client";

import { useState } from "react";
import type { Model } from "../../../_client/models.ts";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { chooseColumns, nextColumn } from "../../_answer/askable.ts";

/** A column keeps its identity, and with it its answer, when one before it goes or two show the same model. */
export type Column = { id: string; modelKey: string };

let columnCount = 0;

function createColumn(modelKey: string): Column {
  columnCount += 1;
  return { id: `column-${columnCount}`, modelKey };
}

export function useColumns(models: readonly Model[]) {
  const { search, change } = useUrlState();
  const [columns, setColumns] = useState<readonly Column[]>(() => chooseColumns(search.get("models"), models).map(createColumn));
  const put = (next: readonly Column[]) => {
    setColumns(next);
    change({ models: next.map(({ modelKey }) => modelKey) });
  };
  return {
    columns,
    add: () =>
      put([
        ...columns,
        createColumn(
          nextColumn(
            columns.map(({ modelKey }) => modelKey),
            models,
          ),
        ),
      ]),
    choose: (id: string, modelKey: string) => put(columns.map((column) => (column.id === id ? { id, modelKey } : column))),
    remove: (id: string) => put(columns.filter((column) => column.id !== id)),
  };
}
