import { ChevronDown } from "lucide-react";
import { DATA_CLASSES, type DataClass, type GuardPolicy } from "../../../../_client/guard-policy.ts";
import { type GuardAction, guardActionSchema } from "../../../../_client/turns.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { DATA_LOOKS } from "../../_components/guard-words.ts";

const COLUMNS = [{ name: "Class" }, { name: "In messages", look: "pl-2" }, { name: "In answers", look: "pl-2" }] as const;

const WORDS: Readonly<Record<GuardAction, string>> = { allow: "Allow", warn: "Warn", redact: "Redact", block: "Block" };

type DataMatrixProps = { data: GuardPolicy["data"]; onData(data: GuardPolicy["data"]): void };

/** Two decisions for each class of data: where a person sends it, and where a model answers it. */
export function DataMatrix({ data, onData }: DataMatrixProps) {
  return (
    <ReportTable caption="What follows from secrets and personal data" columns={COLUMNS} gap="none">
      <tbody>
        {DATA_CLASSES.map((name) => (
          <DataRow key={name} name={name} actions={data[name]} onActions={(actions) => onData({ ...data, [name]: actions })} />
        ))}
      </tbody>
    </ReportTable>
  );
}

type Actions = GuardPolicy["data"][DataClass];
type DataRowProps = { name: DataClass; actions: Actions; onActions(actions: Actions): void };

function DataRow({ name, actions, onActions }: DataRowProps) {
  const { word, says, icon: Icon } = DATA_LOOKS[name];
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
        <span className="flex gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0">
            <span className="block font-medium">{word}</span>
            <span className="block text-ink-soft text-xs max-sm:hidden">{says}</span>
          </span>
        </span>
      </th>
      <ActionCell label={`${word} in messages`} value={actions.input} onValue={(input) => onActions({ ...actions, input })} />
      <ActionCell label={`${word} in answers`} value={actions.output} onValue={(output) => onActions({ ...actions, output })} />
    </tr>
  );
}

type ActionCellProps = { label: string; value: GuardAction; onValue(value: GuardAction): void };

function ActionCell({ label, value, onValue }: ActionCellProps) {
  return (
    <td className="w-26 py-1.5 pl-2">
      <span className="relative block">
        <select
          aria-label={label}
          value={value}
          onChange={(event) => onValue(guardActionSchema.parse(event.currentTarget.value))}
          className="h-8 w-full appearance-none rounded-md border border-line-strong/50 bg-surface pr-7 pl-2 text-ink text-sm disabled:opacity-60"
        >
          {guardActionSchema.options.map((action) => (
            <option key={action} value={action}>
              {WORDS[action]}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-ink-faint" />
      </span>
    </td>
  );
}
