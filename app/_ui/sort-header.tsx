"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Sort<Column extends string> = { by: Column; isDescending: boolean };

type SortHeaderProps<Column extends string> = {
  column: Column;
  sort: Sort<Column>;
  onSort(sort: Sort<Column>): void;
  children: ReactNode;
  align?: "left" | "right";
  className?: string;
};

/** The head of a column that orders the table; a second press turns the order round. */
export function SortHeader<Column extends string>(props: SortHeaderProps<Column>) {
  const { column, sort, onSort, children, align = "left", className } = props;
  const isActive = sort.by === column;
  const Icon = isActive ? (sort.isDescending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={isActive ? (sort.isDescending ? "descending" : "ascending") : "none"}
      className={classNames("whitespace-nowrap py-1 font-normal", align === "right" ? "text-right" : "text-left", className)}
    >
      <button
        type="button"
        onClick={() => onSort({ by: column, isDescending: isActive ? !sort.isDescending : false })}
        className={classNames(
          "-mx-1 inline-flex h-7 items-center gap-1 rounded-md px-1 hover:text-ink",
          isActive ? "font-medium text-ink" : "text-ink-faint",
          align === "right" && "flex-row-reverse",
        )}
      >
        {children}
        <Icon aria-hidden className="size-3.5" />
      </button>
    </th>
  );
}
