"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useCommandRegistry } from "./commands.tsx";
import { useShortcut } from "./shortcuts/use-shortcut.ts";

const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });

/** Listens for ⌘K and loads the palette on its first use. */
export function PaletteHost() {
  const { isOpen, setOpen } = useCommandRegistry();
  const [isNeeded, setNeeded] = useState(false);
  useShortcut("palette", () => setOpen(!isOpen));
  useEffect(() => {
    if (isOpen) setNeeded(true);
  }, [isOpen]);
  return isNeeded ? <Palette /> : null;
}
