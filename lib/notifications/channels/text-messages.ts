/** The one way a text message leaves; adapters stand in `providers/`. */
export type TextMessages = {
  readonly isConfigured: boolean;
  /** `notifications.sms_not_sent` where it may go later, `notifications.number_refused` where it never will. */
  send(phone: string, text: string, signal?: AbortSignal): Promise<void>;
};
