import type { ReactNode } from "react";
import type { Verdict } from "../../../_client/turns.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { formatMilliseconds } from "../../../_ui/format.ts";
import { Redaction } from "../../../_ui/redaction.tsx";
import { ACTION_LOOKS, formatScore, STAGE_NAMES, VERDICT_LOOKS } from "../../../_ui/verdicts.ts";

/** One verdict with everything it was made of. */
export function VerdictRow({ verdict }: { verdict: Verdict }) {
  const look = VERDICT_LOOKS[verdict.verdict];
  const action = verdict.action === undefined ? null : ACTION_LOOKS[verdict.action];
  const isCut = verdict.action === undefined ? verdict.stage === "guard_out" : verdict.action === "redact" || verdict.action === "block";
  return (
    <li className="flex flex-col gap-1.5 rounded-md border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto font-medium text-sm">{STAGE_NAMES[verdict.stage]}</span>
        {action && verdict.action !== "allow" && (
          <Badge tone={action.tone} icon={action.icon}>
            {action.word}
          </Badge>
        )}
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
      </div>
      {verdict.reasons.map((reason) => (
        <p key={`${reason.code} ${reason.text}`} className="text-sm">
          {reason.text} <code className="font-mono text-ink-faint text-xs [overflow-wrap:anywhere]">{reason.code}</code>
        </p>
      ))}
      {verdict.redactions.length > 0 && (
        <p className="flex flex-wrap items-center gap-1 text-sm">
          {isCut ? "Cut out:" : "Found and left:"}
          {verdict.redactions.map(({ kind, count }) => (
            <span key={kind} className="inline-flex items-center">
              <Redaction kind={kind} />
              <span className="font-mono text-xs">× {count}</span>
            </span>
          ))}
        </p>
      )}
      {verdict.judge && <JudgeLine judge={verdict.judge} />}
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
        <Fact name="Score">{formatScore(verdict.score)}</Fact>
        {verdict.latencyMs !== undefined && <Fact name="Took">{formatMilliseconds(verdict.latencyMs)}</Fact>}
        {verdict.rulesVersion !== undefined && <Fact name="Rules">{verdict.rulesVersion}</Fact>}
        {verdict.modelVersion && <Fact name="Sentinel">{verdict.modelVersion}</Fact>}
        {verdict.policyVersion !== undefined && (
          <Fact name="Policy">{verdict.policyVersion === 0 ? "as shipped" : `version ${verdict.policyVersion}`}</Fact>
        )}
      </dl>
    </li>
  );
}

function JudgeLine({ judge }: { judge: NonNullable<Verdict["judge"]> }) {
  const who = judge.model === null ? "A model" : `${judge.provider}/${judge.model}`;
  return (
    <p className="text-sm">
      {who} {judge.intent === null ? "was asked and gave no answer that counts" : `was asked and judged it ${judge.intent}`}.
    </p>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="font-mono tabular-nums">{children}</dd>
    </div>
  );
}
