"use client";

import { Boxes, Rows3, Rows4 } from "lucide-react";
import type { Ref } from "react";
import { keyOf, type Model } from "../../../_client/models.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { type Sort, SortHeader } from "../../../_ui/sort-header.tsx";
import { useStoredFlag } from "../../_shell/use-stored-flag.ts";
import type { Decide } from "../_hooks/use-decide.ts";
import { ModelRow } from "./model-row.tsx";
import type { SortColumn } from "./model-view.ts";

type ModelTableProps = {
  ref: Ref<HTMLTableSectionElement>;
  models: readonly Model[];
  openKey: string | null;
  sort: Sort<SortColumn>;
  onSort(sort: Sort<SortColumn>): void;
  onOpen(key: string): void;
  onClear(): void;
  isDecider: boolean;
  onDecide: Decide;
};

export function ModelTable({ ref, models, openKey, sort, onSort, onOpen, onClear, isDecider, onDecide }: ModelTableProps) {
  const [isCompact, setCompact] = useStoredFlag("aegis.models-compact");
  if (models.length === 0) {
    return (
      <EmptyState icon={Boxes} title="No model matches" text="No model has all of what is searched and chosen here.">
        <Button size="small" onClick={onClear}>
          Clear search and filters
        </Button>
      </EmptyState>
    );
  }
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Models</caption>
      <TableHead sort={sort} onSort={onSort} isCompact={isCompact} onCompact={setCompact} />
      <tbody ref={ref} onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {models.map((model) => {
          const key = keyOf(model);
          return (
            <ModelRow
              key={key}
              model={model}
              isOpen={key === openKey}
              isCompact={isCompact}
              onOpen={onOpen}
              isDecider={isDecider}
              onDecide={onDecide}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type TableHeadProps = Pick<ModelTableProps, "sort" | "onSort"> & { isCompact: boolean; onCompact(isCompact: boolean): void };

function TableHead({ isCompact, onCompact, ...head }: TableHeadProps) {
  return (
    <thead>
      <tr className="border-b text-xs">
        <SortHeader column="model" {...head}>
          Model
        </SortHeader>
        <SortHeader column="provider" {...head} className="hidden md:table-cell">
          Provider
        </SortHeader>
        <SortHeader column="context" {...head} align="right" className="hidden lg:table-cell">
          Context
        </SortHeader>
        <SortHeader column="input" {...head} align="right" className="hidden sm:table-cell">
          In / 1M
        </SortHeader>
        <SortHeader column="output" {...head} align="right" className="hidden sm:table-cell">
          Out / 1M
        </SortHeader>
        <th scope="col" className="hidden py-1 pl-6 text-left font-normal text-ink-faint xl:table-cell">
          Takes
        </th>
        <th scope="col" className="py-1 pl-4 text-right font-normal text-ink-faint md:text-left">
          <span className="flex items-center justify-end gap-2 md:justify-between">
            May answer
            <span className="hidden md:block">
              <IconButton
                label={isCompact ? "Comfortable rows" : "Compact rows"}
                icon={isCompact ? Rows3 : Rows4}
                side="left"
                className="size-7"
                onClick={() => onCompact(!isCompact)}
              />
            </span>
          </span>
        </th>
      </tr>
    </thead>
  );
}
