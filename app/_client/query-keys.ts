export const queryKeys = {
  me: ["me"],
  chats: ["chats"],
  turns: (chatId: string) => ["turns", chatId],
  trace: (jobId: string) => ["trace", jobId],
  health: ["health"],
  models: ["models"],
  providers: ["providers"],
  usage: (query: string) => ["usage", query],
  usageRows: (query: string) => ["usage-rows", query],
  egress: (query: string) => ["egress", query],
  egressRows: (query: string) => ["egress-rows", query],
  budgets: ["budgets"],
} as const;
