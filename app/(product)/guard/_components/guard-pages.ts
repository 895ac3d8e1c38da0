/** The pages of the module, as its tabs and the palette name them. */
export const GUARD_PAGES = [
  { href: "/guard", name: "Test bench" },
  { href: "/guard/policy", name: "Policy" },
  { href: "/guard/events", name: "Events" },
  { href: "/guard/numbers", name: "Numbers" },
] as const;
