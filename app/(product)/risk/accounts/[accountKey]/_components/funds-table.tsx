import Link from "next/link";
import type { Funds, FundsAccount, FundsEdge } from "../../../../../_client/risk-views.ts";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatExactAmount } from "../../../_shell/format-exact-amount.ts";
import { nameOf, sayTrouble } from "./funds-words.ts";

const COLUMNS = [
  { name: "From" },
  { name: "To" },
  { name: "Amounts", look: "text-right" },
  { name: "Last (UTC)", look: "max-md:hidden" },
  { name: "Standing" },
] as const;

/** The same as the drawing, with every amount in full. */
export function FundsTable({ funds: { accounts, edges } }: { funds: Funds }) {
  const byKey = new Map(accounts.map((account) => [account.accountKey, account]));
  const cut = accounts.filter(({ more }) => more !== null);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label="Path of funds as a table" className="max-h-120 overflow-auto rounded-md border">
        <ReportTable caption="Money between accounts, as far as it was followed" columns={COLUMNS} gap="around" isHeadSticky>
          <tbody>
            {edges.map((edge) => (
              <Row key={`${edge.from} ${edge.to}`} edge={edge} byKey={byKey} />
            ))}
          </tbody>
        </ReportTable>
      </section>
      {cut.length > 0 && (
        <ul aria-label="Not drawn" className="flex flex-col gap-1 text-ink-soft text-sm">
          {cut.map((account) => (
            <li key={account.accountKey}>{sayRest(account)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sayRest(account: FundsAccount): string {
  const { accounts = 0, transactions = 0, amounts = [] } = account.more ?? {};
  return `${nameOf(account)}: and ${formatCount(accounts)} more accounts, ${formatCount(transactions)} transactions, ${amounts.map(formatExactAmount).join(", ")}.`;
}

function Row({ edge, byKey }: { edge: FundsEdge; byKey: ReadonlyMap<string, FundsAccount> }) {
  const link = (accountKey: string) => (
    <Link href={`/risk/accounts/${accountKey}`} className="wrap-anywhere text-accent-ink underline">
      {nameOf(byKey.get(accountKey) ?? { accountKey, name: null })}
    </Link>
  );
  return (
    <tr className="border-b last:border-0">
      <td className="px-3 py-1.5">{link(edge.from)}</td>
      <td className="px-3 py-1.5">{link(edge.to)}</td>
      <td className="px-3 py-1.5 text-right font-mono tabular-nums">
        {edge.amounts.map((amount) => (
          <span key={`${amount.currency} ${amount.exponent}`} className="block">
            {formatExactAmount(amount)}
          </span>
        ))}
        {edge.transactions > 1 && <span className="block text-ink-faint text-xs">in {edge.transactions} transactions</span>}
      </td>
      <td className="whitespace-nowrap px-3 py-1.5 font-mono text-ink-soft tabular-nums max-md:hidden">{formatMoment(edge.lastAt)}</td>
      <td className="px-3 py-1.5">{sayTrouble(edge) ?? "Passed"}</td>
    </tr>
  );
}
