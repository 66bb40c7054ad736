import { type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { compareSides } from '../harness/compare-sides.js';
import { median, rounded } from '../harness/statistics.js';
import { contactPerson, LoadClient, openPathways } from '../service/client.js';
import { BackgroundWatch } from '../service/settled.js';
import { startMeasuredService } from '../service/start.js';

const CALLERS = 32;
const PATHWAYS = 3_000;
const seconds = 3;
const subject = 'durable command';
const control = 'empty command';

/** Durable commands a second over HTTP, against a command that does nothing behind the same middleware. */
export const benchmark: Benchmark = async ({ newDatabase, rounds, say }) => {
  const { url } = await newDatabase();
  const service = await startMeasuredService(url);
  const background = await BackgroundWatch.open(url);
  const client = new LoadClient(service.url, CALLERS);
  try {
    say(`opening ${PATHWAYS} pathways`);
    const citizens = await openPathways(client, PATHWAYS);
    let next = 0;
    const citizen = () => citizens[next++ % citizens.length] ?? '';
    /** Each side begins when what went before is worked off. */
    const settled = (call: () => Promise<unknown>) => async () => {
      await background.settled();
      return closedLoop(CALLERS, seconds, call);
    };
    const sides = [
      { name: subject, measure: settled(() => client.post(`/api/pathways/${citizen()}/services`, 'bostoette', contactPerson())) },
      { name: control, measure: settled(() => client.post(`/bench/pathways/${citizen()}/services`, 'bostoette', contactPerson())) },
    ];
    const compared = await compareSides(`${CALLERS} callers`, 'commands/s', sides, rounds, [control], say);
    return {
      ratios: { command: compared.ratio(subject, control) },
      targets: { command: 0.4 },
      figures: Object.fromEntries(sides.map(({ name }) => [`${name}, commands/s`, rounded(median(compared.measures[name] ?? []))])),
      unsteady: compared.unsteady,
    };
  } finally {
    client.close();
    await background.close();
    await service.stop();
  }
};
