"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./icon-button.tsx";
import { useMediaQuery } from "./use-media-query.ts";

type DrawerProps = {
  title: string;
  /** Closing, and giving the focus back to what opened it, is the page's: it alone knows where that stands. */
  onClose(): void;
  children: ReactNode;
};

/** Evidence and detail: beside the page where there is room, over it where there is not. Escape closes it. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const isWide = useMediaQuery("(min-width: 1100px)");
  if (isWide)
    return (
      <Aside title={title} onClose={onClose}>
        {children}
      </Aside>
    );
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusWhole}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed inset-y-0 right-0 z-40 flex w-full max-w-112 animate-appear flex-col bg-canvas shadow-float"
        >
          <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-b pr-2 pl-4">
            <Dialog.Title className="min-w-0 truncate font-medium text-base">{title}</Dialog.Title>
            <IconButton label={`Close ${title.toLowerCase()}`} icon={X} onClick={onClose} />
          </header>
          <DrawerBody>{children}</DrawerBody>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The panel itself, not its first button: opening it should read its name, not a tooltip. */
function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

function Aside({ title, onClose, children }: DrawerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      aria-label={title}
      className="flex w-96 shrink-0 flex-col border-l bg-canvas"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-b pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 truncate font-medium text-base">
          {title}
        </h2>
        <IconButton label={`Close ${title.toLowerCase()}`} icon={X} side="left" onClick={onClose} />
      </header>
      <DrawerBody>{children}</DrawerBody>
    </aside>
  );
}

function DrawerBody({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling evidence must be reachable by keyboard.
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2">
      {children}
    </div>
  );
}
