"use client";

import { useState } from "react";
import type { PromptView } from "../../../../_client/prompts.ts";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { type BenchColumn, newColumn, readColumns, writeColumns } from "../_components/bench-columns.ts";

export function useBenchColumns(prompt: PromptView) {
  const { search, change } = useUrlState();
  const [columns, setColumns] = useState<readonly BenchColumn[]>(() => readColumns(search.get("columns"), prompt));
  const put = (next: readonly BenchColumn[]) => {
    setColumns(next);
    change({ columns: writeColumns(next) });
  };
  return {
    columns,
    add: () => put([...columns, newColumn(null, "", prompt)]),
    alter: (id: string, fields: Partial<BenchColumn>) =>
      put(columns.map((column) => (column.id === id ? { ...column, ...fields } : column))),
    remove: (id: string) => put(columns.filter((column) => column.id !== id)),
  };
}
