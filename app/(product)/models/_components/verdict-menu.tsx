"use client";

import { Ban, ChevronDown, CircleCheck, CircleX, RotateCcw } from "lucide-react";
import type { Model } from "../../../_client/models.ts";
import { Badge, badgeStyle } from "../../../_ui/badge.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { Menu, MenuItem, MenuLabel } from "../../../_ui/menu.tsx";
import type { Decide } from "../_hooks/use-decide.ts";

type VerdictMenuProps = { model: Model; isDecider: boolean; onDecide: Decide };

/** The state for everybody; for who may decide, the decision too. */
export function VerdictMenu({ model, isDecider, onDecide }: VerdictMenuProps) {
  const word = model.isAllowed ? "Allowed" : "Not allowed";
  const tone = model.isAllowed ? "safe" : "blocked";
  const Icon = model.isAllowed ? CircleCheck : CircleX;
  if (!isDecider) {
    return (
      <Badge tone={tone} icon={Icon}>
        {word}
      </Badge>
    );
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${model.model}: ${word}. Decide`}
          className={classNames(badgeStyle({ tone }), "min-w-7 hover:brightness-95")}
        >
          <Icon aria-hidden className="size-3.5" />
          <span className="max-md:sr-only">{word}</span>
          <ChevronDown aria-hidden className="size-3.5" />
        </button>
      }
    >
      <MenuLabel>{model.verdict === null ? "Decided by the mode" : `Decided: ${model.verdict}`}</MenuLabel>
      {model.verdict !== "allowed" && (
        <MenuItem icon={CircleCheck} onSelect={() => void onDecide(model, { verdict: "allowed" }, `${model.model} may answer`)}>
          Allow
        </MenuItem>
      )}
      {model.verdict !== "denied" && (
        <MenuItem icon={Ban} tone="danger" onSelect={() => void onDecide(model, { verdict: "denied" }, `${model.model} may not answer`)}>
          Deny
        </MenuItem>
      )}
      {model.verdict !== null && (
        <MenuItem icon={RotateCcw} onSelect={() => void onDecide(model, { verdict: null }, `${model.model} goes by the mode`)}>
          Leave it to the mode
        </MenuItem>
      )}
    </Menu>
  );
}
