import type { MouseEvent } from "react";
import { nameOf, sayMore } from "./funds-words.ts";
import { NODE, type PlacedAccount } from "./layout-funds.ts";

type FundsNodeProps = { placed: PlacedAccount; isStart: boolean; onOpen(href: string): void };

/** Letters that fit into a node; the whole name is read out and stands in the table. */
const LETTERS = 22;

/** A link like any other: Tab reaches it, Enter opens the account. */
export function FundsNode({ placed: { account, x, y }, isStart, onOpen }: FundsNodeProps) {
  const href = `/risk/accounts/${account.accountKey}`;
  const name = nameOf(account);
  const more = sayMore(account);
  const notes = [isStart ? "this account" : `hop ${account.hop}`, account.isOnCycle ? "comes back" : null, more].filter(
    (note) => note !== null,
  );
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(href);
  };
  return (
    <a href={href} aria-current={isStart ? "true" : undefined} onClick={open} className="group outline-none">
      <g transform={`translate(${x - NODE.width / 2} ${y - NODE.height / 2})`}>
        <rect
          width={NODE.width}
          height={NODE.height}
          rx={6}
          fill={isStart ? "var(--accent-soft)" : "var(--raised)"}
          stroke={isStart ? "var(--accent)" : "var(--line-strong)"}
          strokeWidth={1}
          className="group-hover:fill-hover group-focus-visible:stroke-[3px] group-focus-visible:stroke-accent"
        />
        <text x={12} y={24} fontSize={13} fontWeight={500} fill="var(--ink)">
          {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
        </text>
        {", "}
        <text x={12} y={42} fontSize={11} fill="var(--ink-soft)">
          {notes.join(" · ")}
        </text>
      </g>
    </a>
  );
}
