import { ArrowRight, FolderOpen, Gavel } from "lucide-react";
import Link from "next/link";
import type { RiskTransaction } from "../../../../../_client/risk-transactions.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { SOURCE_WORDS } from "../../../_components/source-words.ts";
import { formatMajorAmount } from "../../../_shell/format-exact-amount.ts";
import { GeneratedNotice } from "../../../_shell/generated-notice.tsx";
import { DECISION_LOOKS, formatRiskScore, LEVEL_LOOKS, STANDING_LOOKS } from "../../../_shell/risk-words.ts";

/** Who paid whom how much, and what was said of it. */
export function TransactionHead({ transaction }: { transaction: RiskTransaction }) {
  const { from, to, payerKey, payeeKey, level, decision, standing, score, caseId, label, source } = transaction;
  const looks = [LEVEL_LOOKS[level], DECISION_LOOKS[decision], STANDING_LOOKS[standing]];
  return (
    <section aria-label="Transaction" className="flex flex-col gap-3">
      {source.type === "demo" && <GeneratedNotice>A generated transaction: no money of anybody moved.</GeneratedNotice>}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="mr-auto flex min-w-0 flex-col gap-1">
          <h2 className="wrap-anywhere font-mono font-semibold text-xl tabular-nums">{formatMajorAmount(transaction)}</h2>
          <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-base">
            <AccountLink accountKey={payerKey} name={from} />
            <ArrowRight aria-label="to" className="size-4 shrink-0 text-ink-faint" />
            <AccountLink accountKey={payeeKey} name={to} />
          </p>
        </div>
        <p className="flex flex-col items-end">
          <span className="text-ink-faint text-xs">Score</span>
          <span className="font-mono font-semibold text-2xl tabular-nums">{formatRiskScore(score)}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {looks.map(({ word, tone, icon }) => (
          <Badge key={word} tone={tone} icon={icon}>
            {word}
          </Badge>
        ))}
        {label && (
          <Badge tone={label === "fraud" ? "blocked" : "safe"} icon={Gavel}>
            {`Case closed: ${label}`}
          </Badge>
        )}
        {caseId && (
          <Button asChild size="small">
            <Link href={`/risk/cases/${caseId}`}>
              <FolderOpen aria-hidden className="size-4" />
              Open its case
            </Link>
          </Button>
        )}
      </div>
      <Facts transaction={transaction} />
    </section>
  );
}

function AccountLink({ accountKey, name }: { accountKey: string; name: string }) {
  return (
    <Link href={`/risk/accounts/${accountKey}`} className="wrap-anywhere min-w-0 text-accent-ink underline">
      {name}
    </Link>
  );
}

function Facts({ transaction }: { transaction: RiskTransaction }) {
  const { at, receivedAt, externalId, network, category, payerCountry, payeeCountry, description, source } = transaction;
  const facts: readonly (readonly [string, string | null])[] = [
    ["Happened", `${formatMoment(at)} UTC`],
    ["Came in", `${formatMoment(receivedAt)} UTC, ${SOURCE_WORDS[source.type]}`],
    ["Your id", externalId],
    ["Network", network],
    ["Category", category],
    ["Countries", payerCountry || payeeCountry ? `${payerCountry ?? "unknown"} → ${payeeCountry ?? "unknown"}` : null],
    ["Description", description],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="min-w-0">
            <dt className="text-ink-faint text-xs">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
