"use client";

import type { ReactNode } from "react";
import type { GuardEvent } from "../../../../_client/guard-events.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatMilliseconds } from "../../../../_ui/format.ts";
import { Redaction } from "../../../../_ui/redaction.tsx";
import { ACTION_LOOKS, formatScore, STAGE_NAMES, VERDICT_LOOKS } from "../../../../_ui/verdicts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { lookOfAttack } from "../../_components/guard-words.ts";
import { EventSource } from "./event-source.tsx";

/** One verdict with everything it was made of. The text itself stays where it is: encrypted, with the message. */
export function EventDetails({ event }: { event: GuardEvent }) {
  const action = ACTION_LOOKS[event.action];
  const verdict = VERDICT_LOOKS[event.verdict];
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap gap-2">
        <Badge tone={action.tone} icon={action.icon}>
          {action.word}
        </Badge>
        <Badge tone={verdict.tone} icon={verdict.icon}>
          {verdict.word}
        </Badge>
      </div>
      <Classes event={event} />
      {event.redactions.length > 0 && (
        <Section title={event.action === "redact" ? "Cut out" : "Found in the text"}>
          <p className="flex flex-wrap items-center gap-1 text-sm">
            {event.redactions.map(({ kind, count }) => (
              <span key={kind} className="inline-flex items-center">
                <Redaction kind={kind} />
                <span className="font-mono text-xs">× {count}</span>
              </span>
            ))}
          </p>
        </Section>
      )}
      {event.reasons.length > 0 && (
        <Section title="Reasons">
          <ul className="flex flex-col gap-1">
            {event.reasons.map((code) => (
              <li key={code}>
                <code className="font-mono text-sm [overflow-wrap:anywhere]">{code}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {event.judge && <Judge judge={event.judge} />}
      <Facts event={event} />
      <EventSource event={event} />
    </div>
  );
}

function Classes({ event: { classes = [] } }: { event: GuardEvent }) {
  if (classes.length === 0) return null;
  return (
    <Section title="What it looked like">
      <ul className="flex flex-col gap-1.5">
        {classes
          .toSorted((a, b) => b.weight - a.weight)
          .map((each) => {
            const { word, says, icon: Icon } = lookOfAttack(each.class);
            return (
              <li key={each.class} className="flex items-start gap-2 text-sm">
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-blocked" />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{word}</span>
                  <span className="block text-ink-soft text-xs">{says}</span>
                </span>
                <span className="font-mono tabular-nums">{formatScore(each.weight)}</span>
              </li>
            );
          })}
      </ul>
    </Section>
  );
}

function Judge({ judge }: { judge: NonNullable<GuardEvent["judge"]> }) {
  const who = judge.model === null ? "A model" : `${judge.provider}/${judge.model}`;
  const said = judge.intent === null ? `gave no answer that counts (${judge.outcome.replaceAll("_", " ")})` : `judged it ${judge.intent}`;
  return (
    <Section title="Judge">
      <p className="text-sm">
        {who} {said}, in {formatMilliseconds(judge.latencyMs)}.
      </p>
    </Section>
  );
}

function Facts({ event }: { event: GuardEvent }) {
  const me = useMe();
  const who = event.userId === null ? event.keyId : event.userId === me.data?.id ? "you" : event.userId;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
      <Fact name="When">{formatMoment(event.at)} UTC</Fact>
      <Fact name="Stage">{STAGE_NAMES[event.stage]}</Fact>
      {event.source === "untrusted" && <Fact name="Text">Untrusted data</Fact>}
      <Fact name="Score">{formatScore(event.score)}</Fact>
      <Fact name="Feature">{event.feature}</Fact>
      {who !== null && <Fact name="Who">{who}</Fact>}
      <Fact name="Took">{formatMilliseconds(event.latencyMs)}</Fact>
      <Fact name="Rules">{event.rulesVersion}</Fact>
      {event.modelVersion !== null && <Fact name="Sentinel">{event.modelVersion}</Fact>}
      <Fact name="Policy">{event.policyVersion === 0 ? "as shipped" : `version ${event.policyVersion}`}</Fact>
    </dl>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint leading-6">{name}</dt>
      <dd className="min-w-0 font-mono leading-6 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
