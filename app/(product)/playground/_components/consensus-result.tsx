"use client";

import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  Clock,
  FileWarning,
  FlaskConical,
  type LucideIcon,
  MessageSquareOff,
  Split,
} from "lucide-react";
import type { Consensus, Vote } from "../../../_client/consensus.ts";
import { Badge, type BadgeTone } from "../../../_ui/badge.tsx";
import { formatCost, formatDuration } from "../../../_ui/format.ts";
import { Notice } from "../../../_ui/notice.tsx";

export function ConsensusResult({ result }: { result: Consensus }) {
  const { decision, summary, agreement, score, confidence, castCount, quorum, votes, isDemo, latencyMs, costMicros } = result;
  return (
    <section aria-label="Result" className="flex flex-col gap-4">
      {isDemo && (
        <Notice tone="demo" icon={FlaskConical}>
          Votes of the demo engine are made by fixed rules, not by a model. They show how a consensus works, not what is right.
        </Notice>
      )}
      <div className="grid gap-4 rounded-md border p-4 md:grid-cols-[1fr_auto]">
        <div className="flex flex-col gap-1">
          <p className="text-ink-faint text-xs">Decision</p>
          <p className="font-semibold text-xl">{decision ?? "Undecided"}</p>
          <p className="text-ink-soft">{summary}</p>
        </div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3">
          <Figure name="Agreement" value={agreement === null ? "–" : `${Math.round(agreement * 100)} %`} />
          <Figure name="Score" value={score?.toFixed(2) ?? "–"} />
          <Figure name="Confidence" value={confidence?.toFixed(2) ?? "–"} />
          <Figure name="Votes" value={`${castCount} of ${votes.length}, ${quorum} needed`} />
          <Figure name="Took" value={formatDuration(latencyMs)} />
          <Figure name="Cost" value={formatCost(costMicros)} />
        </dl>
      </div>
      <ul aria-label="Votes" className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {votes.map((vote) => (
          <VoteCard key={vote.voter} vote={vote} />
        ))}
      </ul>
    </section>
  );
}

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

const ABSENCE_LOOKS: Readonly<Record<Extract<Vote, { type: "absent" }>["reason"], Look>> = {
  late: { word: "Late", tone: "redacted", icon: Clock },
  malformed: { word: "Malformed", tone: "blocked", icon: FileWarning },
  abstained: { word: "Abstained", tone: "neutral", icon: CircleHelp },
  declined: { word: "Declined", tone: "neutral", icon: MessageSquareOff },
  failed: { word: "Failed", tone: "blocked", icon: CircleAlert },
};

function lookOf(vote: Vote): Look {
  if (vote.type === "absent") return ABSENCE_LOOKS[vote.reason];
  return vote.isDissent ? { word: "Dissent", tone: "redacted", icon: Split } : { word: "Cast", tone: "safe", icon: CircleCheck };
}

function VoteCard({ vote }: { vote: Vote }) {
  const { word, tone, icon } = lookOf(vote);
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="min-w-0 truncate font-mono text-sm">{vote.voter}</h2>
        <span className="flex gap-1">
          {vote.isDemo && (
            <Badge tone="demo" icon={FlaskConical}>
              Demo
            </Badge>
          )}
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
        </span>
      </div>
      {vote.type === "cast" ? (
        <>
          <p className="font-medium">{vote.verdict.decision}</p>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-soft text-sm">
            {vote.verdict.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-ink-soft text-sm">{vote.detail}</p>
      )}
      <dl className="mt-auto grid grid-cols-3 gap-2 pt-1">
        {vote.type === "cast" && <Figure name="Score" value={vote.verdict.score.toFixed(2)} />}
        {vote.type === "cast" && <Figure name="Confidence" value={vote.verdict.confidence.toFixed(2)} />}
        <Figure name="Weight" value={String(vote.weight)} />
        <Figure name="Took" value={formatDuration(vote.latencyMs)} />
        <Figure name="Cost" value={vote.costMicros === null ? "not known" : formatCost(vote.costMicros)} />
      </dl>
    </li>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="font-mono text-sm tabular-nums">{value}</dd>
    </div>
  );
}
