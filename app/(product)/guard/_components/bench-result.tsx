"use client";

import { Braces, Check, Terminal } from "lucide-react";
import { useMemo } from "react";
import type { CheckDetail, CheckKind, Check as CheckResult } from "../../../_client/guard-check.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { formatMilliseconds } from "../../../_ui/format.ts";
import type { Mark } from "../../../_ui/mark-text.ts";
import { useCopy } from "../../../_ui/use-copy.ts";
import { ACTION_LOOKS, VERDICT_LOOKS } from "../../../_ui/verdicts.ts";
import { useAppInfo } from "../../_shell/app-info.tsx";
import { OUTCOMES, toCurl } from "./bench-words.ts";
import { MarkedText } from "./marked-text.tsx";
import { OutputPreview } from "./output-preview.tsx";
import { ScoreGauge } from "./score-gauge.tsx";
import { type NumberedSignal, SignalTable } from "./signal-table.tsx";
import { StageTimes } from "./stage-times.tsx";

type BenchResultProps = { kind: CheckKind; text: string; check: CheckResult; isStale: boolean };

export function BenchResult({ kind, text, check, isStale }: BenchResultProps) {
  const { verdict, detail } = check;
  const action = verdict.action ?? "allow";
  const numbered = useMemo(() => numberSignals(detail.signals), [detail.signals]);
  const marks = useMemo(() => toMarks(numbered, detail.data), [numbered, detail.data]);
  return (
    <section aria-label="Result" aria-busy={isStale} className={classNames("flex min-w-0 flex-col gap-5", isStale && "opacity-60")}>
      <h2 className="sr-only">Result</h2>
      <div className="flex flex-col gap-4 rounded-md border p-4">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={ACTION_LOOKS[action].tone} icon={ACTION_LOOKS[action].icon}>
            {ACTION_LOOKS[action].word}
          </Badge>
          <Badge tone={VERDICT_LOOKS[verdict.verdict].tone} icon={VERDICT_LOOKS[verdict.verdict].icon}>
            {VERDICT_LOOKS[verdict.verdict].word}
          </Badge>
        </div>
        <p>{OUTCOMES[kind][action]}</p>
        {detail.threshold !== null && <ScoreGauge score={verdict.score} threshold={detail.threshold} />}
        {detail.isGrey && (
          <p className="text-ink-soft text-sm">In the grey band: where a model judges with the guard, it would be asked about this text.</p>
        )}
        <Versions check={check} />
        <Sharing kind={kind} text={text} check={check} />
      </div>
      <MarkedText text={text} marks={marks} />
      {kind !== "output" && <SignalTable signals={numbered} />}
      {kind !== "output" && <Sentinel sentinel={detail.sentinel} />}
      <OutputPreview data={detail.data} output={check.text} text={text} />
      <StageTimes stages={detail.stages} />
    </section>
  );
}

function Versions({ check: { verdict } }: { check: CheckResult }) {
  const facts = [
    ["Time", verdict.latencyMs === undefined ? null : formatMilliseconds(verdict.latencyMs)],
    ["Rules", verdict.rulesVersion ?? null],
    ["Sentinel", verdict.modelVersion ?? null],
    ["Policy", verdict.policyVersion === undefined ? null : describePolicy(verdict.policyVersion)],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="font-mono tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function describePolicy(version: number): string {
  return version === 0 ? "default" : `version ${version}`;
}

function Sharing({ kind, text, check }: Pick<BenchResultProps, "kind" | "text" | "check">) {
  const { baseUrl } = useAppInfo();
  const json = useCopy();
  const curl = useCopy();
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" onClick={() => void json.copy(JSON.stringify(check, null, 2))}>
        {json.isCopied ? <Check aria-hidden className="size-4" /> : <Braces aria-hidden className="size-4" />}
        {json.isCopied ? "Copied" : "Copy as JSON"}
      </Button>
      <Button size="small" onClick={() => void curl.copy(toCurl(baseUrl, kind, text))}>
        {curl.isCopied ? <Check aria-hidden className="size-4" /> : <Terminal aria-hidden className="size-4" />}
        {curl.isCopied ? "Copied" : "Copy as curl"}
      </Button>
    </div>
  );
}

function Sentinel({ sentinel }: Pick<CheckDetail, "sentinel">) {
  return (
    <section aria-label="Sentinel" className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">Sentinel</h3>
      {sentinel === null ? (
        <p className="text-ink-soft text-sm">The classifier did not look at this text.</p>
      ) : (
        <p className="text-sm">
          The embedded classifier gives <span className="font-mono tabular-nums">{sentinel.score.toFixed(3)}</span>{" "}
          <span className="text-ink-soft">
            (0 harmless, 1 attack; version <code className="font-mono text-xs">{sentinel.version}</code>).
          </span>
        </p>
      )}
    </section>
  );
}

function numberSignals(signals: CheckDetail["signals"]): NumberedSignal[] {
  return signals.toSorted((a, b) => b.weight - a.weight).map((signal, index) => ({ number: index + 1, signal }));
}

function toMarks(numbered: readonly NumberedSignal[], data: CheckDetail["data"]): Mark[] {
  return [
    ...numbered.map(
      ({ number, signal: { start, end } }): Mark => ({ key: `s${number}`, kind: "attack", start, end, label: String(number) }),
    ),
    ...data.map(({ kind, start, end }, index): Mark => ({ key: `d${index}`, kind: "data", start, end, label: kind })),
  ];
}
