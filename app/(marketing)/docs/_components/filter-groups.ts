export type NavLink = { href: string; text: string; method?: string /** Found by these too, though they are not shown. */; words?: string };
export type NavGroup = { title: string; links: readonly NavLink[] /** Too many to list unasked. */; isOnlyFound?: boolean };

/** Every word has to be in the address, the method, the name or the code; groups without a match are left out. */
export function filterGroups(groups: readonly NavGroup[], query: string): NavGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups.filter(({ isOnlyFound }) => isOnlyFound !== true);
  const matches = (link: NavLink) => {
    const text = `${link.method ?? ""} ${link.text} ${link.words ?? ""} ${link.href}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups.map((group) => ({ ...group, links: group.links.filter(matches) })).filter(({ links }) => links.length > 0);
}
