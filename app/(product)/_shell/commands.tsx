"use client";

import type { LucideIcon } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** In the order of the palette: what the page can do comes first, its long lists last. */
export const COMMAND_GROUPS = ["Chat", "Page", "Go to", "Appearance", "Account", "Chats"] as const;

export type Command = {
  id: string;
  label: string;
  group: (typeof COMMAND_GROUPS)[number];
  icon: LucideIcon;
  shortcut?: string;
  /** Further words under which it is found. */
  keywords?: string[];
  run(): void;
};

type Registry = {
  commands: readonly Command[];
  register(source: string, commands: readonly Command[]): () => void;
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
};

const CommandContext = createContext<Registry | null>(null);

/** Pages bring their actions to the palette while they are on screen. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [bySource, setBySource] = useState<ReadonlyMap<string, readonly Command[]>>(new Map());
  const [isOpen, setOpen] = useState(false);
  const [register] = useState(() => (source: string, commands: readonly Command[]) => {
    setBySource((known) => new Map(known).set(source, commands));
    return () => setBySource((known) => new Map([...known].filter(([name]) => name !== source)));
  });
  const value = useMemo(() => ({ commands: [...bySource.values()].flat(), register, isOpen, setOpen }), [bySource, register, isOpen]);
  return <CommandContext value={value}>{children}</CommandContext>;
}

export function useCommandRegistry(): Registry {
  const registry = useContext(CommandContext);
  if (!registry) throw new Error("useCommandRegistry needs the product layout above it.");
  return registry;
}

/** `commands` must keep its identity between renders (useMemo), or the registry would change on each of them. */
export function useCommands(source: string, commands: readonly Command[]): void {
  const { register } = useCommandRegistry();
  useEffect(() => register(source, commands), [register, source, commands]);
}
