import type { KeyboardEvent } from "react";

/** Ctrl or ⌘ with Enter sends a form from any of its fields, as its button does. */
export function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
