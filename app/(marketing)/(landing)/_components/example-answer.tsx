import { Check, FileSearch, ShieldCheck } from "lucide-react";
import { Badge } from "../../../_ui/badge.tsx";
import { Redaction } from "../../../_ui/redaction.tsx";

const STAGES = [
  { label: "Guard in", note: "safe" },
  { label: "Model", note: "demo engine" },
  { label: "Guard out", note: "1 cut" },
  { label: "Encrypt, store", note: "" },
] as const;

/** The product's own parts with made-up words, so a visitor sees what an answer looks like. */
export function ExampleAnswer() {
  return (
    <figure className="overflow-hidden rounded-md border bg-canvas">
      <figcaption className="border-b px-4 py-2 text-ink-faint text-xs">An answer as the product shows it, with made-up text</figcaption>
      <div className="flex flex-col gap-4 p-4">
        <p className="ml-8 self-end rounded-md bg-accent-soft px-3 py-2 text-lg">Which key does the deployment script use?</p>
        <p className="text-lg">
          It reads <Redaction kind="openai-key" /> from <code className="font-mono text-base">deploy.sh</code>. Move the key to the vault
          and rotate it.
        </p>
        <div className="flex flex-wrap gap-2">
          <Badge tone="safe" icon={ShieldCheck}>
            Safe
          </Badge>
          <Badge tone="redacted" icon={FileSearch}>
            1 redacted
          </Badge>
        </div>
        <ol className="flex flex-col gap-2 rounded-md border bg-surface p-3">
          {STAGES.map((stage) => (
            <li key={stage.label} className="flex items-center gap-2 text-sm">
              <Check aria-hidden className="size-4 shrink-0 text-safe" />
              <span className="flex-1">{stage.label}</span>
              {stage.note !== "" && <span className="text-ink-soft">{stage.note}</span>}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
