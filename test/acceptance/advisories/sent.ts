import { addDays, dateInCopenhagen } from '#kernel';
import { eventually } from '#testing';
import { type Inbox } from '../hard-cases/inbox.js';
import { type World } from '../hard-cases/world.js';

/** An advisory that has gone out at this hour, about a resident who leaves so soon that the partner is told at once: its id and its citizen's, and where it is shown. */
export async function sentAdvisory(world: World, inbox: Inbox): Promise<{ readonly id: string; readonly path: string; readonly citizenId: string }> {
  const { pathway, stayId } = await world.resident('2026-09-01');
  const date = addDays(dateInCopenhagen(world.clock.now()), 3);
  await world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  const [message] = await inbox.arrived(stayId, 1);
  const id = message!.data.advisoryId;
  const path = `/api/advisories/${id}`;
  await eventually('the advisory is shown as sent', async () => (await world.pathway(path)).state === 'sent', 30_000);
  return { id, path, citizenId: pathway.slice(-36) };
}
