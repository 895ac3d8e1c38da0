import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { PromptContent } from "../../../../../../lib/prompts/content.schema.ts";
import type { QualityIssue } from "../../../../../_client/prompt-quality.ts";
import { Badge, type BadgeTone } from "../../../../../_ui/badge.tsx";
import { CRITERION_WORDS } from "./score-bars.tsx";

const LOOKS: Readonly<Record<QualityIssue["severity"], { tone: BadgeTone; icon: LucideIcon; word: string }>> = {
  danger: { tone: "blocked", icon: CircleAlert, word: "Serious" },
  warning: { tone: "redacted", icon: TriangleAlert, word: "Weak" },
  info: { tone: "info", icon: Info, word: "Hint" },
};
const QUOTE_MAX = 160;

/** What is wrong, where, and how to mend it; the worst first. */
export function IssueList({ issues, content }: { issues: readonly QualityIssue[]; content: PromptContent | null }) {
  if (issues.length === 0) return <p className="text-ink-soft text-sm">Nothing was found.</p>;
  return (
    <section aria-label="Issues" className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-base">
        {issues.length} {issues.length === 1 ? "issue" : "issues"}
      </h3>
      <ul className="divide-y rounded-md border">
        {issues.map((issue) => (
          <li key={`${issue.code} ${issue.where} ${issue.start} ${issue.message}`} className="flex min-w-0 flex-col gap-1 p-3 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <Severity severity={issue.severity} />
              <span className="text-ink-soft">{criterionWord(issue.criterion)}</span>
              <span className="wrap-anywhere font-medium">{issue.message}</span>
            </p>
            <Quote issue={issue} content={content} />
            <p className="wrap-anywhere text-ink-soft">{issue.mend}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Severity({ severity }: Pick<QualityIssue, "severity">) {
  const { tone, icon, word } = LOOKS[severity];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

function Quote({ issue: { where, start, end }, content }: { issue: QualityIssue; content: PromptContent | null }) {
  if (!content || where === "parameters" || end <= start) return null;
  const text = content[where].slice(start, Math.min(end, start + QUOTE_MAX));
  const line = content[where].slice(0, start).split("\n").length;
  return (
    <p className="wrap-anywhere text-xs">
      <span className="text-ink-faint">
        {where === "template" ? "Template" : "Instructions"}, line {line}:{" "}
      </span>
      <q className="font-mono">{text}</q>
      {end - start > QUOTE_MAX && "…"}
    </p>
  );
}

function criterionWord(criterion: string): string {
  return Object.entries(CRITERION_WORDS).find(([name]) => name === criterion)?.[1].name ?? criterion;
}
