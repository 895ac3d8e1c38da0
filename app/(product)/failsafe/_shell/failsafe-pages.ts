/** The pages of the module, as its tabs and the palette name them. */
export const FAILSAFE_PAGES = [
  { href: "/failsafe", name: "Now" },
  { href: "/failsafe/models", name: "Models" },
  { href: "/failsafe/audits", name: "Audits" },
  { href: "/failsafe/leases", name: "Leases" },
  { href: "/failsafe/trips", name: "Trips" },
  { href: "/failsafe/switches", name: "Switches" },
  { href: "/failsafe/drills", name: "Drills" },
  { href: "/failsafe/settings", name: "Settings" },
] as const;
