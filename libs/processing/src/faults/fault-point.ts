/** The places where a process may die at the worst moment; tests kill it there. */
export const faultPoints = [
  'command.before-append',
  'command.after-append',
  'processor.before-commit',
  'processor.after-commit',
  'delivery.before-send',
  'delivery.after-send',
  'planner.after-append',
  'rebuild.before-swap',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

let listener: ((name: FaultPoint) => void) | undefined;

/** Marks a named place. Does nothing unless somebody listens. */
export function faultPoint(name: FaultPoint): void {
  listener?.(name);
}

/** Listens at the fault points of this process, instead of whoever did before; gives what ends it. */
export function listenAtFaultPoints(heard: (name: FaultPoint) => void): () => void {
  listener = heard;
  return () => {
    if (listener === heard) listener = undefined;
  };
}

/**
 * Has the process killed (SIGKILL, so that nothing is tidied up) at a fault point: `name`, or `name:n` for the n-th time
 * that it is passed. For development mode only: the composition root decides whether `FAULT_POINT` is obeyed.
 * @throws RangeError where no such fault point exists
 */
export function killAtFaultPoint(where: string, kill: () => void = killThisProcess): () => void {
  const [name, nth = '1', ...rest] = where.split(':');
  const known = faultPoints.find((point) => point === name);
  if (!known || !/^[1-9]\d{0,8}$/.test(nth) || rest.length > 0) {
    throw new RangeError(`no fault point: one of ${faultPoints.join(', ')}, or with :n behind`);
  }
  let left = Number(nth);
  return listenAtFaultPoints((passed) => {
    if (passed === known && --left === 0) kill();
  });
}

function killThisProcess(): void {
  process.kill(process.pid, 'SIGKILL');
}
