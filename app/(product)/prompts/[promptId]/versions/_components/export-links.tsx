import { Download } from "lucide-react";
import { exportPath } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { Button } from "../../../../../_ui/button.tsx";

const FORMATS = [
  { format: "json", name: "As JSON", hint: "everything of it, to be imported elsewhere" },
  { format: "promptfoo", name: "For promptfoo", hint: "a YAML file with the tests it has" },
] as const;

export function ExportLinks({ prompt }: { prompt: PromptView }) {
  return (
    <section aria-label="Export" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Export</h2>
      <p className="text-ink-soft text-sm">
        Version {prompt.version}, the one that runs: {FORMATS.map(({ name, hint }) => `${name.toLowerCase()}, ${hint}`).join("; ")}.
      </p>
      <div className="flex flex-wrap gap-2">
        {FORMATS.map(({ format, name }) => (
          <Button key={format} asChild size="small">
            <a href={exportPath(prompt.id, format)} download>
              <Download aria-hidden className="size-4" />
              {name}
            </a>
          </Button>
        ))}
      </div>
    </section>
  );
}
