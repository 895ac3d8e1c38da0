/** Lower may not import higher; equals may not import each other. The one place the architecture is written down for machines. */
export const LEVELS: readonly (readonly string[])[] = [
  ["lib/platform"],
  ["lib/auth"],
  ["lib/integrations"],
  ["lib/guard", "lib/notifications"],
  ["lib/ai"],
  ["lib/knowledge", "lib/prompts", "lib/risk", "lib/failsafe", "lib/finance", "lib/trading"],
  ["lib/chat", "lib/admin", "lib/ops"],
  ["lib/runtime"],
  // scripts/serve.ts mounts the same app the host publishes, so commands stand above it.
  ["api"],
  ["scripts"],
  ["app"],
];
