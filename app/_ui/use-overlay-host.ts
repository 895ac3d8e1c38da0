"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;

/** Where menus and tooltips are put: inside the main landmark, so that nothing on the page stands outside of one. */
export function useOverlayHost(): HTMLElement | null {
  return useSyncExternalStore(
    neverChanges,
    () => document.getElementById("main"),
    () => null,
  );
}
