import { rule } from '#kernel';

export const MSG_1 = rule({
  id: 'MSG-1',
  text:
    'What a partner writes about a citizen with an open case is kept on the pathway, once, as it was written, and the coordinator gets a ' +
    'task; a discharge that is announced in it is registered by a person, never read out of the text. Where there is no open case it ' +
    'goes to the inbox, for somebody to see to.',
  source: 'MedCom CareCommunication 5.0; Kolding initiativkatalog, initiative 18; project decision',
  refusals: { 'no-open-case': 'The citizen has no open case.', 'citizen-died': 'The citizen has died.' },
});
