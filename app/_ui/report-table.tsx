import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** `look` says where a column stands and on which screens; cells below take the same. `isUnseen` heads are for screen readers. */
export type Column = { name: string; look?: string; isUnseen?: boolean };

const GAPS = { after: "pr-4 last:pr-0", before: "pl-4 first:pl-0", around: "px-3", none: "" } as const;

type ReportTableProps = {
  caption: ReactNode;
  columns: readonly Column[];
  /** Where the room between two columns belongs, as in the cells. */
  gap?: keyof typeof GAPS;
  /** For a table in a box that scrolls: its head stays in sight. */
  isHeadSticky?: boolean;
  className?: string;
  /** The body. */
  children: ReactNode;
};

/** A table whose caption is heard rather than seen, and whose columns are not sorted by hand. */
export function ReportTable({ caption, columns, gap = "after", isHeadSticky = false, className, children }: ReportTableProps) {
  return (
    <table className={classNames("w-full border-collapse text-sm", className)}>
      <caption className="sr-only">{caption}</caption>
      <thead className={isHeadSticky ? "sticky top-0 bg-surface" : undefined}>
        <tr className="border-b text-left text-ink-faint text-xs">
          {columns.map(({ name, look, isUnseen = false }) => (
            <th key={name} scope="col" className={classNames("py-1.5 font-normal", GAPS[gap], look)}>
              {isUnseen ? <span className="sr-only">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}
