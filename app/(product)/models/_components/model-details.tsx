"use client";

import { Check, ExternalLink, FlaskConical, Minus } from "lucide-react";
import type { ReactNode } from "react";
import type { Model, ModelPrice } from "../../../_client/models.ts";
import { formatDollars } from "../../../_ui/dollars.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { Segments } from "../../../_ui/segments.tsx";
import type { Decide } from "../_hooks/use-decide.ts";
import { ModelDecision } from "./model-decision.tsx";
import { hasOwnPrice } from "./model-view.ts";
import { CAPABILITIES, CAPABILITY_LOOKS, CONDITION_LOOKS, formatTokens, nameOfProvider, STATUS_WORDS } from "./model-words.ts";
import { VerdictMenu } from "./verdict-menu.tsx";

type ModelDetailsProps = { model: Model; isDecider: boolean; onDecide: Decide };

export function ModelDetails({ model, isDecider, onDecide }: ModelDetailsProps) {
  return (
    <div className="flex flex-col gap-6">
      {model.isDemo && (
        <Notice tone="demo" icon={FlaskConical}>
          The demo engine answers by fixed rules. No AI model is behind it, nothing leaves this product, and it costs nothing.
        </Notice>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        <Fact name="Provider">{nameOfProvider(model.provider)}</Fact>
        <Fact name="Serving">{describeServing(model)}</Fact>
        <Fact name="Status">{model.endsOn === null ? STATUS_WORDS[model.status] : `Ends on ${model.endsOn}`}</Fact>
        {model.contextTokens !== null && <Fact name="Context">{formatTokens(model.contextTokens)} tokens</Fact>}
        {model.maxOutputTokens !== null && <Fact name="Longest answer">{formatTokens(model.maxOutputTokens)} tokens</Fact>}
        {model.dimensions !== null && <Fact name="Dimensions">{model.dimensions}</Fact>}
        <Fact name="May answer">
          {isDecider ? (
            <VerdictChoice model={model} onDecide={onDecide} />
          ) : (
            <VerdictMenu model={model} isDecider={false} onDecide={onDecide} />
          )}
        </Fact>
        {model.note !== null && !isDecider && <Fact name="Note">{model.note}</Fact>}
      </dl>
      <Section title="Takes">
        <ul className="grid grid-cols-2 gap-1 text-sm">
          {CAPABILITIES.map((capability) => (
            <li
              key={capability}
              className={model.capabilities[capability] ? "flex items-center gap-2" : "flex items-center gap-2 text-ink-faint"}
            >
              {model.capabilities[capability] ? (
                <Check aria-hidden className="size-4 text-safe" />
              ) : (
                <Minus aria-hidden className="size-4" />
              )}
              <span className="sr-only">{model.capabilities[capability] ? "Takes " : "Does not take "}</span>
              {CAPABILITY_LOOKS[capability].word}
            </li>
          ))}
        </ul>
      </Section>
      {!model.isDemo && (
        <Section title="Price for 1,000,000 tokens">
          {model.price ? (
            <PriceTable model={model} price={model.price} />
          ) : (
            <p className="text-ink-soft text-sm">No price is known: calls count as $0 until you set one.</p>
          )}
        </Section>
      )}
      {isDecider && <ModelDecision model={model} onDecide={onDecide} />}
    </div>
  );
}

const CHOICES = [
  { value: "mode", label: "By the mode" },
  { value: "allowed", label: "Allowed" },
  { value: "denied", label: "Denied" },
] as const;

/** All three at once: a menu would open behind the dialog that this is on a phone. */
function VerdictChoice({ model, onDecide }: Pick<ModelDetailsProps, "model" | "onDecide">) {
  const choose = (value: (typeof CHOICES)[number]["value"]) => {
    const verdict = value === "mode" ? null : value;
    const said = { mode: "goes by the mode", allowed: "may answer", denied: "may not answer" }[value];
    if (verdict !== model.verdict) void onDecide(model, { verdict }, `${model.model} ${said}`);
  };
  return <Segments legend="May answer" options={CHOICES} chosen={model.verdict ?? "mode"} onChosen={choose} />;
}

function describeServing({ serving }: Model): string {
  if (!serving) return "Nobody: its provider has no key";
  const who = serving.isCustom ? "An own server" : "Its provider";
  return `${who}, ${CONDITION_LOOKS[serving.condition].word.toLowerCase()}${serving.isDefault ? "; the default" : ""}`;
}

function PriceTable({ model, price }: { model: Model; price: ModelPrice }) {
  const list = hasOwnPrice(model) ? model.listPrice : null;
  const rows: readonly (readonly [string, number | null, number | null])[] = [
    ["Input", price.inputMicros, list?.inputMicros ?? null],
    ["Cached input", price.cachedInputMicros, list?.cachedInputMicros ?? null],
    ["Writing to the cache", price.cacheWriteMicros, list?.cacheWriteMicros ?? null],
    ["Output", model.kind === "embedding" ? null : price.outputMicros, list?.outputMicros ?? null],
  ];
  return (
    <div className="flex flex-col gap-2">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Price</caption>
        <thead className={list ? "text-ink-faint text-xs" : "sr-only"}>
          <tr>
            <th scope="col" className="text-left font-normal">
              What
            </th>
            <th scope="col" className="text-right font-normal">
              {list ? "Yours" : "Price"}
            </th>
            {list && (
              <th scope="col" className="text-right font-normal">
                List
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, micros]) => micros !== null)
            .map(([name, micros, listed]) => (
              <tr key={name} className="border-b">
                <th scope="row" className="py-1.5 text-left font-normal text-ink-soft">
                  {name}
                </th>
                <td className="text-right font-mono tabular-nums">{formatDollars(micros ?? 0)}</td>
                {list && (
                  <td className="text-right font-mono text-ink-faint tabular-nums">{listed === null ? "–" : formatDollars(listed)}</td>
                )}
              </tr>
            ))}
        </tbody>
      </table>
      <PriceNotes model={model} price={price} isOwn={list !== null} />
    </div>
  );
}

function PriceNotes({ model, price, isOwn }: { model: Model; price: ModelPrice; isOwn: boolean }) {
  return (
    <>
      {price.long && (
        <p className="text-ink-soft text-xs">
          Prompts above {formatTokens(price.long.aboveTokens)} tokens: {formatDollars(price.long.inputMicros)} in,{" "}
          {formatDollars(price.long.outputMicros)} out.
        </p>
      )}
      {model.laterPrice && !isOwn && (
        <p className="text-ink-soft text-xs">
          From {model.laterPrice.from}: {formatDollars(model.laterPrice.price.inputMicros)} in,{" "}
          {formatDollars(model.laterPrice.price.outputMicros)} out.
        </p>
      )}
      <p className="text-ink-soft text-xs">
        <Source text={price.source} /> on {price.checkedOn}
      </p>
    </>
  );
}

/** Only an https address becomes a link: a source is also what somebody typed. */
function Source({ text }: { text: string }) {
  if (!/^https:\/\/[^\s]+$/.test(text)) return <>From {text}, read</>;
  return (
    <a
      href={text}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex items-center gap-1 text-accent-ink underline underline-offset-4"
    >
      Vendor's page
      <ExternalLink aria-hidden className="size-3" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
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
      <dd className="leading-6">{children}</dd>
    </>
  );
}
