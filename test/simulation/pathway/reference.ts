/**
 * A citizen's pathway as a child would keep it: a list of what was said, and a calendar that is looked through day by day.
 * Days are numbers; nothing here is clever, and nothing is shared with the code that it is held against.
 */

export type Fact =
  | { readonly is: 'registered'; readonly on: number }
  | { readonly is: 'opened'; readonly on: number; readonly again: false | 'inquiry' | 'visitation' }
  | { readonly is: 'closed'; readonly on: number }
  | { readonly is: 'coordinator'; readonly on: number; readonly who: string }
  | { readonly is: 'granted'; readonly on: number; readonly id: string; readonly section: Section; readonly to: number | null }
  | { readonly is: 'moved-in'; readonly on: number; readonly id: string; readonly grant: string }
  | { readonly is: 'left'; readonly on: number; readonly id: string }
  | { readonly is: 'support'; readonly on: number; readonly id: string; readonly grant: string }
  | { readonly is: 'support-ended'; readonly on: number; readonly id: string }
  | { readonly is: 'card'; readonly on: number; readonly id: string; readonly through: number; readonly clips: number }
  | { readonly is: 'clip'; readonly on: number; readonly id: string }
  | { readonly is: 'superseded'; readonly on: number; readonly id: string }
  | { readonly is: 'died'; readonly on: number };
export type Section = '107' | '85';
export type Kind = Fact['is'];
type Of<Is extends Kind> = Extract<Fact, { readonly is: Is }>;

/** What was said at once: it counts or it does not, as a whole. */
export interface Saying {
  facts: readonly Fact[];
  counts: boolean;
}

/** What counts, in the order of the days, and on one day in the order it was said. */
export class Told {
  readonly facts: readonly Fact[];

  constructor(sayings: readonly Saying[]) {
    const counting = sayings.flatMap(({ facts, counts }) => (counts ? facts : []));
    this.facts = counting.map((fact, at) => ({ fact, at })).sort((a, b) => a.fact.on - b.fact.on || a.at - b.at).map(({ fact }) => fact);
  }

  all<Is extends Kind>(is: Is): readonly Of<Is>[] {
    return this.facts.filter((fact): fact is Of<Is> => fact.is === is);
  }

  /** The turns of the pathway up to a day: opened, closed, opened, … */
  isOpen(day: number): boolean {
    let open = false;
    for (const fact of this.facts) {
      if (fact.on > day) break;
      if (fact.is === 'opened') open = true;
      if (fact.is === 'closed') open = false;
    }
    return open;
  }

  get isOpenAtLast(): boolean {
    return this.isOpen(Infinity);
  }

  get lastTurn(): number | undefined {
    return this.facts.findLast(({ is }) => is === 'opened' || is === 'closed')?.on;
  }

  get lastOpening(): number | undefined {
    return this.all('opened').at(-1)?.on;
  }

  get firstOpening(): number | undefined {
    return this.all('opened')[0]?.on;
  }

  get diedOn(): number | undefined {
    return this.all('died')[0]?.on;
  }

  stays(day: number): readonly string[] {
    return this.going('moved-in', 'left', day);
  }

  supports(day: number): readonly string[] {
    return this.going('support', 'support-ended', day);
  }

  coordinator(day: number): string | undefined {
    return this.all('coordinator').findLast(({ on }) => on <= day)?.who;
  }

  /** The grants of a section that cover a day; the one that lasts longest first. */
  grants(section: Section, day: number): readonly Of<'granted'>[] {
    const covering = this.all('granted').filter((one) => one.section === section && one.on <= day && (one.to === null || day <= one.to));
    return [...covering].sort((a, b) => (b.to ?? Infinity) - (a.to ?? Infinity));
  }

  clipsUsed(card: string): readonly number[] {
    return this.all('clip').filter(({ id }) => id === card).map(({ on }) => on);
  }

  /** Cards that a day falls under. */
  cards(day: number): readonly Of<'card'>[] {
    return this.all('card').filter(({ id, on, through }) => on <= day && day <= through && !this.all('superseded').some((end) => end.id === id && end.on <= day));
  }

  private going(begin: 'moved-in' | 'support', end: 'left' | 'support-ended', day: number): readonly string[] {
    const ended = this.all(end).filter(({ on }) => on <= day).map(({ id }) => id);
    return this.all(begin).filter(({ id, on }) => on <= day && !ended.includes(id)).map(({ id }) => id);
  }
}

/** All that is wrong with what is told, day by day. Of what was recorded soundly: nothing. */
export function faultsIn(told: Told): ReadonlySet<string> {
  const faults = new Set<string>();
  const { firstOpening, facts } = told;
  // Nothing changes between two days on which something is said, but that a card or a grant runs out.
  const days = [...new Set(facts.flatMap((fact) => ['on', 'through', 'to'].map((end) => (fact as unknown as Record<string, number | null>)[end]).filter((day) => typeof day === 'number')))];
  for (const day of days.flatMap((one) => [one, one + 1])) {
    if (told.stays(day).length > 1) faults.add('two stays on one day');
    if (told.supports(day).length > 1) faults.add('support twice on one day');
    if (!told.isOpen(day) && told.stays(day).length + told.supports(day).length > 0) faults.add('something goes on while closed');
    if (told.isOpen(day) && told.coordinator(day) === undefined) faults.add('open without a coordinator');
    const unused = told.cards(day).filter(({ id, clips }) => told.clipsUsed(id).length < clips);
    if (unused.length > 1) faults.add('two cards in force');
    if (unused.length > 0 && isOpenForVisitation(told, day)) faults.add('a card in force while open');
  }
  if (told.all('died').length > 1) faults.add('died twice');
  let open = false;
  for (const [at, fact] of facts.entries()) {
    const before = facts.slice(0, at);
    const speaksOf = (is: Kind, id: string) => before.some((one) => one.is === is && 'id' in one && one.id === id);
    switch (fact.is) {
      case 'opened':
        if (open) faults.add('opened twice');
        if (fact.again && !before.some(({ is }) => is === 'opened')) faults.add('opened again before it was opened');
        open = true;
        break;
      case 'closed':
        if (!open) faults.add('closed unopened');
        open = false;
        break;
      case 'granted':
        if (fact.to !== null && fact.to < fact.on) faults.add('granted until before it begins');
        break;
      case 'moved-in':
      case 'support': {
        const grant = before.find((one): one is Of<'granted'> => one.is === 'granted' && one.id === fact.grant);
        if (!grant) faults.add('begun under no grant');
        else if (fact.on < grant.on || (grant.to !== null && fact.on > grant.to)) faults.add('begun outside its grant');
        if (firstOpening === undefined || fact.on < firstOpening) faults.add('begun before the opening');
        break;
      }
      case 'left':
        if (!speaksOf('moved-in', fact.id)) faults.add('left without having come');
        break;
      case 'support-ended':
        if (!speaksOf('support', fact.id)) faults.add('ended without having begun');
        break;
      case 'clip': {
        const card = told.all('card').find(({ id }) => id === fact.id);
        if (!speaksOf('card', fact.id)) faults.add('a clip of no card');
        else if (card && (told.clipsUsed(card.id).length > card.clips || fact.on > card.through)) faults.add('a clip too many or too late');
        break;
      }
      case 'superseded':
        if (!speaksOf('card', fact.id)) faults.add('no card to supersede');
        break;
      default:
    }
  }
  return faults;
}

/** Opened by an inquiry, the pathway leaves a card in force; opened otherwise it does not. */
function isOpenForVisitation(told: Told, day: number): boolean {
  const opening = told.all('opened').findLast(({ on }) => on <= day);
  return told.isOpen(day) && opening?.again !== 'inquiry';
}
