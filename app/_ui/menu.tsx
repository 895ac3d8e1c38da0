"use client";

import type { LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { useOverlayHost } from "./use-overlay-host.ts";

type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  onCloseAutoFocus?: ((event: Event) => void) | undefined;
};

export function Menu({ trigger, children, align = "end", onCloseAutoFocus }: MenuProps) {
  const host = useOverlayHost();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(onCloseAutoFocus && { onCloseAutoFocus })}
          className="z-50 min-w-48 animate-appear rounded-md border bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = { icon: LucideIcon; children: ReactNode; onSelect: () => void; tone?: "neutral" | "danger" };

export function MenuItem({ icon: Icon, children, onSelect, tone = "neutral" }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className={classNames(
        "flex h-8 items-center gap-2 rounded-md px-2 text-sm outline-none data-highlighted:bg-hover",
        tone === "danger" && "text-blocked",
      )}
    >
      <Icon aria-hidden className="size-4" />
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-2 text-ink-soft text-xs">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
