import type { Budget } from "../../../../_client/budgets.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { formatMoney } from "../../../../_ui/format-amounts.ts";
import { levelOf, MARKS } from "./budget-words.ts";

const FILLS = { safe: "bg-accent", redacted: "bg-redacted", blocked: "bg-blocked" } as const;
const UNCERTAIN = "bg-series-4";
const HELD = "bg-series-rest";

/** Spent, then uncertain, then held, against the cap; the marks stand where an alert is written. */
export function BudgetBar({ budget, name }: { budget: Budget; name: string }) {
  const { capMicros, spentMicros, uncertainMicros, heldMicros, leftMicros, percent } = budget;
  const spent = FILLS[levelOf(percent).tone];
  const parts = [
    { name: "Spent", micros: spentMicros, look: spent, isAlways: true },
    { name: "Uncertain", micros: uncertainMicros, look: UNCERTAIN, isAlways: false },
    { name: "Held for calls under way", micros: heldMicros, look: HELD, isAlways: false },
  ].filter(({ micros, isAlways }) => isAlways || micros > 0);
  const width = (micros: number) => `${Math.min(100, (micros / capMicros) * 100)}%`;
  return (
    <div className="flex flex-col gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: the element of that name cannot show what it is made of. */}
      <div
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, percent)}
        aria-valuetext={`${percent} % of ${formatMoney(capMicros)}`}
        className="relative"
      >
        <div className="flex h-2.5 overflow-hidden rounded-md bg-hover">
          {parts.map((part) => (
            <div key={part.name} className={classNames("shrink-0", part.look)} style={{ width: width(part.micros) }} />
          ))}
        </div>
        {MARKS.slice(0, -1).map((mark) => (
          <span key={mark} className="absolute top-0 h-3.5 w-px bg-ink-faint" style={{ left: `${mark}%` }} />
        ))}
      </div>
      <div aria-hidden className="relative h-4 text-ink-faint text-xs tabular-nums">
        {MARKS.map((mark) => (
          <span
            key={mark}
            className={classNames("absolute", mark === 100 ? "right-0" : "-translate-x-1/2", mark === 90 && "max-sm:hidden")}
            {...(mark < 100 && { style: { left: `${mark}%` } })}
          >
            {mark}
          </span>
        ))}
      </div>
      <ul aria-label="Made of" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {[...parts, { name: "Left", micros: Math.max(0, leftMicros), look: "border border-line-strong bg-hover" }].map((part) => (
          <li key={part.name} className="flex items-center gap-1.5">
            <span aria-hidden className={classNames("size-2.5 rounded-full", part.look)} />
            <span className="text-ink-soft">{part.name}</span>
            <span className="font-mono tabular-nums">{formatMoney(part.micros)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
