"use client";

import { Lightbulb } from "lucide-react";
import type { PromptContent } from "../../../../../lib/prompts/content.schema.ts";
import { Button } from "../../../../_ui/button.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";

type PromptExampleProps = { example: NonNullable<PromptContent["example"]>; onTry(): void };

/** Values somebody tried, and what came of them. */
export function PromptExample({ example: { output }, onTry }: PromptExampleProps) {
  return (
    <section aria-label="Example" className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-medium text-base">Example</h2>
        <Button size="small" onClick={onTry}>
          <Lightbulb aria-hidden className="size-4" />
          Try it with these values
        </Button>
      </div>
      {output !== "" && (
        <details>
          <summary className="cursor-pointer rounded-md text-ink-soft text-sm">What came of them</summary>
          <div className="pt-2">
            <TextBox label="What came of the example">{output}</TextBox>
          </div>
        </details>
      )}
    </section>
  );
}
