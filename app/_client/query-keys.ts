export const queryKeys = {
  me: ["me"],
  chats: ["chats"],
  turns: (chatId: string) => ["turns", chatId],
  trace: (jobId: string) => ["trace", jobId],
  health: ["health"],
  models: ["models"],
  providers: ["providers"],
} as const;
