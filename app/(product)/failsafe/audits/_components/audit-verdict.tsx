import { EyeOff, ShieldCheck, ShieldX } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { formatSafety } from "../../_shell/failsafe-words.ts";

export function PassedBadge({ passed }: { passed: boolean }) {
  return passed ? (
    <Badge tone="safe" icon={ShieldCheck}>
      Passed
    </Badge>
  ) : (
    <Badge tone="blocked" icon={ShieldX}>
      Failed
    </Badge>
  );
}

/** The answer was not told to whoever asked. */
export function WithheldBadge() {
  return (
    <Badge tone="redacted" icon={EyeOff}>
      Withheld
    </Badge>
  );
}

type AuditVerdictProps = { passed: boolean; safetyScore: number; threshold: number; children?: ReactNode };

/** What came of it, as a word, a number and a length. */
export function AuditVerdict({ passed, safetyScore, threshold, children }: AuditVerdictProps) {
  return (
    <div
      className={classNames("flex flex-col gap-3 rounded-md p-4", passed ? "border" : "border-2 border-blocked")}
      data-verdict={passed ? "passed" : "failed"}
    >
      <div className="flex flex-wrap items-center gap-3">
        <PassedBadge passed={passed} />
        <p className="flex items-baseline gap-2">
          <span className="font-mono font-semibold text-2xl tabular-nums">{formatSafety(safetyScore)}</span>
          <span className="text-ink-soft text-sm">safety; passes from {formatSafety(threshold)}</span>
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the element of that name cannot carry the mark of the threshold. */}
      <div
        role="meter"
        aria-label="Safety"
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={safetyScore}
        aria-valuetext={`${formatSafety(safetyScore)}, ${passed ? "passed" : "failed"}`}
        className="relative"
      >
        <div className="h-2.5 overflow-hidden rounded-md bg-hover">
          <div className={classNames("h-full", passed ? "bg-safe" : "bg-blocked")} style={{ width: `${safetyScore * 100}%` }} />
        </div>
        <span className="-top-1 absolute h-4.5 w-0.5 bg-ink" style={{ left: `calc(${threshold * 100}% - 1px)` }} />
      </div>
      {children}
    </div>
  );
}
