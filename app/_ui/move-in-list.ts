import type { KeyboardEvent } from "react";

/**
 * j, k, arrows, Home and End move between the elements of a list that carry `data-list-item`; Enter is the element's own. Typing in
 * a field is left alone, but for ArrowDown, which leads from a search into what it found.
 */
export function moveInList(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  if (!list || event.metaKey || event.ctrlKey || event.altKey) return;
  const { target } = event;
  if (isField(target) && (event.key !== "ArrowDown" || list.contains(target))) return;
  const items = [...list.querySelectorAll<HTMLElement>("[data-list-item]")];
  const position = items.findIndex((item) => item === document.activeElement || item.parentElement?.contains(document.activeElement));
  const next = pickTarget(event.key, position, items.length);
  if (next === null) return;
  event.preventDefault();
  items[next]?.focus();
}

function isField(target: EventTarget): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

function pickTarget(key: string, position: number, count: number): number | null {
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(position + 1, count - 1);
    case "k":
    case "ArrowUp":
      return Math.max(position - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
