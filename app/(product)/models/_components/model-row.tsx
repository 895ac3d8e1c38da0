"use client";

import { memo } from "react";
import { keyOf, type Model } from "../../../_client/models.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { formatDollars } from "../../../_ui/dollars.ts";
import { RowButton } from "../../../_ui/row-target.tsx";
import type { Decide } from "../_hooks/use-decide.ts";
import { hasOwnPrice, listCapabilities } from "./model-view.ts";
import { CAPABILITY_LOOKS, DEMO_LOOK, formatTokens, nameOfProvider, STATUS_WORDS } from "./model-words.ts";
import { VerdictMenu } from "./verdict-menu.tsx";

type ModelRowProps = {
  model: Model;
  isOpen: boolean;
  isCompact: boolean;
  onOpen(key: string): void;
  isDecider: boolean;
  onDecide: Decide;
};

export const ModelRow = memo(function ModelRow({ model, isOpen, isCompact, onOpen, isDecider, onDecide }: ModelRowProps) {
  const padding = isCompact ? "py-1" : "py-2.5";
  const own = hasOwnPrice(model) ? "own price" : null;
  return (
    <tr className={classNames("border-b", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <NameCell model={model} isOpen={isOpen} onOpen={onOpen} padding={padding} />
      <td className="hidden whitespace-nowrap pr-3 text-ink-soft md:table-cell">{nameOfProvider(model.provider)}</td>
      <td className="hidden pr-1 text-right font-mono tabular-nums lg:table-cell">
        {model.contextTokens === null ? <Unknown /> : formatTokens(model.contextTokens)}
      </td>
      <td className="hidden pl-3 text-right font-mono tabular-nums sm:table-cell">
        <Price micros={model.isDemo ? 0 : (model.price?.inputMicros ?? null)} note={own} />
      </td>
      <td className="hidden pl-3 text-right font-mono tabular-nums sm:table-cell">
        {model.kind === "embedding" ? (
          <Unknown word="no output" />
        ) : (
          <Price micros={model.isDemo ? 0 : (model.price?.outputMicros ?? null)} note={own} />
        )}
      </td>
      <td className="hidden pl-6 xl:table-cell">
        <span className="flex gap-2 text-ink-soft">
          {listCapabilities(model).map((capability) => {
            const { word, icon: Icon } = CAPABILITY_LOOKS[capability];
            return (
              <span key={capability} title={word}>
                <Icon aria-hidden className="size-4" />
                <span className="sr-only">{word}</span>
              </span>
            );
          })}
        </span>
      </td>
      <td className="whitespace-nowrap pl-4 text-right md:w-44 md:text-left">
        <VerdictMenu model={model} isDecider={isDecider} onDecide={onDecide} />
      </td>
    </tr>
  );
});

type NameCellProps = Pick<ModelRowProps, "model" | "isOpen" | "onOpen"> & { padding: string };

function NameCell({ model, isOpen, onOpen, padding }: NameCellProps) {
  const key = keyOf(model);
  return (
    <th scope="row" className={classNames("relative max-w-0 pr-3 text-left font-normal md:max-w-none", padding)}>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        {/* The whole cell is its target; its name is the model's alone. */}
        <RowButton id={key} isOpen={isOpen} onOpen={() => onOpen(key)} className="min-w-0 truncate font-mono text-ink">
          {model.model}
        </RowButton>
        {model.isDemo && (
          <Badge tone={DEMO_LOOK.tone} icon={DEMO_LOOK.icon}>
            {DEMO_LOOK.word}
          </Badge>
        )}
        {model.status !== "current" && !model.isDemo && (
          <span className="text-ink-faint text-xs">{model.endsOn === null ? STATUS_WORDS[model.status] : `Ends ${model.endsOn}`}</span>
        )}
        {model.serving?.isDefault && <span className="text-ink-faint text-xs">Default</span>}
        <span className="w-full text-ink-faint text-xs md:hidden">
          {nameOfProvider(model.provider)}
          {model.price && !model.isDemo && ` · ${formatDollars(model.price.inputMicros)} in`}
        </span>
      </div>
    </th>
  );
}

function Price({ micros, note }: { micros: number | null; note: string | null }) {
  if (micros === null) return <Unknown />;
  return (
    <span
      className={note === null ? undefined : "font-medium text-info underline decoration-dotted underline-offset-4"}
      title={note ?? undefined}
    >
      {micros === 0 ? "Free" : formatDollars(micros)}
      {note !== null && <span className="sr-only"> ({note})</span>}
    </span>
  );
}

function Unknown({ word = "unknown" }: { word?: string }) {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}
