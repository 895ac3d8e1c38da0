"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useCommandRegistry } from "./commands.tsx";

const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });

/** Listens for ⌘K and loads the palette on its first use. */
export function PaletteHost() {
  const { isOpen, setOpen } = useCommandRegistry();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(!isOpen);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [isOpen, setOpen]);
  useEffect(() => {
    if (isOpen) setNeeded(true);
  }, [isOpen]);
  return isNeeded ? <Palette /> : null;
}
