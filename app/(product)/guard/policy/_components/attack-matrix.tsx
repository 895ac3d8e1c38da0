import { Info } from "lucide-react";
import { ATTACK_CLASSES, type AttackAction, type AttackClass, type GuardPolicy } from "../../../../_client/guard-policy.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { ATTACK_LOOKS } from "../../_components/guard-words.ts";

const ACTIONS: readonly { value: AttackAction; word: string }[] = [
  { value: "allow", word: "Allow" },
  { value: "warn", word: "Warn" },
  { value: "block", word: "Block" },
];

type AttackMatrixProps = { attacks: GuardPolicy["attacks"]; onAttacks(attacks: GuardPolicy["attacks"]): void };

/** One row for each class of attack; arrow keys move within a row, as in any group of choices. */
export function AttackMatrix({ attacks, onAttacks }: AttackMatrixProps) {
  const isOverruled = attacks.sentinel === "block" && ATTACK_CLASSES.some((name) => attacks[name] !== "block");
  return (
    <>
      <ReportTable
        caption="What follows from each class of attack"
        columns={[{ name: "Class" }, ...ACTIONS.map(({ word }) => ({ name: word, look: "w-14 text-center" }))]}
        gap="none"
      >
        <tbody>
          {ATTACK_CLASSES.map((name) => (
            <AttackRow key={name} name={name} chosen={attacks[name]} onChosen={(action) => onAttacks({ ...attacks, [name]: action })} />
          ))}
        </tbody>
      </ReportTable>
      {isOverruled && (
        <p className="flex gap-2 text-info text-sm">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          The sentinel sees attacks of every class and still blocks what it is sure of. To let a class through, let the sentinel warn as
          well.
        </p>
      )}
    </>
  );
}

type AttackRowProps = { name: AttackClass; chosen: AttackAction; onChosen(action: AttackAction): void };

function AttackRow({ name, chosen, onChosen }: AttackRowProps) {
  const { word, says, icon: Icon } = ATTACK_LOOKS[name];
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
        <span className="flex gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0">
            <span className="block font-medium">{word}</span>
            <span className="block text-ink-soft text-xs">{says}</span>
          </span>
        </span>
      </th>
      {ACTIONS.map(({ value, word: action }) => (
        <td key={value} className="p-0 text-center">
          <label className="grid h-11 cursor-pointer place-items-center rounded-md has-enabled:hover:bg-hover">
            <span className="sr-only">
              {word}: {action.toLowerCase()}
            </span>
            <input
              type="radio"
              name={`attack-${name}`}
              checked={value === chosen}
              onChange={() => onChosen(value)}
              className="size-4 accent-accent"
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
