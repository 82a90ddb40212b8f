import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Everything that a benchmark started: none of it outlives us. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

/** Ends the child with us, should we end first. Returns when it has ended. */
export function mind(child: ChildProcess): Promise<void> {
  children.add(child);
  return new Promise((resolve) => {
    child.once('exit', () => {
      children.delete(child);
      resolve();
    });
  });
}

/** A part of a benchmark in a process of its own, which answers each order with one report. */
export interface Helper<Order, Report> {
  ask(order: Order): Promise<Report>;
  stop(): Promise<void>;
}

/** `file`: its name in this folder. */
export function startHelper<Order extends object, Report>(file: string): Helper<Order, Report> {
  // Standard output is for findings alone.
  const options = { stdio: ['ignore', 2, 2, 'ipc'], serialization: 'advanced' } as const;
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], { ...options, stdio: [...options.stdio] });
  const ended = mind(child);
  return {
    async ask(order) {
      const report = new Promise<Report>((resolve) => child.once('message', (message) => resolve(message as Report)));
      child.send(order);
      const answer = await Promise.race([report, ended]);
      if (answer === undefined) throw new Error(`${file} ended before it had reported.`);
      return answer;
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The helper's own side: answers every order until the benchmark ends. */
export function answerOrders<Order, Report>(answer: (order: Order) => Promise<Report> | Report): void {
  process.on('message', (order) => {
    void (async () => {
      const report = await answer(order as Order);
      process.send?.(report);
    })();
  });
  process.on('disconnect', () => process.exit());
}
