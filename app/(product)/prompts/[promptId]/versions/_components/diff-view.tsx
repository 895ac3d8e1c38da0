import { Minus, PenLine, Plus } from "lucide-react";
import type { MemberChange, TextChunk, VersionDiff } from "../../../../../_client/prompt-versions.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { TextBox } from "../../../../../_ui/text-box.tsx";

/** What went and what came, by marks and words as well as by colour. */
export function DiffView({ diff }: { diff: VersionDiff }) {
  if (diff.isEqual) return <p className="text-sm">These two say the same.</p>;
  const { template, instructions, parameters, isReordered, settings, example } = diff;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="flex flex-wrap gap-4 text-ink-soft text-xs">
        <span>
          <del className={LOOKS.removed}>−taken out</del>
        </span>
        <span>
          <ins className={LOOKS.added}>+put in</ins>
        </span>
      </p>
      <TextDiff name="Text" chunks={template} />
      {instructions.length > 0 && <TextDiff name="Instructions" chunks={instructions} />}
      {parameters.map(({ name, change, members }) => (
        <section key={name} aria-label={`Parameter ${name}`} className="flex flex-col gap-1">
          <h3 className="flex flex-wrap items-center gap-2 font-medium text-sm">
            Parameter <span className="font-mono">{name}</span>
            <Badge {...CHANGES[change]}>{change}</Badge>
          </h3>
          {change === "changed" && <Members members={members} />}
        </section>
      ))}
      {isReordered && <p className="text-sm">The parameters stand in another order.</p>}
      {settings.length > 0 && <NamedMembers name="Model settings" members={settings} />}
      {example.length > 0 && <NamedMembers name="Example" members={example} />}
    </div>
  );
}

const CHANGES = {
  added: { tone: "safe", icon: Plus },
  removed: { tone: "blocked", icon: Minus },
  changed: { tone: "info", icon: PenLine },
} as const;

const LOOKS = {
  added: "rounded-sm bg-safe-soft text-safe underline decoration-2",
  removed: "rounded-sm bg-blocked-soft text-blocked line-through",
} as const;

function TextDiff({ name, chunks }: { name: string; chunks: readonly TextChunk[] }) {
  let at = 0;
  const placed = chunks.map((chunk) => {
    const start = at;
    at += chunk.text.length;
    return { ...chunk, start };
  });
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-1">
      <h3 className="font-medium text-sm">{name}</h3>
      <TextBox label={`${name}, compared`} className="max-h-[60vh]">
        {placed.map(({ type, text, start }) => {
          if (type === "same") return <span key={start}>{text}</span>;
          const Mark = type === "added" ? "ins" : "del";
          return (
            <Mark key={start} className={LOOKS[type]}>
              <span className="sr-only">{type === "added" ? "put in: " : "taken out: "}</span>
              <span aria-hidden>{type === "added" ? "+" : "−"}</span>
              {text}
            </Mark>
          );
        })}
      </TextBox>
    </section>
  );
}

function NamedMembers({ name, members }: { name: string; members: readonly MemberChange[] }) {
  return (
    <section aria-label={name} className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">{name}</h3>
      <Members members={members} />
    </section>
  );
}

function Members({ members }: { members: readonly MemberChange[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {members.map(({ member, before, after }) => (
        <div key={member} className="contents">
          <dt className="font-mono text-ink-soft">{member}</dt>
          <dd className="wrap-anywhere min-w-0">
            {before !== null && <del className={LOOKS.removed}>−{toWords(before)}</del>}{" "}
            {after !== null && <ins className={LOOKS.added}>+{toWords(after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
