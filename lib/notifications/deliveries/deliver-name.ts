export const DELIVER_JOB = "notifications.deliver-notification";
