"use client";

import { Trash2 } from "lucide-react";
import type { Parameter, ParameterValue } from "../../../../../../lib/prompts/content.schema.ts";
import { deleteTestRow, type TestRow, type TestSet } from "../../../../../_client/prompt-tests.ts";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { useSetChange } from "../_hooks/use-set-change.ts";
import { describeAssertion } from "./assertion-draft.ts";
import { RowButton } from "./row-button.tsx";

const COLUMNS = [
  { name: "Row", look: "text-right" },
  { name: "Values" },
  { name: "Expected", look: "max-md:hidden" },
  { name: "Assertions", look: "max-lg:hidden" },
  { name: "Change", isUnseen: true },
] as const;

type RowTableProps = { set: TestSet; rows: readonly TestRow[]; parameters: readonly Parameter[]; canEdit: boolean };

export function RowTable({ set, rows, parameters, canEdit }: RowTableProps) {
  const remove = useSetChange(set, (row: TestRow) => deleteTestRow(set, row.id), "Row deleted");
  return (
    <ReportTable caption={`Rows of ${set.name}`} columns={COLUMNS}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b align-top">
            <th scope="row" className="py-2 pr-4 text-right font-mono font-normal tabular-nums">
              {row.number}
            </th>
            <td className="max-w-0 w-1/2 py-2 pr-4">
              <ValueList values={row.values} />
            </td>
            <td className="max-w-0 w-1/4 py-2 pr-4 max-md:hidden">
              <p className="wrap-anywhere line-clamp-3">{row.expected ?? "–"}</p>
            </td>
            <td className="max-w-0 w-1/4 py-2 pr-4 text-ink-soft max-lg:hidden">
              {row.assertions.length === 0
                ? "–"
                : row.assertions.map((each) => <Line key={describeAssertion(each)} text={describeAssertion(each)} />)}
            </td>
            <td className="whitespace-nowrap py-1 text-right">
              {canEdit && (
                <>
                  <RowButton set={set} parameters={parameters} row={row} />
                  <IconButton
                    label={`Delete row ${row.number}`}
                    icon={Trash2}
                    disabled={remove.isPending}
                    onClick={() => remove.mutate(row)}
                  />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  );
}

function Line({ text }: { text: string }) {
  return <p className="truncate">{text}</p>;
}

/** In short, a line for each. */
export function ValueList({ values }: { values: Readonly<Record<string, ParameterValue>> }) {
  const given = Object.entries(values);
  if (given.length === 0) return <p className="text-ink-soft">None</p>;
  return (
    <dl className="flex min-w-0 flex-col gap-0.5">
      {given.map(([name, value]) => (
        <div key={name} className="flex min-w-0 gap-2">
          <dt className="shrink-0 font-mono text-ink-faint text-xs leading-5">{name}</dt>
          <dd className="min-w-0 truncate">{Array.isArray(value) ? value.join(", ") : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
