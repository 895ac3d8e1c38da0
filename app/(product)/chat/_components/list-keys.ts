import type { KeyboardEvent } from "react";

/** j, k, arrows, Home and End move between the links of a list; Enter is the link's own. Typing in a field is left alone, but for ArrowDown. */
export function moveInList(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  if (!list || event.metaKey || event.ctrlKey || event.altKey) return;
  const { target } = event;
  if (target instanceof HTMLInputElement && (event.key !== "ArrowDown" || list.contains(target))) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>("a[data-list-item]")];
  const position = links.findIndex((link) => link === document.activeElement || link.parentElement?.contains(document.activeElement));
  const next = pickTarget(event.key, position, links.length);
  if (next === null) return;
  event.preventDefault();
  links[next]?.focus();
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
