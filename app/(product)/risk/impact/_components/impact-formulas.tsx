import type { ReactNode } from "react";
import type { Impact } from "../../../../_client/risk-views.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { formatRoughDollars } from "../../_shell/format-rough-dollars.ts";

/** Each formula with the figures that went into it, so that anybody can do the sum again. */
export function ImpactFormulas({ impact }: { impact: Impact }) {
  const { exposure, expectedLoss, prevented, lost, containment, atRisk } = impact;
  const dollars = formatRoughDollars;
  return (
    <section aria-label="How it is calculated" className="flex flex-col gap-3">
      <h2 className="font-medium text-base">How it is calculated</h2>
      <dl className="grid gap-x-6 gap-y-3 text-sm lg:grid-cols-[12rem_1fr]">
        <Formula name="Exposure">
          Amounts that are flagged or held and not decided: {dollars(exposure.flagged.dollars)} flagged (
          {count(exposure.flagged.transactions)}) + {dollars(exposure.held.dollars)} held ({count(exposure.held.transactions)}) ={" "}
          {dollars(exposure.dollars)}.
        </Formula>
        <Formula name="Expected loss">
          Probability of fraud × amount, of everything flagged whose money went: {dollars(expectedLoss.suspected)}; confirmed fraud that
          went counts whole: {dollars(expectedLoss.confirmed)}. Together {dollars(expectedLoss.dollars)}. Held money cannot be lost and
          counts nothing.
        </Formula>
        <Formula name="Prevented">
          Blocked, and held transactions whose case found fraud: {count(prevented.transactions)}, {dollars(prevented.dollars)}. What was
          cleared afterwards is not counted.
        </Formula>
        <Formula name="Lost">
          Went through and was found to be fraud: {count(lost.transactions)}, {dollars(lost.dollars)}.
        </Formula>
        <Formula name="Time to containment">
          From a transaction's own time to the moment it was held, by the verdict or by a person; median and 95th percentile by nearest rank
          of {formatCount(containment.contained)} held. {formatCount(containment.notContained)} suspicious ones were never held.
        </Formula>
        <Formula name="Accounts at risk">
          Accounts that suspicious money reached within {atRisk.hops} hops, followed in time from its 20 largest transactions
          {atRisk.isCut ? "; there are more than were followed, so this is a lower bound" : ""}: {formatCount(atRisk.accounts)}.
        </Formula>
      </dl>
      <p className="text-ink-soft text-xs">
        Sums over currencies are in US dollars by the rough rates transactions are weighed with. Exact amounts stand beside them, one for
        each currency.
      </p>
    </section>
  );
}

const count = (transactions: number): string => `${formatCount(transactions)} ${transactions === 1 ? "transaction" : "transactions"}`;

function Formula({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="font-medium">{name}</dt>
      <dd className="text-ink-soft max-lg:-mt-2">{children}</dd>
    </div>
  );
}
