"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { listForMenu } from "../../../_client/prompt-menu.ts";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { useDebounced } from "../../../_ui/use-debounced.ts";
import { menuTextOf } from "../_components/prompts/menu-text.ts";

const REST_MS = 150;
const FRESH_MS = 30_000;

type MenuOptions = { text: string; isEnabled: boolean; onPick(prompt: PromptSummary): void };

/** The caret stays in the text; what the arrows are on is told by the field, as a list box that belongs to it. */
export function usePromptMenu({ text, isEnabled, onPick }: MenuOptions) {
  const id = useId();
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const [active, setActive] = useState({ text: "", index: 0 });
  const typed = isEnabled && leftAt !== text ? menuTextOf(text) : null;
  const wanted = useDebounced(typed ?? "", REST_MS);
  const isOpen = typed !== null;
  const found = useQuery({
    queryKey: queryKeys.promptMenu(wanted),
    queryFn: ({ signal }) => listForMenu(wanted, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  const prompts = isOpen ? (found.data ?? []) : [];
  const at = active.text === text ? Math.min(active.index, prompts.length - 1) : 0;
  const optionId = (index: number) => `${id}-${index}`;

  /** True where the key was the menu's. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const chosen = prompts[at];
    if (event.key === "Escape") setLeftAt(text);
    else if (event.key === "ArrowDown" && chosen) setActive({ text, index: (at + 1) % prompts.length });
    else if (event.key === "ArrowUp" && chosen) setActive({ text, index: (at - 1 + prompts.length) % prompts.length });
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && chosen) onPick(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    ...{ id, isOpen, prompts, at, optionId, onKeyDown, onPick },
    isLoading: isOpen && found.isPending,
    hasFailed: isOpen && found.isError,
    point: (index: number) => setActive({ text, index }),
    field: isOpen && {
      "aria-autocomplete": "list" as const,
      "aria-haspopup": "listbox" as const,
      "aria-controls": prompts.length > 0 ? id : undefined,
      "aria-activedescendant": prompts.length > 0 ? optionId(at) : undefined,
    },
  };
}

export type PromptMenu = ReturnType<typeof usePromptMenu>;
