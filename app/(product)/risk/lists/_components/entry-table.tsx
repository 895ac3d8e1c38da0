"use client";

import { ListX } from "lucide-react";
import type { ListEntry, ListName } from "../../../../_client/risk-lists.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { useListChange } from "../_hooks/use-list-change.ts";
import { SIDE_WORDS, SUBJECT_WORDS, subjectName } from "./list-words.ts";

const COLUMNS = [
  { name: "Who" },
  { name: "When", look: "max-md:hidden" },
  { name: "Reason", look: "max-sm:hidden" },
  { name: "Since", look: "pr-0" },
  { name: "Actions", isUnseen: true },
] as const;

type EntryTableProps = { list: ListName; entries: readonly ListEntry[]; canDecide: boolean };

export function EntryTable({ list, entries, canDecide }: EntryTableProps) {
  if (entries.length === 0)
    return <EmptyState icon={ListX} title="Nothing stands on this list" text="What is added here counts from the next transaction on." />;
  const excluded = new Set(entries.filter(({ isExcluded }) => isExcluded).map(({ key }) => key));
  return (
    <ReportTable caption="Entries of the list" columns={COLUMNS}>
      <tbody>
        {entries.map((entry) => (
          <EntryRow
            key={entry.id ?? `shipped ${entry.key}`}
            entry={entry}
            list={list}
            isLeftOut={entry.source === "shipped" && excluded.has(entry.key)}
            canDecide={canDecide}
          />
        ))}
      </tbody>
    </ReportTable>
  );
}

type EntryRowProps = { entry: ListEntry; list: ListName; isLeftOut: boolean; canDecide: boolean };

function EntryRow({ entry, list, isLeftOut, canDecide }: EntryRowProps) {
  const me = useMe();
  const { add, remove, isBusy } = useListChange(list);
  const { id, subject, key, side, reason, source, isExcluded, expiresAt, isExpired, at, by } = entry;
  const name = subjectName(entry);
  const leaveOut = () =>
    void add({ list, subject: "country", names: [key], side: "any", reason: "Does not count here", expiresAt: null, isExcluded: true });
  return (
    <tr className="border-b align-top last:border-0">
      <td className="max-w-60 py-2 pr-4 [overflow-wrap:anywhere]">
        <span className={isLeftOut || isExpired ? "text-ink-soft line-through" : "font-medium"}>{name}</span>
        <p className="text-ink-soft text-xs">
          {SUBJECT_WORDS[subject]}
          {isExcluded && ", left out here"}
          {isLeftOut && ", left out"}
          {isExpired && ", has run out"}
        </p>
      </td>
      <td className="py-2 pr-4 max-md:hidden">{SIDE_WORDS[side]}</td>
      <td className="max-w-72 py-2 pr-4 [overflow-wrap:anywhere] max-sm:hidden">{reason}</td>
      <td className="py-2 text-ink-soft text-xs">
        {source === "shipped" ? "Shipped" : at === null ? "" : formatMoment(at)}
        {by !== null && <p className="break-all">by {by === me.data?.id ? "you" : by}</p>}
        {expiresAt !== null && <p>until {formatMoment(expiresAt)}</p>}
      </td>
      <td className="py-1.5 text-right">
        {canDecide && id !== null && (
          <Button size="small" aria-label={`Take off: ${name}`} disabled={isBusy} onClick={() => void remove(id)}>
            Take off
          </Button>
        )}
        {canDecide && id === null && !isLeftOut && (
          <Button size="small" aria-label={`Leave out: ${name}`} disabled={isBusy} onClick={leaveOut}>
            Leave out
          </Button>
        )}
      </td>
    </tr>
  );
}
