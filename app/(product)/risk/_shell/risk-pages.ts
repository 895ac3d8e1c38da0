/** The pages of the module, as its tabs and the palette name them. */
export const RISK_PAGES = [
  { href: "/risk", name: "Live" },
  { href: "/risk/cases", name: "Cases" },
  { href: "/risk/rules", name: "Rules" },
  { href: "/risk/lists", name: "Lists" },
  { href: "/risk/model", name: "Model" },
  { href: "/risk/imports", name: "Imports" },
  { href: "/risk/monitors", name: "Monitors" },
  { href: "/risk/impact", name: "Impact" },
  { href: "/risk/demo", name: "Demo run" },
  { href: "/risk/settings", name: "Settings" },
] as const;
