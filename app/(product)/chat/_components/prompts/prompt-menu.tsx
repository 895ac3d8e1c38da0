"use client";

import { Heart } from "lucide-react";
import { useEffect, useRef } from "react";
import type { PromptSummary } from "../../../../_client/prompts.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import type { PromptMenu as Menu } from "../../_hooks/use-prompt-menu.ts";

/** Above the composer while it begins with a slash. */
export function PromptMenu({ menu, isTouch }: { menu: Menu; isTouch: boolean }) {
  if (!menu.isOpen) return null;
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[40dvh] flex-col overflow-hidden rounded-md border bg-raised shadow-float">
      <p role="status" className="px-3 pt-2 text-ink-soft text-xs">
        {wordsOf(menu, isTouch)}
      </p>
      {menu.prompts.length > 0 && (
        <div role="listbox" id={menu.id} aria-label="Prompts" className="overflow-y-auto p-1">
          {menu.prompts.map((prompt, index) => (
            <Option key={prompt.id} menu={menu} prompt={prompt} index={index} />
          ))}
        </div>
      )}
    </div>
  );
}

function wordsOf({ isLoading, hasFailed, prompts }: Menu, isTouch: boolean): string {
  if (isLoading) return "Looking for prompts";
  if (hasFailed) return "Prompts could not be loaded. What you wrote can be sent as it is.";
  if (prompts.length === 0) return "No prompt found. What you wrote can be sent as it is.";
  const count = `${prompts.length} ${prompts.length === 1 ? "prompt" : "prompts"}`;
  return isTouch ? count : `${count}: arrows choose, Enter takes, Escape leaves`;
}

function Option({ menu, prompt, index }: { menu: Menu; prompt: PromptSummary; index: number }) {
  const isActive = menu.at === index;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the caret stays in the field, which has the keys.
    <div
      ref={element}
      role="option"
      id={menu.optionId(index)}
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={() => !isActive && menu.point(index)}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => menu.onPick(prompt)}
      className={classNames("flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5", isActive && "bg-hover")}
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm">{prompt.title}</span>
        <span className="truncate text-ink-soft text-xs">{prompt.description}</span>
      </span>
      {prompt.isFavourite && <Heart aria-label="Favourite" className="size-3.5 shrink-0 fill-current text-accent-ink" />}
    </div>
  );
}
