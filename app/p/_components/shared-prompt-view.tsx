"use client";

import { SquareLibrary } from "lucide-react";
import { useMemo } from "react";
import type { Parameter, ParameterValues } from "../../../lib/prompts/content.schema.ts";
import { parseTemplate, type TemplatePart } from "../../../lib/prompts/template/parse-template.ts";
import { renderPrompt } from "../../../lib/prompts/template/render.ts";
import type { SharedPrompt } from "../../_client/prompt-shares.ts";
import { Button } from "../../_ui/button.tsx";
import { CopyBox } from "../../_ui/copy-box.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { ParameterForm } from "../../(product)/prompts/_components/parameter-form.tsx";
import { useParameterEntries } from "../../(product)/prompts/_hooks/use-parameter-entries.ts";

const dayOf = (at: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(at));

/** What somebody without an account can do with a prompt: read it, fill it in here, and take the text along. Nothing is sent anywhere. */
export function SharedPromptView({ prompt }: { prompt: SharedPrompt }) {
  const { title, description, version, sharedAt, expiresAt, example } = prompt;
  const parameters = useMemo(() => prompt.parameters.map(withoutFile), [prompt.parameters]);
  const form = useParameterEntries(parameters);
  const text = useMemo(() => toText(prompt, form.values), [prompt, form.values]);
  return (
    <article className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl [overflow-wrap:anywhere]">{title}</h1>
        {description !== "" && <p className="text-ink-soft [overflow-wrap:anywhere]">{description}</p>}
        <p className="text-ink-soft text-sm">
          Version {version}, shared on {dayOf(sharedAt)}. The link works until {dayOf(expiresAt)}.
        </p>
        <Notice tone="neutral" icon={SquareLibrary}>
          <p>A prompt for an AI, written by somebody else. What you fill in stays in this page; read the text before you use it.</p>
        </Notice>
      </header>
      {parameters.length > 0 && (
        <section aria-label="Fill it in" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="font-medium text-lg">Fill it in</h2>
            {example && (
              <Button size="small" onClick={() => form.fill(example.values)}>
                Take the example&rsquo;s values
              </Button>
            )}
          </div>
          <ParameterForm parameters={parameters} form={form} />
        </section>
      )}
      <section aria-label="The text" className="flex flex-col gap-2">
        <h2 className="font-medium text-lg">The text</h2>
        <CopyBox label="the text" text={text} />
      </section>
      {example && (
        <section aria-label="Example of an answer" className="flex flex-col gap-2">
          <h2 className="font-medium text-lg">Example of an answer</h2>
          <p className="whitespace-pre-wrap rounded-md border bg-sunken p-3 text-sm [overflow-wrap:anywhere]">{example.output}</p>
        </section>
      )}
    </article>
  );
}

/** Files belong to accounts: here their text is pasted. */
function withoutFile(parameter: Parameter): Parameter {
  return parameter.type === "file" ? { ...parameter, type: "long-text", default: undefined } : parameter;
}

/** What has no value yet stands in its braces, so that the text shows where it goes. */
function toText({ instructions, template, parameters }: SharedPrompt, values: ParameterValues): string {
  const shown = { ...Object.fromEntries(parameters.map(({ name }) => [name, `{{${name}}}`])), ...values };
  const composed = { instructions: partsOf(instructions), template: partsOf(template) };
  const rendered = renderPrompt(composed, shown);
  return rendered.instructions.trim() === "" ? rendered.text : `${rendered.instructions}\n\n${rendered.text}`;
}

/** Includes are in their place already; what looks like one is none. */
function partsOf(template: string) {
  return parseTemplate(template).parts.filter((part): part is Exclude<TemplatePart, { type: "include" }> => part.type !== "include");
}
