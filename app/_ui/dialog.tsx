"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Tooltip } from "./tooltip.tsx";

type DialogProps = {
  title: string;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  /** Left out where something else opens it, such as a command or an entry of a menu that is gone by then. */
  trigger?: ReactNode;
  /** For a trigger that shows an icon alone. */
  tooltip?: string | undefined;
  /** What gets the focus afterwards, where that is not the trigger. */
  returnTo?: () => HTMLElement | null;
  children: ReactNode;
};

/** For a decision: it stands over the page until it is taken or left. Closing gives the focus back to what opened it. */
export function Dialog({ title, isOpen, onOpen, trigger, tooltip, returnTo, children }: DialogProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpen}>
      {trigger !== undefined && <Trigger tooltip={tooltip}>{trigger}</Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            if (!returnTo) return;
            event.preventDefault();
            returnTo()?.focus();
          }}
          className="fixed inset-x-4 top-[10vh] z-50 mx-auto flex max-h-[80dvh] max-w-120 animate-appear flex-col gap-4 overflow-y-auto rounded-md border bg-raised p-5 shadow-float"
        >
          <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Trigger({ tooltip, children }: { tooltip: string | undefined; children: ReactNode }) {
  const trigger = <Radix.Trigger asChild>{children}</Radix.Trigger>;
  return tooltip === undefined ? trigger : <Tooltip text={tooltip}>{trigger}</Tooltip>;
}
