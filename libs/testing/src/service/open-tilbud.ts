import { type Uuid } from '#kernel';
import { type ServiceClient } from './service-client.js';

/** What a test wants of a tilbud. */
export interface TilbudWanted {
  /** The id that it is to have. */
  readonly id?: Uuid;
  readonly sections?: readonly string[];
  /** How many places there are to be of each kind; ten ordinary ones when absent. */
  readonly places?: Readonly<Partial<Record<'ordinary' | 'akutplads' | 'assessment', number>>>;
  /** The municipality that runs it, where it is not the usual one. */
  readonly municipality?: string;
}

/** Registers a tilbud with places since 2020, and gives its id. @throws Error when the service does not take it */
export async function openTilbud(client: Pick<ServiceClient, 'post'>, wanted: TilbudWanted = {}): Promise<Uuid> {
  const { id, sections = ['SEL-107', 'SEL-108', 'SEL-82c', 'SEL-110'], places = { ordinary: 10 }, municipality } = wanted;
  const by = municipality === undefined ? {} : { municipality };
  const recorded = async (path: string, body: unknown): Promise<Uuid> => {
    const answer = await client.post(path, body, by);
    if (answer.status !== 201) throw new Error(`the test's tilbud was answered ${answer.status}: ${answer.text}`);
    return (answer.body as { readonly id: Uuid }).id;
  };
  const tilbudId = await recorded('/api/tilbud', { ...(id === undefined ? {} : { id }), name: 'Botilbuddet Eksempel', kind: 'midlertidigt-botilbud', sections });
  for (const [kind, count] of Object.entries(places)) {
    for (let n = 0; n < count; n++) await recorded(`/api/tilbud/${tilbudId}/places`, { kind, from: '2020-01-01' });
  }
  return tilbudId;
}
