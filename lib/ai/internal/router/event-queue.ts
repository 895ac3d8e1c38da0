/** What happens at the same time, told one after the other. */
export type EventQueue<Event> = { push(event: Event): void; next(): Promise<Event>; rest(): Event[] };

export function createEventQueue<Event>(): EventQueue<Event> {
  const events: Event[] = [];
  let wake: (() => void) | null = null;
  return {
    push: (event) => {
      events.push(event);
      wake?.();
    },
    rest: () => events.splice(0),
    async next() {
      for (;;) {
        const event = events.shift();
        if (event !== undefined) return event;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
