/** What only the local cloud has and a deployment refuses: its mailbox, its search engine, and addresses of this machine as targets. */
const LOCAL_ONLY: ReadonlySet<string> = new Set([
  "SENDGRID_API_KEY",
  "SENDGRID_FROM_EMAIL",
  "SENDGRID_FROM_NAME",
  "SENDGRID_BASE_URL",
  "ALLOW_LOOPBACK_TARGETS",
  "SAMPLE_SEARCH_URL",
]);

/** The environment of a built function as the host gives it, on the stores of the local cloud. */
export function hostEnvironment(cloud: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(cloud).filter(([name]) => !LOCAL_ONLY.has(name));
  return { ...Object.fromEntries(kept), NODE_ENV: "production", VERCEL: "1" };
}
