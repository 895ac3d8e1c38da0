"use client";

import { Command as Cmdk } from "cmdk";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { Kbd } from "../../_ui/kbd.tsx";
import { COMMAND_GROUPS, type Command, useCommandRegistry } from "./commands.tsx";
import { PaletteResults, usePaletteSearch } from "./palette-results.tsx";

export function Palette() {
  const { isOpen, setOpen } = useCommandRegistry();
  const opener = useRef<Element | null>(null);
  const chosen = useRef<Command | null>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // Radix would give the focus to the dialog's trigger, and a palette opened by key has none.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
            // Only now, so that a command may move the focus.
            chosen.current?.run();
            chosen.current = null;
          }}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-140 animate-appear overflow-hidden rounded-md border bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <PaletteBody
            onLeave={() => setOpen(false)}
            onChoose={(command) => {
              chosen.current = command;
              setOpen(false);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Mounted while the palette is open, so each opening begins with an empty field. */
function PaletteBody({ onLeave, onChoose }: { onLeave(): void; onChoose(command: Command): void }) {
  const { commands } = useCommandRegistry();
  const [text, setText] = useState("");
  const found = usePaletteSearch(text);
  const groups = COMMAND_GROUPS.filter((group) => commands.some((command) => command.group === group));
  return (
    <Cmdk label="Command palette" loop>
      <Cmdk.Input
        aria-label="Search commands"
        placeholder="Search commands, chats, files and memories"
        value={text}
        onValueChange={setText}
        className="h-12 w-full border-b bg-transparent px-4 text-ink text-lg outline-none placeholder:text-ink-faint"
      />
      <Cmdk.List aria-label="Commands" className="max-h-[min(24rem,60vh)] overflow-y-auto p-2">
        {found.hits.length + found.prompts.length === 0 && !found.isLoading && !found.hasFailed && (
          <Cmdk.Empty className="px-2 py-6 text-center text-ink-soft">Nothing matches. Try another word.</Cmdk.Empty>
        )}
        {groups.map((group) => (
          <Cmdk.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs"
          >
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <PaletteItem key={command.id} command={command} onChoose={onChoose} />
              ))}
          </Cmdk.Group>
        ))}
        <PaletteResults found={found} onLeave={onLeave} />
      </Cmdk.List>
    </Cmdk>
  );
}

function PaletteItem({ command, onChoose }: { command: Command; onChoose(command: Command): void }) {
  const Icon = command.icon;
  return (
    <Cmdk.Item
      value={`${command.label} ${command.id}`}
      keywords={command.keywords ?? []}
      onSelect={() => onChoose(command)}
      className="flex min-h-9 items-center gap-3 rounded-md px-2 text-base data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1 truncate">{command.label}</span>
      {command.shortcut && <Kbd>{command.shortcut}</Kbd>}
    </Cmdk.Item>
  );
}
